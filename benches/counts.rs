//! Measurements that are reproducible, or nearly so: allocations and instructions.
//!
//! `counts` prints the allocations of each case; `counts CASE TIMES` runs a case that many times, for a
//! tool that counts instructions. ci/counts.py does both and compares with the table in benches/README.md.

#[expect(dead_code, reason = "each benchmark has inputs of its own")]
mod inputs;

use std::{alloc::System, env, hint::black_box};

use garde::Validate;
use msk_connect_preflight::{Connector, Draft, Error, Options, Request, Verdict, fix::Fixer, yaml};
use serde_json::Value;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

type Case = (&'static str, Box<dyn Fn()>);

fn reading(name: &'static str, text: impl Into<String>) -> Case {
    let (text, options) = (text.into(), Options::default());
    let read = move || drop(black_box(Request::from_json(black_box(&text), &options)));
    (name, Box::new(read))
}

fn judging(name: &'static str, text: impl Into<String>) -> Case {
    let (text, options) = (text.into(), Options::default());
    let judge = move || drop(black_box(Verdict::from_json(black_box(&text), &options)));
    (name, Box::new(judge))
}

fn fixing(name: &'static str, text: impl Into<String>) -> Case {
    let (text, options) = (text.into(), Options::default());
    let fix = move || {
        let verdict = Verdict::from_json(black_box(&text), &options).expect("it is JSON");
        let fixer = Fixer::new(&text);
        for finding in verdict.advice() {
            drop(black_box(finding.fix(&fixer)));
        }
    };
    (name, Box::new(fix))
}

/// A document in YAML, with strings in quotes.
fn yaml_of(value: &Value, indent: usize) -> String {
    let Value::Object(members) = value else {
        return format!(" {value}\n");
    };
    let members = members.iter().map(|(name, value)| {
        let value = yaml_of(value, indent + 2);
        format!("{:indent$}{name}:{value}", "")
    });
    format!("\n{}", members.collect::<String>())
}

fn reading_yaml(name: &'static str, json: &str) -> Case {
    let value = serde_json::from_str(json).expect("it is JSON");
    let (text, options) = (yaml_of(&value, 0), Options::default());
    let read = move || {
        for document in yaml::documents(black_box(text.as_bytes())) {
            drop(black_box(document.check(&options)));
        }
    };
    (name, Box::new(read))
}

/// Compares B with its connector, which has another number of tasks.
fn comparing() -> Case {
    let (text, options) = (inputs::b(), Options::default());
    let described = text.replacen(r#""tasks.max": "4""#, r#""tasks.max": "2""#, 1);
    let connector = Connector::from_json(&described).expect("it describes a connector");
    let compare = move || {
        let text = black_box(text.as_bytes());
        drop(black_box(Verdict::from_slice_against(
            text, &connector, &options,
        )));
    };
    ("B, compared with its connector", Box::new(compare))
}

fn checking() -> Case {
    let draft: Draft = serde_json::from_str(inputs::A).expect("it is a draft");
    let options = Options::default();
    let check = move || {
        black_box(black_box(&draft).validate_with(&options).is_ok());
    };
    ("check of A as a draft", Box::new(check))
}

fn messages() -> Case {
    let text = inputs::a_with_eight_violations();
    let Err(Error::Invalid(report)) = Request::from_json(&text, &Options::default()) else {
        panic!("the document has violations");
    };
    let write = move || {
        for violation in report.violations() {
            black_box((violation.message(), violation.help()));
        }
    };
    ("messages of eight violations", Box::new(write))
}

fn cases() -> Vec<Case> {
    vec![
        reading("A", inputs::A),
        judging("A, with advice", inputs::A),
        reading("A, one violation", inputs::a_with_one_violation()),
        reading("A, eight violations", inputs::a_with_eight_violations()),
        reading("B", inputs::b()),
        judging("B, with advice", inputs::b()),
        comparing(),
        reading("B, one wrong value", inputs::b_with_one_wrong_value()),
        reading("C", inputs::c()),
        judging("C, with advice", inputs::c()),
        fixing("C, with fixes", inputs::c()),
        reading_yaml("A in YAML", inputs::A),
        reading_yaml("B in YAML", &inputs::b()),
        checking(),
        messages(),
    ]
}

fn main() {
    // Cargo adds its own argument.
    let arguments: Vec<_> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let cases = cases();
    if let [name, times] = arguments.as_slice() {
        let case = cases.iter().find(|(case, _)| case == name);
        let (_, run) = case.expect("it is the name of a case");
        for _ in 0..times.parse().expect("it is a number") {
            run();
        }
        return;
    }
    for (name, run) in &cases {
        let region = Region::new(ALLOCATOR);
        run();
        let change = region.change();
        println!("{name}\t{}", change.allocations + change.reallocations);
    }
}
