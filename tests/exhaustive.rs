//! Compares every combination of boundary values in both capacities, and every ARN with one short part, with a
//! second implementation.

mod support {
    pub(crate) mod case_documents;
    pub(crate) mod case_files;
    pub(crate) mod committed;
    pub(crate) mod counts;
    pub(crate) mod second_opinion;
    pub(crate) mod told;
}

use std::fs;

use msk_connect_preflight::{
    Options, Report, Revision, Shape, Verdict, WorkerCount,
    schema::{self, Dialect},
};
use serde_json::{Map, Value, json};
use support::{
    case_documents::{cases, document},
    committed::assert_committed,
    counts::{grouped, with_count},
    second_opinion::{self, AS_IS, Contract, Form, comparison::compare},
    told::told,
};

fn assert_same_opinion(document: &Value, options: &Options, contract: Contract) {
    let verdict = Verdict::from_value(document, options).expect("a value is JSON");
    for (expected, found) in [
        (
            second_opinion::check(document, contract, AS_IS),
            verdict.report().map_or(&[][..], Report::violations),
        ),
        (
            second_opinion::advice::advice(document, contract, AS_IS, &[]),
            verdict.advice(),
        ),
    ] {
        let found = told(found);
        let found: Vec<_> = found.iter().map(|(rule, at)| (rule.name(), *at)).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(rule, at)| (*rule, at.as_str()))
            .collect();
        assert_eq!(found, expected, "{document}");
    }
}

/// A member that is absent, of a wrong type, or one of `numbers`.
fn values(numbers: &[i64]) -> Vec<Option<Value>> {
    let numbers = numbers.iter().map(|number| Some(json!(number)));
    [None, Some(json!("1"))]
        .into_iter()
        .chain(numbers)
        .collect()
}

fn object(members: &[(&str, &Option<Value>)]) -> Value {
    let members = members.iter().filter_map(|(name, value)| {
        let value = (*value).clone()?;
        Some(((*name).to_owned(), value))
    });
    Value::Object(members.collect::<Map<_, _>>())
}

fn policies() -> Vec<Option<Value>> {
    let percentages = values(&[0, 1, 100, 101]).into_iter();
    let policies =
        percentages.map(|percentage| Some(object(&[("cpuUtilizationPercentage", &percentage)])));
    [None, Some(json!([]))]
        .into_iter()
        .chain(policies)
        .collect()
}

#[test]
fn every_combination_of_boundary_values_in_both_capacities() {
    let mut checked = 0;
    for limit in [10, i32::MAX] {
        let above = i64::from(limit) + 1;
        let counts = values(&[0, 1, i64::from(limit), above]);
        let mcu_counts = values(&[0, 1, 2, 3, 4, 5, 7, 8, 9]);
        let options = Options::default()
            .shape(Shape::Body)
            .worker_limit(WorkerCount::new(limit).expect("it is a limit"));
        let contract = Contract {
            is_2026_10: false,
            worker_limit: limit.into(),
            worker_quota: limit.max(10).into(),
            form: Form::Body,
        };
        let mut check = |kind: &str, capacity: Value| {
            let document = json!({ "capacity": { kind: capacity } });
            assert_same_opinion(&document, &options, contract);
            checked += 1;
        };
        for mcu_count in &mcu_counts {
            for workers in &counts {
                let members = [("mcuCount", mcu_count), ("workerCount", workers)];
                check("provisionedCapacity", object(&members));
            }
        }
        for max in &counts {
            for min in &counts {
                for tasks in &counts {
                    for mcu_count in &mcu_counts {
                        for scale_in in &policies() {
                            for scale_out in &policies() {
                                check(
                                    "autoScaling",
                                    object(&[
                                        ("maxWorkerCount", max),
                                        ("mcuCount", mcu_count),
                                        ("minWorkerCount", min),
                                        ("scaleInPolicy", scale_in),
                                        ("scaleOutPolicy", scale_out),
                                        ("maxAutoscalingTaskCount", tasks),
                                    ]),
                                );
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(checked > 200_000, "only {checked} documents");
    let page = fs::read_to_string("docs/testing.md").expect("it can be read");
    let page = with_count(&page, &grouped(checked), "combinations of boundary values");
    let same = |committed: &str, text: &str| committed == text;
    assert_committed(
        "docs/testing.md",
        &page,
        same,
        ("WRITE_PAGES", "exhaustive"),
    );
}

#[test]
fn every_document_of_the_case_suite() {
    let mut checked = 0;
    for case in &cases("cases") {
        let plain = case["options"].is_null();
        let Some(document) = document(case).filter(|_| plain) else {
            continue;
        };
        for revision in Revision::ALL {
            for shape in Shape::ALL {
                let options = Options::default().revision(*revision).shape(*shape);
                let contract = Contract {
                    is_2026_10: *revision == Revision::V2026_10,
                    worker_limit: i32::MAX.into(),
                    worker_quota: 10,
                    form: Form::of(shape.name()),
                };
                assert_same_opinion(&document, &options, contract);
                checked += 1;
            }
        }
    }
    assert!(checked > 2_000, "only {checked} documents");
}

#[test]
fn every_comparison_of_the_suite() {
    let mut compared = 0;
    for case in &cases("comparisons") {
        let form = Form::of(case["options"]["shape"].as_str().unwrap_or("request"));
        let mut document = form.whole(&case["document"]);
        // What is given from outside takes the place of the document's.
        for name in ["connectorArn", "currentVersion"] {
            if let Some(given) = case["options"].get(name) {
                document[name] = given.clone();
            }
        }
        let opinion = compare(&case["connector"], &document, form, AS_IS);
        // A value does not keep the order of the text.
        for (name, mut found) in [("conflicts", opinion.conflicts), ("advice", opinion.advice)] {
            let expected = case[name].as_array().expect("a case has findings");
            let expected = expected.iter().map(|finding| {
                let [rule, at] = ["rule", "at"].map(|name| finding[name].as_str());
                (rule.expect("a rule"), at.expect("a place").to_owned())
            });
            let mut expected: Vec<_> = expected.collect();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{case}");
        }
        assert_eq!(Value::from(opinion.changes), case["changes"], "{case}");
        compared += 1;
    }
    assert!(compared > 80, "only {compared} comparisons");
}

/// Every text of up to `length` letters.
fn texts(letters: &[char], length: usize) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut longest = 0;
    for _ in 0..length {
        let longer = texts.iter().skip(longest).flat_map(|text| {
            let letters = letters.iter();
            letters.map(move |letter| format!("{text}{letter}"))
        });
        let longer: Vec<_> = longer.collect();
        longest = texts.len();
        texts.extend(longer);
    }
    texts
}

/// The schema says in another way what the library's pattern for ARNs is.
#[test]
fn every_arn_with_one_short_part() {
    const PATTERN: &str = "^arn:aws(-[a-z0-9]+)*:kafkaconnect:[a-z0-9-]+:[0-9]{12}:connector/[!-.0-~]{1,128}/[!-.0-~]+$";
    let pattern = jsonschema::validator_for(&json!({ "pattern": PATTERN })).expect("a schema");
    let options = Options::default().revision(Revision::V2026_02);
    let schema = schema::request(&options, Dialect::default());
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let contract = Contract {
        is_2026_10: false,
        worker_limit: i32::MAX.into(),
        worker_quota: 10,
        form: Form::Request,
    };
    let ends = texts(&['a', '/', '!', ' ', '~', '\u{7f}', '\u{e9}', '\n'], 4);
    let partitions = texts(&['a', '0', '-', ':', 'A', '\n'], 6);
    let regions = texts(&['a', '0', '-', ':', 'A', '_', '\n'], 4);
    let accounts = texts(&['0', '9', 'a', ':', '-'], 3);
    let names = [0, 1, 127, 128, 129].map(|length| "n".repeat(length));
    let arns = (partitions.iter())
        .map(|words| format!("arn:aws{words}:kafkaconnect:a:123456789012:connector/a/b"))
        .chain(
            regions
                .iter()
                .map(|region| format!("arn:aws:kafkaconnect:{region}:123456789012:connector/a/b")),
        )
        .chain(
            accounts
                .iter()
                .map(|digits| format!("arn:aws:kafkaconnect:a:1234567890{digits}:connector/a/b")),
        )
        .chain(names.iter().chain(&ends).flat_map(|end| {
            let start = "arn:aws:kafkaconnect:a:123456789012:connector/";
            [format!("{start}{end}/b"), format!("{start}a/{end}")]
        }));
    let (mut valid, mut invalid) = (0, 0);
    for arn in arns {
        let document = json!({
            "connectorArn": arn,
            "currentVersion": "K1",
            "connectorConfiguration": {},
        });
        let expected = pattern.is_valid(&document["connectorArn"]);
        assert_eq!(schema.is_valid(&document), expected, "{arn:?}");
        let verdict = Verdict::from_value(&document, &options).expect("a value is JSON");
        assert_eq!(verdict.is_valid(), expected, "{arn:?}");
        assert_same_opinion(&document, &options, contract);
        *(if expected { &mut valid } else { &mut invalid }) += 1;
    }
    assert!(valid > 400 && invalid > 60_000, "{valid} {invalid}");
}
