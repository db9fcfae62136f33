//! A `connector.class` that is empty, or that white space surrounds.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `AbstractHerder` looks up the class as it is written, without trimming it",
    source: source::KAFKA_HERDER,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": " io.example.Connector" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector" }"#
    ),
};

pub(crate) type Facts = &'static Fixable;

const EMPTY: Fixable = Fixable {
    text: Text {
        statement: "{} is empty",
        help: "write the name of the connector's class",
    },
    fix: trim,
};

const SURROUNDED: Fixable = Fixable {
    text: Text {
        statement: "{} has white space around its value",
        help: "remove the white space",
    },
    fix: trim,
};

/// A value of white space alone has no class.
fn trim(found: Found<'_>) -> Option<Repair<'_>> {
    let has_class = !found.string()?.trim().is_empty();
    has_class.then(|| Repair::safe(found, Change::TrimValue(char::is_whitespace)))
}

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Some(property) = properties.find(Key::ConnectorClass)
        && property.judged().is_some()
        && (property.value.is_empty() || property.value.trim() != property.value)
    {
        let is_empty = property.value.is_empty();
        reporter.property(&property, if is_empty { &EMPTY } else { &SURROUNDED });
    }
}
