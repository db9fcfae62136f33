//! The members of a revision, and documents with a change to one of them.

use std::collections::{BTreeMap, BTreeSet};

use msk_connect_preflight::{
    Options, Revision, Rule, Shape,
    schema::{self, Dialect},
};
use serde_json::Value;

use crate::{
    AUTO_SCALING,
    integers::{limited_body, limited_id},
    support::pointer::unescaped,
};

/// The documents for one schema.
pub(crate) struct Group {
    pub(crate) about: String,
    /// The `$id` of the schema in draft 2020-12.
    pub(crate) id: String,
    pub(crate) options: Options,
    pub(crate) tests: Vec<Test>,
}

pub(crate) struct Test {
    pub(crate) about: String,
    /// JSON text, because a `Value` cannot hold every number.
    pub(crate) document: String,
    pub(crate) valid: bool,
}

pub(crate) fn test(about: impl Into<String>, document: impl Into<String>, valid: bool) -> Test {
    Test {
        about: about.into(),
        document: document.into(),
        valid,
    }
}

/// The members of a revision, from its exported schema, and valid documents that together have all of them.
pub(crate) struct Members {
    pub(crate) revision: Revision,
    pub(crate) options: Options,
    pub(crate) schemas: BTreeMap<String, Value>,
    pub(crate) bases: Vec<Value>,
}

impl Members {
    pub(crate) fn of(revision: Revision) -> Self {
        let options = Options::default().revision(revision);
        let mut schemas = BTreeMap::new();
        let document = schema::request(&options, Dialect::Draft202012);
        walk(&document, String::new(), &mut schemas);
        let keeps = |rule: Rule| serde_json::from_str(rule.valid_example()).expect("it is JSON");
        let mut bases = vec![
            keeps(Rule::TaskOrder),
            keeps(Rule::McuCount),
            keeps(Rule::ExactlyOneChange),
        ];
        if revision >= Revision::V2026_10 {
            let mut settings: Value = keeps(Rule::OnePlugin);
            let other: Value = keeps(Rule::WorkerConfigurationArn);
            settings["workerConfiguration"] = other["workerConfiguration"].clone();
            settings["skipHealthValidation"] = true.into();
            bases.extend([settings, keeps(Rule::WorkerConfigurationChoice)]);
        }
        for base in &mut bases {
            base["connectorArn"] = "arn:aws:kafkaconnect:a:123456789012:connector/a/b".into();
            base["currentVersion"] = "K".into();
        }
        Self {
            revision,
            options,
            schemas,
            bases,
        }
    }

    pub(crate) fn group(&self, about: &str, tests: Vec<Test>) -> Group {
        Group {
            about: about.to_owned(),
            id: id(&self.options),
            options: self.options.clone(),
            tests,
        }
    }

    /// A group of documents that are one member alone.
    pub(crate) fn group_of(&self, shape: Shape, about: &str, tests: Vec<Test>) -> Group {
        let options = self.options.clone().shape(shape);
        Group {
            id: id(&options),
            options,
            ..self.group(about, tests)
        }
    }

    /// The first valid document that has the member.
    pub(crate) fn base(&self, pointer: &str) -> &Value {
        let mut bases = self.bases.iter();
        bases
            .find(|base| base.pointer(pointer).is_some())
            .unwrap_or_else(|| panic!("no document has {pointer}"))
    }

    /// The objects with a fixed set of names, and those names.
    pub(crate) fn objects(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.schemas
            .iter()
            .filter_map(|(pointer, schema)| Some((pointer.as_str(), names(&schema["properties"])?)))
    }

    /// The members whose schema has `keyword`.
    pub(crate) fn with(&self, keyword: &str) -> impl Iterator<Item = (&str, &Value)> {
        self.schemas
            .iter()
            .filter_map(move |(pointer, schema)| Some((pointer.as_str(), schema.get(keyword)?)))
    }

    pub(crate) fn integers(&self) -> impl Iterator<Item = &str> {
        self.with("type")
            .filter(|(_, kind)| *kind == "integer")
            .map(|(pointer, _)| pointer)
    }

    /// A valid document in which the count at `pointer` is limited only by its own bounds.
    pub(crate) fn unrelated(&self, pointer: &str) -> Value {
        let mut base = self.base(pointer).clone();
        if let Some(scaling) = base.pointer_mut(AUTO_SCALING) {
            let tasks = pointer.ends_with("maxAutoscalingTaskCount");
            scaling["minWorkerCount"] = 1.into();
            scaling["maxWorkerCount"] = if tasks { 1 } else { i32::MAX }.into();
            scaling["maxAutoscalingTaskCount"] = i32::MAX.into();
        }
        base
    }
}

fn walk(schema: &Value, pointer: String, members: &mut BTreeMap<String, Value>) {
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        walk(member, format!("{pointer}/{name}"), members);
    }
    if let Some(element) = schema.get("items") {
        walk(element, format!("{pointer}/0"), members);
    }
    members.insert(pointer, schema.clone());
}

pub(crate) fn names(object: &Value) -> Option<Vec<&str>> {
    Some(object.as_object()?.keys().map(String::as_str).collect())
}

/// The document with `raw` JSON text at a place that has a value or allows an additional member.
pub(crate) fn put(document: &Value, pointer: &str, raw: &str) -> String {
    const MARK: &str = "where the raw text belongs";
    let mut document = document.clone();
    if let Some(value) = document.pointer_mut(pointer) {
        *value = MARK.into();
    } else {
        let (parent, name) = pointer
            .rsplit_once('/')
            .expect("only the document has none");
        let parent = document.pointer_mut(parent).expect("the parent is there");
        parent[unescaped(name)] = MARK.into();
    }
    document.to_string().replace(&format!("{MARK:?}"), raw)
}

/// All subsets of `all`, including the empty one.
pub(crate) fn subsets<'a>(all: &'a [&'a str]) -> impl Iterator<Item = BTreeSet<&'a str>> {
    (0..1_u32 << all.len()).map(|bits| {
        let chosen = all.iter().enumerate();
        chosen
            .filter(|(index, _)| bits >> index & 1 == 1)
            .map(|(_, name)| *name)
            .collect()
    })
}

pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.into_iter().collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        names => names.join(", "),
    }
}

/// The options of the schemas that the suite refers to, by their `$id` in draft 2020-12.
pub(crate) fn referred() -> Vec<(String, Options)> {
    let of_revision = |revision: &Revision| {
        let open = Options::default().revision(*revision);
        let limited = limited_body(open.clone());
        [(id(&open), open), (limited_id(*revision, ""), limited)]
    };
    Revision::ALL.iter().flat_map(of_revision).collect()
}

pub(crate) fn id(options: &Options) -> String {
    let schema = schema::request(options, Dialect::Draft202012);
    schema["$id"].as_str().expect("it is a string").to_owned()
}
