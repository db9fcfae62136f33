//! `template`: request documents to start from.

use std::io::{self, Write};

use clap::ValueEnum;
use msk_connect_preflight::{
    Revision,
    schema::{self, Dialect},
};
use serde_json::Value;

use crate::contract::Api;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What the request changes
    change: Change,

    #[command(flatten)]
    api: Api,

    /// The format of the document
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    output: Output,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Change {
    /// The capacity, to a number of workers that follows the load
    Autoscaling,
    /// The capacity, to a fixed number of workers
    Provisioned,
    /// The configuration of the connector
    Configuration,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Output {
    Json,
    /// With a comment on each member
    Yaml,
}

/// Invalid as it stands, so that what has to be put in is not forgotten.
const CONNECTOR: &str = r#"
  "connectorArn": "arn:PARTITION:kafkaconnect:REGION:ACCOUNT:connector/NAME/ID",
  "currentVersion": "","#;

/// The task count is less than the workers run without it, two for each MCU.
const AUTO_SCALING: &str = r#"
  "capacity": {
    "autoScaling": {
      "maxWorkerCount": 4,
      "mcuCount": 1,
      "minWorkerCount": 1,
      "scaleInPolicy": {
        "cpuUtilizationPercentage": 20
      },
      "scaleOutPolicy": {
        "cpuUtilizationPercentage": 80
      },
      "maxAutoscalingTaskCount": 4
    }
  }"#;

const PROVISIONED: &str = r#"
  "capacity": {
    "provisionedCapacity": {
      "mcuCount": 1,
      "workerCount": 2
    }
  }"#;

const CONFIGURATION: &str = r#"
  "connectorConfiguration": {
    "connector.class": "io.example.Sink",
    "tasks.max": "2",
    "topics": "orders"
  }"#;

const HEALTH_VALIDATION: &str = r#",
  "skipHealthValidation": false"#;

/// What stands beside a capacity. `useDefaultWorkerConfiguration` does not beside
/// `workerConfiguration`.
const WORKER_SETTINGS: &str = r#",
  "plugins": [
    {
      "customPlugin": {
        "customPluginArn": "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/orders/9d2e-1",
        "revision": 1
      }
    }
  ],
  "workerConfiguration": {
    "workerConfigurationArn": "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3",
    "revision": 1
  }"#;

pub(crate) fn run(args: &Args, out: &mut impl Write) -> io::Result<()> {
    let document = document(args.change, args.api.api_revision);
    match args.output {
        Output::Json => out.write_all(document.as_bytes()),
        Output::Yaml => {
            let schema = schema::request(&args.api.options(), Dialect::default());
            write_yaml(&document, &schema, out)
        }
    }
}

fn document(change: Change, revision: Revision) -> String {
    let (change, settings) = match change {
        Change::Autoscaling => (AUTO_SCALING, WORKER_SETTINGS),
        Change::Provisioned => (PROVISIONED, WORKER_SETTINGS),
        Change::Configuration => (CONFIGURATION, ""),
    };
    let added = match revision {
        Revision::V2026_02 => String::new(),
        _ => format!("{HEALTH_VALIDATION}{settings}"),
    };
    format!("{{{CONNECTOR}{change}{added}\n}}\n")
}

/// Writes a JSON document that has a member or a bracket on each line.
fn write_yaml(document: &str, schema: &Value, out: &mut impl Write) -> io::Result<()> {
    // The schemas of the objects and arrays around the line; the template's names are of plain
    // characters, but `connectorConfiguration` has no schemas of its own.
    let mut around: Vec<Option<&Value>> = Vec::new();
    for line in document.lines() {
        let text = line.trim_start();
        let indent = (line.len() - text.len()).saturating_sub(2);
        let text = text.trim_end_matches(',');
        let outer = around.last().copied();
        let part = |pointer: &str| outer.flatten().and_then(|outer| outer.pointer(pointer));
        let (inner, value) = match text.split_once(": ") {
            Some((name, value)) => {
                let name = name.trim_matches('"');
                let inner = part(&format!("/properties/{name}"));
                for comment in inner.map_or_else(Vec::new, |inner| {
                    comment(inner, WIDTH - indent - "# ".len())
                }) {
                    writeln!(out, "{:indent$}# {comment}", "")?;
                }
                match value {
                    "{" | "[" => writeln!(out, "{:indent$}{name}:", "")?,
                    value => writeln!(out, "{:indent$}{name}: {value}", "")?,
                }
                (inner, value)
            }
            None if outer.is_none() => (Some(schema), text),
            None => {
                if text == "{" {
                    writeln!(out, "{:indent$}-", "")?;
                }
                (part("/items"), text)
            }
        };
        match value {
            "{" | "[" => around.push(inner),
            "}" | "]" => drop(around.pop()),
            _ => {}
        }
    }
    Ok(())
}

/// How long a line is of a comment.
const WIDTH: usize = 96;

/// What `schema` tells of its member, in lines of `width` characters where no word is longer.
fn comment(schema: &Value, width: usize) -> Vec<String> {
    let description = schema.get("description").and_then(Value::as_str);
    let mut lines: Vec<String> = Vec::new();
    for word in description.unwrap_or_default().split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
