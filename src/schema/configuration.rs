//! What editors show of Kafka Connect's own properties in a configuration.
//!
//! Any string is valid there, so advice must not change the verdict. Both language servers show a
//! `deprecationMessage` as a warning, and no other tool takes it for a rule; so that is where advice
//! is. It has the name of its rule, because the servers show what is invalid as a warning, too.

use serde_json::{Value, json};

use crate::{
    api::member::JsonType,
    rules::{
        self, Rule,
        demand::fragment::{Keywords, keywords},
        properties::{
            allowed::{Allowed, Connectors},
            key::{Family, Key},
        },
    },
};

/// Values in which nothing else can be wrong: they have no placeholder, and are not one.
const PLAIN: &str = "^[0-9A-Za-z +,._-]*$";

/// The keywords for the properties of the configuration, which is called `map`.
pub(super) fn properties(map: &str) -> Keywords {
    let message = format!("a value of {map} must be a string");
    let any = keywords(json!({ "type": JsonType::String.name(), "errorMessage": message }));
    let is_of_connectors = |key: &&Key| Family::of(key.name()) != Some(Family::Worker);
    let known = Key::ALL.iter().filter(is_of_connectors).map(|key| {
        let property = texts(*key).into_iter().chain(any.clone());
        (key.name().to_owned(), property.collect::<Keywords>())
    });
    Keywords::from_iter([
        ("properties".to_owned(), known.collect::<Value>()),
        ("additionalProperties".to_owned(), any.clone().into()),
        ("allOf".to_owned(), advice()),
    ])
}

/// The texts that an editor shows of a property, and the values that it proposes.
fn texts(key: Key) -> Keywords {
    let about = key.about();
    let Some((rule, allowed)) = rules::allowed().find(|(_, allowed)| allowed.key == key) else {
        return keywords(json!({
            "description": about,
            "markdownDescription": format!("{about}\n\nAllowed: {}.", JsonType::String),
        }));
    };
    let (summary, source, values) = (rule.summary(), rule.source(), demand(allowed));
    keywords(json!({
        "description": format!("{about} {summary}. Source: {source}"),
        "markdownDescription": format!(
            "{about}\n\nAllowed: {values}.\n\n`{rule}`: {summary}. [Source]({source})"
        ),
        "examples": allowed.values.words(),
    }))
}

/// The values that are allowed, for a sentence in plain text.
fn demand(allowed: &Allowed) -> String {
    let statement = allowed.text.statement;
    statement.trim_start_matches("{} must be ").replace('`', "")
}

/// Warnings of values that are not allowed, for each kind of connectors.
fn advice() -> Value {
    let sink = json!({
        "type": "string",
        "pattern": "^[0-9A-Za-z._]*Sink[0-9A-Za-z_]*$",
        "not": { "type": "string", "pattern": "Source[0-9A-Za-z_]*$" },
        "doNotSuggest": true,
    });
    let other = json!({
        "type": "string",
        "pattern": "^[0-9A-Za-z._]+$",
        "not": sink,
        "doNotSuggest": true,
    });
    let class = Key::ConnectorClass.name();
    let of = |class_is: Value, connectors| {
        json!({
            "if": { "properties": { class: class_is }, "required": [class] },
            "then": warnings(connectors),
        })
    };
    json!([
        warnings(Connectors::All),
        of(sink.clone(), Connectors::Sinks),
        of(other, Connectors::AllButSinks),
    ])
}

fn warnings(of: Connectors) -> Value {
    let allowed = rules::allowed().filter(|(_, allowed)| allowed.of == of);
    let warnings =
        allowed.map(|(rule, allowed)| (allowed.key.name().to_owned(), warning(rule, allowed)));
    json!({ "properties": warnings.collect::<Keywords>() })
}

fn warning(rule: Rule, allowed: &Allowed) -> Value {
    let (name, values) = (allowed.key.name(), demand(allowed));
    json!({
        "if": {
            "type": "string",
            "pattern": PLAIN,
            "not": { "type": "string", "pattern": format!("^ *({}) *$", allowed.values.pattern()) },
        },
        "then": { "deprecationMessage": format!("{name} must be {values} (advice: {rule})") },
        "doNotSuggest": true,
    })
}
