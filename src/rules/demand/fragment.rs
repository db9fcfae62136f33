//! Building blocks of a JSON Schema.

use serde_json::{Map, Value, json};

use crate::api::member::Member;

/// The audience of a schema. All flavours but one give every document the same verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flavour {
    Standard,
    /// Adds messages, and omits what an editor would wrongly propose.
    Editor,
    /// Is split into definitions.
    Compiled,
    /// Has only what types can say, so that it accepts more documents.
    Shape,
}

pub(crate) type Keywords = Map<String, Value>;

pub(crate) fn keywords(object: Value) -> Keywords {
    match object {
        Value::Object(keywords) => keywords,
        _ => Keywords::new(),
    }
}

pub(crate) fn if_then_else(condition: Value, then: Value, otherwise: Value) -> Value {
    Value::from_iter([("if", condition), ("then", then), ("else", otherwise)])
}

/// Requires the member. Strict engines demand that `properties` names it too.
pub(crate) fn has(member: Member) -> Value {
    let name = member.row().name;
    json!({ "properties": { name: true }, "required": [name] })
}
