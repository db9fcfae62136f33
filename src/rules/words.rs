//! The words of a finding, made on demand.

use std::{borrow::Cow, fmt};

use crate::{
    api::{
        at::{At, last_name},
        member::Member,
        options::{Options, Shape},
        revision::Revision,
    },
    document::outline::Found,
    rules::{about::Level, repair::Repair},
    text::{self, visible::MASK},
};

/// The help for a configuration that lacks what every one has.
pub(crate) const SEND_COMPLETE: &str =
    "send the complete configuration; it replaces the current one";

/// Finds a value in an outline of the text.
pub(crate) type Find<'f, 'o> = &'f dyn Fn() -> Option<Found<'o>>;

/// The words for the facts that a report keeps of one finding.
pub(crate) trait Words {
    /// The problem, without its place: what was found, and what is allowed.
    fn statement(&self, of: &Subject) -> String;

    /// The problem, in one line.
    fn message(&self, of: &Subject) -> String {
        self.statement(of)
    }

    /// The fix, in one line.
    fn help(&self, of: &Subject) -> String;

    /// The edit that does what the help says, if there is one right or likely edit. `find` finds what the finding
    /// is about; for a name or value in an object, that member. It reads the whole text once somebody asks it.
    fn fix<'o>(&self, _of: &Subject, _find: Find<'_, 'o>) -> Option<Repair<'o>> {
        None
    }

    /// The level of the finding, if it is not that of the rule.
    fn level(&self) -> Option<Level> {
        None
    }

    /// Whether the finding is about a name (or the bracket of an unnamed object), not about a value.
    fn is_about_the_name(&self, of: &Subject) -> bool {
        of.name.is_some()
    }

    /// Whether a draft cannot represent what was found.
    fn is_lost_in_a_draft(&self) -> bool {
        false
    }
}

/// Words that depend on nothing but the subject, which is written for each `{}`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) statement: &'static str,
    pub(crate) help: &'static str,
}

impl Words for &'static Text {
    fn statement(&self, of: &Subject) -> String {
        self.statement.replace("{}", &of.to_string())
    }

    fn help(&self, of: &Subject) -> String {
        self.help.replace("{}", &of.to_string())
    }
}

/// A text with the fix that does what its help says.
#[derive(Debug)]
pub(crate) struct Fixable {
    pub(crate) text: Text,
    pub(crate) fix: for<'o> fn(Found<'o>) -> Option<Repair<'o>>,
}

impl PartialEq for Fixable {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Fixable {}

impl Words for &'static Fixable {
    fn statement(&self, of: &Subject) -> String {
        (&self.text).statement(of)
    }

    fn help(&self, of: &Subject) -> String {
        (&self.text).help(of)
    }

    fn fix<'o>(&self, _: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        (self.fix)(find()?)
    }
}

/// Words that also name another property, which is written for each `{other}`. They are about names alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Naming {
    pub(crate) text: &'static Text,
    pub(crate) other: Option<Box<str>>,
}

impl Naming {
    /// Words that name no other property.
    pub(crate) const fn alone(text: &'static Text) -> Self {
        Self { text, other: None }
    }

    pub(crate) fn with(text: &'static Text, other: impl Into<Box<str>>) -> Self {
        Self {
            text,
            other: Some(other.into()),
        }
    }

    fn filled(&self, words: &str, of: &Subject) -> String {
        let parts = words.split("{other}");
        let parts: Vec<_> = parts
            .map(|part| part.replace("{}", &of.to_string()))
            .collect();
        parts.join(&text::quoted(self.other.as_deref().unwrap_or_default()))
    }
}

impl Words for Naming {
    fn statement(&self, of: &Subject) -> String {
        self.filled(self.text.statement, of)
    }

    fn help(&self, of: &Subject) -> String {
        self.filled(self.text.help, of)
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }
}

/// The subject of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) at: At,
    /// The name in the object `at` that the finding is about, if the table of members does not list it.
    pub(crate) name: Option<OpenName>,
    /// The place, if it is not just that of the table. It ends in the name.
    pub(crate) pointer: Option<Box<str>>,
    /// The shape of the document.
    pub(crate) shape: Shape,
    /// The revision to check against.
    pub(crate) revision: Revision,
}

/// A name that the table of members does not list; its text is in the pointer.
#[derive(Clone, Debug)]
pub(crate) struct OpenName {
    /// The separator between the name and a value that was written into it.
    pub(crate) separator: Option<char>,
    /// The offset of its first occurrence in the object or, if it is absent, of the name that it would
    /// precede, for the order of a report.
    pub(crate) first: usize,
    pub(crate) is_absent: bool,
}

/// All names are equal: pointers have their texts, and the offset only sorts a report.
impl PartialEq for OpenName {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for OpenName {}

impl Subject {
    /// The options that say which members there are.
    pub(crate) fn options(&self) -> Options {
        let options = Options::default();
        options.revision(self.revision).shape(self.shape)
    }

    /// The exact place, as an RFC 6901 JSON Pointer.
    pub(crate) fn pointer(&self) -> &str {
        let pointer = self.pointer.as_deref();
        pointer.unwrap_or_else(|| self.at.member.pointer_in(self.shape))
    }

    /// The part of the open name that may be shown.
    pub(crate) fn name_text(&self) -> Option<Cow<'_, str>> {
        self.name.as_ref().map(|_| last_name(self.pointer()))
    }

    /// The object that the member is in, for a sentence.
    pub(crate) fn container(&self) -> String {
        match self.pointer().rsplit_once('/') {
            None | Some(("", _)) => self.shape.document().to_owned(),
            Some((container, _)) => format!("`{container}`"),
        }
    }

    /// Whether the document may lack the member.
    pub(crate) fn is_optional(&self) -> bool {
        self.at.member != self.shape.root() && !self.at.member.row().required
    }

    /// The help for a name into which a value was written.
    pub(crate) fn help_with_separator(&self) -> Option<String> {
        Some(match self.name.as_ref()?.separator? {
            ':' => "add the missing space after the `:`".to_owned(),
            separator => format!("write `: ` instead of the `{separator}`"),
        })
    }
}

/// Writes the subject for a sentence.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name_text(), self.at.member) {
            (Some(name), _) => f.write_str(&text::quoted(&name)),
            (None, member) if member == self.shape.root() => f.write_str(self.shape.document()),
            (None, Member::Plugin) => write!(f, "`{}`", self.pointer()),
            (None, member) => f.write_str(&quoted(member)),
        }
    }
}

/// A number, as written if it does not fit an `i64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Value(i64),
    /// A 0 that may stand for an unset integer.
    ZeroOrUnset,
    /// In two boxes, since it is rare and findings are smaller so.
    Text(Box<Box<str>>),
    /// A number that came through an alias.
    Hidden,
}

impl Number {
    /// The number as written, cut if it is long; hidden where an alias stands for it.
    pub(crate) fn written(text: Option<&str>) -> Self {
        text.map_or(Self::Hidden, |text| {
            Self::Text(Box::new(text::shown(text).into()))
        })
    }

    /// The nearest 64-bit integer, unless the number is hidden.
    pub(crate) fn value(&self) -> Option<i64> {
        match self {
            Self::Value(value) => Some(*value),
            Self::ZeroOrUnset => Some(0),
            Self::Text(text) if text.starts_with('-') => Some(i64::MIN),
            Self::Text(_) => Some(i64::MAX),
            Self::Hidden => None,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::ZeroOrUnset => 0.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Hidden => f.write_str(MASK),
        }
    }
}

/// The member's name, for a sentence.
pub(crate) fn quoted(member: Member) -> String {
    text::quoted(member.row().name)
}

/// The members' names, for a sentence.
pub(crate) fn names(members: impl IntoIterator<Item = Member>, and: &str) -> String {
    let names: Vec<_> = members.into_iter().map(quoted).collect();
    text::list(&names, and)
}
