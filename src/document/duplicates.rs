//! Detects repeated names in an object.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState},
};

use crate::document::lexer::{self, Name};

/// Up to this many names, a linear scan beats hashing.
const FEW: usize = 64;

/// The names of one object.
pub(crate) struct Names<'t> {
    text: &'t str,
    few: Vec<Seen>,
    /// A [`bit`](Seen::bit) for each of the few; some have the same.
    bits: u128,
    many: Option<Many>,
}

/// Names by their hashes.
#[derive(Default)]
struct Many {
    names: HashMap<u64, Seen, BuildHasherDefault<Hashed>>,
    /// Random, so that an attacker cannot choose names that collide.
    seed: RandomState,
}

/// A name that was seen. Its text is read again for a comparison.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// The offset where it first appeared.
    first: usize,
    /// The [`tail`] of the name.
    tail: u32,
    again: bool,
}

/// How often a name has appeared in its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sighting {
    First,
    /// The name appears for the second time; it first appeared at this offset.
    Second {
        first: usize,
    },
    Later,
}

impl Seen {
    fn of(name: &Name<'_>) -> Self {
        Self {
            first: name.start,
            tail: tail(&name.text),
            again: false,
        }
    }

    /// One of 128 bits.
    fn bit(self) -> u128 {
        1 << (self.tail.wrapping_mul(0x9e37_79b1) >> 25)
    }

    fn is(self, name: &Name<'_>, text: &str) -> bool {
        lexer::name(text, self.first).is_ok_and(|seen| seen.text == name.text)
    }

    fn sighted_again(&mut self) -> Sighting {
        if self.again {
            return Sighting::Later;
        }
        self.again = true;
        Sighting::Second { first: self.first }
    }
}

impl<'t> Names<'t> {
    /// An empty set of names for an object in `text`.
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            few: Vec::new(),
            bits: 0,
            many: None,
        }
    }

    /// An empty set with capacity for a few names.
    pub(crate) fn with_room(text: &'t str) -> Self {
        Self {
            few: Vec::with_capacity(FEW),
            ..Self::new(text)
        }
    }

    /// The offsets where each name first appears, in any order.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = usize> {
        let many = self.many.iter().flat_map(|many| many.names.values());
        self.few.iter().chain(many).map(|seen| seen.first)
    }

    /// Records a name of the object.
    pub(crate) fn sight(&mut self, name: &Name<'t>) -> Sighting {
        let seen = Seen::of(name);
        if let Some(many) = &mut self.many {
            return match many.entry(name, self.text) {
                Entry::Occupied(mut entry) => entry.get_mut().sighted_again(),
                Entry::Vacant(entry) => {
                    entry.insert(seen);
                    Sighting::First
                }
            };
        }
        if self.bits & seen.bit() != 0 {
            let mut few = self.few.iter_mut();
            let known = few.find(|known| known.tail == seen.tail && known.is(name, self.text));
            if let Some(known) = known {
                return known.sighted_again();
            }
        }
        self.bits |= seen.bit();
        self.few.push(seen);
        if self.few.len() > FEW {
            let many = self.many.insert(Many::default());
            for seen in self.few.drain(..) {
                if let Ok(name) = lexer::name(self.text, seen.first) {
                    many.entry(&name, self.text).insert_entry(seen);
                }
            }
        }
        Sighting::First
    }
}

impl Many {
    fn entry(&mut self, name: &Name<'_>, text: &str) -> Entry<'_, u64, Seen> {
        let mut key = self.seed.hash_one(&name.text);
        let is_other = |seen: &Seen| !seen.is(name, text);
        // Hash collisions are rare.
        while self.names.get(&key).is_some_and(is_other) {
            key = key.wrapping_add(1);
        }
        self.names.entry(key)
    }
}

/// Combines the last bytes and the length of a name, in which most names differ.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the low half combines both halves"
)]
fn tail(name: &str) -> u32 {
    let last = name
        .as_bytes()
        .last_chunk()
        .copied()
        .map(u64::from_ne_bytes);
    let last = last.unwrap_or_default() ^ name.len() as u64;
    (last ^ last >> 32) as u32
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    /// Never called: the keys are `u64`.
    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with one name on each line, and the names.
    fn names(text: &str) -> impl Iterator<Item = Name<'_>> {
        let starts = text.match_indices('\n').map(|(index, _)| index + 1);
        starts.map(|start| lexer::name(text, start).expect("a name starts there"))
    }

    #[test]
    fn a_repeated_name_is_reported_once_however_often_it_appears() {
        for count in [1, FEW, FEW + 1, 1_000] {
            let written = (0..count).fold(String::new(), |text, index| {
                text + &format!("\n\"name {index}\"")
            });
            let text = written.repeat(3);
            let mut names = names(&text);
            let mut seen = Names::new(&text);
            for name in names.by_ref().take(count) {
                assert_eq!(seen.sight(&name), Sighting::First);
            }
            for name in names.by_ref().take(count) {
                let first = name.start - written.len();
                assert_eq!(seen.sight(&name), Sighting::Second { first });
            }
            for name in names {
                assert_eq!(seen.sight(&name), Sighting::Later);
            }
        }
    }

    #[test]
    fn names_with_the_same_hash_are_distinguished() {
        let text = "\n\"a\"\n\"b\"\n\"b\"";
        let [a, b, second_b] = names(text)
            .collect::<Vec<_>>()
            .try_into()
            .expect("three names");
        let mut many = Many::default();
        let hash = many.seed.hash_one(&b.text);
        many.names.insert(hash, Seen::of(&a));
        let mut seen = Names {
            many: Some(many),
            ..Names::new(text)
        };
        assert_eq!(seen.sight(&b), Sighting::First);
        assert_eq!(seen.sight(&second_b), Sighting::Second { first: b.start });
    }
}
