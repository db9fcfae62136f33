//! Findings: what is wrong with a request, where, and how to fix it.

use std::{fmt, ops::Range};

use serde::{Serialize, Serializer, ser::SerializeStruct as _};

use crate::{
    rules::{
        Facts, Rule,
        about::{Follows, Level},
        words::Subject,
    },
    text::position::Position,
};

/// One problem of a request or, if its [level](Self::level) is [`Advice`](Level::Advice), something that is
/// probably not what was meant.
///
/// `Display` gives the [`message`](Self::message).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub(crate) subject: Subject,
    pub(crate) facts: Facts,
    pub(crate) span: Option<Range<usize>>,
}

impl Finding {
    /// The rule that is broken, or whose advice it is.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.facts.rule()
    }

    /// The consequence of the finding: that of the rule, or advice where a rule about conflicts says so.
    #[must_use]
    pub fn level(&self) -> Level {
        self.facts.level()
    }

    /// The consequence of ignoring the finding, if it is advice.
    #[must_use]
    pub fn follows(&self) -> Option<Follows> {
        let follows = self.rule().follows();
        follows.filter(|_| self.level() == Level::Advice)
    }

    /// The exact place, as an RFC 6901 JSON Pointer; for a missing member, the place where it
    /// belongs.
    #[must_use]
    pub fn pointer(&self) -> &str {
        self.subject.pointer()
    }

    /// The bytes of the text that the finding is about, if the request was read from text: the
    /// value; the name, if it is unknown or repeated; and for a missing member or a wrong
    /// combination of members the name of the object, or its opening bracket if it has no name.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        self.span.clone()
    }

    /// The line and column at which the [`span`](Self::span) starts in `text`, the text that was
    /// read. For all findings of a report, [`Report::positions`] counts in one pass.
    #[must_use]
    pub fn position(&self, text: &str) -> Option<Position> {
        self.span
            .as_ref()
            .map(|span| Position::of(span.start, text))
    }

    /// The problem, in one line: what was found, and what is allowed.
    #[must_use]
    pub fn message(&self) -> String {
        self.facts.words().message(&self.subject)
    }

    /// The problem, without its place.
    #[cfg(feature = "garde")]
    pub(crate) fn statement(&self) -> String {
        self.facts.words().statement(&self.subject)
    }

    /// The fix, in one line.
    #[must_use]
    pub fn help(&self) -> String {
        self.facts.words().help(&self.subject)
    }

    /// Whether a draft cannot represent what was found.
    pub(crate) fn is_lost_in_a_draft(&self) -> bool {
        self.facts.words().is_lost_in_a_draft()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

/// Writes `rule`, `at` (the [pointer](Finding::pointer)), `message`, `help` and, for advice, what
/// [`follows`](Finding::follows), as in the command's JSON format.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 5)?;
        finding.serialize_field("rule", &self.rule())?;
        finding.serialize_field("at", self.pointer())?;
        finding.serialize_field("message", &self.message())?;
        finding.serialize_field("help", &self.help())?;
        match self.follows() {
            Some(follows) => finding.serialize_field("follows", follows.name())?,
            None => finding.skip_field("follows")?,
        }
        finding.end()
    }
}

/// Everything that is wrong with a request, in order: by place, and at one place by rule.
///
/// `Display` writes a line for each violation.
///
/// It serializes as `violations`, and `truncated` if that is true, as in the command's JSON format.
///
/// ```
/// use msk_connect_preflight::{Draft, Options};
///
/// let report = Draft::default().current_version("K1").check(&Options::default()).unwrap_err();
/// let json = serde_json::to_value(&report)?;
/// assert_eq!(json["violations"][1]["rule"], "required");
/// assert_eq!(json["violations"][1]["at"], "/connectorArn");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.lines())]
pub struct Report {
    pub(crate) violations: Vec<Finding>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) truncated: bool,
}

impl Report {
    /// The maximum number of violations in a report.
    pub const LIMIT: usize = 1_000;

    /// The last line of a truncated report.
    pub(crate) const TRUNCATED: &str = "only the first 1000 violations are shown";

    /// The violations.
    #[must_use]
    pub fn violations(&self) -> &[Finding] {
        &self.violations
    }

    /// Whether the request has more violations than the report.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// The position at which each violation's [`span`](Finding::span) starts in `text`, the text that was
    /// read.
    #[must_use]
    pub fn positions(&self, text: &str) -> Vec<Option<Position>> {
        let starts: Vec<_> = self
            .violations
            .iter()
            .map(|violation| violation.span.as_ref().map(|span| span.start))
            .collect();
        Position::of_all(&starts, text)
    }

    fn lines(&self) -> String {
        let mut lines: Vec<_> = self
            .violations
            .iter()
            .map(|violation| format!("{}: {violation}; {}", violation.rule(), violation.help()))
            .collect();
        if self.truncated {
            lines.push(Self::TRUNCATED.to_owned());
        }
        lines.join("\n")
    }
}
