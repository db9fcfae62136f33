//! The properties of a configuration, indexed for the rules.
//!
//! A rule that looks at a value gets it from [`Properties::judged`] or [`Property::judged`], which have none
//! where nothing may be said: the value holds a placeholder or is not a string, or its property breaks a rule
//! of its own. That is a violation, or an advice of what *fails*, of which a property gets one at most. Those
//! on the text of each property come first, since they are the cause of others; then the order is that of
//! the list of rules.

pub(crate) mod aliases;
pub(crate) mod allowed;
pub(crate) mod key;
pub(crate) mod letters;
pub(crate) mod marks;
pub(crate) mod placeholder;
pub(crate) mod secret_name;
pub(crate) mod secret_value;
pub(crate) mod value;

use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    collections::BTreeSet,
};

use memchr::{memchr2_iter, memchr3_iter};

use self::{
    aliases::{Alias, Aliases, List},
    key::{Family, Key, may_be_known},
    marks::Marks,
    placeholder::placeholders,
    secret_name::secret_in,
    value::trimmed,
};
use crate::{
    api::{at::At, member::Member},
    document::{
        configuration::Configuration,
        lexer::{self, Name},
    },
    rules::context::Context,
    text::visible::{MASK, Visible},
};

/// The number of properties of families for which there is room at first.
const FEW: usize = 16;

/// The properties of one configuration. One pass over them finds what rules look for.
pub(crate) struct Properties<'c> {
    entries: Entries<'c>,
    found: [Presence; Key::COUNT],
    /// The properties of families, in order.
    members: Vec<(Family, usize)>,
    /// Those that may hold a secret.
    secrets: Vec<usize>,
    /// The names whose values are not strings.
    lost: Vec<Cow<'c, str>>,
    kind: OnceCell<Option<Kind>>,
    aliases: [OnceCell<Option<Aliases<'c>>>; List::ALL.len()],
}

/// The properties whose values are strings, by their index in the order of the text.
struct Entries<'c> {
    configuration: &'c Configuration,
    context: &'c Context<'c>,
    /// Those whose text may be wrong, whatever the property is, in order.
    suspects: Vec<usize>,
    /// Those with placeholders, in order.
    with_placeholder: Vec<usize>,
    /// The offsets of the first names in the text, as far as they were needed.
    starts: RefCell<Vec<usize>>,
    /// Those whose names are greater than all names before them, computed on demand.
    greatest: OnceCell<Vec<usize>>,
    /// Those that break a rule of their own.
    broken: RefCell<BTreeSet<usize>>,
}

/// A property whose value is a string.
#[derive(Clone, Copy)]
pub(crate) struct Property<'p> {
    pub(crate) name: &'p str,
    pub(crate) value: &'p str,
    entries: &'p Entries<'p>,
    index: usize,
}

/// The kind of a connector, as far as its class's name shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sink,
    Source,
    Either,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Absent,
    /// Its value is not a string, so the draft does not have it.
    Lost,
    /// Its index in the configuration.
    Kept(usize),
}

impl<'c> Properties<'c> {
    pub(crate) fn of(configuration: &'c Configuration, context: &'c Context<'c>) -> Self {
        let mut properties = Self {
            entries: Entries {
                configuration,
                context,
                suspects: Vec::new(),
                with_placeholder: Vec::new(),
                starts: RefCell::default(),
                greatest: OnceCell::new(),
                broken: RefCell::default(),
            },
            found: [Presence::Absent; Key::COUNT],
            members: Vec::with_capacity(configuration.len().min(FEW)),
            secrets: Vec::new(),
            lost: Vec::new(),
            kind: OnceCell::new(),
            aliases: [const { OnceCell::new() }; List::ALL.len()],
        };
        let text = configuration.text().as_bytes();
        let mut templates = Marks::new(memchr2_iter(b'$', b'%', text));
        let [a, b, c] = secret_value::MARKS;
        let mut secrets = Marks::new(memchr3_iter(a, b, c, text));
        for (index, (name, value)) in configuration.iter().enumerate() {
            if may_be_known(name) {
                properties.note(name, Presence::Kept(index));
                if let Some(family) = Family::of(name) {
                    properties.members.push((family, index));
                }
            }
            let is_template = templates.is_in_value_of(name, value);
            if is_template || is_suspect(name, value) {
                properties.entries.suspects.push(index);
            }
            if is_template && placeholders(value).next().is_some() {
                properties.entries.with_placeholder.push(index);
            }
            if secrets.is_in_value_of(name, value) || secret_in(name).is_some() {
                properties.secrets.push(index);
            }
        }
        if context.source_map.has_lost_property() {
            for (name, index) in properties.entries.names() {
                if index.is_none() {
                    properties.note(&name.text, Presence::Lost);
                    properties.lost.push(name.text);
                }
            }
        }
        if context.source_map.has_repeated() {
            properties.entries.note_repeated();
        }
        properties
    }

    fn note(&mut self, name: &str, presence: Presence) {
        let found = Key::of(name).and_then(|key| self.found.get_mut(key as usize));
        if let Some(found @ Presence::Absent) = found {
            *found = presence;
        }
    }

    /// Whether the configuration has no name at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.configuration.is_empty() && self.lost.is_empty()
    }

    /// Whether the configuration has the property, with any value.
    pub(crate) fn has(&self, key: Key) -> bool {
        self.presence(key) != Presence::Absent
    }

    pub(crate) fn presence(&self, key: Key) -> Presence {
        let found = self.found.get(key as usize).copied();
        found.unwrap_or(Presence::Absent)
    }

    /// The property, if its value is a string.
    pub(crate) fn find(&self, key: Key) -> Option<Property<'_>> {
        self.kept(self.presence(key))
    }

    /// The property of that presence, if its value is a string.
    pub(crate) fn kept(&self, presence: Presence) -> Option<Property<'_>> {
        match presence {
            Presence::Kept(index) => self.entries.property(index),
            Presence::Absent | Presence::Lost => None,
        }
    }

    /// The trimmed value, which is empty if the property is absent; none if it is not judged.
    pub(crate) fn judged(&self, key: Key) -> Option<&str> {
        match self.presence(key) {
            Presence::Absent => Some(""),
            presence => self.kept(presence)?.judged(),
        }
    }

    /// The properties whose values are strings.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Property<'_>> {
        let entries = self.entries.configuration.iter().enumerate();
        entries.map(|(index, (name, value))| Property {
            name,
            value,
            entries: &self.entries,
            index,
        })
    }

    pub(crate) fn family(&self, family: Family) -> impl Iterator<Item = Property<'_>> {
        let members = self.members.iter().filter(move |(of, _)| *of == family);
        members.filter_map(|(_, index)| self.entries.property(*index))
    }

    /// The properties whose text may be wrong.
    pub(crate) fn suspects(&self) -> impl Iterator<Item = Property<'_>> {
        let suspects = self.entries.suspects.iter();
        suspects.filter_map(|index| self.entries.property(*index))
    }

    /// The properties with placeholders.
    pub(crate) fn with_placeholder(&self) -> impl Iterator<Item = Property<'_>> {
        let with_placeholder = self.entries.with_placeholder.iter();
        with_placeholder.filter_map(|index| self.entries.property(*index))
    }

    /// The properties that may hold a secret.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = Property<'_>> {
        let secrets = self.secrets.iter();
        secrets.filter_map(|index| self.entries.property(*index))
    }

    /// The kind of the connector; none if its class is absent or not judged.
    pub(crate) fn kind(&self) -> Option<Kind> {
        *self.kind.get_or_init(|| {
            let class = self.find(Key::ConnectorClass)?.judged()?;
            let simple_name = class.as_bytes().rsplit(|byte| *byte == b'.').next()?;
            let is_sink = simple_name.windows(4).any(|part| part == b"Sink");
            let is_source = simple_name.windows(6).any(|part| part == b"Source");
            Some(match (is_sink, is_source) {
                (true, false) => Kind::Sink,
                (false, true) => Kind::Source,
                _ => Kind::Either,
            })
        })
    }

    pub(crate) fn is_sink(&self) -> bool {
        self.kind() == Some(Kind::Sink)
    }

    /// Whether the class is known, and not one of a sink.
    pub(crate) fn is_not_sink(&self) -> bool {
        self.kind().is_some_and(|kind| kind != Kind::Sink)
    }

    /// The aliases in a list; none if the list is not judged or has an alias twice.
    pub(crate) fn aliases(&self, list: List) -> Option<&Aliases<'c>> {
        let aliases = self.aliases.get(list as usize)?;
        let aliases = aliases.get_or_init(|| Aliases::of(self, list));
        aliases.as_ref()
    }

    /// The offset of the first name that is greater than `name`, before which that would be.
    pub(crate) fn start_after(&self, name: &str) -> usize {
        self.entries.start_after(name)
    }

    /// Whether the configuration has a property of the family, with any value.
    pub(crate) fn has_any(&self, family: Family) -> bool {
        let mut lost = self.lost.iter();
        self.family(family).next().is_some() || lost.any(|name| Family::of(name) == Some(family))
    }

    /// The part that may be shown of a name that is made from that of `property`.
    pub(crate) fn shown_name(&self, property: &Property<'_>, name: &str) -> Box<str> {
        if self.entries.hides(property) {
            MASK.into()
        } else {
            Visible::Name.part(name).into()
        }
    }

    /// An alias in a list, which is a part of names, unless the list came through an alias of YAML.
    pub(crate) fn shown_alias<'a>(&self, list: List, alias: &Alias<'a>) -> &'a str {
        match self.find(list.key()) {
            Some(property) if !self.entries.hides_value(&property) => alias.name,
            _ => MASK,
        }
    }
}

/// Whether the text of the property may be wrong even without a placeholder, so that a closer look is worth it.
fn is_suspect(name: &str, value: &str) -> bool {
    let is_unusual = |byte: &u8| *byte <= b' ' || *byte >= 0x7f;
    let (name, value) = (name.as_bytes(), value.as_bytes());
    name.first().is_some_and(is_unusual)
        || name.last().is_some_and(is_unusual)
        || value.last() == Some(&b'\r')
        || matches!(value.first(), Some(b'\0'..=b' ' | b'{' | b'<' | b'*'))
}

impl<'c> Entries<'c> {
    fn property(&self, index: usize) -> Option<Property<'_>> {
        let (name, value) = self.configuration.entry(index)?;
        Some(Property {
            name,
            value,
            entries: self,
            index,
        })
    }

    /// The names in the text, with the index of those that the configuration holds.
    fn names(&self) -> impl Iterator<Item = (Name<'c>, Option<usize>)> + use<'c> {
        let at = At::new(Member::ConnectorConfiguration);
        let text = self.context.source.zip(self.context.place(at));
        let names = text.map(|(source, place)| lexer::names(source.json, place.value));
        let mut kept = self.configuration.iter().enumerate().peekable();
        names.into_iter().flatten().map(move |name| {
            let property = kept.next_if(|(_, (known, _))| *known == name.text);
            (name, property.map(|(index, _)| index))
        })
    }

    fn start(&self, index: usize) -> usize {
        let mut starts = self.starts.borrow_mut();
        if starts.len() <= index {
            self.find_starts(index, &mut starts);
        }
        starts.get(index).copied().unwrap_or(index)
    }

    /// Continues to find the offsets of names, up to that at `index`.
    fn find_starts(&self, index: usize, starts: &mut Vec<usize>) {
        let at = At::new(Member::ConnectorConfiguration);
        let Some((source, place)) = self.context.source.zip(self.context.place(at)) else {
            return;
        };
        let after = starts.last().copied().unwrap_or(place.value);
        for name in lexer::names(source.json, after) {
            let next = self.configuration.entry(starts.len());
            if next.is_some_and(|(next, _)| next == name.text) {
                starts.push(name.start);
                if starts.len() > index {
                    return;
                }
            }
        }
    }

    /// Whether the name came through an alias of YAML.
    fn hides(&self, property: &Property<'_>) -> bool {
        let source = self.context.source;
        source.is_some_and(|source| source.hides(property.start()))
    }

    /// Whether the value came through an alias of YAML.
    fn hides_value(&self, property: &Property<'_>) -> bool {
        let source = self.context.source.zip(property.translated_value());
        source.is_some_and(|(source, value)| source.hides(value))
    }

    fn note_repeated(&self) {
        let mut broken = self.broken.borrow_mut();
        let last = self.configuration.len().saturating_sub(1);
        self.start(last);
        let starts = self.starts.borrow();
        let starts = starts.iter().enumerate();
        let repeated = starts.filter(|(_, start)| self.context.source_map.is_repeated(**start));
        broken.extend(repeated.map(|(index, _)| index));
    }

    fn start_after(&self, name: &str) -> usize {
        let greatest = self.greatest.get_or_init(|| {
            let (mut greatest, mut last) = (Vec::new(), None);
            for (index, (name, _)) in self.configuration.iter().enumerate() {
                if last < Some(name) {
                    greatest.push(index);
                    last = Some(name);
                }
            }
            greatest
        });
        let known = |index: usize| self.configuration.entry(index).map(|(name, _)| name);
        let after = greatest.partition_point(|index| known(*index) <= Some(name));
        let index = greatest.get(after);
        index.map_or(usize::MAX, |index| self.start(*index))
    }
}

impl<'p> Property<'p> {
    /// The trimmed value, unless nothing may be said that depends on it.
    pub(crate) fn judged(&self) -> Option<&'p str> {
        let with_placeholder = &self.entries.with_placeholder;
        let is_hidden = self.is_broken() || with_placeholder.binary_search(&self.index).is_ok();
        (!is_hidden).then(|| trimmed(self.value))
    }

    /// Whether the property breaks a rule of its own.
    pub(crate) fn is_broken(&self) -> bool {
        self.entries.broken.borrow().contains(&self.index)
    }

    /// Records that the property breaks a rule of its own.
    pub(crate) fn set_broken(&self) {
        self.entries.broken.borrow_mut().insert(self.index);
    }

    /// The offset of its value in JSON text that was translated, which has no white space.
    pub(crate) fn translated_value(&self) -> Option<usize> {
        let source = self.entries.context.source?;
        Some(lexer::name_span(source.json, self.start()).end + 1)
    }

    /// The offset of its name in the text, or its index without a text.
    pub(crate) fn start(&self) -> usize {
        self.entries.start(self.index)
    }
}
