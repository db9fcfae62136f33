//! Values of other types, and names of any kind.

use std::collections::BTreeSet;

use msk_connect_preflight::Revision;
use serde_json::{Value, json};

use crate::{
    CONFIGURATION,
    members::{Group, Members, put, test},
    support::pointer::place,
    words::Words,
};

pub(crate) fn types(members: &Members) -> Vec<Group> {
    let values = [
        "null", "true", "1", "1.5", "-0.5", r#""""#, r#""1""#, "[]", "[{}]", "{}",
    ];
    let kind = |value: &str| match value.as_bytes()[0] {
        b'n' => "null",
        b't' => "boolean",
        b'"' => "string",
        b'[' => "array",
        b'{' => "object",
        _ if value.contains('.') => "number",
        _ => "integer",
    };
    members
        .with("type")
        .map(|(pointer, expected)| {
            let wrong = values.iter().filter(|value| kind(value) != expected);
            let tests = wrong.map(|value| {
                let document = put(members.base(pointer), pointer, value);
                test(*value, document, false)
            });
            members.group(&format!("{pointer:?} is no {expected}"), tests.collect())
        })
        .collect()
}

pub(crate) fn unknown_names(members: &Members) -> Vec<Group> {
    let latest = Members::of(Revision::LATEST);
    let elsewhere: BTreeSet<_> = latest.objects().flat_map(|(_, names)| names).collect();
    members
        .objects()
        .map(|(pointer, own)| {
            let mut unknown = BTreeSet::new();
            for name in &own {
                let (first, rest) = name.split_at(1);
                unknown.extend([
                    first.to_uppercase() + rest,
                    name.to_lowercase(),
                    name.replace(|letter: char| letter.is_ascii_uppercase(), "_"),
                    format!("{name}s"),
                    format!("{name} "),
                ]);
            }
            unknown.extend(elsewhere.iter().map(|name| (*name).to_owned()));
            unknown.retain(|name| !own.contains(&name.as_str()));
            let tests = unknown.into_iter().map(|name| {
                let document = put(members.base(pointer), &place(pointer, &name), "1");
                test(name, document, false)
            });
            members.group(&format!("unknown in {pointer:?}"), tests.collect())
        })
        .collect()
}

/// Each name in every object: unknown if the object has a fixed set of names, otherwise valid.
fn add_names(members: &Members, names: &[String]) -> Vec<Group> {
    let add = |pointer: &str, valid: bool| {
        let tests = names.iter().map(|name| {
            let place = place(pointer, name);
            let document = put(members.base(pointer), &place, r#""x""#);
            test(format!("{name:?}"), document, valid)
        });
        members.group(&format!("in {pointer:?}"), tests.collect())
    };
    let mut groups: Vec<_> = members
        .objects()
        .map(|(pointer, _)| add(pointer, false))
        .collect();
    groups.push(add(CONFIGURATION, true));
    groups
}

pub(crate) fn prototype_names(members: &Members) -> Vec<Group> {
    let names = Words::all().prototype_names;
    let mut groups = add_names(members, &names);
    let inherited = members.objects().flat_map(|(pointer, _)| {
        let base = members.base(pointer);
        let object = base.pointer(pointer).expect("it is there").to_string();
        [
            ("__proto__", format!(r#"{{"__proto__":{object}}}"#)),
            (
                "constructor",
                format!(r#"{{"constructor":{{"prototype":{object}}}}}"#),
            ),
        ]
        .map(|(name, raw)| {
            let document = put(base, pointer, &raw);
            test(format!("{pointer:?} in {name}"), document, false)
        })
    });
    groups.push(members.group("members that are only inherited", inherited.collect()));
    let values = names.iter().flat_map(|name| {
        ["null", "1", "{}", "[]"].map(|value| {
            let base = members.base(CONFIGURATION);
            let document = put(base, &place(CONFIGURATION, name), value);
            test(format!("{name} is {value}"), document, false)
        })
    });
    groups.push(members.group("in the configuration, and no string", values.collect()));
    groups
}

pub(crate) fn unicode_names(members: &Members) -> Vec<Group> {
    add_names(members, &Words::all().unicode_names)
}

pub(crate) fn configuration(members: &Members) -> Vec<Group> {
    let words = Words::all();
    let pair = |name: &str, raw: &str| {
        let place = place(CONFIGURATION, name);
        put(members.base(CONFIGURATION), &place, raw)
    };
    let mut right = Vec::new();
    for text in &words.configuration_strings {
        let document = pair("name", &json!(text).to_string());
        right.push(test(format!("the value {text:?}"), document, true));
    }
    for name in &words.configuration_names {
        let about = format!("the name {name:?}");
        right.push(test(about, pair(name, r#""value""#), true));
    }
    for size in [0, 1, 2, 100] {
        let map = (0..size).map(|index| (format!("name.{index}"), json!("value")));
        let map = Value::Object(map.collect()).to_string();
        let document = put(members.base(CONFIGURATION), CONFIGURATION, &map);
        right.push(test(format!("{size} entries"), document, true));
    }
    let mut wrong = Vec::new();
    for value in ["null", "true", "0", "1.5", "1e400", r#"["x"]"#, "{}"] {
        for name in &words.configuration_names {
            let about = format!("{name:?} is {value}");
            wrong.push(test(about, pair(name, value), false));
        }
    }
    vec![
        members.group("any names and any strings", right),
        members.group("values that are no strings", wrong),
    ]
}
