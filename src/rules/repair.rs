//! The edits that fix a finding, as the page of its rule describes them.

use std::borrow::Cow;

use crate::{
    document::outline::Found,
    text::{self, visible::Visible},
};

/// An edit of a member.
pub(crate) struct Repair<'o> {
    pub(crate) of: Found<'o>,
    pub(crate) change: Change<'o>,
    /// Whether the finding goes away and nothing else of the document's meaning changes.
    pub(crate) is_safe: bool,
}

pub(crate) enum Change<'o> {
    /// Gives the member this name.
    Rename(Cow<'static, str>),
    /// Puts the value in quotes.
    Quote,
    /// Removes the quotes around the value, with this text before the second one.
    Unquote(&'static str),
    /// Writes this number or object instead of the value, which is a number.
    Write(String),
    /// Writes this text before and after the value.
    Surround(&'static str, &'static str),
    /// Removes these members, which are the member or have its name.
    Remove(Vec<Found<'o>>),
    /// Removes such characters at both ends of the name.
    TrimName(fn(char) -> bool),
    /// Removes such characters at both ends of the value.
    TrimValue(fn(char) -> bool),
    /// Writes the value in lower case.
    Lower,
    /// Moves the member to the beginning of an object, with this name unless it is empty.
    Move(Found<'o>, &'static str),
}

impl<'o> Repair<'o> {
    pub(crate) fn safe(of: Found<'o>, change: Change<'o>) -> Self {
        Self {
            of,
            change,
            is_safe: true,
        }
    }

    pub(crate) fn suggestion(of: Found<'o>, change: Change<'o>) -> Self {
        Self {
            of,
            change,
            is_safe: false,
        }
    }

    /// The edit, in one line.
    pub(crate) fn title(&self) -> String {
        let name = self.of.name().unwrap_or_default();
        let of = text::quoted(&Visible::Name.part(name));
        match &self.change {
            Change::Rename(name) => {
                let name = text::quoted(&Visible::Name.part(name));
                format!("rename {of} to {name}")
            }
            Change::Quote => format!("put the value of {of} in quotes"),
            Change::Unquote(_) => format!("remove the quotes around the value of {of}"),
            Change::Write(number) => format!("write {of} as {number}"),
            Change::Surround(..) => format!("write {of} as an object"),
            Change::Remove(_) if self.of.is_unique() => format!("remove {of}, which is null"),
            Change::Remove(_) => format!("remove the repeated {of}, which has the same value"),
            Change::TrimName(_) => format!("remove the white space around the name {of}"),
            Change::TrimValue(_) => format!("remove the white space around the value of {of}"),
            Change::Lower => format!("write the value of {of} in lower case"),
            Change::Move(to, _) => match to.name() {
                Some(to) => format!("move {of} to {}", text::quoted(to)),
                None => format!("move {of} to the top of the document"),
            },
        }
    }

    /// Whether the text of the edit is one that reports do not show.
    pub(crate) fn is_hidden(&self) -> bool {
        matches!(self.change, Change::Lower | Change::Move(..))
    }
}
