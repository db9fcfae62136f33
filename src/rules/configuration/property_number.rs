//! A property that is not a number that Kafka Connect accepts.

use std::ops::RangeInclusive;

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

/// The integers that a property may have.
struct Integers {
    allowed: RangeInclusive<i64>,
    /// Whether -1 is allowed too, for the default of the brokers.
    or_default: bool,
    text: Text,
}

static ANY: Integers = Integers {
    allowed: i64::MIN..=i64::MAX,
    or_default: false,
    text: Text {
        statement: "{} must be an integer of 64 bits",
        help: "write a number of milliseconds in digits",
    },
};

static SHORT: Integers = Integers {
    allowed: i16::MIN as i64..=i16::MAX as i64,
    or_default: false,
    text: Text {
        statement: "{} must be an integer of 16 bits",
        help: "write a number in digits, for example `3`",
    },
};

static INTERVAL: Integers = Integers {
    allowed: 0..=i64::MAX,
    or_default: false,
    text: Text {
        statement: "{} must be an integer of 64 bits that is not negative",
        help: "write a number of milliseconds in digits",
    },
};

static REPLICATION: Integers = Integers {
    allowed: 1..=i16::MAX as i64,
    or_default: true,
    text: Text {
        statement: "{} must be -1 or an integer from 1 to 32767",
        help: "write the number in digits, or `-1` for the default of the brokers",
    },
};

static PARTITIONS: Integers = Integers {
    allowed: 1..=i32::MAX as i64,
    or_default: true,
    text: Text {
        statement: "{} must be -1 or an integer from 1 to 2147483647",
        help: "write the number in digits, or `-1` for the default of the brokers",
    },
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    let mut judge = |property: Property<'_>, integers: &'static Integers| {
        let is_allowed =
            |number| integers.allowed.contains(&number) || integers.or_default && number == -1;
        let value = property.judged().map(integer);
        if value.is_some_and(|value| !value.is_some_and(is_allowed)) {
            reporter.property(&property, &integers.text);
        }
    };
    for key in [Key::ErrorsRetryTimeout, Key::ErrorsRetryDelay] {
        if let Some(property) = properties.find(key) {
            judge(property, &ANY);
        }
    }
    if let Some(property) = properties.find(Key::DeadLetterQueueReplication)
        && properties.is_sink()
    {
        judge(property, &SHORT);
    }
    if !properties.is_not_sink() {
        return;
    }
    if let Some(property) = properties.find(Key::TransactionInterval) {
        judge(property, &INTERVAL);
    }
    let is_group = |name| {
        let groups = properties.aliases(List::TopicGroups);
        name == "default" || groups.is_some_and(|groups| groups.contains(name))
    };
    for property in properties.family(Family::TopicCreation) {
        let name = property.name.strip_prefix(List::TopicGroups.prefix());
        let of_group = |end| {
            name.and_then(|name| name.strip_suffix(end))
                .is_some_and(is_group)
        };
        if of_group(".replication.factor") {
            judge(property, &REPLICATION);
        } else if of_group(".partitions") {
            judge(property, &PARTITIONS);
        }
    }
}
