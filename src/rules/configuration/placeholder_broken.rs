//! A placeholder that does not stand for the whole secret, or for none.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConfigTransformer` replaces what its pattern matches, which has no escape, and takes the path up to the first colon",
    source: source::KAFKA_TRANSFORMER,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "config.action.reload": "none", "connection.password": "$${secretManager:orders:password}" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "config.action.reload": "none", "connection.password": "${secretManager:orders:password}" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const ESCAPED: Text = Text {
    statement: "{} keeps a `$` or `\\` before its placeholder",
    help: "remove the character before `${`",
};

const ARN: Text = Text {
    statement: "{} has an ARN in its placeholder, which is split at the first colon of the ARN",
    help: "write `%3A` for each colon of the ARN, or the name of the secret instead",
};

pub(crate) fn check(property: &Property<'_>, reporter: &mut Reporter<'_, Facts>) {
    for place in placeholders(property.value) {
        let before = property.value.get(..place.start).unwrap_or_default();
        if before.ends_with(['$', '\\']) {
            reporter.property(property, &ESCAPED);
        }
        let inside = property.value.get(place).unwrap_or_default();
        if inside
            .split_once(':')
            .is_some_and(|(_, path)| path.starts_with("arn:"))
        {
            reporter.property(property, &ARN);
        }
    }
}
