//! A template that was not rendered, or a masked copy.

use crate::rules::{prelude::*, properties::secret_name::secret_in};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConfigTransformer` resolves only `${provider:path:key}`, so that the connector gets the text as it is",
    source: source::KAFKA_TRANSFORMER,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "connection.url": "http://$HOST:8080" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "connection.url": "http://example.com:8080" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} has a placeholder that was not filled in",
    help: "fill it in; Kafka Connect resolves only placeholders of the form `${provider:path:key}`",
};

pub(crate) fn check(property: &Property<'_>, reporter: &mut Reporter<'_, Facts>) {
    let is_unrendered = if secret_in(property.name).is_some() {
        is_unrendered
    } else {
        has_unrendered
    };
    if !has_templates(property.name) && is_unrendered(property.value) {
        reporter.property(property, &TEXT);
    }
}

/// Whether the property has templates of its own.
fn has_templates(name: &str) -> bool {
    let begins = ["transforms.", "predicates.", "filters."];
    let ends = [".template", ".format"];
    begins.iter().any(|begin| name.starts_with(begin)) || ends.iter().any(|end| name.ends_with(end))
}
