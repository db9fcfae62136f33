//! JSON Schemas that give the verdict of the rules, for editors and for other languages.
//!
//! In a validator that follows the specification, a schema and this crate give the same verdict on
//! every document that is JSON and repeats no name:
//!
//! - with a [worker limit](Options::worker_limit) of at most 1000 always;
//! - without one wherever worker counts are at most 60; beyond that the schema refuses nothing that
//!   is valid, and still catches a minimum of at least twice the maximum. So it is with a greater
//!   worker limit, which the schema has as a bound.
//!
//! A validator may see only the IEEE 754 double of a number, so that a `revision` from
//! 9223372036854775808 to 9223372036854776832 may pass.
//!
//! ```
//! use msk_connect_preflight::{Options, schema::{self, Dialect}};
//!
//! let schema = schema::request(&Options::default(), Dialect::Draft202012);
//! assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
//! assert_eq!(schema["properties"]["capacity"]["type"], "object");
//! ```

use std::str::FromStr;

use serde_json::{Map, Value, json};

use crate::{
    catalogue::{API, Rule, Values},
    member::{JsonType, Member},
    options::{Options, Revision, Shape, WorkerLimit},
    response::ConnectorState,
};

/// A dialect of JSON Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// Draft 2020-12.
    #[default]
    Draft202012,
    /// Draft 7, for tools that know no later one.
    Draft07,
}

impl Dialect {
    /// Every dialect, newest first.
    pub const ALL: &[Self] = &[Self::Draft202012, Self::Draft07];

    /// The dialect's name, as the command takes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft202012 => "2020-12",
            Self::Draft07 => "draft-07",
        }
    }

    const fn meta_schema(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }
}

impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let mut dialects = Self::ALL.iter().copied();
        dialects
            .find(|dialect| dialect.name() == name)
            .ok_or(UnknownDialect)
    }
}

/// A name that no [`Dialect`] has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown draft of JSON Schema, known are `2020-12` and `draft-07`")]
#[non_exhaustive]
pub struct UnknownDialect;

/// The schema of the documents that are valid with `options`: requests, or HTTP bodies where that
/// is their shape. What the options give from outside may have any value in the document, or none.
#[must_use]
pub fn request(options: &Options, dialect: Dialect) -> Value {
    let (kind, title) = match options.shape {
        Shape::Request => ("request", "UpdateConnector request of Amazon MSK Connect"),
        Shape::Body => ("body", "UpdateConnector HTTP body of Amazon MSK Connect"),
    };
    let kind = match options.worker_limit {
        Some(limit) => format!("{kind}:worker-limit-{}", limit.get()),
        None => kind.to_owned(),
    };
    let mut schema = head(dialect, options.revision, &kind, title);
    schema.extend(member(Member::Document, options));
    let known = options.known_in(Member::Document);
    let examples = examples(options.revision).iter().map(|text| {
        let example: Keywords = serde_json::from_str(text).unwrap_or_default();
        let members = example.into_iter();
        members
            .filter(|(name, _)| known.iter().any(|member| member.row().name == name))
            .collect::<Keywords>()
    });
    schema.insert("examples".to_owned(), examples.collect());
    schema.into()
}

/// The schema of the service's answer. States and members that are not known pass.
#[must_use]
pub fn response(revision: Revision, dialect: Dialect) -> Value {
    let title = "UpdateConnector response of Amazon MSK Connect";
    let mut schema = head(dialect, revision, "response", title);
    schema.extend(keywords(json!({
        "description": format!("What the service answers to an update that it takes. Source: {API}"),
        "type": "object",
        "properties": {
            "connectorArn": {
                "description": "The ARN of the connector.",
                "type": "string",
            },
            "connectorState": {
                "description": "The state of the connector.",
                "type": "string",
                "examples": ConnectorState::names(revision),
            },
            "connectorOperationArn": {
                "description": "The ARN of the operation that carries the update out.",
                "type": "string",
            },
        },
    })));
    schema.into()
}

type Keywords = Map<String, Value>;

fn keywords(object: Value) -> Keywords {
    match object {
        Value::Object(keywords) => keywords,
        _ => Keywords::new(),
    }
}

fn head(dialect: Dialect, revision: Revision, kind: &str, title: &str) -> Keywords {
    keywords(json!({
        "$schema": dialect.meta_schema(),
        "$id": format!("urn:msk-connect-preflight:{revision}:{kind}:{}", dialect.name()),
        "title": format!("{title}, API revision {revision}"),
    }))
}

/// Valid documents of a revision.
fn examples(revision: Revision) -> &'static [&'static str] {
    const SINCE_2026_02: &[&str] = &[
        Rule::WorkerOrder.keeps(),
        Rule::McuCount.keeps(),
        Rule::ExactlyOneChange.keeps(),
    ];
    const SINCE_2026_10: &[&str] = &[
        Rule::WorkerOrder.keeps(),
        Rule::McuCount.keeps(),
        Rule::ExactlyOneChange.keeps(),
        Rule::OnePlugin.keeps(),
        Rule::WorkerConfigurationArn.keeps(),
    ];
    match revision {
        Revision::V2026_02 => SINCE_2026_02,
        Revision::V2026_10 => SINCE_2026_10,
    }
}

/// The schema of a member.
fn member(member: Member, options: &Options) -> Keywords {
    let row = member.row();
    if options.outside(member).is_some() {
        return keywords(json!({ "description": row.about }));
    }
    let mut schema = keywords(json!({
        "description": description(member),
        "type": row.json_type.name(),
    }));
    match row.json_type {
        JsonType::Object if member == Member::ConnectorConfiguration => {
            schema.insert(
                "additionalProperties".to_owned(),
                json!({ "type": "string" }),
            );
        }
        JsonType::Object => schema.extend(object(member, options)),
        JsonType::Array => schema.extend(keywords(json!({
            "items": self::member(Member::Plugin, options),
            "minItems": 1,
            "maxItems": 1,
        }))),
        _ => schema.extend(
            row.values
                .map(|rule| values(rule, options))
                .unwrap_or_default(),
        ),
    }
    schema
}

/// What the member is, what its rule demands, and where that can be read.
fn description(member: Member) -> String {
    let about = member.row().about;
    match member.row().values {
        Some(rule) => format!("{about} {}. Source: {}", rule.demand(), rule.source()),
        None => about.to_owned(),
    }
}

fn object(member: Member, options: &Options) -> Keywords {
    let children = options.known_in(member);
    let properties: Keywords = children
        .iter()
        .map(|child| {
            (
                child.row().name.to_owned(),
                self::member(*child, options).into(),
            )
        })
        .collect();
    let required: Vec<_> = children
        .iter()
        .filter(|child| child.row().required && options.outside(**child).is_none())
        .map(|child| child.row().name)
        .collect();
    let mut schema = keywords(json!({
        "properties": properties,
        "additionalProperties": false,
    }));
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    match member {
        Member::Document => schema.extend(changes(options)),
        Member::Capacity => schema.extend(keywords(if_then_else(
            has(Member::AutoScaling),
            has_none_of(&[Member::ProvisionedCapacity]),
            has(Member::ProvisionedCapacity),
        ))),
        Member::AutoScaling => schema.extend(orders(options)),
        _ => {}
    }
    schema
}

fn values(rule: Rule, options: &Options) -> Keywords {
    keywords(match rule.values() {
        Values::Any => json!({}),
        Values::OneOf(values) => json!({ "enum": values }),
        Values::Range(minimum, maximum) => json!({
            "minimum": minimum,
            "maximum": match options.worker_limit {
                Some(limit) if rule == Rule::WorkerCount => limit.get().into(),
                _ => maximum,
            },
        }),
        Values::Arn(resource) => json!({
            "pattern": format!(
                "^arn:aws(-[a-z0-9]+)*:kafkaconnect:[a-z0-9-]+:[0-9]{{12}}:{resource}\
                 /[!-.0-~]{{1,128}}/[!-.0-~]+$"
            ),
            // Some engines let the end of a pattern stand before a final line break.
            "not": { "pattern": "[^!-~]" },
        }),
        Values::NotEmpty => json!({ "minLength": 1 }),
    })
}

fn if_then_else(condition: Value, then: Value, otherwise: Value) -> Value {
    Value::from_iter([("if", condition), ("then", then), ("else", otherwise)])
}

/// Has the member. The property stands beside its name so that strict engines see that it is one.
fn has(member: Member) -> Value {
    let name = member.row().name;
    json!({ "properties": { name: true }, "required": [name] })
}

/// Has none of the members. Each that is there is flagged alone, so that no engine's message
/// prints another member's value.
fn has_none_of(members: &[Member]) -> Value {
    let properties: Keywords = members
        .iter()
        .map(|member| (member.row().name.to_owned(), false.into()))
        .collect();
    json!({ "properties": properties })
}

/// Which changes stand together in a document.
fn changes(options: &Options) -> Keywords {
    let settings: Vec<_> = Member::WORKER_SETTINGS
        .into_iter()
        .filter(|setting| options.knows(*setting))
        .collect();
    let one_of_the_settings = settings
        .iter()
        .map(|setting| has(*setting))
        .reduce(|others, one| json!({ "if": one, "else": others }));
    let change = if_then_else(
        has(Member::ConnectorConfiguration),
        has_none_of(&settings),
        one_of_the_settings.unwrap_or(Value::Bool(false)),
    );
    let choice = json!({
        "if": has(Member::WorkerConfiguration),
        "then": has_none_of(&[Member::UseDefaultWorkerConfiguration]),
    });
    if options.knows(Member::WorkerConfiguration) {
        keywords(json!({ "allOf": [change, choice] }))
    } else {
        keywords(change)
    }
}

/// Up to this worker limit every number of workers has a leaf of its own.
const EXACT_LIMIT: i64 = 1_000;

/// The same without a worker limit: the default quota of an account.
const EXACT_WITHOUT_LIMIT: i64 = 60;

/// The relations of `maxWorkerCount` to `minWorkerCount` and `maxAutoscalingTaskCount`. A schema
/// cannot compare members, so a balanced tree decides by `maxWorkerCount`, and its leaves bound the
/// other two: of one number of workers exactly, of a range of them as far as all allow.
fn orders(options: &Options) -> Keywords {
    let largest = options
        .worker_limit
        .map_or(i32::MAX, WorkerLimit::get)
        .into();
    let exact = if largest <= EXACT_LIMIT {
        largest
    } else {
        EXACT_WITHOUT_LIMIT
    };
    let mut leaves: Vec<_> = (1..=exact).map(|workers| (workers, workers)).collect();
    let mut last = exact;
    while last < largest {
        leaves.push((last + 1, largest.min(2 * last)));
        last = largest.min(2 * last);
    }
    let [max, min, tasks] = [
        Member::MaxWorkerCount,
        Member::MinWorkerCount,
        Member::MaxAutoscalingTaskCount,
    ]
    .map(|member| member.row().name);
    keywords(json!({
        "if": {
            "properties": {
                max: { "type": "integer" },
                min: { "type": "integer" },
                tasks: { "type": "integer" },
            },
            "required": [max],
        },
        "then": order_tree(&leaves, largest),
    }))
}

fn order_tree(leaves: &[(i64, i64)], largest: i64) -> Value {
    let (left, right) = leaves.split_at(leaves.len() / 2);
    match (left.last(), right) {
        (Some((_, most)), _) => if_then_else(
            json!({
                "properties": {
                    Member::MaxWorkerCount.row().name: { "type": "integer", "maximum": most },
                },
            }),
            order_tree(left, largest),
            order_tree(right, largest),
        ),
        (None, [(fewest, most)]) => {
            let mut bounds = Keywords::new();
            // What the members' own bounds say already is not said again.
            if *most < largest {
                let bound = json!({ "type": "integer", "maximum": most });
                bounds.insert(Member::MinWorkerCount.row().name.to_owned(), bound);
            }
            if *fewest > 1 {
                let bound = json!({ "type": "integer", "minimum": fewest });
                bounds.insert(Member::MaxAutoscalingTaskCount.row().name.to_owned(), bound);
            }
            json!({ "properties": bounds })
        }
        (None, _) => Value::Bool(true),
    }
}
