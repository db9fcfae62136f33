//! SARIF logs.

use std::fs;

use jsonschema::Validator;
use msk_connect_preflight::{Level, Rule};
use serde_json::{Value, json};

use crate::{
    INVALID,
    command::{PROJECT, command, end, run},
    endless, folder, github,
};

/// Four lines, with characters of one, two, three and four bytes.
const REGIONS: &str = "{\"é😀\": 1, \"capacity\": {\r\n\
    \"autoScaling\": [1,\n\
    2], \"provisionedCapacity\": null}}\n";

fn validator() -> Validator {
    let text = fs::read_to_string("tests/sarif/sarif-schema-2.1.0.json").expect("it is there");
    let mut schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
    // Its extra bracket makes the regular expression invalid in ECMA-262's Unicode mode.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        let language = language.as_object_mut().expect("it is described");
        language.remove("pattern").expect("it has one");
    }
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("it is a schema")
}

/// The run of a log, after validating the log against the schema.
pub(crate) fn run_of(log: &str) -> Value {
    let log: Value = serde_json::from_str(log).expect("a log is JSON");
    let validator = validator();
    let errors: Vec<_> = validator
        .iter_errors(&log)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(log["version"], "2.1.0");
    let [run] = &log["runs"].as_array().expect("there are runs")[..] else {
        panic!("one run, one tool");
    };
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    run.clone()
}

pub(crate) fn sarif(arguments: &[&str], input: &str) -> Value {
    let (status, log, errors) = run(
        &[&["check", "--format", "sarif"], arguments].concat(),
        input,
    );
    assert_eq!(errors, "");
    let run = run_of(&log);
    assert_eq!(run["invocations"][0]["exitCode"], status);
    assert_eq!(run["invocations"][0]["executionSuccessful"], status < 2);
    run
}

#[test]
fn sarif_agrees_with_json() {
    let arguments = [
        "--api-revision",
        "2026-10",
        "examples",
        "cli/tests/reports",
        "none.json",
    ];
    let endless = endless("endless-log");
    let arguments = [&arguments[..], &[&endless]].concat();
    let run = sarif(&arguments, "");
    let (_, output, _) = self::run(
        &[&["check", "--format", "json"], &arguments[..]].concat(),
        "",
    );
    let mut results = run["results"].as_array().expect("there are results").iter();
    let mut invalid = 0;
    for line in output.lines() {
        let document: Value = serde_json::from_str(line).expect("each line is JSON");
        if document["file"] == "none.json" {
            continue;
        }
        let list = |name: &str| document[name].as_array().expect("there is a list").iter();
        let violations = list("violations").map(|violation| (violation, "error"));
        for (violation, level) in violations.chain(list("advice").map(|advice| (advice, "note"))) {
            let result = results.next().expect("every violation is a result");
            let rule = Rule::ALL[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(result["level"], level);
            assert_eq!(violation["rule"], result["ruleId"]);
            assert_eq!(violation["rule"], rule.name());
            let file = document["file"].as_str().expect("it is text");
            let uri = place["artifactLocation"]["uri"]
                .as_str()
                .expect("it is text");
            assert!(file.ends_with(uri), "{file} {uri}");
            assert_eq!(violation["line"], place["region"]["startLine"]);
            assert_eq!(violation["column"], place["region"]["startColumn"]);
            assert_eq!(
                violation["at"],
                result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
            );
            let text = result["message"]["text"].as_str().expect("there is a text");
            assert_eq!(
                text,
                format!(
                    "{}\n{}",
                    violation["message"].as_str().unwrap(),
                    violation["help"].as_str().unwrap()
                )
                .replace('{', "{{")
                .replace('}', "}}")
                .replace("](", "] (")
            );
            invalid += 1;
        }
        if let Some(error) = document.get("error") {
            let result = results.next().expect("a syntax error is a result");
            let region = &result["locations"][0]["physicalLocation"]["region"];
            assert_eq!(result["ruleId"], "syntax");
            assert_eq!(error["line"], region["startLine"]);
            assert_eq!(error["column"], region["startColumn"]);
        }
    }
    assert_eq!(results.next(), None);
    assert!(invalid > 1_000, "a cut report is among them");
    let notifications = &run["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notifications.as_array().map(Vec::len), Some(2));
    assert_eq!(
        notifications[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "none.json"
    );
    assert_eq!(notifications[0]["level"], "error");
    assert_eq!(
        notifications[1],
        json!({
            "level": "note",
            "message": { "text": "only the first 1000 violations and warnings of a document are shown; documents with more: 1" }
        })
    );
}

#[test]
fn a_log_of_valid_documents_has_no_results() {
    for arguments in [&["examples/autoscaling.json"][..], &["--lines"]] {
        let run = sarif(arguments, "");
        assert_eq!(run["results"], json!([]));
        assert_eq!(
            run["invocations"],
            json!([{
                "executionSuccessful": true,
                "exitCode": 0,
                "toolExecutionNotifications": [],
            }])
        );
    }
}

#[test]
fn a_log_has_the_catalogue() {
    let run = sarif(&[], INVALID);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "msk-preflight");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().expect("there are rules");
    assert_eq!(rules.len(), Rule::ALL.len() + 1);
    assert_eq!(rules[Rule::ALL.len()]["id"], "syntax");
    for (rule, described) in Rule::ALL.iter().zip(rules) {
        assert_eq!(described["id"], rule.name());
        assert_eq!(described["helpUri"], rule.source());
        let level = match rule.level() {
            Level::Advice => "note",
            _ => "error",
        };
        assert_eq!(described["defaultConfiguration"]["level"], level);
        let text = |member: &str| {
            let text = described[member]["text"].as_str().unwrap_or_default();
            text.replace("{{", "{").replace("}}", "}")
        };
        assert_eq!(text("shortDescription"), format!("{}.", rule.summary()));
        assert!(text("fullDescription").contains(rule.basis()));
        assert!(text("help").contains(&format!("msk-preflight explain {rule}")));
    }
}

#[test]
fn regions_count_characters_and_span_lines() {
    let file = folder("regions").join("a b%:#é.json");
    fs::write(&file, REGIONS).expect("it can be written");
    let path = file.to_str().expect("it is text");
    let run = sarif(&["--shape", "body", path], "");
    let regions: Vec<_> = run["results"]
        .as_array()
        .expect("there are results")
        .iter()
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"]
                .as_str()
                .expect("it is text");
            assert!(uri.ends_with("/regions/a%20b%25%3A%23%C3%A9.json"), "{uri}");
            assert!(!uri.starts_with('/') && !uri.starts_with("file:"), "{uri}");
            let region = &place["region"];
            let numbers = ["startLine", "startColumn", "endLine", "endColumn"]
                .map(|name| region[name].as_u64().expect("it is a number"));
            (result["ruleId"].as_str().expect("it is text"), numbers)
        })
        .collect();
    assert_eq!(
        regions,
        [
            ("exactly-one-capacity", [1, 11, 1, 21]),
            ("type", [2, 16, 3, 3]),
            ("type", [3, 28, 3, 32]),
            ("unknown-member", [1, 2, 1, 6]),
        ]
    );

    let annotations = github(&["--shape", "body", path], "");
    let places: Vec<_> = annotations
        .lines()
        .filter_map(|line| {
            line.split_once("a b%25%3A#é.json,")?
                .1
                .split_once(",title=")
        })
        .map(|(place, _)| place)
        .collect();
    assert_eq!(
        places,
        [
            "line=1,col=11,endColumn=21",
            "line=2,col=16",
            "line=3,col=28,endColumn=32",
            "line=1,col=2,endColumn=6",
        ]
    );
}

#[test]
fn paths_are_relative_to_the_current_folder() {
    let folder = folder("named");
    fs::create_dir(folder.join("in")).expect("it can be made");
    fs::write(folder.join("in/a.json"), INVALID).expect("it can be written");
    let inside = folder.join("in");
    let whole = inside.join("a.json");
    let whole = whole.to_str().expect("it is text");
    let outside = fs::canonicalize(PROJECT)
        .expect("it is there")
        .join("examples/mistakes.json");
    let outside = outside.to_str().expect("it is text");
    for (place, file, uri, path) in [
        (&folder, "./in/a.json", "in/a.json", "in/a.json"),
        (
            &folder,
            "in/../in/a.json",
            "in/../in/a.json",
            "in/../in/a.json",
        ),
        (&folder, whole, "in/a.json", "in/a.json"),
        (&inside, "../in/a.json", "../in/a.json", "../in/a.json"),
        (&inside, outside, &format!("file://{outside}"), outside),
    ] {
        let in_place = |format: &str| {
            let mut command = command(&["check", "--format", format, file]);
            end(command.current_dir(place), b"").1
        };
        let run = run_of(&in_place("sarif"));
        let artifact = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(artifact["uri"], uri);
        assert_eq!(
            artifact.get("uriBaseId").is_some(),
            !uri.starts_with("file:")
        );
        let annotations = in_place("github");
        assert!(
            annotations.starts_with(&format!("::error file={path},line=")),
            "{annotations}"
        );
    }
}

#[test]
fn a_value_from_an_argument_has_no_region() {
    let arguments = ["--connector-arn", "arn:aws:x", "examples/autoscaling.json"];
    let run = sarif(&arguments, "");
    assert_eq!(
        run["results"][0]["locations"],
        json!([{
            "logicalLocations": [{ "fullyQualifiedName": "/connectorArn" }],
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "examples/autoscaling.json",
                    "uriBaseId": "%SRCROOT%",
                },
            },
        }])
    );
    let annotations = github(&arguments, "");
    let start = "::error file=examples/autoscaling.json,title=connector-arn at /connectorArn::";
    assert!(annotations.starts_with(start), "{annotations}");

    let lines = format!("\n{}\n", INVALID.replace('\n', ""));
    let arguments = ["--lines", "--connector-arn", "arn:aws:x"];
    let run = sarif(&arguments, &lines);
    let region = |result: usize| {
        run["results"][result]["locations"][0]["physicalLocation"]["region"].clone()
    };
    assert_eq!(region(0), json!({ "startLine": 2 }));
    assert_eq!(region(1)["endLine"], 2);
    let annotations = github(&arguments, &lines);
    let start =
        "::error title=connector-arn at /connectorArn::<standard input>:2: `connectorArn` is";
    assert!(annotations.starts_with(start), "{annotations}");
}
