//! A configuration without `connector.class`.

use crate::rules::{prelude::*, words::SEND_COMPLETE};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `AbstractHerder` refuses a configuration without it; the developer guide says that it can't be overridden",
    source: source::KAFKA_HERDER,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "connectorConfiguration": { "tasks.max": "2" }"#),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
    ),
};

pub(crate) type Facts = Naming;

const MISSING: Text = Text {
    statement: "{} has no `connector.class`",
    help: SEND_COMPLETE,
};

const MISSPELT: Text = Text {
    statement: "{} has no `connector.class`, but {other}",
    help: "rename {other} to `connector.class`",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if properties.is_empty() || properties.has(Key::ConnectorClass) {
        return;
    }
    let mut all = properties.iter();
    reporter.configuration(match all.find(|property| is_near(property.name)) {
        Some(near) => Naming::with(&MISSPELT, properties.shown_name(&near, near.name)),
        None => Naming::alone(&MISSING),
    });
}

/// Whether the name differs from `connector.class` in case, separators, white space or its first part alone.
fn is_near(name: &str) -> bool {
    let is_letter = |c: &char| !c.is_whitespace() && !matches!(c, '.' | '_');
    // Most names differ at the end.
    let letters = name.chars().rev().filter(is_letter);
    let mut letters = letters.map(|c| c.to_ascii_lowercase());
    let mut class = "class".chars().rev();
    if !class.all(|c| letters.next() == Some(c)) {
        return false;
    }
    let mut before = letters.peekable();
    before.peek().is_none() || before.eq("connector".chars().rev())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_but_for_case_separators_white_space_and_its_first_part() {
        for (name, expected) in [
            ("Connector.Class", true),
            ("connector_class", true),
            (" connector.class\n", true),
            ("connectorclass", true),
            ("CLASS", true),
            ("connector", false),
            ("connector-class", false),
            ("my.class", false),
            ("classes", false),
            ("", false),
        ] {
            assert_eq!(is_near(name), expected, "{name}");
        }
    }
}
