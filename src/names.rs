//! Which names an object has had so far.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
};

use crate::cursor::Name;

/// Up to so many names are compared one by one, which is faster than hashing a few.
const FEW: usize = 12;

/// The names of one object and where each stood for the first time.
#[derive(Debug, Default)]
pub(crate) struct Names<'t> {
    few: Vec<(Cow<'t, str>, Seen)>,
    /// Seeded at random, so that nobody can choose names that collide.
    many: HashMap<Cow<'t, str>, Seen>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    first: usize,
    again: bool,
}

/// What a name is to its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sighting {
    First,
    /// The name stands there for the second time; it stood at this offset before.
    Second {
        first: usize,
    },
    Later,
}

impl Seen {
    fn sighted_again(&mut self) -> Sighting {
        if self.again {
            return Sighting::Later;
        }
        self.again = true;
        Sighting::Second { first: self.first }
    }
}

impl<'t> Names<'t> {
    /// Notes a name of the object.
    pub(crate) fn sight(&mut self, name: &Name<'t>) -> Sighting {
        let seen = Seen {
            first: name.start,
            again: false,
        };
        if self.many.is_empty() {
            if let Some((_, seen)) = self.few.iter_mut().find(|(known, _)| *known == name.text) {
                return seen.sighted_again();
            }
            if self.few.len() < FEW {
                self.few.push((name.text.clone(), seen));
                return Sighting::First;
            }
            self.many.extend(self.few.drain(..));
        }
        match self.many.entry(name.text.clone()) {
            Entry::Occupied(mut entry) => entry.get_mut().sighted_again(),
            Entry::Vacant(entry) => {
                entry.insert(seen);
                Sighting::First
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_name_is_told_once_however_many_there_are() {
        for count in [1, FEW, FEW + 1, 100] {
            let mut names = Names::default();
            let name = |index: usize, start| Name {
                text: Cow::Owned(format!("name {index}")),
                start,
            };
            for index in 0..count {
                assert_eq!(names.sight(&name(index, index)), Sighting::First);
            }
            for first in 0..count {
                let again = name(first, count);
                assert_eq!(names.sight(&again), Sighting::Second { first });
                assert_eq!(names.sight(&again), Sighting::Later);
            }
        }
    }
}
