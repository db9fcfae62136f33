//! Runs the YAML test suite: invalid streams are refused, and documents equal those in its JSON.

use std::{collections::BTreeMap, fs};

use serde::Deserialize;
use serde_json::Value;

use super::{
    documents,
    reason::{EMPTY, NOTHING},
};

#[derive(Deserialize)]
struct Case {
    id: String,
    yaml: String,
    #[serde(default)]
    invalid: bool,
    /// The documents as JSON, one after the other.
    json: Option<String>,
}

/// IDs of cases that are excluded or differ from the suite, by reason.
#[derive(Deserialize)]
struct Exceptions {
    excluded: BTreeMap<String, Vec<String>>,
    differing: BTreeMap<String, Vec<String>>,
}

fn read<T: for<'de> Deserialize<'de>>(file: &str) -> T {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/yaml-suite/");
    let text = fs::read_to_string(folder.to_owned() + file).expect("the file is there");
    serde_json::from_str(&text).expect("the file has the form")
}

/// The documents as JSON; `None` if one is refused.
fn read_documents(yaml: &str) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    for document in documents(yaml.as_bytes()) {
        match document.fault.map(|fault| fault.reason()) {
            None => values.push(serde_json::from_str(&document.json).expect("it is JSON")),
            // For the suite this is null, and `NOTHING` is no document at all.
            Some(EMPTY) => values.push(Value::Null),
            Some(NOTHING) => {}
            Some(_) => return None,
        }
    }
    Some(values)
}

fn agrees(case: &Case) -> bool {
    let json = case.json.as_deref().filter(|_| !case.invalid);
    let expected = json.map(|json| {
        let values = serde_json::Deserializer::from_str(json).into_iter();
        let values: Result<Vec<Value>, _> = values.collect();
        values.expect("it is JSON")
    });
    match read_documents(&case.yaml) {
        Some(found) if case.invalid => found.iter().all(Value::is_null),
        Some(found) => expected == Some(found),
        None => case.invalid,
    }
}

#[test]
fn the_yaml_test_suite_passes() {
    let cases: Vec<Case> = read("suite.json");
    let exceptions: Exceptions = read("exceptions.json");
    let is_in = |list: &BTreeMap<String, Vec<String>>, case: &Case| {
        list.values().flatten().filter(|id| **id == case.id).count()
    };
    let (mut agreed, mut excluded, mut differing, mut wrong) = (0, 0, 0, Vec::new());
    for case in &cases {
        match (
            is_in(&exceptions.excluded, case),
            is_in(&exceptions.differing, case),
            agrees(case),
        ) {
            (0, 0, true) => agreed += 1,
            (1, 0, false) if !case.invalid => excluded += 1,
            (0, 1, false) => differing += 1,
            (.., found) => wrong.push((&case.id, found)),
        }
    }
    println!(
        "{} cases: {agreed} agreed, {excluded} excluded, {differing} differing",
        cases.len()
    );
    assert!(wrong.is_empty(), "not as listed: {wrong:?}");
    let lists = [&exceptions.excluded, &exceptions.differing];
    let listed: usize = lists
        .iter()
        .flat_map(|list| list.values())
        .map(Vec::len)
        .sum();
    assert_eq!(listed, excluded + differing, "a listed ID is not a case");
}
