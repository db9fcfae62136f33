//! Tests that the exported schemas and the library give the same verdict.

mod support {
    pub(crate) mod arn;
    pub(crate) mod auto_scaling;
    pub(crate) mod case_documents;
    pub(crate) mod case_files;
    pub(crate) mod case_options;
    pub(crate) mod pointer;
    pub(crate) mod schema_promise;
}

use std::collections::{BTreeSet, HashMap};

use msk_connect_preflight::{
    Draft, Options, Revision, Shape, Verdict, WorkerCount,
    draft::{AutoScalingUpdate, CapacityUpdate, ScaleInPolicyUpdate, ScaleOutPolicyUpdate},
    schema::{self, Dialect},
};
use serde::Deserialize;
use serde_json::{Value, json};
use support::{
    arn::arn,
    auto_scaling,
    case_documents::{self, cases},
    case_options::CaseOptions,
    pointer::{place, unescaped},
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

fn auto_scaling(max: i64, min: i64, tasks: Option<i64>) -> Value {
    request(auto_scaling::auto_scaling(max, min, tasks))
}

/// The verdict on `auto_scaling` with the same numbers, without JSON.
fn is_valid_auto_scaling(max: i64, min: i64, tasks: Option<i64>, options: &Options) -> bool {
    let mut auto_scaling = AutoScalingUpdate::default()
        .max_worker_count(max)
        .mcu_count(1)
        .min_worker_count(min)
        .scale_in_policy(ScaleInPolicyUpdate::default().cpu_utilization_percentage(50))
        .scale_out_policy(ScaleOutPolicyUpdate::default().cpu_utilization_percentage(50));
    auto_scaling.max_autoscaling_task_count = tasks;
    let draft = Draft::default()
        .connector_arn(arn("connector"))
        .current_version("K1")
        .capacity(CapacityUpdate::default().auto_scaling(auto_scaling));
    draft.check(options).is_ok()
}

/// Every pair of a maximum and a minimum, and of a maximum and a task count, from -1 to `limit` + 2.
fn assert_agreement_on_all_pairs(limit: i32, options: &Options, engines: &[Engine]) {
    for max in -1..=i64::from(limit) + 2 {
        for other in -1..=i64::from(limit) + 2 {
            for (min, tasks) in [(other, None), (1, Some(other))] {
                let document = auto_scaling(max, min, tasks);
                let expected = is_valid_auto_scaling(max, min, tasks, options);
                assert_agreement(&document, expected, engines);
            }
        }
    }
}

#[test]
fn on_every_pair_of_worker_counts_within_a_limit() {
    for limit in [1, 2, 10, 60] {
        for revision in Revision::ALL {
            let options = limited(limit).revision(*revision);
            assert_agreement_on_all_pairs(limit, &options, &engines(&options));
        }
    }
}

#[test]
fn on_every_pair_of_up_to_60_workers_without_a_limit() {
    let options = Options::default();
    assert_agreement_on_all_pairs(58, &options, &engines(&options));
}

/// Checks millions of documents in every engine; needs an optimized build.
#[test]
#[ignore = "takes minutes without optimization"]
fn on_every_pair_of_worker_counts_within_the_greatest_exact_limit() {
    let options = limited(1_000);
    assert_agreement_on_all_pairs(1_000, &options, &engines(&options));
}

#[test]
fn beyond_the_exact_range_nothing_valid_is_rejected_and_twice_the_maximum_is_caught() {
    let mut random = fastrand::Rng::with_seed(1);
    let mut number = |largest: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 2^31")]
        let number = (random.f64() * largest.ln()).exp() as i64;
        number
    };
    for limit in [None, Some(1_001), Some(5_000), Some(i32::MAX)] {
        let options = limit.map_or_else(Options::default, limited);
        let engines = engines(&options);
        let limit = limit.unwrap_or(i32::MAX);
        let largest = f64::from(limit);
        for _ in 0..10_000 {
            let (max, min) = (number(largest), number(largest));
            let tasks = number(largest);
            let document = auto_scaling(max, min, Some(tasks));
            let expected = is_valid_auto_scaling(max, min, Some(tasks), &options);
            for engine in &engines {
                let found = (engine.is_valid)(&document);
                let name = &engine.name;
                assert!(found || !expected, "{name} refuses a valid {document}");
                if engine.is_lenient {
                    continue;
                }
                assert!(
                    !found || !schema_promise::is_twice_the_maximum(&document),
                    "{name} takes {document}"
                );
                assert!(!found || 2 * tasks > max, "{name} takes {document}");
            }
        }
        let beyond = auto_scaling(i64::from(limit) + 1, 1, None);
        assert!(engines.iter().all(|engine| !(engine.is_valid)(&beyond)));
    }
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

/// Documents that exercise every keyword of a schema: valid ones, and those with one member missing,
/// added, or changed.
fn decisive_documents(revision: Revision) -> Vec<Value> {
    let mut bases = vec![
        auto_scaling(4, 2, Some(8)),
        request(json!({
            "capacity": { "provisionedCapacity": { "mcuCount": 8, "workerCount": 2_147_483_647 } },
        })),
        request(json!({ "connectorConfiguration": { "connector.class": "a", "": "b" } })),
    ];
    if revision >= Revision::V2026_10 {
        let plugin = json!({ "customPluginArn": arn("custom-plugin"), "revision": 1 });
        let configuration =
            json!({ "workerConfigurationArn": arn("worker-configuration"), "revision": i64::MAX });
        bases.push(request(json!({
            "skipHealthValidation": true,
            "plugins": [{ "customPlugin": plugin }],
            "workerConfiguration": configuration,
        })));
        bases.push(request(json!({ "useDefaultWorkerConfiguration": true })));
    }
    let mut documents = Vec::new();
    for base in &bases {
        for pointer in pointers(base, "") {
            for value in replacements(base.pointer(&pointer).expect("it is there")) {
                let mut document = base.clone();
                *document.pointer_mut(&pointer).expect("it is there") = value;
                documents.push(document);
            }
            let (parent, name) = pointer.rsplit_once('/').unwrap_or_default();
            let mut document = base.clone();
            if let Some(Value::Object(members)) = document.pointer_mut(parent) {
                members.remove(&unescaped(name));
                documents.push(document);
            }
        }
    }
    documents.extend(changes(revision));
    documents.extend(capacities());
    documents.extend(worker_counts());
    documents.extend(bases);
    documents
}

fn replacements(value: &Value) -> Vec<Value> {
    let mut replacements = vec![
        Value::Null,
        json!(true),
        json!(false),
        json!(4.5),
        json!(4.0),
        json!("x"),
        json!(""),
        json!([]),
        json!({}),
    ];
    for number in [
        -1,
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        8,
        9,
        60,
        61,
        99,
        100,
        101,
        2_147_483_647,
        2_147_483_648_i64,
    ] {
        replacements.push(json!(number));
    }
    replacements.extend([
        json!(i64::MAX),
        json!(9_223_372_036_854_775_808_u64),
        json!(1e300),
    ]);
    match value {
        Value::Object(members) => {
            let mut more = members.clone();
            more.insert("unknown".to_owned(), json!(1));
            replacements.push(more.into());
        }
        Value::Array(elements) => replacements.push([&elements[..], elements].concat().into()),
        Value::String(text) if text.starts_with("arn:") => {
            let name = "n".repeat(128);
            let parts: Vec<_> = text.split(['/']).collect();
            replacements.extend([
                json!(format!("{text}\n")),
                json!(format!("{text}/x")),
                json!(format!("{text} ")),
                json!(format!(" {text}")),
                json!(text.replace("arn:aws:", "arn:aws-cn:")),
                json!(text.replace("arn:aws:", "arn:aws-:")),
                json!(text.replace("arn:aws:", "arn:aws-a--b:")),
                json!(text.replace("123456789012", "12345678901")),
                json!(text.replace("us-east-1", "")),
                json!(format!("{}/{name}/x", parts[0])),
                json!(format!("{}/{name}n/x", parts[0])),
                json!(format!("{}//x", parts[0])),
                json!(format!("{}/x/x", parts[0])),
                json!(format!("{}/x/", parts[0])),
            ]);
        }
        _ => {}
    }
    replacements
}

/// Every combination of changes.
fn changes(revision: Revision) -> Vec<Value> {
    let capacity = json!({ "provisionedCapacity": { "mcuCount": 1, "workerCount": 1 } });
    let plugin = json!({ "customPluginArn": arn("custom-plugin"), "revision": 1 });
    let configuration =
        json!({ "workerConfigurationArn": arn("worker-configuration"), "revision": 1 });
    let changes = [
        ("capacity", capacity),
        ("connectorConfiguration", json!({})),
        ("useDefaultWorkerConfiguration", json!(false)),
        ("plugins", json!([{ "customPlugin": plugin }])),
        ("workerConfiguration", configuration),
    ];
    let known = if revision < Revision::V2026_10 { 2 } else { 5 };
    (0..1 << known)
        .map(|chosen: u32| {
            let mut document = request(json!({}));
            for (index, (name, value)) in changes.iter().enumerate() {
                if chosen >> index & 1 == 1 {
                    document[*name] = value.clone();
                }
            }
            document
        })
        .collect()
}

/// Both capacities, also with both of one kind broken.
fn capacities() -> Vec<Value> {
    let mut both = auto_scaling(4, 2, None);
    both["capacity"]["provisionedCapacity"] = json!({ "mcuCount": 1, "workerCount": 1 });
    vec![both]
}

/// Worker counts and task counts around each other, at each leaf of the schema without a limit.
fn worker_counts() -> Vec<Value> {
    let leaves = (0..=60).chain((1..=26).map(|power| (60_i64 << power).min(2_147_483_647)));
    let mut documents = Vec::new();
    for max in leaves.flat_map(|leaf| [leaf, leaf + 1]) {
        for other in [
            max - 1,
            max,
            max + 1,
            max / 2,
            2 * max,
            2 * max - 1,
            2 * max + 1,
        ] {
            documents.push(auto_scaling(max, other, None));
            documents.push(auto_scaling(max, 1, Some(other)));
        }
    }
    documents
}

#[test]
fn on_decisive_documents() {
    for revision in Revision::ALL {
        let documents = decisive_documents(*revision);
        let parts = |name: &str| {
            let parts = documents.iter().filter_map(|document| document.get(name));
            parts.chain(&documents).cloned().collect::<Vec<_>>()
        };
        for (options, documents) in [
            (Options::default(), documents.clone()),
            (limited(60), documents.clone()),
            (Options::default().shape(Shape::Body), documents.clone()),
            (Options::default().shape(Shape::Capacity), parts("capacity")),
            (limited(60).shape(Shape::Capacity), parts("capacity")),
            (
                Options::default().shape(Shape::Configuration),
                parts("connectorConfiguration"),
            ),
            (Options::default().current_version("K1"), documents.clone()),
        ] {
            let options = options.revision(*revision);
            let engines = engines(&options);
            for document in documents {
                if schema_promise::is_exact_for(&document, None) {
                    assert_agreement(&document, is_valid(&document, &options), &engines);
                }
            }
        }
    }
}

/// Every place in `value`, which is at `at`, as a JSON Pointer.
fn pointers(value: &Value, at: &str) -> Vec<String> {
    let mut places = vec![at.to_owned()];
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                places.extend(pointers(value, &place(at, name)));
            }
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                places.extend(pointers(value, &format!("{at}/{index}")));
            }
        }
        _ => {}
    }
    places
}

/// A change to a schema, and its place.
struct Mutant {
    place: String,
    schema: Value,
}

impl Mutant {
    /// Whether the change is to a number of the catalogue.
    fn is_of_the_catalogue(&self) -> bool {
        let others = [
            "/examples",
            "/autoScaling/if",
            "/autoScaling/then",
            " without ",
            " flipped",
        ];
        !others.iter().any(|part| self.place.contains(part))
    }
}

/// Every number increased and decreased by one, also in patterns; every key and element dropped; every
/// boolean flipped.
fn mutants(schema: &Value) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for pointer in pointers(schema, "") {
        let mut add = |change: &str, mutate: &dyn Fn(&mut Value)| {
            let mut mutant = schema.clone();
            mutate(mutant.pointer_mut(&pointer).expect("it is there"));
            mutants.push(Mutant {
                place: format!("{pointer} {change}"),
                schema: mutant,
            });
        };
        match schema.pointer(&pointer).expect("it is there") {
            Value::Bool(_) => add("flipped", &|value| *value = json!(*value == false)),
            Value::Number(number) => {
                for (change, by) in [("+1", 1), ("-1", -1)] {
                    let number = i128::from(number.as_i64().expect("it is an integer")) + by;
                    if let Ok(number) = u64::try_from(number) {
                        add(change, &|value| *value = number.into());
                    }
                }
            }
            Value::Object(members) => {
                for name in members.keys() {
                    add(&format!("without {name}"), &|value| {
                        value.as_object_mut().expect("it is an object").remove(name);
                    });
                }
            }
            Value::Array(elements) => {
                for index in 0..elements.len() {
                    add(&format!("without {index}"), &|value| {
                        value.as_array_mut().expect("it is an array").remove(index);
                    });
                }
            }
            Value::String(text) if pointer.ends_with("/pattern") => {
                for pattern in off_by_one(text) {
                    add(&pattern, &|value| *value = pattern.as_str().into());
                }
            }
            Value::Null | Value::String(_) => {}
        }
    }
    mutants
}

/// The pattern with each number of its quantifiers decreased and increased by one.
fn off_by_one(pattern: &str) -> Vec<String> {
    let mut changed = Vec::new();
    for (open, _) in pattern.match_indices('{') {
        let (before, quantifier) = pattern.split_at(open + 1);
        let (numbers, after) = quantifier.split_once('}').expect("it has an end");
        let numbers: Vec<u32> = numbers
            .split(',')
            .map(|number| number.parse().expect("a number"))
            .collect();
        for index in 0..numbers.len() {
            for number in [numbers[index] - 1, numbers[index] + 1] {
                let mut numbers: Vec<_> = numbers.iter().map(u32::to_string).collect();
                numbers[index] = number.to_string();
                changed.push(format!("{before}{}}}{after}", numbers.join(",")));
            }
        }
    }
    changed
}

/// Changes that no document can reveal: part of the place, the change, and the reason.
const EQUIVALENT: &[(&str, &str, &str)] = &[
    ("", " without title", "an annotation"),
    ("", " without description", "an annotation"),
    ("", " without examples", "an annotation"),
    ("/examples", "", "inside an annotation"),
    (
        "/if",
        " without properties",
        "`required` decides; strict engines demand the property next to it",
    ),
    (
        "/if/properties",
        " without ",
        "as above, where a property is `true`",
    ),
    ("/else", " without properties", "as above"),
    ("/else/properties", " without ", "as above"),
    (
        "Arn/not",
        " without type",
        "what is not a string is rejected next to it",
    ),
    (
        "/mcuCount",
        " without type",
        "the `enum` next to it has only integers",
    ),
    (
        "/autoScaling/if",
        " without ",
        "what the condition asks for, valid documents have anyway",
    ),
    (
        "/autoScaling/then",
        " without type",
        "the condition lets nothing but integers come here",
    ),
];

/// The index of the entry of [`EQUIVALENT`] that explains why no document reveals the mutant.
fn reason(place: &str) -> Option<usize> {
    let (pointer, change) =
        place.split_at(place.rfind(" without ").or(place.rfind(' ')).unwrap_or(0));
    EQUIVALENT
        .iter()
        .position(|(part, known, _)| pointer.contains(part) && change.starts_with(known))
}

/// Only the standard schema in one dialect is mutated: the dialects differ in no keyword that affects the
/// verdict, and the tests above compare the schema for editors, which has many more keywords, with it.
#[test]
fn every_keyword_of_a_schema_decides_over_some_document() {
    let options = Options::default().revision(Revision::LATEST);
    let [schema, draft_07] = [Dialect::Draft202012, Dialect::Draft07].map(|dialect| {
        let mut schema = schema::request(&options, dialect);
        for name in ["$id", "$schema"] {
            schema
                .as_object_mut()
                .expect("it is an object")
                .remove(name);
        }
        schema
    });
    assert_eq!(schema, draft_07);

    let documents = decisive_documents(Revision::LATEST);
    let original = jsonschema("original", &schema).expect("it is a schema");
    let expected: Vec<_> = documents
        .iter()
        .map(|document| (original.is_valid)(document))
        .collect();
    let mut survivors = BTreeSet::new();
    let mut reasons = BTreeSet::new();
    for mutant in mutants(&schema) {
        let Some(engine) = jsonschema(&mutant.place, &mutant.schema) else {
            continue;
        };
        let is_same =
            |(document, expected): (&Value, &bool)| (engine.is_valid)(document) == *expected;
        if documents.iter().zip(&expected).all(is_same) {
            match reason(&mutant.place) {
                Some(reason) => reasons.insert(reason),
                None => survivors.insert(mutant.place),
            };
        }
    }
    assert!(
        survivors.is_empty(),
        "no document reveals these: {survivors:#?}"
    );
    assert_eq!(
        reasons.len(),
        EQUIVALENT.len(),
        "a reason that nothing needs"
    );
}

/// Uses the verdicts of the suite, so that a wrong number in the catalogue is detected, although the
/// library and every schema share it. One revision is enough, because all share the catalogue. Numbers in
/// the order of worker counts do not come from the catalogue.
#[test]
fn every_number_of_the_catalogue_decides_over_some_case() {
    let cases = cases("cases");
    let (mut changed, mut told) = (BTreeSet::new(), BTreeSet::new());
    for revision in Revision::ALL {
        let schema = schema::request(&Options::default().revision(*revision), Dialect::default());
        let original = jsonschema("original", &schema).expect("it is a schema");
        let plain = cases
            .iter()
            .filter(|case| case["revision"] == revision.name() && case["options"].is_null());
        let verdicts: Vec<_> = plain
            .filter_map(verdict)
            .filter(|(document, expected)| (original.is_valid)(document) == *expected)
            .collect();
        for mutant in mutants(&schema)
            .into_iter()
            .filter(Mutant::is_of_the_catalogue)
        {
            let engine = jsonschema(&mutant.place, &mutant.schema).expect("it is a schema");
            let mut verdicts = verdicts.iter();
            if verdicts.any(|(document, expected)| (engine.is_valid)(document) != *expected) {
                told.insert(mutant.place.clone());
            }
            changed.insert(mutant.place);
        }
    }
    assert!(changed.len() > 60, "only {} numbers", changed.len() / 2);
    let untold: Vec<_> = changed.difference(&told).collect();
    assert!(untold.is_empty(), "no case reveals these: {untold:#?}");
}
