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

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    let of_all = [Key::ErrorsLog, Key::ErrorsLogMessages].map(|key| properties.find(key));
    let of_sinks = properties.find(Key::DeadLetterQueueHeaders);
    let of_sinks = of_sinks.filter(|_| properties.is_sink());
    let aliases = properties.aliases(List::Transforms).into_iter();
    let aliases = aliases.flat_map(|aliases| &aliases.all);
    let of_aliases = aliases.filter_map(|alias| properties.kept(alias.negate));
    let all = of_all
        .into_iter()
        .flatten()
        .chain(of_sinks)
        .chain(of_aliases);
    for property in all {
        if property
            .judged()
            .is_some_and(|value| boolean(value).is_none())
        {
            reporter.property(&property, &TEXT);
        }
    }
}
