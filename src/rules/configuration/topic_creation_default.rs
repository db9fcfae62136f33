//! Topics that a source connector creates without the settings that have no default.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `TopicCreationConfig` defines them for the group `default` without a default once any property of topic creation is there",
    source: source::KAFKA_TOPIC_CREATION,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Source", "topic.creation.default.partitions": "6" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Source", "topic.creation.default.partitions": "6", "topic.creation.default.replication.factor": "-1" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} is missing, although other properties of topic creation are set",
    help: "add {}, with `-1` for the default of the brokers",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if properties.has_any(Family::TopicCreation) || properties.has(Key::TopicCreationEnable) {
        for key in [Key::DefaultPartitions, Key::DefaultReplication] {
            if !properties.has(key) && properties.is_not_sink() {
                reporter.absent(key.name(), properties, &TEXT);
            }
        }
    }
}
