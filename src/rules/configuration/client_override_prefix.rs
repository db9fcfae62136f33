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

pub(crate) type Facts = Naming;

const TEXT: Text = Text {
    statement: "{} has no effect on the clients of a connector",
    help: "remove {} or write {other}",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for property in properties.family(Family::Client) {
        if let Some((client, setting)) = property.name.split_once('.')
            && !setting.starts_with("override.")
            && properties.kind().is_some()
            && !has_own_clients(properties)
        {
            let name = format!("{client}.override.{setting}");
            let other = properties.shown_name(&property, &name);
            reporter.property(&property, Naming::with(&TEXT, other));
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
