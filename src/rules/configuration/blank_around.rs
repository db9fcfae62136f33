//! White space around a name, or a carriage return after a value.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConfigDef` looks up names as they are written, and connectors get values as they are",
    source: source::KAFKA_DEFINITIONS,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max ": "2" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const NAME: Text = Text {
    statement: "the name {} has white space or a control character at an end",
    help: "remove it from the name",
};

const VALUE: Text = Text {
    statement: "{} has a carriage return at the end of its value",
    help: "remove it; a file with Windows line ends leaves one after each value",
};

pub(crate) fn check(property: &Property<'_>, reporter: &mut Reporter<'_, Facts>) {
    let is_blank = |c: char| c.is_whitespace() || c.is_control();
    if property.name.starts_with(is_blank) || property.name.ends_with(is_blank) {
        reporter.property(property, &NAME);
    } else if property.value.ends_with('\r') {
        reporter.property(property, &VALUE);
    }
}
