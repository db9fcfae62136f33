//! A transformation with a predicate that does not exist.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConnectorConfig.transformationStages` looks up the predicate, and its `enrich` refuses `negate` without one",
    source: source::KAFKA_CONNECTOR,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "drop", "transforms.drop.type": "io.example.Drop", "transforms.drop.predicate": "late" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "drop", "transforms.drop.type": "io.example.Drop", "transforms.drop.predicate": "late", "predicates": "late", "predicates.late.type": "io.example.Late" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const UNKNOWN: Text = Text {
    statement: "{} names none of `predicates`",
    help: "name one of `predicates`, or add it there with its class",
};

const NOTHING_TO_NEGATE: Text = Text {
    statement: "{} has no predicate to negate",
    help: "add the `predicate` of this transformation, or remove {}",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    let aliases = properties.aliases(List::Transforms).into_iter();
    for alias in aliases.flat_map(|aliases| &aliases.all) {
        if let Some(property) = properties.kept(alias.predicate)
            && let Some(predicate) = property.judged()
            && let Some(predicates) = properties.aliases(List::Predicates)
            && !predicates.contains(predicate)
        {
            reporter.property(&property, &UNKNOWN);
        }
        if let Some(property) = properties.kept(alias.negate)
            && alias.predicate == Presence::Absent
        {
            reporter.property(&property, &NOTHING_TO_NEGATE);
        }
    }
}
