//! A property of an alias that its list does not have.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConnectorConfig` and `SourceConnectorConfig` read only the properties of listed aliases",
    source: source::KAFKA_CONNECTOR,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "mask", "transforms.mask.type": "io.example.Mask", "transforms.route.type": "io.example.Route" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "mask,route", "transforms.mask.type": "io.example.Mask", "transforms.route.type": "io.example.Route" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TRANSFORM: Text = Text {
    statement: "{} has no effect: it belongs to none of `transforms`",
    help: "add its alias to `transforms`, or remove {}",
};

const PREDICATE: Text = Text {
    statement: "{} has no effect: it belongs to none of `predicates`",
    help: "add its alias to `predicates`, or remove {}",
};

const GROUP: Text = Text {
    statement: "{} has no effect: it belongs to none of `topic.creation.groups`",
    help: "add its group to `topic.creation.groups`, or remove {}",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for (list, text) in [
        (List::Transforms, &TRANSFORM),
        (List::Predicates, &PREDICATE),
        (List::TopicGroups, &GROUP),
    ] {
        let aliases = properties.aliases(list).into_iter();
        for property in aliases.flat_map(|aliases| aliases.unlisted(properties)) {
            let name = property.name;
            if name != list.key().name()
                && !name.starts_with("topic.creation.default.")
                && !reporter.property_of_many(&property, text)
            {
                break;
            }
        }
    }
}
