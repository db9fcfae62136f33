//! The result of checking a document: the model that the output formats write.

use std::{
    borrow::Cow,
    fmt, io,
    path::{Path, PathBuf},
};

use msk_connect_preflight::{
    Comparison, Connector, Difference, Finding, Level, Masked, Options, Position, Report,
    SyntaxError, Verdict, fix::Fixer, text::escape, yaml::Document,
};

use crate::{args::Check, path};

/// The most characters of a JSON Pointer shown to people: room for most ARNs.
const LONGEST: usize = 240;

/// A document that was checked.
#[derive(Debug)]
pub(crate) struct Checked<'d> {
    pub(crate) file: &'d Path,
    pub(crate) part: Part,
    pub(crate) outcome: Outcome<'d>,
}

/// The part of its file that a document is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    Whole,
    Line(usize),
    /// A document in a YAML file: its number, from 1, and its first line.
    Yaml {
        number: usize,
        line: usize,
    },
}

/// The outcome of checking a document.
#[derive(Debug)]
pub(crate) enum Outcome<'d> {
    Verdict {
        source: Source<'d>,
        is_valid: bool,
        violations: Findings<'d>,
        /// The conflicts with the connector that `--allow` does not suppress.
        conflicts: Findings<'d>,
        /// The advice that `--allow` does not suppress.
        advice: Findings<'d>,
        changes: Option<Changes<'d>>,
    },
    /// The text is not JSON or YAML from the place of the error on.
    Syntax {
        source: Source<'d>,
        fault: Fault,
        error: SyntaxError,
    },
    /// A line too long to be read.
    TooLong(Fault),
}

/// The reason why there is no document, and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) reason: &'static str,
    pub(crate) region: Region,
}

/// The text of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'d> {
    Json(&'d [u8]),
    Yaml(&'d Document<'d>),
}

/// The findings of one level.
#[derive(Debug)]
pub(crate) struct Findings<'d> {
    pub(crate) level: Level,
    pub(crate) all: Vec<Located<'d>>,
    /// Whether there are more findings than `all`.
    pub(crate) is_cut: bool,
}

/// What the update would change.
#[derive(Debug)]
pub(crate) struct Changes<'d> {
    /// The connector's ARN, as far as it may be shown.
    pub(crate) connector: Option<Cow<'d, str>>,
    pub(crate) all: &'d [Difference],
}

/// A finding, with its region if it is in the text.
#[derive(Debug)]
pub(crate) struct Located<'d> {
    pub(crate) finding: &'d Finding,
    pub(crate) region: Option<Region>,
    /// Whether the exit status is 1 because of it.
    pub(crate) is_error: bool,
}

/// A region of a file. Columns count Unicode scalar values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    pub(crate) line: usize,
    pub(crate) column: Option<usize>,
    /// The line and column after its last character.
    pub(crate) end: Option<(usize, usize)>,
}

/// A file or folder that cannot be read.
#[derive(Clone, Debug)]
pub(crate) struct Unreadable {
    pub(crate) file: PathBuf,
    pub(crate) reason: String,
}

impl Unreadable {
    pub(crate) fn new(file: &Path, reason: &str) -> Self {
        let (file, reason) = (file.to_owned(), reason.to_owned());
        Self { file, reason }
    }

    pub(crate) fn reading(file: &Path, error: &io::Error) -> Self {
        Self::new(file, &format!("cannot read the file: {error}"))
    }

    pub(crate) fn writing(file: &Path, error: &io::Error) -> Self {
        Self::new(file, &format!("cannot write the file: {error}"))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", path::shown(&self.file), self.reason)
    }
}

impl<'d> Checked<'d> {
    pub(crate) fn new(
        file: &'d Path,
        part: Part,
        source: Source<'d>,
        verdict: &'d Result<Verdict, SyntaxError>,
        connector: Option<&'d Connector>,
        args: &Check,
    ) -> Self {
        let outcome = match verdict {
            Ok(verdict) => judged(part, source, verdict, connector, args),
            Err(error) => {
                // An error in a text always has a position.
                let at = error.position().unwrap_or(Position::of(0, ""));
                Outcome::Syntax {
                    source,
                    fault: Fault {
                        reason: error.reason(),
                        region: part.region(at),
                    },
                    error: *error,
                }
            }
        };
        Self {
            file,
            part,
            outcome,
        }
    }

    /// The result for a line that is too long to be read.
    pub(crate) fn too_long(file: &'d Path, line: usize) -> Self {
        Self {
            file,
            part: Part::Line(line),
            outcome: Outcome::TooLong(Fault {
                reason: "the line is longer than 16 MiB",
                region: Part::Line(line).region(Position::of(0, "")),
            }),
        }
    }

    pub(crate) fn is_valid(&self) -> bool {
        matches!(self.outcome, Outcome::Verdict { is_valid: true, .. })
    }

    /// The findings by their levels, in the order of reports for programs; none if there is no document.
    pub(crate) fn levels(&self) -> impl Iterator<Item = &Findings<'d>> {
        let levels = match &self.outcome {
            Outcome::Verdict {
                violations,
                conflicts,
                advice,
                ..
            } => Some([violations, conflicts, advice]),
            Outcome::Syntax { .. } | Outcome::TooLong(_) => None,
        };
        levels.into_iter().flatten()
    }

    /// All findings, in the order of reports for programs.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Located<'d>> {
        self.levels().flat_map(|level| &level.all)
    }

    /// The reason why there is no document.
    pub(crate) fn fault(&self) -> Option<&Fault> {
        match &self.outcome {
            Outcome::Verdict { .. } => None,
            Outcome::Syntax { fault, .. } | Outcome::TooLong(fault) => Some(fault),
        }
    }

    /// The region of a finding, or the first line of the document if that is known.
    pub(crate) fn region(&self, located: &Located<'_>) -> Option<Region> {
        located.region.or_else(|| self.first_line())
    }

    /// The first line of a document that may begin after the first line of its file.
    pub(crate) fn first_line(&self) -> Option<Region> {
        self.part.first_line().map(|line| Region {
            line,
            column: None,
            end: None,
        })
    }

    /// The error message for text that is not a document, in one line.
    pub(crate) fn message(&self, fault: &Fault) -> String {
        let language = match self.part {
            Part::Yaml { .. } => "YAML",
            Part::Whole | Part::Line(_) => "JSON",
        };
        format!("not a {language} document: {}", fault.reason)
    }
}

fn judged<'d>(
    part: Part,
    source: Source<'d>,
    verdict: &'d Verdict,
    connector: Option<&'d Connector>,
    args: &Check,
) -> Outcome<'d> {
    let (advice, report) = (verdict.advice(), verdict.report());
    let comparison = verdict.comparison();
    let conflicts = comparison.map_or(&[][..], Comparison::conflicts);
    let is_silent = report.is_none() && advice.is_empty() && conflicts.is_empty();
    let text = if is_silent { "" } else { source.text() };
    let located = |findings: &'d [Finding], positions: Vec<Option<Position>>| {
        let findings = findings.iter().zip(positions);
        let findings = findings.filter(|(finding, _)| !args.allows(finding));
        let located = findings.map(|(finding, start)| Located {
            finding,
            region: start
                .zip(finding.span())
                .map(|(start, span)| part.region_of(start, text.get(span).unwrap_or_default())),
            is_error: finding.level() != Level::Advice || args.denies(finding.rule()),
        });
        located.collect()
    };
    Outcome::Verdict {
        source,
        is_valid: report.is_none(),
        violations: Findings {
            level: Level::Violation,
            all: report.map_or_else(Vec::new, |report| {
                located(report.violations(), report.positions(text))
            }),
            is_cut: report.is_some_and(Report::is_truncated),
        },
        conflicts: Findings {
            level: Level::Conflict,
            all: comparison.map_or_else(Vec::new, |comparison| {
                located(conflicts, comparison.conflict_positions(text))
            }),
            is_cut: false,
        },
        changes: comparison.map(|comparison| Changes {
            connector: connector.and_then(Connector::shown_arn),
            all: comparison.changes(),
        }),
        advice: Findings {
            level: Level::Advice,
            all: located(advice, verdict.advice_positions(text)),
            is_cut: verdict.is_advice_truncated(),
        },
    }
}

impl Part {
    pub(crate) fn first_line(self) -> Option<usize> {
        match self {
            Self::Whole => None,
            Self::Line(line) | Self::Yaml { line, .. } => Some(line),
        }
    }

    /// Converts a position in the document to a region of the file.
    pub(crate) fn region(self, start: Position) -> Region {
        Region {
            line: self.first_line().unwrap_or(1) + start.line - 1,
            column: Some(start.column),
            end: None,
        }
    }

    /// The region of the file that holds `text`, which is at `start` in the document.
    fn region_of(self, start: Position, text: &str) -> Region {
        let region = self.region(start);
        let end = Position::of(text.len(), text);
        let before = if end.line == 1 { start.column - 1 } else { 0 };
        Region {
            end: Some((region.line + end.line - 1, before + end.column)),
            ..region
        }
    }
}

impl<'d> Source<'d> {
    pub(crate) fn text(self) -> &'d str {
        match self {
            // Only UTF-8 gets a verdict.
            Self::Json(text) => str::from_utf8(text).unwrap_or_default(),
            Self::Yaml(document) => document.text(),
        }
    }

    pub(crate) fn fixer(self) -> Fixer<'d> {
        match self {
            Self::Json(_) => Fixer::new(self.text()),
            Self::Yaml(document) => document.fixer(),
        }
    }

    /// The verdict on the text, compared with the connector if there is one.
    pub(crate) fn verdict(
        self,
        connector: Option<&Connector>,
        options: &Options,
    ) -> Result<Verdict, SyntaxError> {
        match (self, connector) {
            (Self::Json(text), None) => Verdict::from_slice(text, options),
            (Self::Json(text), Some(connector)) => {
                Verdict::from_slice_against(text, connector, options)
            }
            (Self::Yaml(document), None) => document.verdict(options),
            (Self::Yaml(document), Some(connector)) => document.verdict_against(connector, options),
        }
    }

    /// The text with its secrets masked.
    pub(crate) fn masked(self, options: &Options) -> Masked<'d> {
        match self {
            Self::Json(text) => Masked::new(text, options),
            Self::Yaml(document) => document.masked(options),
        }
    }
}

impl Findings<'_> {
    /// The note that there are more findings than are shown.
    pub(crate) fn cut(&self) -> Option<String> {
        let kind = match self.level {
            Level::Violation => "violations",
            _ => "warnings",
        };
        let limit = Report::LIMIT;
        self.is_cut
            .then(|| format!("only the first {limit} {kind} are shown"))
    }
}

impl Located<'_> {
    /// The finding's JSON Pointer for people: escaped, and cut if it is long.
    pub(crate) fn pointer(&self) -> String {
        shown(self.finding.pointer())
    }
}

/// A JSON Pointer for people: escaped, and cut if it is long.
pub(crate) fn shown(pointer: &str) -> String {
    let end = pointer.char_indices().nth(LONGEST).map(|(end, _)| end);
    match end.and_then(|end| pointer.get(..end)) {
        Some(cut) => format!("{}…", escape(cut)),
        None => escape(pointer).into_owned(),
    }
}
