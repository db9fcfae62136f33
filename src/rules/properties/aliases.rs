//! The aliases that a list names, and the properties of each.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{BuildHasher, Hasher, RandomState},
};

use memchr::memchr_iter;

use super::{
    Presence, Properties, Property,
    key::{Family, Key},
    value::items,
};

/// A property that lists aliases, whose own properties begin with its prefix and an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Transforms,
    Predicates,
    TopicGroups,
}

impl List {
    pub(crate) const ALL: [Self; 3] = [Self::Transforms, Self::Predicates, Self::TopicGroups];

    pub(crate) const fn key(self) -> Key {
        match self {
            Self::Transforms => Key::Transforms,
            Self::Predicates => Key::Predicates,
            Self::TopicGroups => Key::TopicGroups,
        }
    }

    pub(crate) const fn family(self) -> Family {
        match self {
            Self::Transforms => Family::Transforms,
            Self::Predicates => Family::Predicates,
            Self::TopicGroups => Family::TopicCreation,
        }
    }

    pub(crate) const fn prefix(self) -> &'static str {
        match self {
            Self::Transforms => "transforms.",
            Self::Predicates => "predicates.",
            Self::TopicGroups => "topic.creation.",
        }
    }
}

/// The aliases of a list, each of which is unique.
pub(crate) struct Aliases<'c> {
    pub(crate) all: Vec<Alias<'c>>,
    indexes: Indexes,
    /// The properties that begin with the list's prefix, but with none of the aliases.
    unlisted: Vec<usize>,
}

/// An alias, and those of its properties that rules look at.
pub(crate) struct Alias<'c> {
    pub(crate) name: &'c str,
    pub(crate) type_: Presence,
    pub(crate) predicate: Presence,
    pub(crate) negate: Presence,
    /// Some property that has the alias in its name.
    pub(crate) named: Option<usize>,
}

/// The indexes of aliases by the hashes of their parts, so that one pass over a name finds those that it
/// begins with.
#[derive(Default)]
struct Indexes {
    by_hash: HashMap<u64, usize>,
    /// Random, so that an attacker cannot choose aliases that collide.
    seed: RandomState,
}

impl<'c> Aliases<'c> {
    pub(super) fn of(properties: &Properties<'c>, list: List) -> Option<Self> {
        let mut aliases = Self {
            all: Vec::new(),
            indexes: Indexes::default(),
            unlisted: Vec::new(),
        };
        if let Presence::Kept(index) = properties.presence(list.key()) {
            properties.find(list.key())?.judged()?;
            let (_, value) = properties.entries.configuration.entry(index)?;
            for name in items(value) {
                let index = aliases.all.len();
                match aliases.indexes.entry(name) {
                    Entry::Vacant(entry) => entry.insert(index),
                    Entry::Occupied(_) => return None,
                };
                aliases.all.push(Alias {
                    name,
                    type_: Presence::Absent,
                    predicate: Presence::Absent,
                    negate: Presence::Absent,
                    named: None,
                });
            }
        } else if properties.has(list.key()) {
            return None;
        }
        for index in properties.families.get(list.family() as usize)? {
            let (name, _) = properties.entries.configuration.entry(*index)?;
            if !aliases.note(list, name, Presence::Kept(*index)) {
                aliases.unlisted.push(*index);
            }
        }
        for name in &properties.lost {
            aliases.note(list, name, Presence::Lost);
        }
        Some(aliases)
    }

    /// Records a property. Returns whether it belongs to an alias.
    fn note(&mut self, list: List, name: &str, presence: Presence) -> bool {
        let Some(name) = name
            .strip_prefix(list.prefix())
            .filter(|_| !self.all.is_empty())
        else {
            return false;
        };
        let mut is_listed = false;
        for (hash, alias, rest) in self.indexes.begins(name) {
            let index = self.indexes.by_hash.get(&hash);
            let known = index.and_then(|index| self.all.get_mut(*index));
            let Some(known) = known.filter(|known| known.name == alias) else {
                continue;
            };
            is_listed = true;
            if let Presence::Kept(index) = presence {
                known.named = Some(index);
            }
            match rest {
                "type" => known.type_ = presence,
                "predicate" => known.predicate = presence,
                "negate" => known.negate = presence,
                _ => {}
            }
        }
        is_listed
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        let index = self.indexes.by_hash.get(&self.indexes.hash(name));
        let known = index.and_then(|index| self.all.get(*index));
        known.is_some_and(|known| known.name == name)
    }

    /// The properties that begin with the list's prefix, but with none of the aliases.
    pub(crate) fn unlisted<'p>(
        &self,
        properties: &'p Properties<'_>,
    ) -> impl Iterator<Item = Property<'p>> {
        let unlisted = self.unlisted.iter();
        unlisted.filter_map(|index| properties.kept(Presence::Kept(*index)))
    }
}

impl Indexes {
    fn entry(&mut self, alias: &str) -> Entry<'_, u64, usize> {
        let hash = self.hash(alias);
        self.by_hash.entry(hash)
    }

    fn hash(&self, alias: &str) -> u64 {
        let mut hasher = self.seed.build_hasher();
        for part in alias.split('.') {
            hasher.write(part.as_bytes());
            hasher.write_u8(b'.');
        }
        hasher.finish()
    }

    /// What `name` begins with, up to each dot: its hash, its text and the rest.
    fn begins<'n>(&self, name: &'n str) -> impl Iterator<Item = (u64, &'n str, &'n str)> + use<'n> {
        let mut hasher = self.seed.build_hasher();
        let mut start = 0;
        memchr_iter(b'.', name.as_bytes()).filter_map(move |dot| {
            hasher.write(name.get(start..dot)?.as_bytes());
            hasher.write_u8(b'.');
            start = dot + 1;
            Some((hasher.finish(), name.get(..dot)?, name.get(start..)?))
        })
    }
}
