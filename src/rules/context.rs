//! The data around an object that its rules may look at.

use crate::{
    api::{at::At, member::Member, members::Members, options::Options},
    document::{
        source::{Origin, Source},
        source_map::{Place, SourceMap, State},
    },
    rules::words::Number,
    text::visible::{MASK, Visible},
};

pub(crate) struct Context<'c> {
    pub(crate) options: &'c Options,
    /// The members that the document can have.
    pub(crate) known: Members,
    /// The text that was read, if one was.
    pub(crate) source: Option<Source<'c>>,
    pub(crate) source_map: &'c SourceMap,
    /// Copied from the draft.
    pub(crate) zero_may_be_unset: bool,
    /// The connector's ARN, if it is valid, and advice on other ARNs is wanted.
    pub(crate) connector_arn: Option<Box<str>>,
    /// The members that break a rule of their own; in an array, those of the current element.
    pub(crate) broken: Members,
}

impl Context<'_> {
    /// Whether the member breaks a rule of its own or appears twice.
    pub(crate) fn is_broken(&self, at: At) -> bool {
        let place = self.place(at);
        self.broken.contains(at.member)
            || place.is_some_and(|place| self.source_map.is_repeated(place.start))
    }

    /// The place of the member in the JSON text.
    pub(crate) fn place(&self, at: At) -> Option<Place> {
        self.source_map.get(at).place()
    }

    /// The place of what is missing in the object at `at`: its bracket, or its name in a language that may
    /// have none.
    pub(crate) fn inside(&self, at: At) -> Option<Place> {
        let (source, place) = self.source.zip(self.place(at))?;
        Some(Place::of_name(match source.origin {
            Origin::Translation(_) => place.start,
            Origin::Text | Origin::Data => place.value,
        }))
    }

    pub(crate) fn state(&self, at: At) -> State {
        self.source_map.get(at).state
    }

    /// The number at `at` as a message shows it: as written, if it does not fit an `i64`.
    pub(crate) fn number(&self, at: At, value: i64) -> Number {
        if self.state(at) == State::Beyond
            && let Some(written) = self.written(at)
        {
            return written;
        }
        if value == 0 && self.zero_may_be_unset && at.member.is_in(Member::Capacity) {
            return Number::ZeroOrUnset;
        }
        self.derived(&[at], value)
    }

    /// A number that is computed from those at `from`, hidden if one of them is.
    pub(crate) fn derived(&self, from: &[At], value: i64) -> Number {
        if from.iter().any(|at| self.hides(*at)) {
            Number::Hidden
        } else {
            Number::Value(value)
        }
    }

    /// The number at `at` as written, if it was read from text.
    pub(crate) fn written(&self, at: At) -> Option<Number> {
        let (source, place) = self.source.zip(self.place(at))?;
        Some(Number::written(source.written(place)))
    }

    /// The part of the text at `at` that may be shown.
    pub(crate) fn shown(&self, at: At, visible: Visible, text: &str) -> Box<str> {
        if self.hides(at) {
            MASK.into()
        } else {
            visible.part(text).into()
        }
    }

    /// Whether the value at `at` came through an alias.
    fn hides(&self, at: At) -> bool {
        let place = self.source.zip(self.place(at));
        place.is_some_and(|(source, place)| source.hides(place.value))
    }
}
