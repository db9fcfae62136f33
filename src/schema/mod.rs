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
//! A schema for [editors](editor()) gives that verdict too, and helps while a request is written.
//!
//! ```
//! use msk_connect_preflight::{Options, schema::{self, Dialect}};
//!
//! let schema = schema::request(&Options::default(), Dialect::Draft202012);
//! assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
//! assert_eq!(schema["properties"]["capacity"]["type"], "object");
//! ```

mod editor;

use std::str::FromStr;

use serde_json::{Map, Value, json};

use crate::{
    api::{
        member::{JsonType, Member},
        options::{Options, Shape, WorkerCount},
        response::ConnectorState,
        revision::Revision,
    },
    rules::{
        self, Rule,
        demand::{domain::Domain, order::Order},
        source::API_UPDATE as API,
    },
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
    let flavour = Flavour::Standard;
    Writer { options, flavour }.document(dialect, dialect.name())
}

/// The same for editors, which read draft 7: it accepts the documents that [`request`] accepts, and
/// has beside the rules messages of their own, texts to show over members and values, and snippets,
/// in the keywords that the language servers for JSON and YAML know.
///
/// ```
/// use msk_connect_preflight::{Options, schema};
///
/// let schema = schema::editor(&Options::default());
/// let capacity = &schema["allOf"][0]["properties"]["capacity"];
/// assert_eq!(capacity["errorMessage"], "capacity must be an object");
/// ```
#[must_use]
pub fn editor(options: &Options) -> Value {
    let flavour = Flavour::Editor;
    Writer { options, flavour }.document(Dialect::Draft07, "editor")
}

/// The schema of the service's answer. States and members that are not known pass.
#[must_use]
pub fn response(revision: Revision, dialect: Dialect) -> Value {
    let title = "UpdateConnector response of Amazon MSK Connect";
    let mut schema = head(
        dialect,
        revision,
        &format!("response:{}", dialect.name()),
        title,
    );
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
    by_name(schema)
}

/// The schema with every object in the order of its names, also where some crate switches on
/// `preserve_order` of `serde_json`.
fn by_name(schema: Keywords) -> Value {
    let mut schema = Value::from(schema);
    schema.sort_all_objects();
    schema
}

type Keywords = Map<String, Value>;

fn keywords(object: Value) -> Keywords {
    match object {
        Value::Object(keywords) => keywords,
        _ => Keywords::new(),
    }
}

fn head(dialect: Dialect, revision: Revision, id: &str, title: &str) -> Keywords {
    keywords(json!({
        "$schema": dialect.meta_schema(),
        "$id": format!("urn:msk-connect-preflight:{revision}:{id}"),
        "title": format!("{title}, API revision {revision}"),
    }))
}

/// Valid documents of a revision.
fn examples(revision: Revision) -> &'static [&'static str] {
    const SINCE_2026_02: &[&str] = &[
        Rule::WorkerOrder.valid_example(),
        Rule::McuCount.valid_example(),
        Rule::ExactlyOneChange.valid_example(),
    ];
    const SINCE_2026_10: &[&str] = &[
        Rule::WorkerOrder.valid_example(),
        Rule::McuCount.valid_example(),
        Rule::ExactlyOneChange.valid_example(),
        Rule::OnePlugin.valid_example(),
        Rule::WorkerConfigurationArn.valid_example(),
    ];
    match revision {
        Revision::V2026_02 => SINCE_2026_02,
        Revision::V2026_10 => SINCE_2026_10,
    }
}

/// For whom a schema is written. Both say the same of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flavour {
    Standard,
    Editor,
}

/// Writes the schema of what is valid with the options.
struct Writer<'a> {
    options: &'a Options,
    flavour: Flavour,
}

impl Writer<'_> {
    fn document(&self, dialect: Dialect, variant: &str) -> Value {
        let options = self.options;
        let (kind, title) = match options.shape {
            Shape::Request => ("request", "UpdateConnector request of Amazon MSK Connect"),
            Shape::Body => ("body", "UpdateConnector HTTP body of Amazon MSK Connect"),
        };
        let id = match options.worker_limit {
            Some(limit) => format!("{kind}:worker-limit-{}:{variant}", limit.get()),
            None => format!("{kind}:{variant}"),
        };
        let mut schema = head(dialect, options.revision, &id, title);
        schema.extend(self.member(Member::Document));
        let known = options.known_in(Member::Document);
        let examples = examples(options.revision).iter().map(|text| {
            let example: Keywords = serde_json::from_str(text).unwrap_or_default();
            let members = example.into_iter();
            members
                .filter(|(name, _)| known.iter().any(|member| member.row().name == name))
                .collect::<Keywords>()
        });
        schema.insert("examples".to_owned(), examples.collect());
        by_name(schema)
    }

    /// The schema of a member.
    fn member(&self, member: Member) -> Keywords {
        let row = member.row();
        if self.options.outside(member).is_some() {
            return keywords(json!({ "description": row.about }));
        }
        let mut schema = keywords(json!({
            "description": description(member),
            "type": row.json_type.name(),
        }));
        schema.extend(match row.json_type {
            JsonType::Object if member == Member::ConnectorConfiguration => {
                keywords(json!({ "additionalProperties": { "type": "string" } }))
            }
            JsonType::Object => self.object(member),
            JsonType::Array => keywords(json!({ "items": self.member(Member::Plugin) })),
            _ => Keywords::new(),
        });
        schema.extend(
            row.values
                .map(|rule| values(rule, self.options))
                .unwrap_or_default(),
        );
        match self.flavour {
            Flavour::Standard => schema,
            Flavour::Editor => editor::member(member, self.options, schema),
        }
    }

    fn object(&self, member: Member) -> Keywords {
        let children = self.options.known_in(member);
        let properties: Keywords = children
            .iter()
            .map(|child| (child.row().name.to_owned(), self.member(*child).into()))
            .collect();
        let required: Vec<_> = children
            .iter()
            .filter(|child| child.row().required && self.options.outside(**child).is_none())
            .map(|child| child.row().name)
            .collect();
        let mut schema = keywords(json!({
            "properties": properties,
            "additionalProperties": false,
        }));
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        let relations = match member {
            Member::AutoScaling => vec![self.orders()],
            _ => self.choices(member),
        };
        if self.flavour == Flavour::Editor {
            return editor::object(member, self.options, schema, relations);
        }
        if relations.len() > 1 {
            schema.insert("allOf".to_owned(), relations.into());
        } else {
            schema.extend(relations.into_iter().flat_map(keywords));
        }
        schema
    }

    /// Has none of the members, which do not stand beside another one. Each that is there is
    /// flagged alone, so that no engine's message prints another member's value.
    fn has_none_of(&self, members: &[Member], beside: Member) -> Value {
        match self.flavour {
            Flavour::Standard => {
                let names = members.iter().map(|member| member.row().name);
                let properties: Keywords =
                    names.map(|name| (name.to_owned(), false.into())).collect();
                json!({ "properties": properties })
            }
            Flavour::Editor => editor::has_none_of(members, beside),
        }
    }

    /// Which members of the object are there together.
    fn choices(&self, object: Member) -> Vec<Value> {
        let none = |members: &[Member], beside| self.has_none_of(members, beside);
        let mut relations = Vec::new();
        rules::each_choice(|choice, _, _| {
            if choice.object == object {
                relations.extend(choice.schema(self.options, none));
            }
        });
        relations
    }

    /// The relations of `maxWorkerCount` to `minWorkerCount` and `maxAutoscalingTaskCount`. A schema
    /// cannot compare members, so a balanced tree decides by `maxWorkerCount`, and its leaves bound
    /// the other two: of one number of workers exactly, of a range of them as far as all allow.
    fn orders(&self) -> Value {
        let largest = self
            .options
            .worker_limit
            .map_or(i32::MAX, WorkerCount::get)
            .into();
        let exact = if largest <= EXACT_LIMIT {
            largest
        } else {
            EXACT_WITHOUT_LIMIT
        };
        let mut leaves: Vec<_> = (1..=exact).map(|workers| (workers, workers)).collect();
        let doubled = (0..i32::BITS).map(|times| exact << times);
        let ends = doubled.take_while(|last| *last < largest);
        leaves.extend(ends.map(|last| (last + 1, largest.min(2 * last))));
        let max = Member::MaxWorkerCount.row().name;
        let comparable = match self.flavour {
            Flavour::Standard => orders()
                .into_iter()
                .map(|order| order.left)
                .chain([Member::MaxWorkerCount])
                .map(|member| (member.row().name.to_owned(), json!({ "type": "integer" })))
                .collect(),
            // What is wrong by itself is not compared, so that it is flagged once. The leaves see
            // to the other two, each alone.
            Flavour::Editor => json!({
                max: { "type": "integer", "minimum": 1, "maximum": largest, "doNotSuggest": true },
            }),
        };
        json!({
            "if": { "properties": comparable, "required": [max] },
            "then": self.order_tree(&leaves, largest),
        })
    }

    fn order_tree(&self, leaves: &[(i64, i64)], largest: i64) -> Value {
        let (left, right) = leaves.split_at(leaves.len() / 2);
        match (left.last(), right) {
            (Some((_, most)), _) => {
                let mut condition = keywords(json!({ "type": "integer", "maximum": most }));
                if self.flavour == Flavour::Editor {
                    condition.insert("doNotSuggest".to_owned(), true.into());
                }
                if_then_else(
                    json!({ "properties": { Member::MaxWorkerCount.row().name: condition } }),
                    self.order_tree(left, largest),
                    self.order_tree(right, largest),
                )
            }
            (None, [(fewest, most)]) => {
                let mut bounds = Keywords::new();
                for order in orders() {
                    let Some((keyword, bound)) = order.bound(*fewest, *most, largest) else {
                        continue;
                    };
                    let bound = match self.flavour {
                        Flavour::Standard => json!({ "type": "integer", keyword: bound }),
                        Flavour::Editor => editor::order(order, (*fewest, *most), largest),
                    };
                    bounds.insert(order.left.row().name.to_owned(), bound);
                }
                json!({ "properties": bounds })
            }
            (None, _) => Value::Bool(true),
        }
    }
}

/// The orders that members have with `maxWorkerCount`.
fn orders() -> Vec<Order> {
    let mut orders = Vec::new();
    rules::each_order(|order, _, _| orders.push(order));
    orders.retain(|order| order.right == Member::MaxWorkerCount);
    orders
}

/// Up to this worker limit every number of workers has a leaf of its own.
const EXACT_LIMIT: i64 = 1_000;

/// The same without a worker limit: the default quota of an account.
const EXACT_WITHOUT_LIMIT: i64 = 60;

/// What the member is, what its rule demands, and where that can be read.
fn description(member: Member) -> String {
    let about = member.row().about;
    match member.row().values {
        Some(rule) => format!("{about} {}. Source: {}", rule.summary(), rule.source()),
        None => format!("{about} Source: {API}"),
    }
}

fn values(rule: Rule, options: &Options) -> Keywords {
    keywords(match rule.domain() {
        None => json!({}),
        Some(Domain::OneOf(values)) => json!({ "enum": values }),
        Some(Domain::Range(minimum, maximum)) => json!({
            "minimum": minimum,
            "maximum": match options.worker_limit {
                Some(limit) if rule == Rule::WorkerCount => limit.get().into(),
                _ => maximum,
            },
        }),
        Some(Domain::Arn(resource)) => json!({
            "pattern": format!(
                "^arn:aws(-[a-z0-9]+)*:kafkaconnect:[a-z0-9-]+:[0-9]{{12}}:{resource}\
                 /[!-.0-~]{{1,128}}/[!-.0-~]+$"
            ),
            // Some engines let the end of a pattern stand before a final line break.
            "not": { "pattern": "[^!-~]" },
        }),
        Some(Domain::NotEmpty) => json!({ "minLength": 1 }),
        Some(Domain::OneElement) => json!({ "minItems": 1, "maxItems": 1 }),
    })
}

pub(crate) fn if_then_else(condition: Value, then: Value, otherwise: Value) -> Value {
    Value::from_iter([("if", condition), ("then", then), ("else", otherwise)])
}

/// Has the member. The property stands beside its name so that strict engines see that it is one.
pub(crate) fn has(member: Member) -> Value {
    let name = member.row().name;
    json!({ "properties": { name: true }, "required": [name] })
}
