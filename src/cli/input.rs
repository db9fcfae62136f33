//! What the input is written in.

use std::path::Path;

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Syntax {
    /// YAML in files named `.yaml` or `.yml`, else JSON
    Auto,
    /// JSON
    Json,
    /// YAML 1.2, of one document or more
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

/// Whether the file's name ends in one of these.
pub(crate) fn has_extension(file: &Path, extensions: &[&str]) -> bool {
    let extension = file.extension().unwrap_or_default();
    extensions
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}
