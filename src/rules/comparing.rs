//! A valid request, next to the connector that it is compared with.

use std::{borrow::Cow, cell::OnceCell};

use crate::{
    api::{at::At, member::Member},
    connector::Connector,
    document::{
        configuration::Configuration,
        draft::{CapacityUpdate, CustomPlugin, WorkerConfiguration},
        lexer,
    },
    rules::context::Context,
};

/// A valid request and a connector.
pub(crate) struct Comparing<'c> {
    pub(crate) connector: &'c Connector,
    pub(crate) connector_arn: Option<&'c str>,
    pub(crate) current_version: Option<&'c str>,
    pub(crate) capacity: Option<CapacityUpdate>,
    pub(crate) configuration: Option<&'c Configuration>,
    pub(crate) skip_health_validation: Option<bool>,
    pub(crate) use_default_worker_configuration: Option<bool>,
    pub(crate) plugin: Option<Revised<'c>>,
    pub(crate) worker_configuration: Option<Revised<'c>>,
    described: Option<Cow<'c, Configuration>>,
    /// The properties that differ, and their indexes in the connector's configuration, computed on demand.
    changed: OnceCell<Vec<(Compared<'c>, Option<usize>)>>,
    /// The offsets of the names of properties in the text, computed on demand.
    starts: OnceCell<Vec<usize>>,
}

/// The revision of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Revised<'c> {
    pub(crate) arn: &'c str,
    pub(crate) revision: i64,
}

/// A property of the request.
#[derive(Clone, Copy)]
pub(crate) struct Compared<'c> {
    pub(crate) name: &'c str,
    pub(crate) value: &'c str,
    index: usize,
}

impl<'c> Comparing<'c> {
    /// A request that changes nothing.
    pub(crate) fn new(connector: &'c Connector) -> Self {
        let described = connector.connector_configuration.as_ref();
        Self {
            connector,
            connector_arn: None,
            current_version: None,
            capacity: None,
            configuration: None,
            skip_health_validation: None,
            use_default_worker_configuration: None,
            plugin: None,
            worker_configuration: None,
            described: described.map(Configuration::in_order),
            changed: OnceCell::new(),
            starts: OnceCell::new(),
        }
    }

    /// Whether the connector is another one than that of the request.
    pub(crate) fn is_other(&self) -> bool {
        let arns = self
            .connector_arn
            .zip(self.connector.connector_arn.as_deref());
        arns.is_some_and(|(new, old)| new != old)
    }

    /// The configuration of the connector, in the order of names.
    pub(crate) fn described(&self) -> Option<&Configuration> {
        self.described.as_deref()
    }

    /// The value of a property of the connector.
    pub(crate) fn old(&self, name: &str) -> Option<&str> {
        let described = self.described()?;
        value_at(Some(described), described.search(name))
    }

    pub(crate) fn described_plugin(&self) -> Option<Revised<'c>> {
        let [plugin] = self.connector.plugins.as_deref()? else {
            return None;
        };
        plugin.custom_plugin.as_ref().and_then(Revised::of_plugin)
    }

    pub(crate) fn described_worker_configuration(&self) -> Option<Revised<'c>> {
        let configuration = self.connector.worker_configuration.as_ref();
        configuration.and_then(Revised::of_worker_configuration)
    }

    /// The properties of the request.
    pub(crate) fn properties(&self) -> impl Iterator<Item = Compared<'c>> {
        let entries = self.configuration.into_iter().flat_map(Configuration::iter);
        entries
            .enumerate()
            .map(|(index, (name, value))| Compared { name, value, index })
    }

    /// The properties that the connector does not have with the same value, each with the value that it has. None
    /// if its configuration is not described.
    pub(crate) fn changed(&self) -> impl Iterator<Item = (Compared<'c>, Option<&str>)> {
        let described = self.described();
        let changed = self.changed.get_or_init(|| {
            let properties = described.into_iter().flat_map(|described| {
                let properties = self.properties();
                properties.map(|property| (property, described.search(property.name)))
            });
            let is_changed = |(property, index): &(Compared<'c>, _)| {
                value_at(described, *index) != Some(property.value)
            };
            properties.filter(is_changed).collect()
        });
        let changed = changed.iter();
        changed.map(move |(property, index)| (*property, value_at(described, *index)))
    }

    /// The names that the connector's configuration has, and that of the request does not.
    pub(crate) fn dropped(&self) -> Vec<&str> {
        let (Some(described), Some(configuration)) = (self.described(), self.configuration) else {
            return Vec::new();
        };
        let added = self.changed().filter(|(_, old)| old.is_none()).count();
        if configuration.len() - added == described.len() {
            return Vec::new();
        }
        let found = |(name, _): (&str, &str)| described.search(name);
        let mut is_kept = vec![false; described.len()];
        for index in configuration.iter().filter_map(found) {
            if let Some(is_kept) = is_kept.get_mut(index) {
                *is_kept = true;
            }
        }
        let names = described.iter().zip(is_kept);
        let dropped = names.filter(|(_, is_kept)| !is_kept);
        dropped.map(|((name, _), _)| name).collect()
    }

    /// The offset of the property's name in the text, or its index without a text.
    pub(crate) fn start(&self, property: Compared<'_>, context: &Context<'_>) -> usize {
        let starts = self.starts.get_or_init(|| {
            let place = context.place(At::new(Member::ConnectorConfiguration));
            let text = context.source.zip(place);
            let names = text.map(|(source, place)| lexer::names(source.json, place.value));
            names.into_iter().flatten().map(|name| name.start).collect()
        });
        starts
            .get(property.index)
            .copied()
            .unwrap_or(property.index)
    }
}

fn value_at(configuration: Option<&Configuration>, index: Option<usize>) -> Option<&str> {
    let (_, value) = configuration?.entry(index?)?;
    Some(value)
}

impl<'c> Revised<'c> {
    fn of_plugin(plugin: &'c CustomPlugin) -> Option<Self> {
        Some(Self {
            arn: plugin.custom_plugin_arn.as_deref()?,
            revision: plugin.revision?,
        })
    }

    fn of_worker_configuration(configuration: &'c WorkerConfiguration) -> Option<Self> {
        Some(Self {
            arn: configuration.worker_configuration_arn.as_deref()?,
            revision: configuration.revision?,
        })
    }
}
