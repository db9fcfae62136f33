//! A property that is not `true` or `false`.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConfigDef.parseType` accepts only these for a boolean",
    source: source::KAFKA_DEFINITIONS,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "errors.log.enable": "yes" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "errors.log.enable": "True" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} must be `true` or `false`",
    help: "write `true` or `false`",
};

const fn boolean(key: Key, of: Connectors) -> Allowed {
    Allowed {
        key,
        of,
        values: BOOLEANS,
        text: &TEXT,
    }
}

const BOOLEANS: Values = Values::WordsOfAnyCase(&["true", "false"]);

pub(crate) static ALLOWED: [Allowed; 3] = [
    boolean(Key::ErrorsLog, Connectors::All),
    boolean(Key::ErrorsLogMessages, Connectors::All),
    boolean(Key::DeadLetterQueueHeaders, Connectors::Sinks),
];

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    allowed::check(&ALLOWED, properties, reporter);
    let aliases = properties.aliases(List::Transforms).into_iter();
    let aliases = aliases.flat_map(|aliases| &aliases.all);
    for property in aliases.filter_map(|alias| properties.kept(alias.negate)) {
        if property.judged().is_some_and(|value| !BOOLEANS.hold(value)) {
            reporter.property(&property, &TEXT);
        }
    }
}
