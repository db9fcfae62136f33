//! How a finding is put into words, when somebody asks for them.

use std::{borrow::Cow, fmt};

use crate::{
    api::member::{At, Member},
    text::{self, visible::MASK},
};

/// What an update of the configuration needs, and how to get it.
pub(crate) const COMPLETE: &str = "the complete configuration";
pub(crate) const SEND_COMPLETE: &str =
    "send the complete configuration, it takes the place of the one that the connector has";

/// The words for what a report keeps of one finding.
pub(crate) trait Words {
    /// What was found.
    fn found(&self, of: &Subject) -> String;

    /// What is allowed in its place.
    fn allowed(&self, of: &Subject) -> String;

    /// What is wrong, without where.
    fn statement(&self, of: &Subject) -> String {
        format!(
            "{of} has to be {}, found {}",
            self.allowed(of),
            self.found(of)
        )
    }

    /// What is wrong, in one line.
    fn message(&self, of: &Subject) -> String {
        self.statement(of)
    }

    /// What to do about it, in one line.
    fn help(&self, of: &Subject) -> String;

    /// Whether the finding is about a name, or the bracket of what has none, and not about a value.
    fn is_about_the_name(&self) -> bool {
        false
    }

    /// Whether a draft does not show what was found.
    fn is_lost_in_a_draft(&self) -> bool {
        false
    }
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) at: At,
    /// A name in the object `at`, where the finding is about one that the table leaves open or does not
    /// have.
    pub(crate) name: Option<OpenName>,
    pub(crate) pointer: Cow<'static, str>,
}

/// A name that the table leaves open or does not have.
#[derive(Clone, Debug)]
pub(crate) struct OpenName {
    /// As much of it as is shown.
    pub(crate) text: Box<str>,
    /// What is between the name and a value that was written into it.
    pub(crate) separator: Option<char>,
    /// Where its object has it first, for the order of a report.
    pub(crate) first: usize,
}

/// The order is no part of what is wrong.
impl PartialEq for OpenName {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for OpenName {}

impl Subject {
    /// The object that the member is in, for a sentence.
    pub(crate) fn container(&self) -> String {
        let at = match self.name {
            Some(_) => self.at,
            None => self.at.parent(),
        };
        match at.member {
            Member::Document => "the request".to_owned(),
            _ => format!("`{}`", at.pointer()),
        }
    }

    /// What to do about a name into which a value was written.
    pub(crate) fn help_with_separator(&self) -> Option<String> {
        Some(match self.name.as_ref()?.separator? {
            ':' => "add the missing space after the `:`".to_owned(),
            separator => format!("write `: ` instead of the `{separator}`"),
        })
    }
}

/// For a sentence.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.name, self.at.member) {
            (Some(name), _) => f.write_str(&text::quoted(&name.text)),
            (None, Member::Document) => f.write_str("the request"),
            (None, Member::Plugin) => write!(f, "`{}`", self.pointer),
            (None, member) => f.write_str(&quoted(member)),
        }
    }
}

/// A number, as it was written where it is no `i64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Value(i64),
    /// A 0 that may be an integer that was never set.
    ZeroOrUnset,
    Text(Box<str>),
    /// One that came through an alias.
    Hidden,
}

impl Number {
    /// The number as it was written, cut when it is long.
    pub(crate) fn written(text: &str) -> Self {
        Self::Text(text::shown(text).into())
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
