//! Corrects the text of a file for `check --fix` and `--diff`.

use std::path::Path;

use msk_connect_preflight::{
    Finding, Options,
    fix::{self, Applied, Fix, Fixed},
};

use crate::{args::Check, lines::LONGEST};

/// The text of a file with fixes applied. The lines of the fixes are those of the file.
pub(crate) struct Corrected {
    pub(crate) text: Vec<u8>,
    pub(crate) applied: Vec<Applied>,
}

/// Applies to the documents in `text`, the content of `file`, the fixes that the arguments ask for. What is not UTF-8
/// stays as it is.
pub(crate) fn correct(args: &Check, options: &Options, file: &Path, text: &[u8]) -> Corrected {
    let select = |fix: &Fix, finding: Option<&Finding>| {
        let is_allowed = finding.is_some_and(|finding| args.allows(finding));
        (fix.is_safe() || args.fixing.unsafe_fixes) && !is_allowed
    };
    if args.lines {
        return by_line(text, |line| fix::json(line, options, select));
    }
    let Ok(readable) = str::from_utf8(text) else {
        return Corrected::unchanged(text);
    };
    let fixed = if args.input.is_yaml(file) {
        fix::yaml(readable, options, select)
    } else {
        fix::json(readable, options, select)
    };
    Corrected {
        text: fixed.text().as_bytes().to_owned(),
        applied: fixed.applied().to_owned(),
    }
}

/// Corrects each line on its own.
fn by_line(text: &[u8], correct: impl Fn(&str) -> Fixed<'_>) -> Corrected {
    let mut corrected = Corrected::unchanged(&[]);
    for (index, line) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let json = line.trim_ascii_end();
        match str::from_utf8(json) {
            Ok(json) if !json.is_empty() && json.len() <= LONGEST => {
                let fixed = correct(json);
                corrected.text.extend(fixed.text().as_bytes());
                let applied = fixed.applied().iter().cloned();
                corrected.applied.extend(applied.map(|mut applied| {
                    applied.line = index + 1;
                    applied
                }));
            }
            _ => corrected.text.extend(json),
        }
        corrected
            .text
            .extend(line.get(json.len()..).unwrap_or_default());
    }
    corrected
}

impl Corrected {
    fn unchanged(text: &[u8]) -> Self {
        Self {
            text: text.to_owned(),
            applied: Vec::new(),
        }
    }
}
