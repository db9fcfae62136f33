//! The connectors that requests are compared with, as the service describes them.

use std::{collections::HashMap, path::Path};

use msk_connect_preflight::{Connector, Position, yaml};
use serde_json::{Deserializer, Value};

use crate::{checked::Unreadable, inputs, walk::Found};

/// Descriptions of connectors.
#[derive(Debug)]
pub(crate) enum Described {
    /// The one that every request is compared with.
    One(Box<Connector>),
    /// Those by their ARNs.
    Several(HashMap<String, Connector>),
}

impl Described {
    /// Reads the descriptions in a file, in standard input or in the files of a folder.
    pub(crate) fn read(file: &Path, is_yaml: impl Fn(&Path) -> bool) -> Result<Self, Unreadable> {
        let mut all = Vec::new();
        if file.is_dir() {
            let mut found = Found::default();
            found.folder(file);
            for input in found.inputs {
                let input = input?;
                read(&input, is_yaml(&input), &mut all)?;
            }
        } else {
            read(file, is_yaml(file), &mut all)?;
        }
        let refuse = |reason| Err(Unreadable::new(file, reason));
        if all.len() == 1 {
            let one = all.pop().map(Box::new).map(Self::One);
            return one.map_or_else(|| refuse("no description of a connector"), Ok);
        }
        let mut several = HashMap::new();
        for connector in all {
            let Some(arn) = connector.connector_arn.clone() else {
                return refuse("one of several descriptions has no `connectorArn`");
            };
            if several.insert(arn, connector).is_some() {
                return refuse("two descriptions have the same `connectorArn`");
            }
        }
        if several.is_empty() {
            return refuse("no description of a connector");
        }
        Ok(Self::Several(several))
    }
}

/// Reads the descriptions in one file: documents, arrays of them, or answers to `ListConnectors`.
fn read(file: &Path, is_yaml: bool, to: &mut Vec<Connector>) -> Result<(), Unreadable> {
    let text = inputs::read(file).map_err(|error| Unreadable::reading(file, &error))?;
    let values = if is_yaml { yaml(&text) } else { json(&text) };
    let refuse = |reason: String| Unreadable::new(file, &reason);
    for value in values.map_err(refuse)? {
        for value in each(value) {
            let connector = Connector::from_value(value);
            to.push(connector.map_err(|error| refuse(error.to_string()))?);
        }
    }
    Ok(())
}

/// The documents in a JSON text, or the reason why there are none.
fn json(text: &[u8]) -> Result<Vec<Value>, String> {
    let values: Result<_, serde_json::Error> = Deserializer::from_slice(text).into_iter().collect();
    values.map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("not JSON, at line {line}, column {column}")
    })
}

/// The documents in a YAML text, or the reason why there are none.
fn yaml(text: &[u8]) -> Result<Vec<Value>, String> {
    let values = yaml::documents(text).map(|document| {
        document.description().map_err(|error| {
            // An error in a text always has a position.
            let at = error.position().unwrap_or(Position::of(0, ""));
            let (line, column) = (document.line() - 1 + at.line, at.column);
            let reason = error.reason();
            format!("not YAML, at line {line}, column {column}: {reason}")
        })
    });
    values.collect()
}

/// The descriptions in a document.
fn each(value: Value) -> Vec<Value> {
    match value {
        Value::Array(elements) => elements,
        Value::Object(mut members) => match members.remove("connectors") {
            Some(Value::Array(elements)) => elements,
            _ => vec![Value::Object(members)],
        },
        other => vec![other],
    }
}
