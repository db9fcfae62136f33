//! Generates the suite for JSON Schema engines in other languages, `tests/languages/`, from the members of
//! the exported schemas and their boundaries, with the verdicts of the library.

mod arn;
mod integers;
mod members;
mod numbers;
mod presence;
#[path = "../support"]
mod support {
    pub(crate) mod auto_scaling;
    pub(crate) mod committed;
    pub(crate) mod pointer;
    pub(crate) mod told;
    pub(crate) mod violations;
}
mod types;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use arn::arn;
use integers::{bounds, enums, limited_body, limited_id, task_order, worker_order};
use members::{Group, Members, referred};
use msk_connect_preflight::{
    Error, Level, Options, Request, Revision, Rule,
    schema::{self, Dialect},
};
use numbers::{beyond_doubles, huge_integers, integral_floats};
use presence::{exactly_one, one_member, required};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};
use support::{committed::assert_committed, told::told, violations::violations};
use types::{configuration, prototype_names, types, unicode_names, unknown_names};

const AUTO_SCALING: &str = "/capacity/autoScaling";
const CONFIGURATION: &str = "/connectorConfiguration";

/// What documents are about, in a file of its own.
type Class = (&'static str, fn(&Members) -> Vec<Group>);

const CLASSES: &[Class] = &[
    ("required", required),
    ("exactly-one", exactly_one),
    ("enums", enums),
    ("bounds", bounds),
    ("worker-order", worker_order),
    ("task-order", task_order),
    ("types", types),
    ("unknown-names", unknown_names),
    ("prototype-names", prototype_names),
    ("empty-and-unicode-names", unicode_names),
    ("configuration", configuration),
    ("one-member", one_member),
    ("arn", arn),
    ("optional/integral-floats", integral_floats),
    ("optional/beyond-doubles", beyond_doubles),
    ("optional/huge-integers", huge_integers),
];

/// The rules and places that the library finds, as the suite has them in `comment`.
fn comment(read: &Result<Request, Error>) -> Option<String> {
    let listed = told(violations(read)).into_iter();
    let listed: Vec<_> = listed
        .map(|(rule, at)| format!("{rule} at '{at}'"))
        .collect();
    (!listed.is_empty()).then(|| listed.join(", "))
}

/// The class as a file of the suite, with one test on each line.
fn file((class, groups): &Class, members: &Members) -> String {
    let groups = groups(members).into_iter().map(|group| {
        let mut seen = BTreeSet::new();
        let tests = group.tests.into_iter().map(|test| {
            let context = format!("{class}: {}: {}", group.about, test.about);
            let comment = comment(&Request::from_json(&test.document, &group.options));
            assert_eq!(comment.is_none(), test.valid, "{context}: {comment:?}");
            assert!(seen.insert(test.about.clone()), "{context} is there twice");
            let comment = comment.map(|comment| format!(r#""comment":{},"#, json!(comment)));
            format!(
                r#"{{"description":{},{}"data":{},"valid":{}}}"#,
                json!(test.about),
                comment.unwrap_or_default(),
                test.document,
                test.valid,
            )
        });
        let tests: Vec<_> = tests.collect();
        format!(
            "{{\"description\":{},\"schema\":{},\"tests\":[\n{}\n]}}",
            json!(group.about),
            json!({ "$ref": group.id }),
            tests.join(",\n"),
        )
    });
    let groups: Vec<_> = groups.collect();
    format!("[\n{}\n]\n", groups.join(",\n"))
}

#[test]
fn the_committed_suite_is_up_to_date() {
    let mut files = Vec::new();
    for revision in Revision::ALL {
        let members = Members::of(*revision);
        for class in CLASSES {
            files.push((
                format!("{revision}/{}.json", class.0),
                file(class, &members),
            ));
        }
        let options = limited_body(Options::default().revision(*revision));
        for (suffix, dialect) in [("", Dialect::Draft202012), (".draft-07", Dialect::Draft07)] {
            let mut schema = schema::request(&options, dialect);
            schema["$id"] = limited_id(*revision, suffix).into();
            schema.sort_all_objects();
            let name = format!("schemas/{revision}/body-limit-10{suffix}.json");
            files.push((name, schema.to_string() + "\n"));
        }
    }
    let tests = files
        .iter()
        .map(|(_, text)| text.matches(",\"valid\":").count());
    let tests: usize = tests.sum();
    assert!(tests >= 4_000, "{tests} tests are too few");
    // No schema sees that a name is repeated.
    let violations = Rule::ALL
        .iter()
        .filter(|rule| rule.level() == Level::Violation && **rule != Rule::DuplicateMember);
    for rule in violations {
        let broken = format!("{rule} at '");
        let mut newest = files
            .iter()
            .filter(|(name, _)| name.starts_with(Revision::LATEST.name()));
        assert!(
            newest.any(|(_, text)| text.contains(&broken)),
            "no test breaks `{rule}`"
        );
    }
    // Features of `serde_json` decide over the order of members, and so of tests about each.
    let parse = |text: &str| {
        let mut value: Value = serde_json::from_str(text).ok()?;
        value.sort_all_objects();
        let groups = value.as_array().into_iter().flatten();
        let tests = groups
            .filter_map(|group| group["tests"].as_array())
            .flatten();
        let mut tests: Vec<_> = tests.map(Value::to_string).collect();
        tests.sort_unstable();
        Some((value.is_object().then_some(value), tests))
    };
    for (name, text) in files {
        let same = |committed: &str, text: &str| parse(committed) == parse(text);
        let file = format!("tests/languages/suite/{name}");
        assert_committed(&file, &text, same, ("WRITE_SUITE", "suite"));
    }
}

#[derive(Deserialize)]
struct HandWrittenGroup {
    schema: BTreeMap<String, String>,
    tests: Vec<HandWrittenTest>,
}

#[derive(Deserialize)]
struct HandWrittenTest {
    description: String,
    comment: Option<String>,
    data: Box<RawValue>,
    valid: bool,
}

#[test]
fn the_library_agrees_with_the_documents_written_by_hand() {
    let text = include_str!("../languages/by-hand.json");
    let groups: Vec<HandWrittenGroup> = serde_json::from_str(text).expect("it is a suite");
    let schemas: BTreeMap<_, _> = referred().into_iter().collect();
    for group in groups {
        let options = &schemas[&group.schema["$ref"]];
        for test in group.tests {
            let comment = comment(&Request::from_json(test.data.get(), options));
            let found = (comment.clone(), comment.is_none());
            assert_eq!((test.comment, test.valid), found, "{}", test.description);
        }
    }
}
