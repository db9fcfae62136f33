//! Documents with and without members.

use std::collections::BTreeSet;

use msk_connect_preflight::Shape;
use serde_json::{Map, Value, json};

use crate::{
    members::{Group, Members, listed, names, put, subsets, test},
    support::pointer::place,
    words::Words,
};

pub(crate) fn required(members: &Members) -> Vec<Group> {
    let mut groups = Vec::new();
    for (pointer, names) in members.with("required") {
        let names: Vec<_> = names.as_array().into_iter().flatten().collect();
        let names: Vec<_> = names.iter().filter_map(|name| name.as_str()).collect();
        let mut tests = Vec::new();
        for (index, base) in members.bases.iter().enumerate() {
            if base.pointer(pointer).is_none() {
                continue;
            }
            for missing in subsets(&names) {
                let mut document = base.clone();
                let object = document.pointer_mut(pointer).expect("it is there");
                let object = object.as_object_mut().expect("it is an object");
                object.retain(|name, _| !missing.contains(name.as_str()));
                let about = format!(
                    "document {index} without {}",
                    listed(missing.iter().copied())
                );
                tests.push(test(about, document.to_string(), missing.is_empty()));
            }
        }
        groups.push(members.group(&format!("required in {pointer:?}"), tests));
    }
    groups
}

pub(crate) fn exactly_one(members: &Members) -> Vec<Group> {
    let required = ["connectorArn", "currentVersion"];
    let changes = names(&members.schemas[""]["properties"]).expect("the document has names");
    let changes: Vec<_> = changes
        .into_iter()
        .filter(|name| !required.contains(name))
        .collect();
    let document = |present: &BTreeSet<&str>| {
        let chosen = required.iter().chain(present).map(|name| {
            let value = members.base(&place("", name))[name].clone();
            ((*name).to_owned(), value)
        });
        Value::Object(chosen.collect::<Map<_, _>>())
    };
    let agree = |present: &BTreeSet<&str>| {
        let [capacity, configuration, plugins, own, default] = [
            "capacity",
            "connectorConfiguration",
            "plugins",
            "workerConfiguration",
            "useDefaultWorkerConfiguration",
        ]
        .map(|change| present.contains(change));
        configuration != (capacity || plugins || own || default) && !(own && default)
    };
    let together = subsets(&changes)
        .map(|present| {
            let about = listed(present.iter().copied());
            test(about, document(&present).to_string(), agree(&present))
        })
        .collect();
    let mut broken = Vec::new();
    for one in &changes {
        for other in &changes {
            let document = document(&BTreeSet::from([*one, *other]));
            let document = put(&document, &place("", one), "null");
            let about = format!("{one} is null beside {other}");
            broken.push(test(about, document, false));
        }
    }
    let mut capacities = Vec::new();
    for present in subsets(&["autoScaling", "provisionedCapacity"]) {
        for null in subsets(&["autoScaling", "provisionedCapacity"]) {
            if null.is_subset(&present) {
                let capacity = present.iter().map(|name| {
                    let value = &members.base(&place("/capacity", name))["capacity"][name];
                    let value = if null.contains(name) {
                        &Value::Null
                    } else {
                        value
                    };
                    ((*name).to_owned(), value.clone())
                });
                let capacity = Value::Object(capacity.collect::<Map<_, _>>()).to_string();
                let about = format!(
                    "{}; null: {}",
                    listed(present.iter().copied()),
                    listed(null.iter().copied())
                );
                let document = put(&members.bases[0], "/capacity", &capacity);
                let valid = present.len() == 1 && null.is_empty();
                capacities.push(test(about, document, valid));
            }
        }
    }
    vec![
        members.group("members of the document", together),
        members.group("a member of a wrong type is present", broken),
        members.group("members of capacity", capacities),
    ]
}

/// The value of `capacity`, and that of `connectorConfiguration`, as documents.
pub(crate) fn one_member(members: &Members) -> Vec<Group> {
    let others = ["null", "true", "1", r#""x""#, "[]", "[{}]"];
    let others = || others.map(|other| test(other, other, false));
    let mut capacities = Vec::from(others());
    let bases = members.bases.iter();
    for capacity in bases.filter_map(|base| base.get("capacity")) {
        let kind = names(capacity).expect("it is an object").join(", ");
        let wrapped = json!({ "capacity": capacity }).to_string();
        capacities.extend([
            test(kind.clone(), capacity.to_string(), true),
            test(format!("{kind} in a body"), wrapped, false),
            test(format!("{kind} and more"), put(capacity, "/x", "1"), false),
        ]);
        for name in names(&capacity[&kind]).expect("it is an object") {
            let pointer = format!("/{kind}/{name}");
            let mut without = capacity.clone();
            let inside = without[&kind].as_object_mut();
            inside.expect("it is an object").remove(name);
            let is_optional = name == "maxAutoscalingTaskCount";
            let about = format!("{pointer} is missing");
            capacities.push(test(about, without.to_string(), is_optional));
            for value in ["null", "0", r#""1""#] {
                let document = put(capacity, &pointer, value);
                capacities.push(test(format!("{pointer} is {value}"), document, false));
            }
        }
    }
    capacities.push(test("nothing", "{}", false));
    let words = Words::all();
    let mut configurations = Vec::from(others());
    configurations.push(test("nothing", "{}", true));
    let names = words.configuration_names.iter();
    for name in names {
        for (value, valid) in [(r#""x""#, true), ("1", false), (r#"{"x": "y"}"#, false)] {
            let document = put(&json!({}), &place("", name), value);
            configurations.push(test(format!("{name:?} is {value}"), document, valid));
        }
    }
    vec![
        members.group_of(Shape::Capacity, "a capacity alone", capacities),
        members.group_of(
            Shape::Configuration,
            "a configuration alone",
            configurations,
        ),
    ]
}
