//! Detects repeated names in an object.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState},
    mem,
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
    /// All names, if they are more than a few.
    many: Option<Many>,
    /// Whether many names become exact ones.
    is_exact: bool,
    /// The hashes of the names that may be repeated, if they are known.
    suspects: Option<Vec<u64>>,
}

enum Many {
    Exact(Exact),
    /// The hashes of names, which are searched for equal ones at the end. That is much faster, but if there
    /// are any, the object must be read again.
    Hashes(Vec<u64>),
}

/// Names by their hashes.
#[derive(Default)]
struct Exact {
    /// In order, the hashes of the names that may be repeated, if they are known.
    suspects: Option<Vec<u64>>,
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
            is_exact: true,
            suspects: None,
        }
    }

    /// An empty set with capacity for a few names. Without `suspects`, each name after a few is taken for a
    /// new one, and the names for which that may be wrong are the [`suspects`](Self::suspects) at the end.
    pub(crate) fn with_room(text: &'t str, suspects: Option<Vec<u64>>) -> Self {
        Self {
            few: Vec::with_capacity(FEW),
            is_exact: suspects.is_some(),
            suspects,
            ..Self::new(text)
        }
    }

    /// The offsets where each name first appears, in any order, if the set is exact.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = usize> {
        let many = match &self.many {
            Some(Many::Exact(exact)) => Some(exact.names.values()),
            _ => None,
        };
        let seen = self.few.iter().chain(many.into_iter().flatten());
        seen.map(|seen| seen.first)
    }

    /// The hashes of names that may be repeated but were taken for new ones, if there are any.
    pub(crate) fn suspects(self) -> Option<Vec<u64>> {
        let Some(Many::Hashes(mut hashes)) = self.many else {
            return None;
        };
        hashes.sort_unstable();
        let pairs = hashes.windows(2).filter(|pair| pair.first() == pair.last());
        let suspects: Vec<_> = pairs.filter_map(<[u64]>::first).copied().collect();
        (!suspects.is_empty()).then_some(suspects)
    }

    /// Records a name of the object.
    pub(crate) fn sight(&mut self, name: &Name<'t>) -> Sighting {
        let seen = Seen::of(name);
        if let Some(many) = &mut self.many {
            return many.sight(name, seen, self.text);
        }
        if self.bits & seen.bit() != 0
            && let Some(sighting) = self.sight_again(name, seen.tail)
        {
            return sighting;
        }
        self.bits |= seen.bit();
        self.few.push(seen);
        if self.few.len() > FEW {
            self.many = Some(self.many());
        }
        Sighting::First
    }

    fn sight_again(&mut self, name: &Name<'t>, tail: u32) -> Option<Sighting> {
        let mut few = self.few.iter_mut();
        let known = few.find(|known| known.tail == tail && known.is(name, self.text));
        known.map(Seen::sighted_again)
    }

    #[cold]
    fn many(&mut self) -> Many {
        let few = mem::take(&mut self.few).into_iter();
        let few = few.filter_map(|seen| Some((lexer::name(self.text, seen.first).ok()?, seen)));
        if !self.is_exact {
            return Many::Hashes(few.map(|(name, _)| hash(&name.text)).collect());
        }
        let mut exact = Exact {
            suspects: self.suspects.take(),
            ..Exact::default()
        };
        for (name, seen) in few {
            exact.entry(&name, self.text).insert_entry(seen);
        }
        Many::Exact(exact)
    }
}

impl Many {
    fn sight(&mut self, name: &Name<'_>, seen: Seen, text: &str) -> Sighting {
        match self {
            Self::Hashes(hashes) => {
                hashes.push(hash(&name.text));
                Sighting::First
            }
            Self::Exact(exact) if exact.is_new(name) => Sighting::First,
            Self::Exact(exact) => match exact.entry(name, text) {
                Entry::Occupied(mut entry) => entry.get_mut().sighted_again(),
                Entry::Vacant(entry) => {
                    entry.insert(seen);
                    Sighting::First
                }
            },
        }
    }
}

impl Exact {
    /// Whether the name is known not to be repeated.
    fn is_new(&self, name: &Name<'_>) -> bool {
        let suspects = self.suspects.as_ref();
        suspects.is_some_and(|suspects| suspects.binary_search(&hash(&name.text)).is_err())
    }

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

/// A hash that anyone can compute: names that were chosen to collide are read twice.
fn hash(name: &str) -> u64 {
    let (words, rest) = name.as_bytes().as_chunks();
    let add = |rest, byte: &u8| rest << 8 | u64::from(*byte);
    let rest = rest.iter().fold(0, add);
    let words = words.iter().map(|word| u64::from_ne_bytes(*word));
    words.fold(mix(name.len() as u64, rest), mix)
}

const KEYS: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xa076_1d64_78bd_642f];

#[expect(
    clippy::cast_possible_truncation,
    reason = "the result combines both halves"
)]
fn mix(hash: u64, word: u64) -> u64 {
    let [one, other] = KEYS;
    let product = u128::from(hash ^ one) * u128::from(word ^ other);
    (product >> 64) as u64 ^ product as u64
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
    use crate::{Configuration, Options, Shape, Verdict};

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
    fn a_repeated_name_among_many_is_found_by_the_second_reading() {
        for count in [FEW, FEW + 1, 1_000] {
            for again in [0, FEW - 1, count - 1, count] {
                let indexes = (0..count).chain([again]);
                let text = indexes.fold(String::new(), |text, index| {
                    text + &format!("\n\"name {index}\"")
                });
                let mut seen = Names::with_room(&text, None);
                let sightings = names(&text).map(|name| seen.sight(&name));
                let is_found = sightings.last() != Some(Sighting::First);
                assert_eq!(is_found, again < count && count == FEW);
                let is_missed = again < count && count > FEW;
                let suspects = seen.suspects();
                assert_eq!(suspects.is_some(), is_missed, "{again} of {count}");
                if is_missed {
                    let mut seen = Names::with_room(&text, suspects);
                    let sightings: Vec<_> = names(&text).map(|name| seen.sight(&name)).collect();
                    let first = names(&text).nth(again).map(|name| name.start);
                    let second = first.map(|first| Sighting::Second { first });
                    assert_eq!(sightings.last().copied(), second);
                    assert_eq!(
                        sightings
                            .iter()
                            .filter(|sighting| **sighting != Sighting::First)
                            .count(),
                        1
                    );
                    assert_eq!(seen.suspects(), None);
                }
            }
        }
    }

    /// Two names with the same hash: its last product has the same factors, in another order.
    fn colliding() -> [String; 2] {
        let mut halves = (0..).filter_map(|number| {
            let start = format!("{number:08}");
            let word = u64::from_ne_bytes(start.as_bytes().try_into().ok()?);
            let end = mix(mix(16, 0), word) ^ KEYS[0] ^ KEYS[1];
            let end = String::from_utf8(end.to_ne_bytes().into()).ok()?;
            let is_plain = end.bytes().all(|byte| byte.is_ascii_alphanumeric());
            is_plain.then_some((start, end))
        });
        let (start, end) = halves.next().expect("there are many");
        let (other_start, other_end) = halves.next().expect("there are many");
        [start + &other_end, other_start + &end]
    }

    #[test]
    fn names_that_only_seem_to_repeat_are_read_again() {
        let [one, other] = colliding();
        assert_ne!(one, other);
        assert_eq!(hash(&one), hash(&other));
        let mut names: Vec<_> = (0..FEW).map(|index| format!("name {index}")).collect();
        names.extend([one, other]);
        let document = |names: &[String]| {
            let properties = names.iter().map(|name| (&**name, "value"));
            let configuration: Configuration = properties.collect();
            let json = serde_json::to_string(&configuration).expect("it is JSON");
            // One wrong type is reported once.
            json.replacen("\"value\"", "1", 1)
        };
        for names in [&names[..FEW], &names] {
            let options = Options::default().shape(Shape::Configuration);
            let verdict = Verdict::from_json(&document(names), &options);
            let verdict = verdict.expect("it is a document");
            let report = verdict.report().expect("a value is a number");
            assert_eq!(report.violations().len(), 1);
        }
    }

    #[test]
    fn names_with_the_same_hash_are_distinguished() {
        let text = "\n\"a\"\n\"b\"\n\"b\"";
        let [a, b, second_b] = names(text)
            .collect::<Vec<_>>()
            .try_into()
            .expect("three names");
        let mut exact = Exact::default();
        let hash = exact.seed.hash_one(&b.text);
        exact.names.insert(hash, Seen::of(&a));
        let mut seen = Names {
            many: Some(Many::Exact(exact)),
            ..Names::new(text)
        };
        assert_eq!(seen.sight(&b), Sighting::First);
        assert_eq!(seen.sight(&second_b), Sighting::Second { first: b.start });
    }
}
