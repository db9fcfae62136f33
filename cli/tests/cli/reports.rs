//! What a report has, for people and as JSON.

use std::fs;

use msk_connect_preflight::Rule;
use serde_json::json;

use crate::{
    INVALID, VALID,
    command::{command, end, run},
    json_lines,
};

pub(crate) fn unknown_members(count: usize) -> String {
    let members: Vec<_> = (0..count).map(|index| format!("\"x{index}\": 0")).collect();
    members.join(", ")
}

#[test]
fn reports_match_their_snapshots() {
    let mut documents: Vec<_> = fs::read_dir("tests/reports")
        .expect("the documents are there")
        .map(|entry| entry.expect("they can be listed").path())
        .collect();
    documents.sort();
    assert!(documents.len() >= 12);
    for document in documents {
        let path = document.to_str().expect("their names are text");
        let revision = if path.contains("2026-10") {
            "2026-10"
        } else {
            "2026-02"
        };
        let run = |arguments: &[&str]| end(command(arguments).current_dir("."), b"");
        let (status, human, errors) = run(&["check", "--api-revision", revision, path]);
        let is_valid = ["/valid.json", "/valid.yaml", "/advice.json"];
        let is_valid = is_valid.iter().any(|end| path.ends_with(end));
        assert_eq!(status, i32::from(!is_valid), "{path}");
        assert_eq!(errors, "");
        let arguments = [
            "check",
            "--format",
            "json",
            "--api-revision",
            revision,
            path,
        ];
        let (_, json, _) = run(&arguments);
        assert!(
            !human.contains("hidd") && !json.contains("hidd"),
            "{human}{json}"
        );
        let name = path.strip_prefix("tests/reports/").unwrap_or(path);
        insta::assert_snapshot!(name.strip_suffix(".json").unwrap_or(name), human);
    }
}

#[test]
fn valid_documents_print_only_the_summary() {
    let file = "examples/autoscaling.json";
    assert_eq!(
        run(&["check", file, file], ""),
        (0, "checked 2 documents: valid\n".to_owned(), String::new())
    );
}

#[test]
fn json_output_is_exact() {
    let (status, output, _) = run(&["check", "--format", "json"], INVALID);
    assert_eq!(status, 1);
    assert_eq!(
        output,
        concat!(
            r#"{"file":"-","valid":false,"violations":[{"rule":"mcu-count","#,
            r#""at":"/capacity/provisionedCapacity/mcuCount","#,
            r#""message":"`mcuCount` must be 1, 2, 4 or 8, found 3","#,
            r#""help":"use 2 or 4","line":5,"column":42}],"advice":[]}"#,
            "\n"
        )
    );
    assert_eq!(
        run(&["check", "--format", "json"], VALID).1,
        "{\"file\":\"-\",\"valid\":true,\"violations\":[],\"advice\":[]}\n"
    );
    let (status, output, _) = run(
        &["check", "--format", "json"],
        Rule::WorkerQuota.invalid_example(),
    );
    assert_eq!(status, 0);
    assert_eq!(
        output,
        concat!(
            r#"{"file":"-","valid":true,"violations":[],"advice":[{"rule":"worker-quota","#,
            r#""at":"/capacity/provisionedCapacity/workerCount","#,
            r#""message":"`workerCount` (11) exceeds the quota of workers per connector (10)","#,
            r#""help":"use 10 or fewer, or pass your account's quota with `--worker-quota N`","follows":"risk","#,
            r#""line":5,"column":60}]}"#,
            "\n"
        )
    );
    let (_, output, _) = run(&["check", "--format", "json"], "{\n  1}");
    assert_eq!(
        json_lines(&output)[0]["error"],
        json!({"message": "expected a name in double quotes", "line": 2, "column": 3})
    );
}

#[test]
fn a_cut_report_has_a_note() {
    let document = format!("{{{}}}", unknown_members(1_001));
    let (_, output, _) = run(&["check", "--format", "json"], &document);
    let verdict = &json_lines(&output)[0];
    assert_eq!(verdict["truncated"], true);
    assert_eq!(verdict["violations"].as_array().map(Vec::len), Some(1_000));
    let (_, output, _) = run(&["check"], document);
    assert!(
        output.contains(
            "note: only the first 1000 violations are shown\n\
             --> <standard input>\n"
        ),
        "{output}"
    );
}

#[test]
fn cut_advice_has_a_note() {
    let secrets: Vec<_> = (0..1_001)
        .map(|index| format!("\"{index}.password\": \"x\""))
        .collect();
    let document = format!("{{\"connectorConfiguration\": {{{}}}}}", secrets.join(", "));
    let (status, output, _) = run(&["check", "--shape", "body", "--format", "json"], &document);
    assert_eq!(status, 0);
    let verdict = &json_lines(&output)[0];
    assert_eq!(verdict["adviceTruncated"], true);
    assert!(verdict.get("truncated").is_none());
    assert_eq!(verdict["advice"].as_array().map(Vec::len), Some(1_000));
    assert_eq!(verdict["advice"][0]["rule"], "connector-class-missing");
    let (_, output, _) = run(&["check", "--shape", "body"], document);
    assert!(
        output.contains(
            "note: only the first 1000 warnings are shown\n\
             --> <standard input>\n"
        ),
        "{output}"
    );
}

#[test]
fn json_has_the_exact_place_and_escapes_deceptive_characters() {
    let document = r#"{"connectorConfiguration": {"a/~\u202e\u0085é": 1}}"#;
    let (_, output, _) = run(&["check", "--shape", "body", "--format", "json"], document);
    assert!(
        output.contains(r#""at":"/connectorConfiguration/a~1~0\u202e\u0085é""#),
        "{output}"
    );
    assert_eq!(
        json_lines(&output)[0]["violations"][0]["at"],
        "/connectorConfiguration/a~1~0\u{202e}\u{85}é"
    );
}

/// Typing mistakes, and a part of the output for each.
const SLIPS: &[(&str, &str)] = &[
    (
        "connectorConfiguration: {pw: &p hunter2}\nconnectorArn: *p",
        "`connectorArn` is `***`: ",
    ),
    (
        "connectorConfiguration: {pw: &p 31337}\ncapacity: {provisionedCapacity: {mcuCount: *p}}",
        "found ***",
    ),
    (
        "connectorConfiguration: {pw: &p hunter2}\n*p : 5",
        "a name must not be an alias",
    ),
    (
        "connectorConfiguration: &c {mcuCount: 31337}\ncapacity: {autoScaling: *c}",
        "found ***",
    ),
    (
        "connectorArn: >-\n  arn:aws:x\n  connectorConfiguration:\n    pw: hunter2",
        "`arn:aws:x***`",
    ),
    ("connectorArn: arn:aws:x\n  hunter2", "`arn:aws:x***`"),
    (
        "connectorArn: '{\"pw\": \"hunter2\"}'",
        "`connectorArn` is `***`",
    ),
    (
        "{\"connectorArn\": \"{\\\"pw\\\": \\\"hunter2\\\"}\"}",
        "`connectorArn` is `***`",
    ),
    (
        "connectorConfiguration: {database.password:hunter2}",
        "add the missing space after the `:`",
    ),
    (
        "connectorConfiguration: {database.password=hunter2}",
        "write `: ` instead of the `=`",
    ),
    (
        "connectorConfiguration:\n  ? database.password:hunter2",
        "`database.password***`",
    ),
    (
        "{\"database.password=hunter2\": \"x\"}",
        "`database.password***`",
    ),
    (
        "{\"connectorConfiguration\": {\"database.password\\u003ahunter2\": null}}",
        "/database.password***",
    ),
];

#[test]
fn a_secret_in_a_shown_text_by_mistake_is_not_shown() {
    for (document, expected) in SLIPS {
        for format in ["human", "json", "sarif", "github", "gitlab", "junit"] {
            for input in ["json", "yaml"] {
                let arguments = ["check", "--format", format, "--input", input];
                let (status, output, errors) = run(&arguments, document);
                assert_eq!((status, errors.as_str()), (1, ""), "{document}");
                assert!(
                    !output.contains("hunter2") && !output.contains("31337"),
                    "{output}"
                );
                let is_read = input == "yaml" || document.starts_with('{');
                assert!(
                    !is_read || output.contains(expected),
                    "{document}: {output}"
                );
            }
        }
    }
}
