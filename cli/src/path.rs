//! The names and the languages of files.

use std::{
    borrow::Cow,
    env,
    fmt::Write as _,
    path::{Component, MAIN_SEPARATOR_STR, Path, PathBuf, is_separator},
    sync::LazyLock,
};

use clap::ValueEnum;
use msk_connect_preflight::text::escape;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Syntax {
    /// YAML for files named `*.yaml` or `*.yml`, otherwise JSON
    Auto,
    /// JSON
    Json,
    /// YAML 1.2, with one or more documents
    Yaml,
}

impl Syntax {
    pub(crate) fn is_yaml(self, file: &Path) -> bool {
        match self {
            Self::Auto => has_extension(file, &["yaml", "yml"]),
            Self::Json => false,
            Self::Yaml => true,
        }
    }
}

/// Whether the file has one of these extensions.
pub(crate) fn has_extension(file: &Path, extensions: &[&str]) -> bool {
    let extension = file.extension().unwrap_or_default();
    extensions
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// The file's name as text: a byte that is not UTF-8 becomes an escape such as `\xff`. A backslash
/// that would look like such an escape becomes `\x5c`, so that different names stay different.
pub(crate) fn name(file: &Path) -> Cow<'_, str> {
    let name = file.as_os_str();
    if let Some(name) = name.to_str().filter(|name| !name.contains("\\x")) {
        return Cow::Borrowed(name);
    }
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some((before, after)) = rest.split_once('\\') {
            let is_escape = matches!(after.as_bytes(), [b'x', high, low, ..]
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit());
            text += before;
            text += if is_escape && !is_separator('\\') {
                r"\x5c"
            } else {
                r"\"
            };
            rest = after;
        }
        text += rest;
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(text, r"\x{byte:02x}");
        }
    }
    Cow::Owned(text)
}

pub(crate) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The path to `file`, escaped for printing.
pub(crate) fn shown(file: &Path) -> String {
    if is_standard_input(file) {
        return "<standard input>".to_owned();
    }
    escape(&name(file)).into_owned()
}

/// The name of a file as other programs take it: relative to the current folder if it is inside, with slashes.
pub(crate) fn portable(file: &Path) -> String {
    name(&parts(file)).replace(MAIN_SEPARATOR_STR, "/")
}

/// The current folder.
static HERE: LazyLock<PathBuf> = LazyLock::new(|| env::current_dir().unwrap_or_default());

/// The parts of the path to `file`, relative to the current folder if the file is inside it;
/// otherwise the first part is a root or `..`.
pub(crate) fn parts(file: &Path) -> PathBuf {
    let file = file.strip_prefix(&*HERE).unwrap_or(file);
    let parts = file.components();
    parts.filter(|part| *part != Component::CurDir).collect()
}
