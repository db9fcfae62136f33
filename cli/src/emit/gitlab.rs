//! Output as a Code Quality report of GitLab, which shows findings in merge requests.

use std::{
    hash::Hasher as _,
    io::{self, Write},
    path::Path,
};

use msk_connect_preflight::{Follows, text::escape};
use serde::Serialize;
use siphasher::sip128::{Hasher128 as _, SipHasher};

use super::{Emit, json_text};
use crate::{
    checked::{Checked, Located, Part, Region, Unreadable},
    path,
    rules::SYNTAX,
    summary::Summary,
};

pub(crate) struct Gitlab;

#[derive(Serialize)]
struct Issue<'d> {
    description: &'d str,
    check_name: &'d str,
    fingerprint: &'d str,
    severity: &'d str,
    location: Location<'d>,
}

#[derive(Serialize)]
struct Location<'d> {
    path: &'d str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

const SEPARATOR: &str = ",";

impl Emit for Gitlab {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")
    }

    fn separator(&self) -> &'static str {
        SEPARATOR
    }

    fn document(&self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let (file, part) = (checked.file, Some(checked.part));
        if let Some(fault) = checked.fault() {
            let told = (SYNTAX, "", &*checked.message(fault));
            return write(file, part, told, "critical", Some(fault.region), out);
        }
        for (index, located) in checked.findings().enumerate() {
            if index > 0 {
                write!(out, "{SEPARATOR}")?;
            }
            let finding = located.finding;
            let at = match &*located.pointer() {
                "" => String::new(),
                pointer => format!(" at {pointer}"),
            };
            let description = format!("{finding}{at}; {}", finding.help());
            let told = (finding.rule().name(), finding.pointer(), &*description);
            let region = checked.region(located);
            write(file, part, told, severity(located), region, out)?;
        }
        Ok(())
    }

    fn unreadable(&self, unreadable: &Unreadable, out: &mut Vec<u8>) -> io::Result<()> {
        let told = ("unreadable", "", &*unreadable.reason);
        write(&unreadable.file, None, told, "blocker", None, out)
    }

    fn end(&self, _: &Summary, _: &[Unreadable], out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n]")
    }
}

fn severity(located: &Located<'_>) -> &'static str {
    match located.finding.follows() {
        _ if located.is_error => "critical",
        Some(Follows::Fails) => "major",
        _ => "minor",
    }
}

/// Writes an issue, with what it tells: a rule, a JSON Pointer and a description.
fn write(
    file: &Path,
    part: Option<Part>,
    (rule, pointer, description): (&str, &str, &str),
    severity: &str,
    region: Option<Region>,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let path = path::portable(file);
    let number = match part {
        Some(Part::Line(number) | Part::Yaml { number, .. }) => number,
        _ => 0,
    };
    let issue = Issue {
        description,
        check_name: rule,
        fingerprint: &fingerprint(&[rule, &path, &number.to_string(), pointer]),
        severity,
        location: Location {
            path: &escape(&path),
            lines: Lines {
                begin: region.map_or(1, |region| region.line),
            },
        },
    };
    writeln!(out)?;
    json_text::write(&issue, out)
}

/// A number that stays the same while the rule, the file, the document in it and the place do.
fn fingerprint(parts: &[&str]) -> String {
    let mut hasher = SipHasher::new();
    for part in parts {
        hasher.write(part.as_bytes());
        hasher.write_u8(0xff);
    }
    format!("{:032x}", hasher.finish128().as_u128())
}
