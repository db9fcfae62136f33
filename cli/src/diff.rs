//! `check --diff`: prints what `--fix` would change, with secrets masked as in reports.

use std::{
    io::{self, Write},
    path::Path,
    time::{Duration, Instant},
};

use msk_connect_preflight::{Masked, Options, Verdict, yaml};
use similar::{Algorithm, DiffOp, capture_diff_slices_deadline, group_diff_ops};

use crate::{
    args::Check,
    checked::Unreadable,
    fixes::{self, Corrected},
    inputs, path,
    say::say,
    summary::{Status, Summary},
    walk::Found,
};

/// The number of unchanged lines around a change.
const CONTEXT: usize = 3;

/// After this time a diff is no longer the smallest one.
const PATIENCE: Duration = Duration::from_secs(1);

/// The mask of a line or its end.
const MASK: &str = "***";

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Prints the differences. The only errors are those of writing to `out`.
pub(crate) fn run(
    args: &Check,
    found: &Found,
    options: &Options,
    out: &mut dyn Write,
) -> (Status, io::Result<()>) {
    let mut summary = Summary {
        exits_zero: args.reporting.exit_zero,
        ..Summary::default()
    };
    for input in &found.inputs {
        let read = input.as_ref().map_err(Unreadable::clone);
        let read = read.and_then(|file| {
            let name = args.name(file);
            let text = inputs::read(file).map_err(|error| Unreadable::reading(name, &error));
            Ok((name, text?))
        });
        let (file, text) = match read {
            Ok(read) => read,
            Err(unreadable) => {
                say("error", &unreadable.to_string());
                summary.unreadable += 1;
                continue;
            }
        };
        let corrected = fixes::correct(args, options, file, &text);
        if corrected.applied.is_empty() {
            continue;
        }
        summary.invalid += 1;
        let differences = Differences {
            args,
            options,
            file,
        };
        if let Err(error) = differences.print(&text, &corrected, out) {
            return (summary.status(), Err(error));
        }
    }
    (summary.status(), Ok(()))
}

/// The differences of one file.
struct Differences<'d> {
    args: &'d Check,
    options: &'d Options,
    file: &'d Path,
}

impl Differences<'_> {
    fn print(&self, old: &[u8], new: &Corrected, out: &mut dyn Write) -> io::Result<()> {
        let name = path::shown(self.file);
        for fix in &new.applied {
            writeln!(out, "{name}:{}: {}", fix.line, fix.title)?;
        }
        writeln!(out, "--- {name}\n+++ {name}")?;
        let deadline = Some(Instant::now() + PATIENCE);
        let (old_lines, new_lines) = (lines(old), lines(&new.text));
        let changes =
            capture_diff_slices_deadline(Algorithm::Myers, &old_lines, &new_lines, deadline);
        let (old, new) = (self.masked(old), self.masked(&new.text));
        for hunk in group_diff_ops(changes, CONTEXT) {
            let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
                continue;
            };
            let old_range = first.old_range().start..last.old_range().end;
            let new_range = first.new_range().start..last.new_range().end;
            writeln!(
                out,
                "@@ -{},{} +{},{} @@",
                old_range.start + 1,
                old_range.len(),
                new_range.start + 1,
                new_range.len()
            )?;
            for change in hunk {
                // What stays is masked as in the new text, of which more can be read.
                let (removed, added) = (change.old_range(), change.new_range());
                if let DiffOp::Equal { .. } = change {
                    print_lines(' ', new.get(added), out)?;
                } else {
                    print_lines('-', old.get(removed), out)?;
                    print_lines('+', new.get(added), out)?;
                }
            }
        }
        Ok(())
    }

    /// The lines of the text with its secrets masked, and whatever is in no document that can be read.
    fn masked(&self, text: &[u8]) -> Vec<String> {
        let mut masked: Vec<_> = lines(text).into_iter().map(outside).collect();
        if self.args.lines {
            for (line, masked) in lines(text).into_iter().zip(&mut masked) {
                if !line.trim_ascii().is_empty() {
                    *masked = self.json(line).concat();
                }
            }
        } else if self.args.input.is_yaml(self.file) {
            for document in yaml::documents(text) {
                let is_whole = document.verdict(self.options).is_ok();
                let lines = shown(&document.masked(self.options), is_whole);
                let known = masked.iter_mut().skip(document.line() - 1);
                known.zip(lines).for_each(|(known, line)| *known = line);
            }
        } else {
            let known = masked.iter_mut().zip(self.json(text));
            known.for_each(|(known, line)| *known = line);
        }
        masked
    }

    fn json(&self, text: &[u8]) -> Vec<String> {
        let rest = text.strip_prefix(BYTE_ORDER_MARK.as_bytes());
        let json = rest.unwrap_or(text);
        let is_whole = Verdict::from_slice(json, self.options).is_ok();
        let mut lines = shown(&Masked::new(json, self.options), is_whole);
        if let Some(first) = lines.first_mut().filter(|_| rest.is_some()) {
            first.insert_str(0, "\\ufeff");
        }
        lines
    }
}

fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|byte| *byte == b'\n').collect()
}

/// The lines of a document, of which the last one is incomplete if it could not be read to its end.
fn shown(masked: &Masked<'_>, is_whole: bool) -> Vec<String> {
    let mut lines = masked.lines();
    match lines.last_mut() {
        Some(last) if !is_whole => last.push_str(MASK),
        Some(_) => {}
        None => lines.push(MASK.to_owned()),
    }
    lines
}

/// A line that may belong to no document, so that only punctuation is shown.
fn outside(line: &[u8]) -> String {
    let line = line.trim_ascii_end();
    let is_shown = |byte: &u8| matches!(byte, b'-' | b'.' | b' ');
    if line.iter().all(is_shown) {
        String::from_utf8_lossy(line).into_owned()
    } else {
        MASK.to_owned()
    }
}

fn print_lines(sign: char, lines: Option<&[String]>, out: &mut dyn Write) -> io::Result<()> {
    lines
        .unwrap_or_default()
        .iter()
        .try_for_each(|line| writeln!(out, "{sign}{line}"))
}
