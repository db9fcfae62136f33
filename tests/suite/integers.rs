//! Integers inside and outside of their bounds, and their order.

use std::collections::BTreeSet;

use msk_connect_preflight::{Options, Revision, Shape, WorkerCount};
use serde_json::{Value, json};

use crate::{
    members::{Group, Members, put, test},
    support::auto_scaling::auto_scaling,
    words::Words,
};

pub(crate) fn enums(members: &Members) -> Vec<Group> {
    let values = (-2..=17).chain([31, 32, 64, 100, 128, i32::MAX.into(), 1 << 31, i64::MIN]);
    let values: Vec<i64> = values.collect();
    members
        .with("enum")
        .map(|(pointer, allowed)| {
            let allowed = allowed.as_array().expect("it is a list");
            let tests = values.iter().map(|value| {
                let document = put(members.base(pointer), pointer, &value.to_string());
                test(value.to_string(), document, allowed.contains(&json!(value)))
            });
            members.group(pointer, tests.collect())
        })
        .collect()
}

pub(crate) fn bounds(members: &Members) -> Vec<Group> {
    let words = Words::all();
    let mut groups = Vec::new();
    for (pointer, minimum) in members.with("minimum") {
        let minimum = minimum.as_i64().expect("it is an integer");
        let maximum = &members.schemas[pointer]["maximum"];
        let maximum = maximum.as_i64().expect("it is an integer");
        let mut values = BTreeSet::from([i64::MIN, -(1 << 31), i64::MAX]);
        for bound in [minimum, 1 << 31, 1 << 53, maximum] {
            values.extend((-1..=1).filter_map(|step| bound.checked_add(step)));
        }
        let base = members.unrelated(pointer);
        let tests = values.into_iter().map(|value| {
            let document = put(&base, pointer, &value.to_string());
            let valid = (minimum..=maximum).contains(&value);
            test(value.to_string(), document, valid)
        });
        groups.push(members.group(pointer, tests.collect()));
    }
    for (pointer, minimum) in members.with("minLength") {
        let tests = words.versions.iter().map(|text| {
            let document = put(members.base(pointer), pointer, &json!(text).to_string());
            let valid = text.chars().count() as u64 >= minimum.as_u64().expect("it is a length");
            test(format!("{text:?}"), document, valid)
        });
        groups.push(members.group(pointer, tests.collect()));
    }
    for (pointer, minimum) in members.with("minItems") {
        let element = members.base(pointer).pointer(pointer).expect("it is there")[0].clone();
        let tests = (0..=4).map(|count| {
            let elements = json!(vec![element.clone(); count]).to_string();
            let document = put(members.base(pointer), pointer, &elements);
            let valid = json!(count) == *minimum;
            test(format!("{count} elements"), document, valid)
        });
        groups.push(members.group(pointer, tests.collect()));
    }
    groups
}

const LARGEST: i64 = i32::MAX as i64;

/// Pairs of `maxWorkerCount` and a related count, as HTTP bodies, in three groups: up to the number of
/// workers for which a schema without a worker limit is exact; invalid pairs beyond it that this schema
/// must catch; and every pair around a worker limit of 10.
fn order(
    members: &Members,
    document: impl Fn(i64, i64) -> (String, Value),
    valid: impl Fn(i64, i64) -> bool,
    caught: impl Fn(i64, i64) -> bool,
) -> Vec<Group> {
    let request = |max, other| {
        let (about, body) = document(max, other);
        let mut request = members.bases[0].clone();
        request["capacity"] = body["capacity"].clone();
        test(about, request.to_string(), valid(max, other))
    };
    let mut exact = Vec::new();
    for max in 1..=60 {
        let others = [max - 1, max, max + 1];
        exact.extend(others.into_iter().map(|other| request(max, other)));
    }
    let mut beyond = Vec::new();
    let mut last = 60;
    while last < LARGEST {
        for max in [last + 1, LARGEST.min(2 * last)] {
            let others = [max / 2, max, 2 * max];
            let decided = others
                .into_iter()
                .filter(|other| valid(max, *other) || caught(max, *other));
            beyond.extend(decided.map(|other| request(max, other)));
        }
        last *= 2;
    }
    let mut limited = Vec::new();
    for max in 0..=11 {
        for other in 0..=11 {
            let (about, body) = document(max, other);
            let valid = valid(max, other) && max <= 10;
            limited.push(test(about, body.to_string(), valid));
        }
    }
    vec![
        members.group("up to 60 workers", exact),
        members.group("more workers", beyond),
        Group {
            about: "a worker limit of 10".to_owned(),
            id: limited_id(members.revision, ""),
            options: limited_body(members.options.clone()),
            tests: limited,
        },
    ]
}

pub(crate) fn limited_body(options: Options) -> Options {
    let limit = WorkerCount::new(10).expect("it is a worker limit");
    options.shape(Shape::Body).worker_limit(limit)
}

/// The id of the schema for such bodies; the exported schemas have no worker limit.
pub(crate) fn limited_id(revision: Revision, suffix: &str) -> String {
    format!("https://docs.rs/msk-connect-preflight/schemas/{revision}/body-limit-10{suffix}.json")
}

pub(crate) fn worker_order(members: &Members) -> Vec<Group> {
    order(
        members,
        |max, min| {
            (
                format!("min {min}, max {max}"),
                auto_scaling(max, min, None),
            )
        },
        |max, min| 1 <= min && min <= max,
        |max, min| min >= 2 * max,
    )
}

pub(crate) fn task_order(members: &Members) -> Vec<Group> {
    order(
        members,
        |max, tasks| {
            let about = format!("tasks {tasks}, max {max}");
            (about, auto_scaling(max, 1, Some(tasks)))
        },
        |max, tasks| 1 <= max && max <= tasks && tasks <= LARGEST,
        |max, tasks| 2 * tasks <= max || tasks > LARGEST,
    )
}
