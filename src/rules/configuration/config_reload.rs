//! Placeholders whose new values restart the connector.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the developer guide says that a secret with a time to live \"frequently restarts a connector\" unless `config.action.reload` is `none`; in Kafka, `WorkerConfigTransformer` schedules it",
    source: source::GUIDE_PROVIDERS,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "connection.password": "${secretManager:orders:password}" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "config.action.reload": "none", "connection.password": "${secretManager:orders:password}" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const ABSENT: Text = Text {
    statement: "{} is missing, so that a placeholder can restart the connector",
    help: "add {} with the value `none`",
};

const RESTART: Text = Text {
    statement: "{} lets a placeholder restart the connector",
    help: "set {} to `none`",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    let mut with_placeholder = properties.with_placeholder();
    if with_placeholder.any(|property| !property.is_broken())
        && let Some(action) = properties.judged(Key::ConfigReload)
        && action != "none"
    {
        match properties.find(Key::ConfigReload) {
            Some(property) => reporter.property(&property, &RESTART),
            None => reporter.absent(Key::ConfigReload.name(), properties, &ABSENT),
        }
    }
}
