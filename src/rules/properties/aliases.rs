//! The aliases that a list names, and the properties of each.

use std::{
    collections::HashMap,
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

/// Up to this many aliases, comparing each beats hashing.
const FEW: usize = 8;

/// The aliases of a list, each of which is unique.
pub(crate) struct Aliases<'c> {
    pub(crate) all: Vec<Alias<'c>>,
    /// The indexes of many aliases.
    indexes: Option<Indexes>,
    /// The properties that begin with the list's prefix, but with none of the aliases.
    unlisted: Vec<usize>,
}

/// An alias, and those of its properties that rules look at.
pub(crate) struct Alias<'c> {
    pub(crate) name: &'c str,
    pub(crate) type_: Presence,
    pub(crate) predicate: Presence,
    pub(crate) negate: Presence,
}

/// The indexes of aliases by the hashes of their parts, so that one pass over a name finds all that it begins
/// with.
#[derive(Default)]
struct Indexes {
    by_hash: HashMap<u64, usize>,
    /// Random, so that an attacker cannot choose aliases that collide.
    seed: RandomState,
}

impl<'c> Aliases<'c> {
    pub(super) fn of(properties: &Properties<'c>, list: List) -> Option<Self> {
        let configuration = properties.entries.configuration;
        let all = match properties.presence(list.key()) {
            Presence::Absent => Vec::new(),
            presence => {
                let property = properties.kept(presence)?;
                property.judged()?;
                let (_, value) = configuration.entry(property.index)?;
                items(value).map(Alias::new).collect()
            }
        };
        let mut aliases = Self {
            indexes: (all.len() > FEW).then(|| Indexes::of(&all)),
            all,
            unlisted: Vec::new(),
        };
        if aliases.has_repeated() {
            return None;
        }
        let members = properties.members.iter();
        for (_, index) in members.filter(|(family, _)| *family == list.family()) {
            if aliases.all.is_empty() {
                aliases.unlisted.push(*index);
            } else if let Some((name, _)) = configuration.entry(*index)
                && !aliases.note(list, name, Presence::Kept(*index))
            {
                aliases.unlisted.push(*index);
            }
        }
        for name in &properties.lost {
            aliases.note(list, name, Presence::Lost);
        }
        Some(aliases)
    }

    fn has_repeated(&self) -> bool {
        match &self.indexes {
            Some(indexes) => indexes.by_hash.len() < self.all.len(),
            None => self.all.iter().enumerate().any(|(index, alias)| {
                let mut before = self.all.iter().take(index);
                before.any(|known| known.name == alias.name)
            }),
        }
    }

    /// Records a property. Returns whether it belongs to an alias.
    fn note(&mut self, list: List, name: &str, presence: Presence) -> bool {
        let Some(name) = name.strip_prefix(list.prefix()) else {
            return false;
        };
        let mut is_listed = false;
        let Some(indexes) = &self.indexes else {
            for known in &mut self.all {
                let rest = name.strip_prefix(known.name);
                if let Some(rest) = rest.and_then(|rest| rest.strip_prefix('.')) {
                    known.note(rest, presence);
                    is_listed = true;
                }
            }
            return is_listed;
        };
        for (hash, rest) in indexes.begin(name) {
            let known = indexes.by_hash.get(&hash);
            if let Some(known) = known.and_then(|index| self.all.get_mut(*index)) {
                known.note(rest, presence);
                is_listed = true;
            }
        }
        is_listed
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        match &self.indexes {
            Some(indexes) => indexes.by_hash.contains_key(&indexes.hash(name)),
            None => self.all.iter().any(|alias| alias.name == name),
        }
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

impl<'c> Alias<'c> {
    const fn new(name: &'c str) -> Self {
        Self {
            name,
            type_: Presence::Absent,
            predicate: Presence::Absent,
            negate: Presence::Absent,
        }
    }

    /// Records the property whose name goes on with `rest` after the alias.
    fn note(&mut self, rest: &str, presence: Presence) {
        match rest {
            "type" => self.type_ = presence,
            "predicate" => self.predicate = presence,
            "negate" => self.negate = presence,
            _ => {}
        }
    }
}

impl Indexes {
    fn of(aliases: &[Alias<'_>]) -> Self {
        let mut indexes = Self::default();
        for (index, alias) in aliases.iter().enumerate() {
            let hash = indexes.hash(alias.name);
            indexes.by_hash.insert(hash, index);
        }
        indexes
    }

    fn hash(&self, alias: &str) -> u64 {
        let mut hasher = self.seed.build_hasher();
        for part in alias.split('.') {
            hasher.write(part.as_bytes());
            hasher.write_u8(b'.');
        }
        hasher.finish()
    }

    /// The hash of what `name` begins with, up to each dot, and the rest.
    fn begin<'n>(&self, name: &'n str) -> impl Iterator<Item = (u64, &'n str)> + use<'n> {
        let mut hasher = self.seed.build_hasher();
        let mut start = 0;
        memchr_iter(b'.', name.as_bytes()).filter_map(move |dot| {
            hasher.write(name.get(start..dot)?.as_bytes());
            hasher.write_u8(b'.');
            start = dot + 1;
            Some((hasher.finish(), name.get(start..)?))
        })
    }
}
