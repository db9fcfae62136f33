//! Options of a converter that the configuration does not set.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `Plugins.newConverter` reads the options together with the converter, and takes the worker's converter with the worker's options otherwise",
    source: source::KAFKA_PLUGINS,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "value.converter.schemas.enable": "false" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "value.converter": "org.apache.kafka.connect.json.JsonConverter", "value.converter.schemas.enable": "false" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const KEY: Text = Text {
    statement: "{} has no effect without `key.converter`: the worker's own converter is used",
    help: "add `key.converter`, or remove the properties that begin with `key.converter.`",
};

const VALUE: Text = Text {
    statement: "{} has no effect without `value.converter`: the worker's own converter is used",
    help: "add `value.converter`, or remove the properties that begin with `value.converter.`",
};

const HEADER: Text = Text {
    statement: "{} has no effect without `header.converter`: the worker's own converter is used",
    help: "add `header.converter`, or remove the properties that begin with `header.converter.`",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for (converter, options, text) in [
        (Key::ConverterOfKeys, Family::KeyConverter, &KEY),
        (Key::ConverterOfValues, Family::ValueConverter, &VALUE),
        (Key::ConverterOfHeaders, Family::HeaderConverter, &HEADER),
    ] {
        let mut options = properties.family(options);
        if let Some(first) = options.find(|property| !property.is_broken())
            && !properties.has(converter)
        {
            reporter.property(&first, text);
        }
    }
}
