//! A client's property without `override.`.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConnectorConfig` has the prefixes `consumer.override.`, `producer.override.` and `admin.override.`; those without `override.` are for workers",
    source: source::KAFKA_CONNECTOR,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "consumer.max.poll.records": "100" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "consumer.override.max.poll.records": "100" }"#
    ),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(Naming);

const TEXT: Text = Text {
    statement: "{} has no effect on the clients of a connector",
    help: "remove {} or write {other}",
};

const OVERRIDING: [&str; 3] = [
    "consumer.override.",
    "producer.override.",
    "admin.override.",
];

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        self.0.statement(of)
    }

    fn help(&self, of: &Subject) -> String {
        self.0.help(of)
    }

    fn fix<'o>(&self, _: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        let found = find()?;
        let to = with_override(found.name()?)?;
        let is_free = found.parent()?.members_named(&to).next().is_none();
        is_free.then(|| Repair::suggestion(found, Change::Rename(to.into())))
    }

    fn is_about_the_name(&self, of: &Subject) -> bool {
        self.0.is_about_the_name(of)
    }
}

/// The name with `override.` after the client.
fn with_override(name: &str) -> Option<String> {
    let (client, setting) = name.split_once('.')?;
    Some(format!("{client}.override.{setting}"))
}

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for property in properties.family(Family::Client) {
        let mut overriding = OVERRIDING.iter();
        if !overriding.any(|client| property.name.starts_with(client))
            && properties.kind().is_some()
            && !has_own_clients(properties)
            && let Some(name) = with_override(property.name)
        {
            let other = properties.shown_name(&property, &name);
            reporter.property(&property, Facts(Naming::with(&TEXT, other)));
        }
    }
}

/// Whether the connector copies between clusters: such connectors have properties for their own clients.
fn has_own_clients(properties: &Properties<'_>) -> bool {
    let class = properties.find(Key::ConnectorClass);
    class.is_some_and(|class| {
        ["Mirror", "Replicator"]
            .iter()
            .any(|name| class.value.contains(name))
    })
}
