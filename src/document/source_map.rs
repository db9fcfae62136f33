//! Records where members are in the text, and the state of their values.

use std::collections::BTreeSet;

use crate::api::{at::At, member::Member, members::Members};

/// The places of members in the text, and the states of their values.
#[derive(Clone, Debug)]
pub(crate) struct SourceMap {
    members: [Note; Member::COUNT],
    /// The elements of `plugins` that are kept, and the number of all.
    elements: Vec<Element>,
    element_count: usize,
    /// The start offsets of names, of members and in the configuration, that are repeated later.
    repeated: BTreeSet<usize>,
    /// Whether the configuration has a value that is not a string.
    lost_property: bool,
    /// The members with misspelt names, and all members inside them; in an array, those of any element.
    misspelt: Members,
}

/// An element of `plugins`.
#[derive(Clone, Debug)]
struct Element {
    index: usize,
    note: Note,
    /// The members inside, if there are any.
    inside: Option<Box<[Note; INSIDE]>>,
}

const INSIDE: usize = Member::CustomPluginRevision as usize - Member::Plugin as usize;

impl Element {
    fn get(&self, member: Member) -> Option<&Note> {
        match Self::index(member) {
            None => Some(&self.note),
            Some(index) => self.inside.as_ref()?.get(index),
        }
    }

    fn get_mut(&mut self, member: Member) -> Option<&mut Note> {
        let Some(index) = Self::index(member) else {
            return Some(&mut self.note);
        };
        let none = || Box::new([Note::NONE; INSIDE]);
        self.inside.get_or_insert_with(none).get_mut(index)
    }

    /// The index of a member inside.
    fn index(member: Member) -> Option<usize> {
        (member as usize).checked_sub(Member::CustomPlugin as usize)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) state: State,
    place: Place,
}

/// The place of a member or property in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The start of the name, or of the value if it has no name.
    pub(crate) start: usize,
    /// The start of the value.
    pub(crate) value: usize,
    /// The end of the value, or of the part that was read.
    pub(crate) end: usize,
}

impl Place {
    /// A place of which only the name is needed.
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
    /// Not in the text, or there is no text.
    Absent,
    /// In the draft.
    Kept,
    /// Present, but broken, so that the draft has `None`.
    Broken,
    /// In the draft, but written with a fraction or an exponent.
    Float,
    /// An integer outside the 64-bit range; the draft has the nearest one.
    Beyond,
}

impl Note {
    pub(crate) const NONE: Self = Self {
        state: State::Absent,
        place: Place::of_name(0),
    };

    /// The place of the member in the text.
    pub(crate) fn place(self) -> Option<Place> {
        (self.state != State::Absent).then_some(self.place)
    }
}

/// The map of a draft that was not read from text.
pub(crate) static NO_SOURCE: SourceMap = SourceMap::NONE;

impl SourceMap {
    pub(crate) const NONE: Self = Self {
        members: [Note::NONE; Member::COUNT],
        elements: Vec::new(),
        element_count: 0,
        repeated: BTreeSet::new(),
        lost_property: false,
        misspelt: Members::EMPTY,
    };

    pub(crate) fn get(&self, at: At) -> Note {
        let note = if at.member.in_element() {
            self.in_element(at)
        } else {
            self.members.get(at.member as usize)
        };
        note.copied().unwrap_or(Note::NONE)
    }

    /// The members of the object that are in the text.
    pub(crate) fn members_in(&self, object: At) -> Members {
        let members = object.member.row().children.iter().copied();
        members
            .filter(|member| self.get(object.with(*member)).state != State::Absent)
            .collect()
    }

    /// Whether the draft has the nearest integer instead of the one in the text.
    pub(crate) fn has_beyond(&self) -> bool {
        let elements = self.elements.iter();
        let inside = elements.filter_map(|element| element.inside.as_deref());
        let mut integers = self.members.iter().chain(inside.flatten());
        integers.any(|note| note.state == State::Beyond)
    }

    /// Whether the name at `start` is repeated later.
    pub(crate) fn is_repeated(&self, start: usize) -> bool {
        self.repeated.contains(&start)
    }

    /// Whether some name is repeated.
    pub(crate) fn has_repeated(&self) -> bool {
        !self.repeated.is_empty()
    }

    /// Records that the name at `start` is repeated.
    pub(crate) fn repeat(&mut self, start: usize) {
        self.repeated.insert(start);
    }

    /// Records that the configuration has a value that is not a string.
    pub(crate) fn lose_property(&mut self) {
        self.lost_property = true;
    }

    pub(crate) fn has_lost_property(&self) -> bool {
        self.lost_property
    }

    /// Records that the name of a member is misspelt.
    pub(crate) fn misspell(&mut self, member: Member) {
        self.misspelt.insert_all(Members::all_in(member));
    }

    /// The members whose place in the text may have a misspelt name.
    pub(crate) fn misspelt(&self) -> Members {
        self.misspelt
    }

    /// Adds an element.
    pub(crate) fn push_element(&mut self) -> At {
        let index = self.element_count;
        self.element_count += 1;
        self.elements.push(Element {
            index,
            note: Note::NONE,
            inside: None,
        });
        At::element(index)
    }

    /// Whether the last element lacks a member; `None` if it or its `customPlugin` is broken, which was reported.
    pub(crate) fn last_lacks_a_member(&self) -> Option<bool> {
        let element = self.elements.last()?;
        let is_broken = |member| {
            let note = element.get(member);
            note.is_some_and(|note| note.state == State::Broken)
        };
        if is_broken(Member::Plugin) || is_broken(Member::CustomPlugin) {
            return None;
        }
        let inside = element.inside.as_deref().unwrap_or(&[Note::NONE; INSIDE]);
        Some(inside.iter().any(|note| note.state == State::Absent))
    }

    /// Drops what is known of the last element, which still counts.
    pub(crate) fn drop_last(&mut self) {
        self.elements.pop();
    }

    /// The number of elements.
    pub(crate) fn element_count(&self) -> usize {
        self.element_count
    }

    /// The index of the element that is kept at `position`.
    pub(crate) fn index(&self, position: usize) -> usize {
        let element = self.elements.get(position);
        element.map_or(position, |element| element.index)
    }

    #[cold]
    fn in_element(&self, at: At) -> Option<&Note> {
        let elements = &self.elements;
        let position = elements.binary_search_by_key(&at.element, |element| element.index);
        elements.get(position.ok()?)?.get(at.member)
    }

    /// The note of a member in the last element, the only one that still changes.
    #[cold]
    fn in_last_element(&mut self, member: Member) -> Option<&mut Note> {
        self.elements.last_mut()?.get_mut(member)
    }

    /// Records that a member starts at `start` in the text, and its value at `value`.
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

    /// Records that a member's value ends at `end` in the text.
    pub(crate) fn end(&mut self, at: At, end: usize) {
        self.change(at, |note| note.place.end = end);
    }

    pub(crate) fn set(&mut self, at: At, state: State) {
        self.change(at, |note| note.state = state);
    }

    fn change(&mut self, at: At, change: impl FnOnce(&mut Note)) {
        let note = if at.member.in_element() {
            self.in_last_element(at.member)
        } else {
            self.members.get_mut(at.member as usize)
        };
        if let Some(note) = note {
            change(note);
        }
    }
}
