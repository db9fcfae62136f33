//! What holds for every document: documents near validity, with none to five mistakes.

mod pointers;
mod second_opinion;

use std::sync::LazyLock;

use msk_connect_preflight::{
    Draft, Error, Options, Report, Request, Revision, Rule, WorkerLimit,
    schema::{self, Dialect},
};
use pointers::pointers;
use proptest::{prelude::*, sample::Index};
use second_opinion::Contract;
use serde_json::{Value, json};

/// The exact range of a schema is up to the limit.
const LIMIT: i32 = 60;

fn options(revision: Revision) -> Options {
    let limit = WorkerLimit::new(LIMIT).expect("it is a limit");
    Options::default().revision(revision).worker_limit(limit)
}

/// A change to a document that may be a mistake.
#[derive(Clone, Debug)]
enum Change {
    Remove(Index),
    Replace(Index, Value),
    Add(Index, &'static str, Value),
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(vec![
            -1, 0, 1, 2, 3, 4, 5, 8, 9, 20, 59, 60, 61, 80, 100, 101
        ])
        .prop_map(Value::from),
        prop::sample::select(vec![
            Value::Null,
            json!(true),
            json!(4.0),
            json!(4.5),
            json!(1e300),
            json!(i64::MAX),
            json!(u64::MAX),
            json!(""),
            json!("K1"),
            json!("arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2\n"),
            json!([]),
            json!({}),
            json!([{}, {}]),
        ]),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let names = vec![
        "capacity",
        "connectorConfiguration",
        "useDefaultWorkerConfiguration",
        "plugins",
        "workerConfiguration",
        "autoScaling",
        "provisionedCapacity",
        "maxAutoscalingTaskCount",
        "Capacity",
        "",
        "a/b~c",
        "__proto__",
    ];
    prop_oneof![
        any::<Index>().prop_map(Change::Remove),
        (any::<Index>(), value()).prop_map(|(at, value)| Change::Replace(at, value)),
        (any::<Index>(), prop::sample::select(names), value())
            .prop_map(|(at, name, value)| Change::Add(at, name, value)),
    ]
}

/// A revision and a document of it: a valid one of the catalogue, changed up to five times.
fn document() -> impl Strategy<Value = (Revision, Value)> {
    let changes = prop::collection::vec(change(), 0..=5);
    let revision = prop::sample::select(Revision::ALL);
    (revision, any::<Index>(), changes).prop_map(|(revision, base, changes)| {
        let bases = Rule::ALL.iter().filter(|rule| rule.since() <= revision);
        let bases: Vec<_> = bases.map(|rule| rule.keeps()).collect();
        let mut document = serde_json::from_str(base.get::<&str>(&bases)).expect("it is JSON");
        for change in changes {
            apply(change, &mut document);
        }
        (revision, document)
    })
}

fn apply(change: Change, document: &mut Value) {
    let pointers = pointers(document, "");
    match change {
        Change::Remove(at) => {
            let (parent, name) = at
                .get::<String>(&pointers)
                .rsplit_once('/')
                .unwrap_or_default();
            if let Some(Value::Object(members)) = document.pointer_mut(parent) {
                members.remove(name);
            }
        }
        Change::Replace(at, value) => {
            if let Some(place) = document.pointer_mut(at.get::<String>(&pointers)) {
                *place = value;
            }
        }
        Change::Add(at, name, value) => {
            if let Some(Value::Object(members)) = document.pointer_mut(at.get::<String>(&pointers))
            {
                members.insert(name.to_owned(), value);
            }
        }
    }
}

fn space(random: &mut fastrand::Rng) -> &'static str {
    ["", " ", "\n", "\t\r\n  "][random.usize(..4)]
}

/// `value` as text with its members in another order, and white space wherever it may stand.
fn shuffled(value: &Value, random: &mut fastrand::Rng) -> String {
    let (before, after) = (space(random), space(random));
    let inside = match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members
                .iter()
                .map(|(name, value)| {
                    let name = Value::from(name.as_str());
                    format!(
                        "{}{name}{}:{}",
                        space(random),
                        space(random),
                        shuffled(value, random)
                    )
                })
                .collect();
            random.shuffle(&mut members);
            format!("{{{}}}", members.join(","))
        }
        Value::Array(elements) => {
            let elements: Vec<_> = elements
                .iter()
                .map(|value| shuffled(value, random))
                .collect();
            format!("[{}]", elements.join(","))
        }
        scalar => scalar.to_string(),
    };
    format!("{before}{inside}{after}")
}

fn report(read: Result<Request, Error>) -> Option<Report> {
    match read {
        Ok(_) => None,
        Err(Error::Invalid(report)) => Some(report),
        Err(error) => panic!("{error}"),
    }
}

fn told(report: Option<&Report>) -> Vec<(&'static str, String)> {
    let violations = report.map(Report::violations).unwrap_or_default().iter();
    violations
        .map(|violation| (violation.rule().name(), violation.at().to_owned()))
        .collect()
}

static SCHEMAS: LazyLock<Vec<(Revision, jsonschema::Validator)>> = LazyLock::new(|| {
    let schema = |revision: &Revision| {
        let schema = schema::request(&options(*revision), Dialect::Draft202012);
        (
            *revision,
            jsonschema::validator_for(&schema).expect("it is a schema"),
        )
    };
    Revision::ALL.iter().map(schema).collect()
});

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

    /// The verdict is that of a second implementation, and that of the schema.
    #[test]
    fn the_verdict_is_that_of_others((revision, document) in document()) {
        let report = report(Request::from_value(&document, &options(revision)));
        let contract = Contract {
            is_2026_10: revision == Revision::V2026_10,
            worker_limit: LIMIT.into(),
            is_body: false,
        };
        prop_assert_eq!(told(report.as_ref()), second_opinion::check(&document, contract));
        for (_, schema) in SCHEMAS.iter().filter(|(known, _)| *known == revision) {
            prop_assert_eq!(schema.is_valid(&document), report.is_none());
        }
    }

    /// Neither the order of members nor white space matters, but to the order of unknown names;
    /// and each span cuts out what the violation is about.
    #[test]
    fn the_text_decides_over_spans_alone((revision, document) in document(), seed: u64) {
        let options = options(revision);
        let text = shuffled(&document, &mut fastrand::Rng::with_seed(seed));
        let report = report(Request::from_json(&text, &options));
        let mut found = told(report.as_ref());
        let mut expected = told(self::report(Request::from_value(&document, &options)).as_ref());
        let known = |told: &[(&'static str, String)]| -> Vec<_> {
            let open = |(rule, at): &&(&str, String)| {
                *rule == "unknown-member" || at.starts_with("/connectorConfiguration/")
            };
            told.iter().filter(|told| !open(told)).cloned().collect()
        };
        prop_assert_eq!(known(&found), known(&expected));
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
        for violation in report.iter().flat_map(Report::violations) {
            let span = violation.span().expect("it was text");
            let part = text.get(span).expect("it is inside the text");
            match violation.rule() {
                Rule::Required
                | Rule::ExactlyOneChange
                | Rule::ExactlyOneCapacity
                | Rule::WorkerConfigurationChoice => {
                    prop_assert!(part == "{" || part.starts_with('"'), "{part}");
                }
                Rule::UnknownMember => {
                    let name: String = serde_json::from_str(part).expect("it is a name");
                    let name = name.replace('~', "~0").replace('/', "~1");
                    prop_assert_eq!(violation.at().rsplit('/').next(), Some(name.as_str()));
                }
                _ => {
                    let value: Value = serde_json::from_str(part).expect("it is a value");
                    prop_assert_eq!(Some(&value), document.pointer(violation.at()));
                }
            }
        }
    }

    /// A valid request is equal to what is read from what it is written as, and a draft says what
    /// the document says that it holds.
    #[test]
    fn every_form_says_the_same((revision, document) in document()) {
        let options = options(revision);
        let read = Request::from_value(&document, &options);
        if let Ok(request) = &read {
            let written = serde_json::to_vec(request).expect("it can be written");
            prop_assert_eq!(&Request::from_slice(&written, &options), &read);
        }
        if let Ok(draft) = serde_json::from_value::<Draft>(document) {
            let expected: std::collections::BTreeSet<_> = told(report(read).as_ref()).into_iter().collect();
            let found = told(draft.check(&options).err().as_ref()).into_iter().collect();
            prop_assert_eq!(expected, found);
        }
    }

    /// Mending what is told, one violation at a time, ends in a valid document.
    #[test]
    fn removing_what_is_told_ends((revision, document) in document()) {
        let options = options(revision);
        let mut document = document;
        let valid: Value = serde_json::from_str(Rule::ExactlyOneChange.keeps()).expect("it is JSON");
        for _ in 0..100 {
            let Some(report) = report(Request::from_value(&document, &options)) else {
                return Ok(());
            };
            let violation = report.violations().first().expect("an invalid document says why");
            mend(&mut document, violation.at(), &valid);
        }
        prop_assert!(false, "never valid: {document}");
    }
}

/// Removes what stands at `at`, or puts there what the valid document has.
fn mend(document: &mut Value, at: &str, valid: &Value) {
    let (parent, name) = at.rsplit_once('/').unwrap_or_default();
    let name = name.replace("~1", "/").replace("~0", "~");
    let replacement = valid.pointer(at).filter(|_| !at.is_empty());
    let mended = match (document.pointer_mut(parent), replacement) {
        (Some(Value::Object(members)), Some(value)) => {
            members.insert(name, value.clone());
            true
        }
        (Some(Value::Object(members)), None) => members.remove(&name).is_some(),
        _ => false,
    };
    if !mended && parent.is_empty() {
        // Something is missing in the document or relates its members.
        *document = valid.clone();
    } else if !mended {
        mend(document, parent, valid);
    }
}
