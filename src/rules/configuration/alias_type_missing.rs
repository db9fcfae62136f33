//! An alias of a transformation or predicate without its class.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConnectorConfig.enrich` defines the class of each listed alias, without a default",
    source: source::KAFKA_CONNECTOR,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "unwrap", "transforms.unwrap.drop.tombstones": "false" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "unwrap", "transforms.unwrap.type": "io.example.Unwrap" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TRANSFORM_MISSING: Text = Text {
    statement: "{} is missing, which each alias in `transforms` needs",
    help: "add {}, or remove the alias from `transforms`",
};

const TRANSFORM_EMPTY: Text = Text {
    statement: "{} is empty, which each alias in `transforms` needs",
    help: "write the class of the transformation, or remove the alias from `transforms`",
};

const PREDICATE_MISSING: Text = Text {
    statement: "{} is missing, which each alias in `predicates` needs",
    help: "add {}, or remove the alias from `predicates`",
};

const PREDICATE_EMPTY: Text = Text {
    statement: "{} is empty, which each alias in `predicates` needs",
    help: "write the class of the predicate, or remove the alias from `predicates`",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for (list, missing, empty) in [
        (List::Transforms, &TRANSFORM_MISSING, &TRANSFORM_EMPTY),
        (List::Predicates, &PREDICATE_MISSING, &PREDICATE_EMPTY),
    ] {
        let aliases = properties.aliases(list).into_iter();
        for alias in aliases.flat_map(|aliases| &aliases.all) {
            if let Some(property) = properties.kept(alias.type_) {
                if property.judged() == Some("") {
                    reporter.property(&property, empty);
                }
            } else if alias.type_ == Presence::Absent {
                let (prefix, shown) = (list.prefix(), properties.shown_alias(list, alias));
                reporter.absent(&format!("{prefix}{shown}.type"), properties, missing);
            }
        }
    }
}
