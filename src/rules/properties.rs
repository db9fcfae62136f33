//! The properties of a configuration, indexed for the rules.

use std::cell::OnceCell;

use crate::{
    api::{at::At, member::Member},
    document::{
        configuration::Configuration,
        lexer::{self, Name},
    },
    rules::context::Context,
};

macro_rules! keys {
    ($($id:ident $name:literal)+) => {
        /// A property that some rule looks up by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Key {
            $(#[doc = concat!("`", $name, "`")] $id,)+
        }

        impl Key {
            const COUNT: usize = [$(Self::$id,)+].len();

            fn of(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$id),)+
                    _ => None,
                }
            }
        }
    };
}

keys! {
    ConnectorClass "connector.class"
    Topics "topics"
    TopicsRegex "topics.regex"
}

/// The properties of one configuration. One pass over them finds every [`Key`].
pub(crate) struct Properties<'c> {
    configuration: &'c Configuration,
    context: &'c Context<'c>,
    found: [Presence; Key::COUNT],
    /// The offsets of the names in the text, computed on demand.
    starts: OnceCell<Vec<usize>>,
}

/// A property whose value is a string.
#[derive(Clone, Copy)]
pub(crate) struct Property<'p> {
    pub(crate) name: &'p str,
    pub(crate) value: &'p str,
    all: &'p Properties<'p>,
    index: usize,
}

#[derive(Clone, Copy)]
enum Presence {
    Absent,
    /// Its value is not a string, so the draft does not have it.
    Lost,
    /// Its index in the configuration.
    Kept(usize),
}

impl<'c> Properties<'c> {
    pub(crate) fn of(configuration: &'c Configuration, context: &'c Context<'c>) -> Self {
        let mut properties = Self {
            configuration,
            context,
            found: [Presence::Absent; Key::COUNT],
            starts: OnceCell::new(),
        };
        for (index, (name, _)) in configuration.iter().enumerate() {
            properties.note(name, Presence::Kept(index));
        }
        if context.source_map.has_lost_property() {
            for (name, index) in properties.names() {
                if index.is_none() {
                    properties.note(&name.text, Presence::Lost);
                }
            }
        }
        properties
    }

    fn note(&mut self, name: &str, presence: Presence) {
        let found = Key::of(name).and_then(|key| self.found.get_mut(key as usize));
        if let Some(found @ Presence::Absent) = found {
            *found = presence;
        }
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

    /// Whether the configuration has no name at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.configuration.is_empty() && !self.context.source_map.has_lost_property()
    }

    /// Whether the configuration has the property, with any value.
    pub(crate) fn has(&self, key: Key) -> bool {
        !matches!(self.presence(key), Presence::Absent)
    }

    /// The property, if its value is a string.
    pub(crate) fn find(&self, key: Key) -> Option<Property<'_>> {
        match self.presence(key) {
            Presence::Kept(index) => self.iter().nth(index),
            Presence::Absent | Presence::Lost => None,
        }
    }

    fn presence(&self, key: Key) -> Presence {
        let found = self.found.get(key as usize).copied();
        found.unwrap_or(Presence::Absent)
    }

    /// The properties whose values are strings.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Property<'_>> {
        let entries = self.configuration.iter().enumerate();
        entries.map(|(index, (name, value))| Property {
            name,
            value,
            all: self,
            index,
        })
    }
}

impl Property<'_> {
    /// The offset of its name in the text, or its index without a text.
    pub(crate) fn start(&self) -> usize {
        let starts = self.all.starts.get_or_init(|| {
            let names = self.all.names();
            names
                .filter_map(|(name, index)| index.map(|_| name.start))
                .collect()
        });
        starts.get(self.index).copied().unwrap_or(self.index)
    }

    /// The offset of its value in JSON text that was translated, which has no white space.
    pub(crate) fn translated_value(&self) -> Option<usize> {
        let source = self.all.context.source?;
        Some(lexer::name_span(source.json, self.start()).end + 1)
    }
}
