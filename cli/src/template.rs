//! `template`: prints request documents to start from.

use std::{
    io::{self, Write},
    iter,
};

use msk_connect_preflight::{
    Revision, Shape,
    schema::{self, Dialect},
};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::args;

/// A value of a template, which can be written as JSON and as YAML.
#[derive(Clone, Copy)]
enum Node {
    Object(&'static [Member]),
    /// An array of one object.
    Objects(&'static [Member]),
    Text(&'static str),
    /// A text to fill in, invalid until then.
    Blank(&'static str),
    Number(u8),
    False,
}

type Member = (&'static str, Node);

use Node::{Blank, False, Number, Object, Objects, Text};

const CONNECTOR: &[Member] = &[
    (
        "connectorArn",
        Blank("arn:PARTITION:kafkaconnect:REGION:ACCOUNT:connector/NAME/ID"),
    ),
    ("currentVersion", Blank("")),
];

/// The task count is lower than the default of two tasks per MCU, so that it has an effect.
const AUTO_SCALING: &[Member] = &[(
    "autoScaling",
    Object(&[
        ("maxWorkerCount", Number(4)),
        ("mcuCount", Number(1)),
        ("minWorkerCount", Number(1)),
        (
            "scaleInPolicy",
            Object(&[("cpuUtilizationPercentage", Number(20))]),
        ),
        (
            "scaleOutPolicy",
            Object(&[("cpuUtilizationPercentage", Number(80))]),
        ),
        ("maxAutoscalingTaskCount", Number(4)),
    ]),
)];

const PROVISIONED: &[Member] = &[(
    "provisionedCapacity",
    Object(&[("mcuCount", Number(1)), ("workerCount", Number(2))]),
)];

const CONFIGURATION: &[Member] = &[
    ("connector.class", Text("io.example.Sink")),
    ("tasks.max", Text("2")),
    ("topics", Text("orders")),
];

const HEALTH_VALIDATION: &[Member] = &[("skipHealthValidation", False)];

/// The members that may accompany a capacity, except `useDefaultWorkerConfiguration`, which excludes
/// `workerConfiguration`.
const WORKER_SETTINGS: &[Member] = &[
    (
        "plugins",
        Objects(&[(
            "customPlugin",
            Object(&[
                (
                    "customPluginArn",
                    Blank("arn:PARTITION:kafkaconnect:REGION:ACCOUNT:custom-plugin/NAME/ID"),
                ),
                ("revision", Number(1)),
            ]),
        )]),
    ),
    (
        "workerConfiguration",
        Object(&[
            (
                "workerConfigurationArn",
                Blank("arn:PARTITION:kafkaconnect:REGION:ACCOUNT:worker-configuration/NAME/ID"),
            ),
            ("revision", Number(1)),
        ]),
    ),
];

pub(crate) fn run(args: &args::Template, out: &mut dyn Write) -> io::Result<()> {
    let members = members(args);
    match args.output {
        args::Output::Json => {
            let mut serializer = serde_json::Serializer::pretty(&mut *out);
            serializer.collect_map(members)?;
            writeln!(out)
        }
        args::Output::Yaml => {
            let schema = schema::request(&args.options(), Dialect::default());
            write_yaml(&members, Some(&schema), 0, out)
        }
    }
}

fn members(args: &args::Template) -> Vec<Member> {
    let (name, change, settings) = match args.change {
        args::Change::Autoscaling => ("capacity", AUTO_SCALING, WORKER_SETTINGS),
        args::Change::Provisioned => ("capacity", PROVISIONED, WORKER_SETTINGS),
        args::Change::Configuration => ("connectorConfiguration", CONFIGURATION, &[][..]),
    };
    let connector = match args.form.shape {
        Shape::Request => CONNECTOR,
        Shape::Body => &[],
        _ => return change.to_vec(),
    };
    let change = &[(name, Object(change))];
    match args.api.api_revision {
        Revision::V2026_02 => [connector, change].concat(),
        _ => [connector, change, HEALTH_VALIDATION, settings].concat(),
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Object(members) => serializer.collect_map(members.iter().copied()),
            Objects(members) => serializer.collect_seq(iter::once(Object(members))),
            Text(text) | Blank(text) => serializer.serialize_str(text),
            Number(number) => serializer.serialize_u8(number),
            False => serializer.serialize_bool(false),
        }
    }
}

/// Writes the members, with a comment before each that `schema` describes. The properties inside
/// `connectorConfiguration` have no description.
fn write_yaml(
    members: &[Member],
    schema: Option<&Value>,
    indent: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (name, node) in members {
        let schema = schema.and_then(|schema| schema.get("properties")?.get(name));
        for comment in comment(*node, schema, WIDTH - indent - "# ".len()) {
            writeln!(out, "{:indent$}# {comment}", "")?;
        }
        write!(out, "{:indent$}{name}:", "")?;
        match node {
            Object(members) => {
                writeln!(out)?;
                write_yaml(members, schema, indent + 2, out)?;
            }
            Objects(members) => {
                writeln!(out, "\n{:1$}-", "", indent + 2)?;
                let schema = schema.and_then(|schema| schema.get("items"));
                write_yaml(members, schema, indent + 4, out)?;
            }
            // Every JSON scalar is a YAML scalar.
            scalar => {
                write!(out, " ")?;
                serde_json::to_writer(&mut *out, scalar)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

/// The width of comment lines.
const WIDTH: usize = 96;

/// The description of `node` in `schema`, wrapped to `width` characters; longer words stay whole.
fn comment(node: Node, schema: Option<&Value>, width: usize) -> Vec<String> {
    let description = schema.and_then(|schema| schema.get("description")?.as_str());
    let task = if matches!(node, Blank(_)) {
        "Fill this in."
    } else {
        ""
    };
    let words = task.split_whitespace();
    let words = words.chain(description.unwrap_or_default().split_whitespace());
    let mut lines: Vec<String> = Vec::new();
    for word in words {
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
