//! A property with a value that is not one of its few.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConnectorConfig` and `SourceConnectorConfig` define the values; those of the former are in lower case",
    source: source::KAFKA_CONNECTOR,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "errors.tolerance": "ALL", "errors.log.enable": "true" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "errors.tolerance": "all", "errors.log.enable": "true" }"#
    ),
};

pub(crate) type Facts = &'static Text;

/// A property, and the values that it may have.
struct Choice {
    key: Key,
    values: &'static [&'static str],
    /// Whether it is one of source connectors, which accept the values in any case.
    of_sources: bool,
    text: Text,
}

static CHOICES: [Choice; 4] = [
    Choice {
        key: Key::ErrorsTolerance,
        values: &["none", "all"],
        of_sources: false,
        text: Text {
            statement: "{} must be `none` or `all`, in lower case",
            help: "write `none` or `all`",
        },
    },
    Choice {
        key: Key::ConfigReload,
        values: &["none", "restart"],
        of_sources: false,
        text: Text {
            statement: "{} must be `none` or `restart`, in lower case",
            help: "write `none` or `restart`",
        },
    },
    Choice {
        key: Key::ExactlyOnce,
        values: &["requested", "required"],
        of_sources: true,
        text: Text {
            statement: "{} must be `requested` or `required`",
            help: "write `requested` or `required`",
        },
    },
    Choice {
        key: Key::TransactionBoundary,
        values: &["poll", "interval", "connector"],
        of_sources: true,
        text: Text {
            statement: "{} must be `poll`, `interval` or `connector`",
            help: "write `poll`, `interval` or `connector`",
        },
    },
];

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for choice in &CHOICES {
        let is_allowed = |value: &str| {
            choice.values.iter().any(|known| {
                *known == value || choice.of_sources && known.eq_ignore_ascii_case(value)
            })
        };
        if let Some(property) = properties.find(choice.key)
            && property.judged().is_some_and(|value| !is_allowed(value))
            && (!choice.of_sources || properties.is_not_sink())
        {
            reporter.property(&property, &choice.text);
        }
    }
}
