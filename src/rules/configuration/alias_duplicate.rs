//! An alias that a list has twice.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `ConnectorConfig` and `SourceConnectorConfig` accept only lists of unique aliases",
    source: source::KAFKA_CONNECTOR,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "mask, mask", "transforms.mask.type": "io.example.Mask" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "mask", "transforms.mask.type": "io.example.Mask" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} has an alias twice",
    help: "remove one of the two, or give it a name of its own",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for list in List::ALL {
        if let Some(property) = properties.find(list.key())
            && property.judged().is_some()
            && properties.aliases(list).is_none()
        {
            reporter.property(&property, &TEXT);
        }
    }
}
