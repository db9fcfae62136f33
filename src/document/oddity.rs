//! Mistakes that are found while a text is read, since a draft cannot hold them.

use crate::{
    api::{at::At, member::JsonType, members::Members},
    document::source_map::Place,
};

/// A mistake that a draft cannot hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Oddity {
    WrongType {
        expected: JsonType,
        found: JsonType,
    },
    /// A name that no member of the object has.
    UnknownMember {
        /// The members that the object has.
        present: Members,
    },
    DuplicateMember,
}

/// A name that the table leaves open or does not have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenName<'n> {
    pub(crate) text: &'n str,
    /// Where the object has it first: an offset in the text, or an index where there is none.
    pub(crate) first: usize,
}

/// Takes the mistakes as they are found.
pub(crate) trait Sink {
    /// Takes a mistake about the value at `at`, or about `name` in the object there.
    fn take(&mut self, oddity: Oddity, at: At, name: Option<OpenName<'_>>, place: Place);
}
