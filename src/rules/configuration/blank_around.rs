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

pub(crate) type Facts = &'static Fixable;

const NAME: Fixable = Fixable {
    text: Text {
        statement: "the name {} has white space or a control character at an end",
        help: "remove it from the name",
    },
    fix: trim_name,
};

const VALUE: Fixable = Fixable {
    text: Text {
        statement: "{} has a carriage return at the end of its value",
        help: "remove it; a file with Windows line ends leaves one after each value",
    },
    fix: trim_value,
};

fn trim_name(found: Found<'_>) -> Option<Repair<'_>> {
    let trimmed = found.name()?.trim_matches(is_blank);
    let is_same = |other: &Found<'_>| {
        let name = other.name().unwrap_or_default();
        *other != found && name.trim_matches(is_blank) == trimmed
    };
    let alike = found.parent()?.members_like(trimmed)?;
    let is_free = !trimmed.is_empty() && !alike.iter().any(is_same);
    is_free.then(|| Repair::safe(found, Change::TrimName(is_blank)))
}

fn trim_value(found: Found<'_>) -> Option<Repair<'_>> {
    let change = Change::TrimValue(|c| c == '\r');
    let is_class = found.name()?.trim_matches(is_blank) == Key::ConnectorClass.name();
    Some(if is_class {
        Repair::safe(found, change)
    } else {
        Repair::suggestion(found, change)
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

pub(crate) fn check(property: &Property<'_>, reporter: &mut Reporter<'_, Facts>) {
    if property.name.starts_with(is_blank) || property.name.ends_with(is_blank) {
        reporter.property(property, &NAME);
    } else if property.value.ends_with('\r') {
        reporter.property(property, &VALUE);
    }
}
