//! Tests of the templates.

mod command;

use std::fs;

use command::{command, end, run};
use msk_connect_preflight::schema::{self, Dialect};
use msk_connect_preflight::{Options, Revision};
use serde_json::{Map, Value};

const CHANGES: [&str; 3] = ["autoscaling", "provisioned", "configuration"];

fn template(change: &str, revision: Revision, output: &str) -> String {
    let arguments = [
        "template",
        change,
        "--api-revision",
        revision.name(),
        "--output",
        output,
    ];
    let (status, document, errors) = run(&arguments, "");
    assert_eq!((status, errors.as_str()), (0, ""));
    document
}

/// The template with its ARNs filled in; the version comes from an argument.
fn filled_in(template: &str) -> String {
    let arns = template.replace("PARTITION", "aws").replace("REGION", "z");
    arns.replace("ACCOUNT", "123456789012")
}

const VERSION: [&str; 2] = ["--current-version", "K2EUQ1WTGCTBG2"];

#[test]
fn a_template_is_valid_once_arns_and_version_are_filled_in() {
    for revision in Revision::ALL {
        for (change, output) in CHANGES
            .iter()
            .flat_map(|change| [(change, "json"), (change, "yaml")])
        {
            let document = template(change, *revision, output);
            let check = [
                "check",
                "--format",
                "json",
                "--input",
                output,
                "--api-revision",
                revision.name(),
            ];
            let (_, verdict, _) = run(&check, &document);
            let verdict: Value = serde_json::from_str(&verdict).expect("it is JSON");
            let places = verdict["violations"]
                .as_array()
                .expect("there is a list")
                .iter();
            let places: Vec<_> = places.map(|violation| &violation["at"]).collect();
            let mut expected = vec!["/connectorArn", "/currentVersion"];
            if *revision >= Revision::V2026_10 && *change != "configuration" {
                expected.push("/plugins/0/customPlugin/customPluginArn");
                expected.push("/workerConfiguration/workerConfigurationArn");
            }
            assert_eq!(places, expected, "{document}");
            assert_eq!(
                document.matches("# Fill this in.").count(),
                if output == "yaml" { expected.len() } else { 0 }
            );

            let document = filled_in(&document);
            let (status, verdict, _) = run(&[&check[..], &VERSION].concat(), &document);
            assert_eq!(status, 0, "{verdict}");
            let verdict: Value = serde_json::from_str(&verdict).expect("it is JSON");
            assert_eq!(
                verdict["advice"].as_array().map(Vec::len),
                Some(0),
                "{verdict}"
            );
        }
    }
}

/// Asserts that every member that `schema` allows is present, except those excluded by another member.
fn assert_complete(document: &Value, schema: &Value, revision: Revision) {
    let (Some(members), Some(known)) = (document.as_object(), schema["properties"].as_object())
    else {
        return;
    };
    for (name, schema) in known {
        match members.get(name) {
            Some(Value::Array(elements)) => {
                assert_complete(&elements[0], &schema["items"], revision);
            }
            Some(member) => assert_complete(member, schema, revision),
            None => {
                let with = |other: &str| members.contains_key(other);
                let stands_for_it = match name.as_str() {
                    "capacity" | "plugins" | "workerConfiguration" => {
                        with("connectorConfiguration")
                    }
                    "connectorConfiguration" => with("capacity"),
                    "autoScaling" => with("provisionedCapacity"),
                    "provisionedCapacity" => with("autoScaling"),
                    "useDefaultWorkerConfiguration" => {
                        with("workerConfiguration") || with("connectorConfiguration")
                    }
                    _ => false,
                };
                assert!(stands_for_it, "{revision}: {name} is missing in {document}");
            }
        }
    }
}

#[test]
fn a_template_is_complete() {
    for revision in Revision::ALL {
        let options = Options::default().revision(*revision);
        let schema = schema::request(&options, Dialect::default());
        for change in CHANGES {
            let document = template(change, *revision, "json");
            let document = serde_json::from_str(&document).expect("it is JSON");
            assert_complete(&document, &schema, *revision);
        }
    }
}

/// Reads the YAML of the templates: maps, lists of one map, and JSON scalars.
fn read(lines: &mut &[&str], indent: usize) -> Value {
    let mut map = Map::new();
    while let Some((line, rest)) = lines.split_first() {
        let text = line.trim_start();
        if line.len() - text.len() < indent {
            break;
        }
        assert_eq!(line.len() - text.len(), indent, "{line}");
        *lines = rest;
        if text.starts_with('#') {
            continue;
        }
        if text == "-" {
            return Value::Array(vec![read(lines, indent + 2)]);
        }
        let (name, value) = text.split_once(':').expect("a line is a member");
        let value = match value {
            "" => read(lines, indent + 2),
            value => serde_json::from_str(value).expect("a scalar is JSON"),
        };
        map.insert(name.to_owned(), value);
    }
    map.into()
}

#[test]
fn a_yaml_template_is_the_json_with_a_comment_on_each_member() {
    for revision in Revision::ALL {
        for change in CHANGES {
            let json = template(change, *revision, "json");
            let yaml = template(change, *revision, "yaml");
            let lines: Vec<_> = yaml.lines().collect();
            let document: Value = serde_json::from_str(&json).expect("it is JSON");
            assert_eq!(read(&mut &lines[..], 0), document, "{yaml}");
            for (before, line) in [""].iter().chain(&lines).zip(&lines) {
                let text = line.trim_start();
                let is_commented = before.trim_start().starts_with("# ");
                let is_open = text.starts_with("connector.class")
                    || text.starts_with("tasks.max")
                    || text.starts_with("topics");
                assert!(
                    is_commented || is_open || text.starts_with('#') || text == "-",
                    "{yaml}"
                );
                assert!(
                    line.len() <= 96 || text.contains("https://") || text.contains("Arn: "),
                    "{line}"
                );
            }
        }
    }
    let (_, yaml, _) = run(&["template", "provisioned", "--output", "yaml"], "");
    insta::assert_snapshot!("provisioned.yaml", yaml);
}

#[test]
fn a_template_of_another_shape_is_the_part_of_a_request() {
    for (change, shape, root) in [
        ("autoscaling", "capacity", "/capacity"),
        ("provisioned", "capacity", "/capacity"),
        ("configuration", "configuration", "/connectorConfiguration"),
    ] {
        let request = template(change, Revision::V2026_10, "json");
        let request: Value = serde_json::from_str(&request).expect("it is JSON");
        for output in ["json", "yaml"] {
            let arguments = ["template", change, "--shape", shape, "--output", output];
            let (status, part, errors) = run(&arguments, "");
            assert_eq!((status, errors.as_str()), (0, ""));
            let check = [
                "check", "--deny", "advice", "--shape", shape, "--input", output,
            ];
            assert_eq!(run(&check, &part).0, 0, "{part}");
            let lines: Vec<_> = part.lines().collect();
            let part = match output {
                "json" => serde_json::from_str(&part).expect("it is JSON"),
                _ => read(&mut &lines[..], 0),
            };
            assert_eq!(Some(&part), request.pointer(root));
        }
        let (status, body, _) = run(&["template", change, "--shape", "body"], "");
        let mut expected = request.clone();
        let members = expected.as_object_mut().expect("it is an object");
        members.retain(|name, _| name != "connectorArn" && name != "currentVersion");
        assert_eq!(status, 0);
        assert_eq!(serde_json::from_str::<Value>(&body).ok(), Some(expected));
    }
    for (change, shape) in [
        ("configuration", "capacity"),
        ("autoscaling", "configuration"),
        ("provisioned", "configuration"),
    ] {
        let (status, output, errors) = run(&["template", change, "--shape", shape], "");
        assert_eq!((status, output.as_str()), (2, ""));
        assert_eq!(
            errors,
            "error: a document of this shape cannot have this change\n"
        );
    }
}

#[test]
fn a_template_is_json_by_default() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("template.json");
    let output = command(&["template", "provisioned"])
        .output()
        .expect("it runs");
    let document = String::from_utf8(output.stdout).expect("it is text");
    fs::write(&file, filled_in(&document)).expect("it can be written");
    let path = file.to_str().expect("it is text");
    let (status, ..) = end(
        &mut command(&[&["check", path][..], &VERSION].concat()),
        b"",
    );
    assert_eq!(status, 0);
}
