//! The connectors that requests are compared with, as the service describes them.

use std::{collections::HashMap, path::Path};

use msk_connect_preflight::Connector;
use serde_json::{Deserializer, Value};

use crate::{checked::Unreadable, inputs, path::has_extension, walk::Found};

/// Descriptions of connectors.
#[derive(Debug)]
pub(crate) enum Described {
    /// The one that every request is compared with.
    One(Box<Connector>),
    /// Those by their ARNs.
    Several(HashMap<String, Connector>),
}

impl Described {
    /// Reads the descriptions in a file, in standard input or in the JSON files of a folder.
    pub(crate) fn read(file: &Path) -> Result<Self, Unreadable> {
        let mut all = Vec::new();
        if file.is_dir() {
            let mut found = Found::default();
            found.folder(file);
            for input in found.inputs {
                let input = input?;
                if has_extension(&input, &["json"]) {
                    read(&input, &mut all)?;
                }
            }
        } else {
            read(file, &mut all)?;
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

/// Reads the descriptions in one file: JSON documents, arrays of them, or answers to `ListConnectors`.
fn read(file: &Path, to: &mut Vec<Connector>) -> Result<(), Unreadable> {
    let text = inputs::read(file).map_err(|error| Unreadable::reading(file, &error))?;
    for value in Deserializer::from_slice(&text).into_iter() {
        let value = value.map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let reason = format!("not JSON, at line {line}, column {column}");
            Unreadable::new(file, &reason)
        })?;
        for value in each(value) {
            let connector = Connector::from_value(value);
            let connector = connector.map_err(|error| Unreadable::new(file, &error.to_string()))?;
            to.push(connector);
        }
    }
    Ok(())
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
