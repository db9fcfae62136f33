//! Tests that the exported schemas and the library give the same verdict.

mod documents;
mod mutants;
mod pairs;
#[path = "../support"]
mod support {
    pub(crate) mod arn;
    pub(crate) mod auto_scaling;
    pub(crate) mod case_documents;
    pub(crate) mod case_files;
    pub(crate) mod case_options;
    pub(crate) mod pointer;
    pub(crate) mod schema_promise;
}

use std::collections::HashMap;

use msk_connect_preflight::{
    Options, Shape, Verdict, WorkerCount,
    schema::{self, Dialect},
};
use serde::Deserialize;
use serde_json::{Value, json};
use support::{
    arn::arn,
    case_documents::{self, cases},
    case_options::CaseOptions,
    schema_promise,
};

/// A schema, compiled by an engine.
struct Engine {
    name: String,
    /// Whether the schema may accept what is invalid.
    is_lenient: bool,
    is_valid: Box<dyn Fn(&Value) -> bool>,
}

fn jsonschema(name: &str, schema: &Value) -> Option<Engine> {
    let validator = jsonschema::validator_for(schema).ok()?;
    Some(Engine {
        name: format!("jsonschema, {name}"),
        is_lenient: name == "shape",
        is_valid: Box::new(move |document| validator.is_valid(document)),
    })
}

fn boon(name: &str, schema: &Value) -> Engine {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let id = schema["$id"].as_str().unwrap_or("urn:without-an-id");
    compiler
        .add_resource(id, schema.clone())
        .expect("the schema is taken");
    let index = compiler
        .compile(id, &mut schemas)
        .expect("the schema is one");
    Engine {
        name: format!("boon, {name}"),
        is_lenient: name == "shape",
        is_valid: Box::new(move |document| schemas.validate(document, index).is_ok()),
    }
}

/// Every schema for `options`, with its name.
fn schemas(options: &Options) -> Vec<(&'static str, Value)> {
    let mut schemas = vec![("editor", schema::editor(options))];
    for dialect in Dialect::ALL {
        schemas.push((dialect.name(), schema::request(options, *dialect)));
    }
    schemas
}

fn engines(options: &Options) -> Vec<Engine> {
    let mut engines = Vec::new();
    for (name, schema) in schemas(options) {
        engines.extend(jsonschema(name, &schema));
        engines.push(boon(name, &schema));
    }
    assert_eq!(engines.len(), 2 * schemas(options).len());
    // The dialects of these differ in no keyword that affects the verdict.
    let [compiled, compiled_07] =
        [Dialect::Draft202012, Dialect::Draft07].map(|dialect| schema::compiled(options, dialect));
    engines.extend(jsonschema("compiled", &compiled));
    engines.push(boon("compiled", &compiled_07));
    engines.extend(jsonschema("shape", &schema::shape(options)));
    engines
}

fn limited(limit: i32) -> Options {
    Options::default().worker_limit(WorkerCount::new(limit).expect("it is a limit"))
}

fn is_valid(document: &Value, options: &Options) -> bool {
    Verdict::from_value(document, options).is_ok_and(|verdict| verdict.is_valid())
}

fn assert_agreement(document: &Value, expected: bool, engines: &[Engine]) {
    for engine in engines {
        let found = (engine.is_valid)(document);
        let agrees = found == expected
            || found && (engine.is_lenient || schema_promise::is_one_of_many_in_a_double(document));
        assert!(agrees, "{}: {document}", engine.name);
    }
}

/// A request with `members`.
fn request(mut members: Value) -> Value {
    members["connectorArn"] = arn("connector").into();
    members["currentVersion"] = "K1".into();
    members
}

#[test]
fn on_the_case_suite() {
    let mut checked = 0;
    // To compile schemas takes much longer than to validate with them.
    let mut compiled = HashMap::new();
    for case in &cases("cases") {
        let Some((document, expected)) = verdict(case) else {
            continue;
        };
        let options = case_options(case);
        // An invalid value from outside makes every document invalid.
        let body = json!({ "connectorConfiguration": {} });
        if !is_valid(&body, &options.clone().shape(Shape::Body)) {
            continue;
        }
        let engines = compiled
            .entry(format!("{options:?}"))
            .or_insert_with(|| engines(&options));
        if schema_promise::is_exact_for(&document, None) {
            assert_agreement(&document, expected, engines);
        } else if expected {
            assert!(
                engines.iter().all(|engine| (engine.is_valid)(&document)),
                "{case}"
            );
        }
        checked += 1;
    }
    assert!(checked > 400, "only {checked} documents");
}

/// The document of a case with the suite's verdict, if a schema can give one, too: the document must be
/// JSON and repeat no name.
fn verdict(case: &Value) -> Option<(Value, bool)> {
    let violations = case["violations"].as_array()?;
    let repeats = |violation: &Value| violation["rule"] == "duplicate-member";
    let document = case_documents::document(case).filter(|_| !violations.iter().any(repeats))?;
    Some((document, violations.is_empty()))
}

fn case_options(case: &Value) -> Options {
    let options = match &case["options"] {
        Value::Null => CaseOptions::default(),
        options => CaseOptions::deserialize(options).expect("they are options"),
    };
    options.with(case["revision"].as_str().expect("a revision"))
}
