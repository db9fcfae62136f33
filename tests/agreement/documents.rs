//! Documents that decide over keywords.

use msk_connect_preflight::{Options, Revision, Shape};
use serde_json::{Value, json};

use crate::{
    assert_agreement, engines, is_valid, limited,
    pairs::auto_scaling,
    request,
    support::{
        arn::arn,
        pointer::{place, unescaped},
        schema_promise,
    },
};

/// Documents that exercise every keyword of a schema: valid ones, and those with one member missing,
/// added, or changed.
pub(crate) fn decisive_documents(revision: Revision) -> Vec<Value> {
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
pub(crate) fn pointers(value: &Value, at: &str) -> Vec<String> {
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
