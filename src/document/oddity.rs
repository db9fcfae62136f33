//! Mistakes that are found while reading, because a draft cannot represent them.

use crate::{
    api::{at::At, member::JsonType, members::Members},
    document::{form::Form, source_map::Place},
};

/// A mistake that a draft cannot represent.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Oddity {
    WrongType {
        expected: JsonType,
        found: JsonType,
    },
    /// A name that is not a member of the object.
    UnknownMember {
        /// The members that are present in the object.
        present: Members,
        /// The kind of document that has such names, if it is known.
        form: Option<Form>,
    },
    DuplicateMember,
}

/// A name that is not in the table: a name in the configuration, or an unknown one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenName<'n> {
    pub(crate) text: &'n str,
    /// Where it first appears in the object: an offset in the text, or an index if there is no text.
    /// For an absent name, that of the one that it would precede.
    pub(crate) first: usize,
    pub(crate) is_absent: bool,
}

impl<'n> OpenName<'n> {
    /// A name that first appears at `first`.
    pub(crate) const fn new(text: &'n str, first: usize) -> Self {
        Self {
            text,
            first,
            is_absent: false,
        }
    }

    /// A name that is missing before the one at `first`.
    pub(crate) const fn absent(text: &'n str, first: usize) -> Self {
        Self {
            text,
            first,
            is_absent: true,
        }
    }
}

/// Receives mistakes as they are found.
pub(crate) trait Sink {
    /// Receives a mistake about the value at `at`, or about `name` in the object there.
    fn take(&mut self, oddity: Oddity, at: At, name: Option<OpenName<'_>>, place: Place);

    /// Forgets the mistakes, since the document is read again.
    fn clear(&mut self);
}
