//! Compares the speed of reading and checking with that of other crates: for each document, the ratios of
//! times measured in turns, in one run.
//!
//! `cargo bench --manifest-path benches/speed/Cargo.toml`
//!
//! With `WRITE_FIGURES=1` it writes the ratios to benches/speed.json and draws docs/speed.svg from them.
//!
//! Criterion decides how often each benchmark runs. It is the only maintained framework that lets a
//! benchmark measure time itself, so that the parties can take turns; a temporary slowdown of the machine
//! then affects all of them.

#[path = "../inputs/mod.rs"]
mod inputs;
mod picture;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    env, fs,
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use criterion::{Criterion, SamplingMode};
use garde::Validate;
use msk_connect_preflight::{
    Draft, Error, Options, Request,
    schema::{self, Dialect},
};
use serde::Deserialize;
use serde_json::Value;

/// The number of documents that a party reads in one turn, so that the cost of the clock is negligible.
const TURN: u64 = 64;

/// A request with derived code, as users would write it, and with garde's rules, which reading ignores.
#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Plain {
    #[garde(prefix("arn:"))]
    connector_arn: String,
    #[garde(length(min = 1))]
    current_version: String,
    #[garde(dive)]
    capacity: Option<Capacity>,
    #[garde(skip)]
    #[expect(dead_code, reason = "reading it is what takes time")]
    connector_configuration: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Capacity {
    #[garde(dive)]
    auto_scaling: Option<AutoScaling>,
    #[garde(dive)]
    provisioned_capacity: Option<ProvisionedCapacity>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct AutoScaling {
    #[garde(range(min = 1))]
    max_worker_count: i32,
    #[garde(range(min = 1, max = 8))]
    mcu_count: i32,
    #[garde(range(min = 1, max = self.max_worker_count))]
    min_worker_count: i32,
    #[garde(dive)]
    scale_in_policy: ScalePolicy,
    #[garde(dive)]
    scale_out_policy: ScalePolicy,
    #[garde(range(min = self.max_worker_count))]
    max_autoscaling_task_count: Option<i32>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct ScalePolicy {
    #[garde(range(min = 1, max = 100))]
    cpu_utilization_percentage: i32,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct ProvisionedCapacity {
    #[garde(range(min = 1, max = 8))]
    mcu_count: i32,
    #[garde(range(min = 1))]
    worker_count: i32,
}

type Party = (&'static str, Box<dyn Fn(&str)>);

fn plain(text: &str) -> serde_json::Result<Plain> {
    serde_json::from_slice(text.as_bytes())
}

/// This crate, and the parties it is compared with.
fn parties() -> Vec<Party> {
    let options = Options::default();
    let schema = schema::request(&options, Dialect::Draft202012);
    let jsonschema = jsonschema::validator_for(&schema).expect("it is a schema");
    let errors = jsonschema.clone();
    let boon = boon(&schema);
    let value = |text: &str| -> Value { serde_json::from_str(text).expect("it is JSON") };
    vec![
        (
            "ours",
            Box::new(move |text| {
                drop(black_box(Request::from_slice(text.as_bytes(), &options)));
            }),
        ),
        (
            "serde_json, plain struct",
            Box::new(move |text| drop(black_box(plain(text)))),
        ),
        (
            "sonic-rs, plain struct",
            Box::new(|text| drop(black_box(sonic_rs::from_slice::<Plain>(text.as_bytes())))),
        ),
        ("simd-json, plain struct", Box::new(simd_json_reader())),
        (
            "serde_json and garde, plain struct",
            Box::new(move |text| drop(black_box(plain(text).map(|plain| plain.validate())))),
        ),
        (
            "Value, jsonschema's is_valid",
            Box::new(move |text| {
                black_box(jsonschema.is_valid(&value(text)));
            }),
        ),
        (
            "Value, jsonschema's iter_errors",
            Box::new(move |text| {
                black_box(errors.iter_errors(&value(text)).count());
            }),
        ),
        ("Value, boon", Box::new(move |text| boon(&value(text)))),
    ]
}

/// The check of a draft that is filled already, beside the plain struct.
fn checking() -> Vec<Party> {
    let options = Options::default();
    let draft: Draft = serde_json::from_str(inputs::A).expect("it is a draft");
    vec![
        (
            "ours, check of a draft",
            Box::new(move |_| {
                black_box(black_box(&draft).validate_with(&options).is_ok());
            }),
        ),
        (
            "serde_json, plain struct",
            Box::new(|text| drop(black_box(plain(text)))),
        ),
    ]
}

/// simd-json changes the text that it reads, so it gets a copy. Its buffers are used again.
fn simd_json_reader() -> impl Fn(&str) {
    let state = RefCell::new((Vec::new(), simd_json::Buffers::default()));
    move |text| {
        let (copy, buffers) = &mut *state.borrow_mut();
        copy.clear();
        copy.extend_from_slice(text.as_bytes());
        drop(black_box(
            simd_json::serde::from_slice_with_buffers::<Plain>(copy, buffers),
        ));
    }
}

fn boon(schema: &Value) -> impl Fn(&Value) + use<> {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let id = schema["$id"].as_str().expect("a schema has an address");
    compiler
        .add_resource(id, schema.clone())
        .expect("the schema is taken");
    let index = compiler
        .compile(id, &mut schemas)
        .expect("the schema is one");
    move |value| drop(black_box(schemas.validate(value, index)))
}

const DOCUMENTS: [&str; 7] = [
    "A",
    "A, one violation",
    "A, eight violations",
    "B",
    "B, one wrong value",
    "C",
    "D",
];

fn texts(document: &str) -> Vec<String> {
    let text = match document {
        "A" => inputs::A.to_owned(),
        "A, one violation" => inputs::a_with_one_violation(),
        "A, eight violations" => inputs::a_with_eight_violations(),
        "B" => inputs::b(),
        "B, one wrong value" => inputs::b_with_one_wrong_value(),
        "C" => inputs::c(),
        _ => return (0..200_000).map(inputs::line_of_d).collect(),
    };
    vec![text]
}

/// The time of the first party as a fraction of that of each other, for one document.
struct Ratios<'n> {
    document: &'n str,
    ratios: Vec<(&'static str, f64)>,
}

/// Lets the parties read `texts` in turns. Returns none if the benchmark is filtered out.
fn compare<'n>(
    criterion: &mut Criterion,
    document: &'n str,
    parties: &[Party],
    texts: &[String],
) -> Option<Ratios<'n>> {
    let rounds = RefCell::new(Vec::new());
    let mut group = criterion.benchmark_group("read");
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function(document, |bencher| {
        bencher.iter_custom(|times| {
            let mut took = vec![Duration::ZERO; parties.len()];
            let mut left = times;
            while left > 0 {
                let turn = left.min(TURN);
                for ((_, read), took) in parties.iter().zip(&mut took) {
                    let start = Instant::now();
                    for _ in 0..turn {
                        for text in texts {
                            read(black_box(text));
                        }
                    }
                    *took += start.elapsed();
                }
                left -= turn;
            }
            let ours = took[0];
            rounds.borrow_mut().push(took);
            ours
        });
    });
    group.finish();
    let rounds = rounds.into_inner();
    if rounds.is_empty() {
        return None;
    }
    println!("{document}: {} takes", parties[0].0);
    let others = parties.iter().enumerate().skip(1);
    let ratios = others.map(|(index, (party, _))| {
        let ratios = rounds
            .iter()
            .map(|took| took[0].as_secs_f64() / took[index].as_secs_f64());
        let ratio = median(ratios.collect());
        println!("  {ratio:.3} of {party}");
        (*party, ratio)
    });
    let ratios = ratios.collect();
    Some(Ratios { document, ratios })
}

/// Writes what was measured: `{DOCUMENT: {PARTY: RATIO}}`, and the picture.
fn write(measured: &[Ratios<'_>]) {
    let documents = measured.iter().map(|Ratios { document, ratios }| {
        let rounded = |ratio: f64| (ratio * 1_000.0).round() / 1_000.0;
        let ratios = ratios
            .iter()
            .map(|(party, ratio)| (*party, rounded(*ratio)));
        (*document, ratios.collect::<BTreeMap<_, _>>())
    });
    let figures: BTreeMap<_, _> = documents.collect();
    let figures = serde_json::to_string_pretty(&figures).expect("it can be written");
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (file, text) in [
        ("benches/speed.json", figures + "\n"),
        ("docs/speed.svg", picture::draw(measured)),
    ] {
        fs::write(project.join(file), text).expect("it can be written");
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn main() {
    let mut criterion = Criterion::default()
        .without_plots()
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(500))
        .sample_size(50)
        .configure_from_args();
    let parties = parties();
    let measured = DOCUMENTS.iter().map(|document| {
        // Made when it is its turn: what another left in the allocator would slow the parties that allocate most.
        compare(&mut criterion, document, &parties, &texts(document))
    });
    let mut measured: Vec<_> = measured.collect();
    measured.push(compare(
        &mut criterion,
        "A, as a draft",
        &checking(),
        &texts("A"),
    ));
    let measured: Option<Vec<_>> = measured.into_iter().collect();
    if env::var_os("WRITE_FIGURES").is_some() {
        write(&measured.expect("no document is filtered out"));
    }

    let options = Options::default();
    let Err(Error::Invalid(report)) =
        Request::from_json(&inputs::a_with_eight_violations(), &options)
    else {
        panic!("the document has violations");
    };
    assert_eq!(report.violations().len(), 8);
    criterion.bench_function("messages of eight violations", |bencher| {
        bencher.iter(|| {
            for violation in report.violations() {
                black_box((violation.message(), violation.help()));
            }
        });
    });
    criterion.final_summary();
}
