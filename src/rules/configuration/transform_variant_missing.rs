//! A transformation of Kafka's own that does not name its variant for keys or values.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "these classes of Kafka's package `org.apache.kafka.connect.transforms` are abstract, so that `ConnectorConfig` accepts only their nested classes `Key` and `Value`",
    source: source::KAFKA_TRANSFORMS,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "mask", "transforms.mask.type": "org.apache.kafka.connect.transforms.MaskField" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "transforms": "mask", "transforms.mask.type": "org.apache.kafka.connect.transforms.MaskField$Value" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} names a class that exists only with `$Key` or `$Value` at its end",
    help: "add `$Key` or `$Value` to the class; in a shell, quote it so that `$` stays",
};

/// The abstract classes in Kafka 2.7.1 and 3.7.1, and `HeaderFrom`, which only the latter has.
const ABSTRACT: [&str; 10] = [
    "Cast",
    "ExtractField",
    "Flatten",
    "HeaderFrom",
    "HoistField",
    "InsertField",
    "MaskField",
    "ReplaceField",
    "SetSchemaMetadata",
    "TimestampConverter",
];

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    let aliases = properties.aliases(List::Transforms).into_iter();
    for alias in aliases.flat_map(|aliases| &aliases.all) {
        if let Some(property) = properties.kept(alias.type_)
            && property.judged().is_some_and(lacks_variant)
        {
            reporter.property(&property, &TEXT);
        }
    }
}

fn lacks_variant(class: &str) -> bool {
    let class = class.strip_prefix("org.apache.kafka.connect.transforms.");
    class.is_some_and(|class| {
        let end = class.bytes().position(|byte| byte == b'$');
        let (name, variant) = class
            .split_at_checked(end.unwrap_or(class.len()))
            .unwrap_or_default();
        ABSTRACT.contains(&name) && !matches!(variant, "$Key" | "$Value")
    })
}
