//! JSON Schemas that enforce the rules, for editors and for other languages.
//!
//! In a validator that follows the specification, a schema and this crate give the same verdict on
//! every JSON document that repeats no name:
//!
//! - always, with a [worker limit](Options::worker_limit) of at most 1000;
//! - without one, if worker counts are at most 60. For greater counts the schema accepts everything
//!   valid, and still rejects a minimum of at least twice the maximum. The same holds for a greater
//!   worker limit, which the schema has as a bound.
//!
//! A validator may see only the IEEE 754 double of a number, so that a `revision` from
//! 9223372036854775808 to 9223372036854776832 may pass.
//!
//! This holds for every [shape](Shape). A schema for [editors](editor()) gives the same verdict, and
//! helps while a document is written; so does one for validators that are [compiled](compiled()), and is
//! faster there. A schema for [generators of types](shape()) accepts everything valid, and more.
//!
//! ```
//! use msk_connect_preflight::{Options, schema::{self, Dialect}};
//!
//! let schema = schema::request(&Options::default(), Dialect::Draft202012);
//! assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
//! assert_eq!(schema["properties"]["capacity"]["type"], "object");
//! ```

mod compiled;
mod configuration;
mod editor;
mod shape;
mod texts;

use std::{cell::RefCell, str::FromStr};

use serde_json::{Value, json};

use crate::{
    api::{
        member::{JsonType, Member},
        options::{Options, Shape},
        response::ConnectorState,
        revision::Revision,
    },
    rules::{
        self, Bound, Rule,
        demand::{
            domain::Values,
            fragment::{Flavour, Keywords, keywords},
            order::Tree,
        },
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
    /// Draft 7, for tools that support no later one.
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

    /// The part of a file's name that says the dialect.
    const fn suffix(self) -> &'static str {
        match self {
            Self::Draft202012 => "",
            Self::Draft07 => ".draft-07",
        }
    }

    /// The keyword for definitions.
    const fn definitions(self) -> &'static str {
        match self {
            Self::Draft202012 => "$defs",
            Self::Draft07 => "definitions",
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

/// An error for a name that no [`Dialect`] has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown JSON Schema draft, expected `2020-12` or `draft-07`")]
#[non_exhaustive]
pub struct UnknownDialect;

/// The schema of the documents that are valid with `options`, depending on their shape. A member that the
/// options supply may have any value in the document, or be missing; the schema is the same whatever the
/// options supply for it.
///
/// A schema for a worker limit, or with a member supplied, has no `$id`.
///
/// ```
/// use msk_connect_preflight::{Options, schema::{self, Dialect}};
///
/// // Documents in git have no version, since it changes with every update.
/// let options = Options::default().current_version("given later");
/// let schema = schema::request(&options, Dialect::default());
/// assert_eq!(schema["required"], serde_json::json!(["connectorArn"]));
/// ```
#[must_use]
pub fn request(options: &Options, dialect: Dialect) -> Value {
    Writer::new(options, Flavour::Standard, dialect).document(dialect.suffix())
}

/// The schema that [`request`] returns, split into definitions: Ajv, which compiles a schema to code, validates
/// with it ten times faster. In most other validators it is slower.
///
/// ```
/// use msk_connect_preflight::{Options, schema::{self, Dialect}};
///
/// let schema = schema::compiled(&Options::default(), Dialect::default());
/// assert_eq!(schema["$defs"].as_object().map(|definitions| definitions.len()), Some(10));
/// ```
#[must_use]
pub fn compiled(options: &Options, dialect: Dialect) -> Value {
    let file = format!(".compiled{}", dialect.suffix());
    Writer::new(options, Flavour::Compiled, dialect).document(&file)
}

/// The schema for generators of types, in draft 7: names, types, ranges, and which members are required.
/// It accepts every document that [`request`] accepts, but also some that are invalid. An object's title is
/// its name in the service's API.
///
/// ```
/// use msk_connect_preflight::{Options, schema};
///
/// let schema = schema::shape(&Options::default());
/// assert_eq!(schema["properties"]["capacity"]["title"], "CapacityUpdate");
/// ```
#[must_use]
pub fn shape(options: &Options) -> Value {
    Writer::new(options, Flavour::Shape, Dialect::Draft07).document(".shape")
}

/// The schema for editors, in draft 7: it accepts the documents that [`request`] accepts, and adds
/// messages, texts to show for members and values, and snippets, in the keywords that the language
/// servers for JSON and YAML support.
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
    Writer::new(options, Flavour::Editor, Dialect::Draft07).document(".editor")
}

/// The schema of the service's response. Unknown states and members are accepted.
#[must_use]
pub fn response(revision: Revision, dialect: Dialect) -> Value {
    let mut schema = head(dialect, revision, "response");
    let file = format!("response{}", dialect.suffix());
    schema.extend(keywords(json!({
        "$id": id(revision, &file),
        "description": format!("The service's response to an accepted update. Source: {API}"),
        "examples": [{
            "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
            "connectorState": ConnectorState::Updating.name(),
        }],
        "type": "object",
        "properties": {
            "connectorArn": {
                "description": "The ARN of the connector",
                "type": "string",
            },
            "connectorState": {
                "description": "The state of the connector",
                "type": "string",
                "examples": ConnectorState::names(revision),
            },
            "connectorOperationArn": {
                "description": "The ARN of the operation that carries out the update",
                "type": "string",
            },
        },
    })));
    by_name(schema)
}

/// Sorts every object by name, even if some crate enables `serde_json`'s `preserve_order`.
fn by_name(schema: Keywords) -> Value {
    let mut schema = Value::from(schema);
    schema.sort_all_objects();
    schema
}

fn head(dialect: Dialect, revision: Revision, kind: &str) -> Keywords {
    let title = format!("UpdateConnector {kind} of Amazon MSK Connect, API revision {revision}");
    keywords(json!({ "$schema": dialect.meta_schema(), "title": title }))
}

/// The start of every id. An id is a name: nothing is served there. It is no `urn:`, since some
/// validators resolve references against it like a path.
const BASE: &str = "https://docs.rs/msk-connect-preflight/schemas";

/// The id of the schema in the file of this name.
fn id(revision: Revision, file: &str) -> String {
    format!("{BASE}/{revision}/{file}.json")
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

/// Writes the schema of the documents that are valid with the options.
struct Writer<'a> {
    options: &'a Options,
    flavour: Flavour,
    dialect: Dialect,
    definitions: RefCell<Keywords>,
}

impl<'a> Writer<'a> {
    fn new(options: &'a Options, flavour: Flavour, dialect: Dialect) -> Self {
        Self {
            options,
            flavour,
            dialect,
            definitions: RefCell::default(),
        }
    }

    /// The schema of the file whose name has this after the shape.
    fn document(&self, variant: &str) -> Value {
        let options = self.options;
        let (revision, shape) = (options.revision, options.shape);
        let kind = match shape {
            Shape::Body => "HTTP body",
            shape => shape.name(),
        };
        let mut schema = head(self.dialect, revision, kind);
        let supplies = |member: &Member| options.outside(*member).is_some();
        if options.worker_limit.is_none() && !Member::ALL.iter().any(supplies) {
            let file = format!("{shape}{variant}");
            schema.insert("$id".to_owned(), id(revision, &file).into());
        }
        schema.extend(self.member(shape.root()));
        // OpenAPI 3.0 does not know the keyword.
        if self.flavour != Flavour::Shape {
            let examples = examples(revision).iter();
            let examples = examples.filter_map(|text| self.example(text));
            schema.insert("examples".to_owned(), examples.collect());
        }
        let definitions = self.definitions.take();
        if !definitions.is_empty() {
            let keyword = self.dialect.definitions();
            schema.insert(keyword.to_owned(), definitions.into());
        }
        by_name(schema)
    }

    /// The part of a valid request that a document is.
    fn example(&self, request: &str) -> Option<Value> {
        let mut request: Value = serde_json::from_str(request).ok()?;
        let root = self.options.shape.root();
        if root != Member::Document {
            return request.pointer_mut(root.row().pointer).map(Value::take);
        }
        let known = self.options.known_in(root);
        let is_known = |name: &str| known.iter().any(|member| member.row().name == name);
        request.as_object_mut()?.retain(|name, _| is_known(name));
        Some(request)
    }

    /// The schema of a member.
    fn member(&self, member: Member) -> Keywords {
        let row = member.row();
        if self.options.outside(member).is_some() {
            let mut schema = keywords(json!({ "description": row.about }));
            if self.flavour == Flavour::Editor {
                schema.insert("doNotSuggest".to_owned(), true.into());
            }
            return schema;
        }
        let mut schema = keywords(json!({
            "description": texts::description(member),
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
        if let Some(bound) = Bound::of(member) {
            schema.extend(bound.values.under(self.options).schema());
        }
        match self.flavour {
            Flavour::Standard | Flavour::Compiled => schema,
            Flavour::Editor => editor::member(member, self.options, schema),
            Flavour::Shape => shape::member(member, schema),
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
        let mut relations = Vec::new();
        rules::each_choice(|choice, _, _| {
            if choice.object == member {
                relations.extend(choice.schema(self.options, self.flavour));
            }
        });
        let mut orders = orders(member, self.options, self.flavour);
        if self.flavour == Flavour::Compiled {
            for tree in orders.iter_mut().filter_map(|order| order.get_mut("then")) {
                compiled::split(tree, 0, self.dialect, &mut self.definitions.borrow_mut());
            }
        }
        relations.extend(orders);
        if self.flavour == Flavour::Editor {
            return editor::object(member, self.options, schema, relations);
        }
        let mut relations = relations.into_iter();
        schema.extend(relations.next().into_iter().flat_map(keywords));
        let others: Vec<_> = relations.collect();
        if !others.is_empty() {
            schema.insert("allOf".to_owned(), others.into());
        }
        schema
    }
}

/// The orders among the members of an object: one schema for each member that others are compared with.
fn orders(object: Member, options: &Options, flavour: Flavour) -> Vec<Value> {
    let mut orders = Vec::new();
    rules::each_order(|order, _, _| orders.push(order));
    orders.retain(|order| object.row().children.contains(&order.left));
    let range = |member| {
        let values = Bound::of(member).map(|bound| bound.values.under(options));
        values.and_then(Values::range).unwrap_or((1, i64::MAX))
    };
    orders.sort_by_key(|order| order.right);
    let trees = orders.chunk_by(|one, next| one.right == next.right);
    let trees = trees.filter_map(|orders| {
        let tree = Tree {
            right: orders.first()?.right,
            orders,
            range: &range,
            flavour,
        };
        Some(tree.schema())
    });
    trees.collect()
}
