//! A property that is not a number that Kafka Connect accepts.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConnectorConfig`, `SinkConnectorConfig`, `SourceConnectorConfig` and `TopicCreationConfig` define the types and bounds",
    source: source::KAFKA_TOPIC_CREATION,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "errors.retry.timeout": "10s" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "errors.retry.timeout": "10000" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const MILLISECONDS: &str = "write a number of milliseconds in digits";

static MILLISECONDS_TEXT: Text = Text {
    statement: "{} must be an integer of 64 bits",
    help: MILLISECONDS,
};

const REPLICATION: Values = Values::IntegersOrDefault(1..=i16::MAX as i64);

static REPLICATION_TEXT: Text = Text {
    statement: "{} must be -1 or an integer from 1 to 32767",
    help: "write the number in digits, or `-1` for the default of the brokers",
};

const PARTITIONS: Values = Values::IntegersOrDefault(1..=i32::MAX as i64);

static PARTITIONS_TEXT: Text = Text {
    statement: "{} must be -1 or an integer from 1 to 2147483647",
    help: REPLICATION_TEXT.help,
};

pub(crate) static ALLOWED: [Allowed; 6] = [
    Allowed {
        key: Key::ErrorsRetryTimeout,
        of: Connectors::All,
        values: Values::Integers(i64::MIN..=i64::MAX),
        text: &MILLISECONDS_TEXT,
    },
    Allowed {
        key: Key::ErrorsRetryDelay,
        of: Connectors::All,
        values: Values::Integers(i64::MIN..=i64::MAX),
        text: &MILLISECONDS_TEXT,
    },
    Allowed {
        key: Key::DeadLetterQueueReplication,
        of: Connectors::Sinks,
        values: Values::Integers(i16::MIN as i64..=i16::MAX as i64),
        text: &Text {
            statement: "{} must be an integer of 16 bits",
            help: "write a number in digits, for example `3`",
        },
    },
    Allowed {
        key: Key::TransactionInterval,
        of: Connectors::AllButSinks,
        values: Values::Integers(0..=i64::MAX),
        text: &Text {
            statement: "{} must be an integer of 64 bits that is not negative",
            help: MILLISECONDS,
        },
    },
    Allowed {
        key: Key::DefaultReplication,
        of: Connectors::AllButSinks,
        values: REPLICATION,
        text: &REPLICATION_TEXT,
    },
    Allowed {
        key: Key::DefaultPartitions,
        of: Connectors::AllButSinks,
        values: PARTITIONS,
        text: &PARTITIONS_TEXT,
    },
];

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    allowed::check(&ALLOWED, properties, reporter);
    if !properties.is_not_sink() {
        return;
    }
    let Some(groups) = properties.aliases(List::TopicGroups) else {
        return;
    };
    for property in properties.family(Family::TopicCreation) {
        let name = property.name.strip_prefix(List::TopicGroups.prefix());
        let is_of_group = |end| {
            let group = name.and_then(|name| name.strip_suffix(end));
            // Those of `default` are in the list above.
            group.is_some_and(|group| group != "default" && groups.contains(group))
        };
        let (values, text) = if is_of_group(".replication.factor") {
            (REPLICATION, &REPLICATION_TEXT)
        } else if is_of_group(".partitions") {
            (PARTITIONS, &PARTITIONS_TEXT)
        } else {
            continue;
        };
        if property.judged().is_some_and(|value| !values.hold(value)) {
            reporter.property(&property, text);
        }
    }
}
