//! Where members are in the text, and what became of their values.

use std::collections::BTreeSet;

use crate::api::{at::At, member::Member, members::Members};

/// Where members are in the text, and what became of their values.
#[derive(Clone, Debug)]
pub(crate) struct SourceMap {
    members: [Note; Member::COUNT],
    /// Those of each element of `plugins`.
    elements: Vec<[Note; ELEMENT_MEMBERS]>,
    /// Where the names start, of members and of the configuration, that appear again later.
    repeated: BTreeSet<usize>,
    /// Whether the configuration has a name whose value is no string.
    lost_property: bool,
}

const ELEMENT_MEMBERS: usize = Member::CustomPluginRevision as usize - Member::Plugin as usize + 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) state: State,
    place: Place,
}

/// Where something is in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Where it starts: its name, or its value where it has none.
    pub(crate) start: usize,
    /// Where its value starts.
    pub(crate) value: usize,
    /// Where its value ends, or up to where it was read.
    pub(crate) end: usize,
}

impl Place {
    /// That of something of which nothing but the name is asked for.
    pub(crate) const fn of_name(start: usize) -> Self {
        Self {
            start,
            value: start,
            end: start,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Not in the text, if there is one.
    Absent,
    /// As the draft has it.
    Kept,
    /// Present, but broken, so that the draft has nothing.
    Broken,
    /// As the draft has it, but written with a fraction or an exponent.
    Float,
    /// An integer beyond those that the draft can hold, which has the nearest one.
    Beyond,
}

impl Note {
    pub(crate) const NONE: Self = Self {
        state: State::Absent,
        place: Place::of_name(0),
    };

    /// Where the member is in the text.
    pub(crate) fn place(self) -> Option<Place> {
        (self.state != State::Absent).then_some(self.place)
    }
}

/// That of a draft that was not read.
pub(crate) static NO_SOURCE: SourceMap = SourceMap::NONE;

impl SourceMap {
    pub(crate) const NONE: Self = Self {
        members: [Note::NONE; Member::COUNT],
        elements: Vec::new(),
        repeated: BTreeSet::new(),
        lost_property: false,
    };

    pub(crate) fn get(&self, at: At) -> Note {
        let note = match at.element {
            None => self.members.get(at.member as usize),
            Some(index) => self
                .elements
                .get(index)
                .and_then(|element| element.get(at.member as usize - Member::Plugin as usize)),
        };
        note.copied().unwrap_or(Note::NONE)
    }

    /// The members of the object that stand in the text.
    pub(crate) fn members_in(&self, object: At) -> Members {
        let members = object.member.row().children.iter().copied();
        members
            .filter(|member| self.get(object.with(*member)).state != State::Absent)
            .collect()
    }

    /// Whether the draft has lost an integer for a smaller or greater one.
    pub(crate) fn has_beyond(&self) -> bool {
        let mut source_map = self.members.iter().chain(self.elements.iter().flatten());
        source_map.any(|note| note.state == State::Beyond)
    }

    /// Whether the name that starts at `start` appears again later.
    pub(crate) fn is_repeated(&self, start: usize) -> bool {
        self.repeated.contains(&start)
    }

    /// Notes that the name that starts at `start` appears again.
    pub(crate) fn repeat(&mut self, start: usize) {
        self.repeated.insert(start);
    }

    /// Notes that the configuration has a name whose value is no string.
    pub(crate) fn lose_property(&mut self) {
        self.lost_property = true;
    }

    pub(crate) fn has_lost_property(&self) -> bool {
        self.lost_property
    }

    /// Begins another element.
    pub(crate) fn push_element(&mut self) {
        self.elements.push([Note::NONE; ELEMENT_MEMBERS]);
    }

    /// Notes that a member starts at `start` in the text, and its value at `value`.
    pub(crate) fn begin(&mut self, at: At, start: usize, value: usize) {
        self.change(at, |note| {
            *note = Note {
                state: State::Kept,
                place: Place {
                    start,
                    value,
                    end: value,
                },
            };
        });
    }

    /// Notes that a member's value ends at `end` in the text.
    pub(crate) fn end(&mut self, at: At, end: usize) {
        self.change(at, |note| note.place.end = end);
    }

    pub(crate) fn set(&mut self, at: At, state: State) {
        self.change(at, |note| note.state = state);
    }

    fn change(&mut self, at: At, change: impl FnOnce(&mut Note)) {
        let note = match at.element {
            None => self.members.get_mut(at.member as usize),
            Some(index) => self
                .elements
                .get_mut(index)
                .and_then(|element| element.get_mut(at.member as usize - Member::Plugin as usize)),
        };
        if let Some(note) = note {
            change(note);
        }
    }
}
