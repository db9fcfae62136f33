//! What a draft cannot hold about its members.

use crate::member::{At, Member};

/// What a draft cannot hold about its members.
#[derive(Clone, Debug)]
pub(crate) struct Notes {
    members: [Note; Member::COUNT],
    /// Those of each element of `plugins`.
    elements: Vec<[Note; ELEMENT_MEMBERS]>,
}

const ELEMENT_MEMBERS: usize = Member::CustomPluginRevision as usize - Member::Plugin as usize + 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// Where the member starts in the text: its name, or its value where it has none.
    pub(crate) start: Option<usize>,
    pub(crate) state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// As the draft has it.
    Kept,
    /// Present, but broken, so that the draft has nothing.
    Broken,
    /// An integer beyond those that the draft can hold, which has the nearest one.
    Beyond,
}

impl Note {
    pub(crate) const NONE: Self = Self {
        start: None,
        state: State::Kept,
    };
}

impl Notes {
    pub(crate) const NONE: Self = Self {
        members: [Note::NONE; Member::COUNT],
        elements: Vec::new(),
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

    /// Whether the draft has lost an integer for a smaller or greater one.
    pub(crate) fn has_beyond(&self) -> bool {
        let mut notes = self.members.iter().chain(self.elements.iter().flatten());
        notes.any(|note| note.state == State::Beyond)
    }

    /// Begins the notes of another element.
    pub(crate) fn push_element(&mut self) {
        self.elements.push([Note::NONE; ELEMENT_MEMBERS]);
    }

    pub(crate) fn set(&mut self, at: At, change: impl FnOnce(&mut Note)) {
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
