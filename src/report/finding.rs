//! What is told about a request, where, and what mends it.

use std::{fmt, ops::Range};

use serde::{Serialize, Serializer, ser::SerializeStruct as _};

use crate::{
    rules::{Facts, Rule, words::Subject},
    text::position::Position,
};

/// One thing that is told about a request: that it is wrong or, where the [level](Rule::level) of the
/// rule is [`Advice`](crate::Level::Advice), that it is probably not what was meant.
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

    /// The exact place, as an RFC 6901 JSON Pointer; of a missing member the place where it
    /// belongs.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.subject.pointer
    }

    /// The bytes of the text that the violation is about, where the request was read from text:
    /// the value; the name, when it is unknown or stands there for the second time; and for what
    /// an object lacks or what relates its members the name of the object, or its opening bracket
    /// where it has none.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        self.span.clone()
    }

    /// The line and column at which the [`span`](Self::span) starts in `text`, the text that was
    /// read. For all violations of a report, [`Report::positions`] counts in one pass.
    #[must_use]
    pub fn position(&self, text: &str) -> Option<Position> {
        self.span
            .as_ref()
            .map(|span| Position::of(span.start, text))
    }

    /// What was found: a type, a number, a name or an ARN; never a value of
    /// `connectorConfiguration`.
    #[must_use]
    pub fn found(&self) -> String {
        self.facts.words().found(&self.subject)
    }

    /// What is allowed in its place.
    #[must_use]
    pub fn allowed(&self) -> String {
        self.facts.words().allowed(&self.subject)
    }

    /// What is wrong, in one line.
    #[must_use]
    pub fn message(&self) -> String {
        self.facts.words().message(&self.subject)
    }

    /// What is wrong, without where.
    #[cfg(feature = "garde")]
    pub(crate) fn statement(&self) -> String {
        self.facts.words().statement(&self.subject)
    }

    /// What to do about it, in one line.
    #[must_use]
    pub fn help(&self) -> String {
        self.facts.words().help(&self.subject)
    }

    /// Whether a draft does not show it.
    pub(crate) fn is_lost_in_a_draft(&self) -> bool {
        self.facts.words().is_lost_in_a_draft()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

/// `rule`, `at` (the [pointer](Finding::pointer)), `message` and `help`, as the command's JSON format has
/// them.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 4)?;
        finding.serialize_field("rule", &self.rule())?;
        finding.serialize_field("at", self.pointer())?;
        finding.serialize_field("message", &self.message())?;
        finding.serialize_field("help", &self.help())?;
        finding.end()
    }
}

/// Everything that is wrong with a request, in order: by place, and at one place by rule.
///
/// `Display` writes a line for each violation.
///
/// It serializes as `violations`, and `truncated` where that is true, as in the command's JSON format.
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.lines())]
pub struct Report {
    pub(crate) violations: Vec<Finding>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) truncated: bool,
}

impl Report {
    /// The most violations that a report tells.
    pub const LIMIT: usize = 1_000;

    /// What a report says that was cut.
    pub(crate) const TRUNCATED: &str = "there are more violations than the 1000 that are told";

    /// What is wrong.
    #[must_use]
    pub fn violations(&self) -> &[Finding] {
        &self.violations
    }

    /// Whether there are more violations than the report tells.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// Where each violation's [`span`](Finding::span) starts in `text`, the text that was read.
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
