//! Schemas without a keyword, or with another number.

use std::collections::BTreeSet;

use msk_connect_preflight::{
    Options, Revision,
    schema::{self, Dialect},
};
use serde_json::{Value, json};

use crate::{
    documents::{decisive_documents, pointers},
    jsonschema,
    support::case_documents::cases,
    verdict,
};

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
pub(crate) fn reason(place: &str) -> Option<usize> {
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
