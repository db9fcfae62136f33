//! Generates the suite for JSON Schema engines in other languages, `tests/languages/`, from the members of
//! the exported schemas and their boundaries, with the verdicts of the library.

mod support {
    pub(crate) mod auto_scaling;
    pub(crate) mod committed;
    pub(crate) mod pointer;
    pub(crate) mod told;
    pub(crate) mod violations;
}

use std::collections::{BTreeMap, BTreeSet};

use msk_connect_preflight::{
    Error, Level, Options, Request, Revision, Rule, Shape, WorkerCount,
    schema::{self, Dialect},
};
use serde::Deserialize;
use serde_json::{Map, Value, json, value::RawValue};
use support::{
    auto_scaling::auto_scaling,
    committed::assert_committed,
    pointer::{place, unescaped},
    told::told,
    violations::violations,
};

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

/// The names and texts in the documents.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Words {
    prototype_names: Vec<String>,
    unicode_names: Vec<String>,
    configuration_names: Vec<String>,
    configuration_strings: Vec<String>,
    versions: Vec<String>,
    /// The parts between the colons, then the name.
    arn_parts: Vec<ArnPart>,
    arn_ends: Vec<String>,
    letters_beyond_ascii: String,
}

#[derive(Deserialize)]
struct ArnPart {
    right: Vec<String>,
    wrong: Vec<String>,
}

impl Words {
    fn all() -> Self {
        serde_json::from_str(include_str!("languages/words.json")).expect("it has the words")
    }
}

/// The documents for one schema.
struct Group {
    about: String,
    /// The `$id` of the schema in draft 2020-12.
    id: String,
    options: Options,
    tests: Vec<Test>,
}

struct Test {
    about: String,
    /// JSON text, because a `Value` cannot hold every number.
    document: String,
    valid: bool,
}

fn test(about: impl Into<String>, document: impl Into<String>, valid: bool) -> Test {
    Test {
        about: about.into(),
        document: document.into(),
        valid,
    }
}

/// The members of a revision, from its exported schema, and valid documents that together have all of them.
struct Members {
    revision: Revision,
    options: Options,
    schemas: BTreeMap<String, Value>,
    bases: Vec<Value>,
}

impl Members {
    fn of(revision: Revision) -> Self {
        let options = Options::default().revision(revision);
        let mut schemas = BTreeMap::new();
        let document = schema::request(&options, Dialect::Draft202012);
        walk(&document, String::new(), &mut schemas);
        let keeps = |rule: Rule| serde_json::from_str(rule.valid_example()).expect("it is JSON");
        let mut bases = vec![
            keeps(Rule::TaskOrder),
            keeps(Rule::McuCount),
            keeps(Rule::ExactlyOneChange),
        ];
        if revision >= Revision::V2026_10 {
            let mut settings: Value = keeps(Rule::OnePlugin);
            let other: Value = keeps(Rule::WorkerConfigurationArn);
            settings["workerConfiguration"] = other["workerConfiguration"].clone();
            settings["skipHealthValidation"] = true.into();
            bases.extend([settings, keeps(Rule::WorkerConfigurationChoice)]);
        }
        for base in &mut bases {
            base["connectorArn"] = "arn:aws:kafkaconnect:a:123456789012:connector/a/b".into();
            base["currentVersion"] = "K".into();
        }
        Self {
            revision,
            options,
            schemas,
            bases,
        }
    }

    fn group(&self, about: &str, tests: Vec<Test>) -> Group {
        Group {
            about: about.to_owned(),
            id: id(&self.options),
            options: self.options.clone(),
            tests,
        }
    }

    /// A group of documents that are one member alone.
    fn group_of(&self, shape: Shape, about: &str, tests: Vec<Test>) -> Group {
        let options = self.options.clone().shape(shape);
        Group {
            id: id(&options),
            options,
            ..self.group(about, tests)
        }
    }

    /// The first valid document that has the member.
    fn base(&self, pointer: &str) -> &Value {
        let mut bases = self.bases.iter();
        bases
            .find(|base| base.pointer(pointer).is_some())
            .unwrap_or_else(|| panic!("no document has {pointer}"))
    }

    /// The objects with a fixed set of names, and those names.
    fn objects(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.schemas
            .iter()
            .filter_map(|(pointer, schema)| Some((pointer.as_str(), names(&schema["properties"])?)))
    }

    /// The members whose schema has `keyword`.
    fn with(&self, keyword: &str) -> impl Iterator<Item = (&str, &Value)> {
        self.schemas
            .iter()
            .filter_map(move |(pointer, schema)| Some((pointer.as_str(), schema.get(keyword)?)))
    }

    fn integers(&self) -> impl Iterator<Item = &str> {
        self.with("type")
            .filter(|(_, kind)| *kind == "integer")
            .map(|(pointer, _)| pointer)
    }

    /// A valid document in which the count at `pointer` is limited only by its own bounds.
    fn unrelated(&self, pointer: &str) -> Value {
        let mut base = self.base(pointer).clone();
        if let Some(scaling) = base.pointer_mut(AUTO_SCALING) {
            let tasks = pointer.ends_with("maxAutoscalingTaskCount");
            scaling["minWorkerCount"] = 1.into();
            scaling["maxWorkerCount"] = if tasks { 1 } else { i32::MAX }.into();
            scaling["maxAutoscalingTaskCount"] = i32::MAX.into();
        }
        base
    }
}

fn walk(schema: &Value, pointer: String, members: &mut BTreeMap<String, Value>) {
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        walk(member, format!("{pointer}/{name}"), members);
    }
    if let Some(element) = schema.get("items") {
        walk(element, format!("{pointer}/0"), members);
    }
    members.insert(pointer, schema.clone());
}

fn names(object: &Value) -> Option<Vec<&str>> {
    Some(object.as_object()?.keys().map(String::as_str).collect())
}

/// The document with `raw` JSON text at a place that has a value or allows an additional member.
fn put(document: &Value, pointer: &str, raw: &str) -> String {
    const MARK: &str = "where the raw text belongs";
    let mut document = document.clone();
    if let Some(value) = document.pointer_mut(pointer) {
        *value = MARK.into();
    } else {
        let (parent, name) = pointer
            .rsplit_once('/')
            .expect("only the document has none");
        let parent = document.pointer_mut(parent).expect("the parent is there");
        parent[unescaped(name)] = MARK.into();
    }
    document.to_string().replace(&format!("{MARK:?}"), raw)
}

/// All subsets of `all`, including the empty one.
fn subsets<'a>(all: &'a [&'a str]) -> impl Iterator<Item = BTreeSet<&'a str>> {
    (0..1_u32 << all.len()).map(|bits| {
        let chosen = all.iter().enumerate();
        chosen
            .filter(|(index, _)| bits >> index & 1 == 1)
            .map(|(_, name)| *name)
            .collect()
    })
}

fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.into_iter().collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        names => names.join(", "),
    }
}

fn required(members: &Members) -> Vec<Group> {
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

fn exactly_one(members: &Members) -> Vec<Group> {
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

fn enums(members: &Members) -> Vec<Group> {
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

fn bounds(members: &Members) -> Vec<Group> {
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

fn limited_body(options: Options) -> Options {
    let limit = WorkerCount::new(10).expect("it is a worker limit");
    options.shape(Shape::Body).worker_limit(limit)
}

/// The id of the schema for such bodies; the exported schemas have no worker limit.
fn limited_id(revision: Revision, suffix: &str) -> String {
    format!("https://docs.rs/msk-connect-preflight/schemas/{revision}/body-limit-10{suffix}.json")
}

fn worker_order(members: &Members) -> Vec<Group> {
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

fn task_order(members: &Members) -> Vec<Group> {
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

fn types(members: &Members) -> Vec<Group> {
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

fn unknown_names(members: &Members) -> Vec<Group> {
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

fn prototype_names(members: &Members) -> Vec<Group> {
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

fn unicode_names(members: &Members) -> Vec<Group> {
    add_names(members, &Words::all().unicode_names)
}

fn configuration(members: &Members) -> Vec<Group> {
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

/// The value of `capacity`, and that of `connectorConfiguration`, as documents.
fn one_member(members: &Members) -> Vec<Group> {
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

fn arn(members: &Members) -> Vec<Group> {
    let resources = ["connector", "custom-plugin", "worker-configuration"];
    let pointers = ["connectorArn", "customPluginArn", "workerConfigurationArn"];
    let mut groups = Vec::new();
    for (pointer, _) in members.with("pattern") {
        let position = pointers.iter().position(|name| pointer.ends_with(name));
        let resource = resources[position.expect("it is one of the three")];
        let tests = arns(resource).into_iter().map(|(about, arn, valid)| {
            let document = put(members.base(pointer), pointer, &json!(arn).to_string());
            test(about, document, valid)
        });
        groups.push(members.group(pointer, tests.collect()));
        for other in resources {
            let arn = Value::from(format!("arn:aws:kafkaconnect:a:123456789012:{other}/a/b"));
            let document = put(members.base(pointer), pointer, &arn.to_string());
            let test = test(format!("of a {other}"), document, other == resource);
            groups.last_mut().expect("it was pushed").tests.push(test);
        }
    }
    groups
}

/// The part that varies, the ARN, and whether it is valid.
fn arns(resource: &str) -> Vec<(String, String, bool)> {
    let arn = |part: usize, text: &str| {
        let mut parts = [
            "arn",
            "aws",
            "kafkaconnect",
            "a",
            "123456789012",
            resource,
            "n",
        ];
        parts[part] = text;
        format!("{}/{}/id", parts[..6].join(":"), parts[6])
    };
    let words = Words::all();
    let mut arns = Vec::new();
    for (part, texts) in words.arn_parts.iter().enumerate() {
        for (texts, valid) in [(&texts.right, true), (&texts.wrong, false)] {
            let about = |text| format!("part {part} is {text:?}");
            arns.extend(
                texts
                    .iter()
                    .map(|text| (about(text), arn(part, text), valid)),
            );
        }
    }
    for length in [127, 128, 129, 256] {
        let about = format!("a name of {length} bytes");
        arns.push((about, arn(6, &"n".repeat(length)), length <= 128));
    }
    let id = arn(6, "name");
    arns.push((
        "a long id".to_owned(),
        format!("{id}{}", "x".repeat(500)),
        true,
    ));
    for end in &words.arn_ends {
        arns.push((format!("{end:?} at the end"), format!("{id}{end}"), false));
    }
    let cut = [0, 3, id.len() - 3, id.len() - 2];
    arns.extend(cut.map(|length| (format!("{length} bytes"), id[..length].to_owned(), false)));
    // The other resource types allow the same characters.
    if resource == "connector" {
        for letter in ('\0'..='\u{7f}').chain(words.letters_beyond_ascii.chars()) {
            let allowed = letter.is_ascii_graphic() && letter != '/';
            let name = arn(6, &format!("n{letter}"));
            arns.push((format!("{letter:?} in the name"), name, allowed));
            arns.push((
                format!("{letter:?} in the id"),
                format!("{id}{letter}x"),
                allowed,
            ));
        }
    }
    arns
}

/// Each integer replaced by each of the numbers that `forms` makes from a valid one.
fn numbers(members: &Members, forms: impl Fn(i64) -> Vec<(String, bool)>) -> Vec<Group> {
    members
        .integers()
        .map(|pointer| {
            let base = members.unrelated(pointer);
            let value = base.pointer(pointer).and_then(Value::as_i64);
            let tests = forms(value.expect("it is an integer"))
                .into_iter()
                .map(|(text, valid)| {
                    let document = put(&base, pointer, &text);
                    let about = match text.len() {
                        0..=40 => text,
                        length => format!("{}… of {length} characters", &text[..4]),
                    };
                    test(about, document, valid)
                });
            members.group(pointer, tests.collect())
        })
        .collect()
}

fn integral_floats(members: &Members) -> Vec<Group> {
    numbers(members, |value| {
        let right = [".0", "e0", "E+0", "0e-1", "00E-2", ".0e0"];
        let right = right.map(|end| (format!("{value}{end}"), true));
        let wrong = [".5", ".00001", "1e-1"].map(|end| (format!("{value}{end}"), false));
        let mut all: Vec<_> = right.into_iter().chain(wrong).collect();
        all.push((format!("{}e-3", value * 1000), true));
        for low in ["0.0", "-0", "-0.0", "0e5", "-1.0", "0.5"] {
            all.push((low.to_owned(), false));
        }
        all
    })
}

fn beyond_doubles(members: &Members) -> Vec<Group> {
    let mut groups = numbers(members, |value| {
        [
            (format!("{value}.00000000000000000001"), true),
            (format!("{}.99999999999999999999", value - 1), true),
            (format!("{value}{}e-400", "0".repeat(400)), true),
            ("1e-400".to_owned(), false),
            ("-1e-400".to_owned(), false),
            ("4.9e-324".to_owned(), false),
            ("1e309".to_owned(), false),
            ("1e400".to_owned(), false),
            ("-1e400".to_owned(), false),
        ]
        .into()
    });
    let edges = members.with("maximum").map(|(pointer, maximum)| {
        let maximum = maximum.as_i64().expect("it is an integer");
        // Around the maximum, where many numbers share a double.
        let values = match maximum {
            i64::MAX => vec![
                ("9223372036854774784.0", true),
                ("9.223372036854774e18", true),
                ("9223372036854775807", true),
                ("9223372036854775807.0", false),
                ("9223372036854775808", false),
                ("9223372036854775808.0", false),
                ("9223372036854776832", false),
                ("9223372036854776833", false),
                ("9223372036854777856.0", false),
                ("9.3e18", false),
            ],
            2_147_483_647 => vec![
                ("2147483647.0000000001", true),
                ("2147483646.9999999999", true),
                ("2147483647.0000004", false),
                ("2147483648.0", false),
            ],
            _ => vec![
                ("100.00000000000000000001", true),
                ("99.9999999999999999999", true),
                ("100.00000000000002", false),
                ("101.0", false),
            ],
        };
        let base = members.unrelated(pointer);
        let tests = values
            .into_iter()
            .map(|(text, valid)| test(text, put(&base, pointer, text), valid));
        members.group(&format!("the maximum of {pointer}"), tests.collect())
    });
    groups.extend(edges);
    groups
}

fn huge_integers(members: &Members) -> Vec<Group> {
    let mut groups = numbers(members, |_| {
        let powers = [19, 40, 308, 309].map(|zeros| format!("1{}", "0".repeat(zeros)));
        let edges = ["9223372036854777856", "18446744073709551616"];
        let huge = powers.into_iter().chain(edges.map(str::to_owned));
        let both_signs = huge.flat_map(|huge| [format!("-{huge}"), huge]);
        both_signs.map(|huge| (huge, false)).collect()
    });
    let counts = ["3", "18446744073709551616", "-18446744073709551616"];
    let others = r#""mcuCount":1,"scaleInPolicy":{"cpuUtilizationPercentage":20},"scaleOutPolicy":{"cpuUtilizationPercentage":80}"#;
    let mut pairs = Vec::new();
    for max in counts {
        for min in counts {
            for tasks in counts {
                let scaling = format!(
                    r#"{{"maxWorkerCount":{max},"minWorkerCount":{min},"maxAutoscalingTaskCount":{tasks},{others}}}"#
                );
                let about = format!("min {min}, max {max}, tasks {tasks}");
                let document = put(&members.bases[0], AUTO_SCALING, &scaling);
                pairs.push(test(about, document, [min, max, tasks] == ["3"; 3]));
            }
        }
    }
    groups.push(members.group("counts that relate to each other", pairs));
    groups
}

/// The options of the schemas that the suite refers to, by their `$id` in draft 2020-12.
fn referred() -> Vec<(String, Options)> {
    let of_revision = |revision: &Revision| {
        let open = Options::default().revision(*revision);
        let limited = limited_body(open.clone());
        [(id(&open), open), (limited_id(*revision, ""), limited)]
    };
    Revision::ALL.iter().flat_map(of_revision).collect()
}

fn id(options: &Options) -> String {
    let schema = schema::request(options, Dialect::Draft202012);
    schema["$id"].as_str().expect("it is a string").to_owned()
}

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
    let text = include_str!("languages/by-hand.json");
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
