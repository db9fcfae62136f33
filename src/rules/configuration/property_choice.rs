//! A property with a value that is not one of its few.

use crate::rules::{prelude::*, properties::value::trimmed};

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Facts(&'static Text);

pub(crate) static ALLOWED: [Allowed; 4] = [
    Allowed {
        key: Key::ErrorsTolerance,
        of: Connectors::All,
        values: Values::Words(&["none", "all"]),
        text: &Text {
            statement: "{} must be `none` or `all`, in lower case",
            help: "write `none` or `all`",
        },
    },
    Allowed {
        key: Key::ConfigReload,
        of: Connectors::All,
        values: Values::Words(&["none", "restart"]),
        text: &Text {
            statement: "{} must be `none` or `restart`, in lower case",
            help: "write `none` or `restart`",
        },
    },
    Allowed {
        key: Key::ExactlyOnce,
        of: Connectors::AllButSinks,
        values: Values::WordsOfAnyCase(&["requested", "required"]),
        text: &Text {
            statement: "{} must be `requested` or `required`",
            help: "write `requested` or `required`",
        },
    },
    Allowed {
        key: Key::TransactionBoundary,
        of: Connectors::AllButSinks,
        values: Values::WordsOfAnyCase(&["poll", "interval", "connector"]),
        text: &Text {
            statement: "{} must be `poll`, `interval` or `connector`",
            help: "write `poll`, `interval` or `connector`",
        },
    },
];

impl From<&'static Text> for Facts {
    fn from(text: &'static Text) -> Self {
        Self(text)
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        self.0.statement(of)
    }

    fn help(&self, of: &Subject) -> String {
        self.0.help(of)
    }

    fn fix<'o>(&self, _: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        let found = find()?;
        let mut allowed = ALLOWED.iter();
        let allowed = allowed.find(|allowed| found.name() == Some(allowed.key.name()))?;
        let lower = found.string()?.to_ascii_lowercase();
        let is_allowed = allowed.values.hold(trimmed(&lower));
        is_allowed.then(|| Repair::suggestion(found, Change::Lower))
    }
}

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    allowed::check(&ALLOWED, properties, reporter);
}
