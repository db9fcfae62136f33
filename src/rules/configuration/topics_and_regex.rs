//! Topics by name and by pattern at once.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka Connect allows only one of them in a sink connector",
    source: source::KAFKA_SINKS,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics": "orders", "topics.regex": "orders-.*" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Sink", "topics.regex": "orders-.*" }"#
    ),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts;

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if properties.has(Key::Topics)
        && let Some(regex) = properties.find(Key::TopicsRegex)
    {
        reporter.property(&regex, Facts);
    }
}

impl Words for Facts {
    fn found(&self, _: &Subject) -> String {
        "`topics` and `topics.regex`".to_owned()
    }

    fn allowed(&self, _: &Subject) -> String {
        "only one of them".to_owned()
    }

    fn statement(&self, of: &Subject) -> String {
        format!("`topics` and {of} are both set")
    }

    fn help(&self, _: &Subject) -> String {
        "keep one; a sink connector accepts only one".to_owned()
    }

    fn is_about_the_name(&self) -> bool {
        true
    }
}
