//! Tests of comparing requests with the connectors that a file describes.

#[path = "../command/mod.rs"]
mod command;
mod descriptions;

use std::{
    fs,
    path::{Path, PathBuf},
};

use command::run;
use serde_json::{Value, json};

const SECRET: &str = "swordfish";

fn arn(name: &str) -> String {
    format!("arn:aws:kafkaconnect:us-east-1:123456789012:connector/{name}/4fa1-2")
}

/// Makes an empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("against")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, name: &str, text: &impl ToString) -> String {
    let file = folder.join(name);
    fs::write(&file, text.to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

fn described(name: &str, workers: u8) -> Value {
    json!({
        "connectorArn": arn(name),
        "currentVersion": "K2EUQ1WTGCTBG2",
        "connectorState": "RUNNING",
        "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": workers } },
        "stateDescription": { "message": SECRET },
    })
}

fn update(name: &str, workers: u8) -> Value {
    json!({
        "connectorArn": arn(name),
        "currentVersion": "K2EUQ1WTGCTBG2",
        "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": workers } },
    })
}

/// Runs `check --against` for one request on standard input, and returns the line of JSON.
fn against(folder: &Path, connector: &Value, request: &Value, arguments: &[&str]) -> (i32, Value) {
    let file = write(folder, "connector.json", connector);
    let arguments = [
        &["check", "--format", "json", "--against", &file],
        arguments,
    ]
    .concat();
    let (status, output, errors) = run(&arguments, request.to_string());
    assert_eq!(errors, "");
    (status, serde_json::from_str(&output).unwrap())
}

#[test]
fn a_conflict_makes_the_exit_status_1_and_only_a_busy_connector_is_allowed() {
    let folder = folder("status");
    let busy = |state: &str| {
        let mut connector = described("orders", 1);
        connector["connectorState"] = state.into();
        connector
    };
    let request = update("orders", 2);
    for (connector, arguments, expected, conflicts) in [
        (busy("RUNNING"), &[][..], 0, &[][..]),
        (busy("UPDATING"), &[], 1, &["connector-busy"]),
        (busy("UPDATING"), &["--allow", "connector-busy"], 0, &[]),
        (
            busy("PAUSED"),
            &["--allow", "connector-busy"],
            1,
            &["paused-connector"],
        ),
        (busy("FAILED"), &[], 0, &[]),
        (busy("FAILED"), &["--deny", "risk"], 1, &[]),
        (described("orders", 2), &[], 1, &["identical-capacity"]),
        (described("others", 2), &[], 1, &["connector-mismatch"]),
    ] {
        let (status, document) = against(&folder, &connector, &request, arguments);
        let found = document["conflicts"].as_array().unwrap().iter();
        let found: Vec<_> = found
            .map(|conflict| conflict["rule"].as_str().unwrap())
            .collect();
        assert_eq!((status, &found[..]), (expected, conflicts), "{connector}");
        assert_eq!(document["valid"], true);
    }
}

#[test]
fn of_the_conflicts_no_other_is_an_argument() {
    for argument in [
        "--deny=connector-busy",
        "--deny=version-stale",
        "--allow=version-stale",
        "--allow=identical-capacity",
    ] {
        let (status, _, errors) = run(&["check", argument], "{}");
        assert_eq!(status, 2);
        assert!(errors.contains("invalid value"), "{errors}");
    }
}

#[test]
fn the_changes_are_in_json_and_a_plan_for_people() {
    let folder = folder("changes");
    let mut connector = described("orders", 1);
    connector["connectorConfiguration"] =
        json!({ "connector.class": "C", "topics.regex": "a", "tasks.max": SECRET });
    let file = write(&folder, "connector.json", &connector);
    let place = "/capacity/provisionedCapacity/workerCount";
    let (_, document) = against(&folder, &connector, &update("orders", 3), &[]);
    let expected = json!([{ "at": place, "change": "changed", "old": 1, "new": 3 }]);
    assert_eq!(document["changes"], expected);
    let request = json!({
        "connectorArn": arn("orders"),
        "currentVersion": "K2EUQ1WTGCTBG2",
        "connectorConfiguration": { "connector.class": "C", "tasks.max": "2", "topics": SECRET },
    });
    let (status, output, _) = run(&["check", "--against", &file], request.to_string());
    assert_eq!(status, 0);
    assert!(!output.contains(SECRET), "{output}");
    let plan = format!(
        "changes to {}\n  ~ /connectorConfiguration/tasks.max   (hidden)\n  + /connectorConfiguration/topics\n  \
         - /connectorConfiguration/topics.regex\n\nchecked 1 document: valid, 1 warning\n",
        arn("orders")
    );
    assert!(output.ends_with(&plan), "{output}");
    let (_, output, _) = run(
        &["check", "--against", &file],
        update("orders", 3).to_string(),
    );
    assert!(
        output.contains(&format!("  ~ {place}   1 -> 3\n")),
        "{output}"
    );
    let unnamed = json!({ "capacity": connector["capacity"], "workerConfiguration":
        { "workerConfigurationArn": "arn:a", "revision": 1 } });
    let file = write(&folder, "unnamed.json", &unnamed);
    let request = json!({ "connectorArn": arn("orders"), "currentVersion": "K1", "useDefaultWorkerConfiguration": true });
    let (_, output, _) = run(&["check", "--against", &file], request.to_string());
    let plan = "changes\n  - /workerConfiguration/workerConfigurationArn   arn:a\n  \
        - /workerConfiguration/revision                 1\n\n";
    assert!(output.contains(plan), "{output}");
    let (_, output, _) = run(
        &["check", "--against", &file],
        update("orders", 1).to_string(),
    );
    assert!(!output.contains("changes"), "{output}");
}

#[test]
fn an_invalid_request_is_not_compared() {
    let (status, document) = against(&folder("invalid"), &described("orders", 1), &json!({}), &[]);
    assert_eq!(status, 1);
    assert_eq!(
        (document.get("conflicts"), document.get("changes")),
        (None, None)
    );
    assert_eq!(document["valid"], false);
}

#[test]
fn yaml_is_compared_too() {
    let folder = folder("yaml");
    let file = write(&folder, "connector.json", &described("orders", 2));
    let arguments = [
        "check",
        "--input",
        "yaml",
        "--format",
        "json",
        "--against",
        &file,
    ];
    let input = format!("{}\n---\n{}\n", update("orders", 2), update("orders", 3));
    let (status, output, _) = run(&arguments, input);
    assert_eq!(status, 1);
    let lines: Vec<Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["conflicts"][0]["line"], 1);
    assert_eq!(lines[1]["changes"][0]["new"], 3);
}

#[test]
fn sarif_and_github_have_conflicts_as_errors() {
    let folder = folder("formats");
    let mut connector = described("orders", 2);
    connector["connectorState"] = "FAILED".into();
    let file = write(&folder, "connector.json", &connector);
    let check = |format| {
        let arguments = ["check", "--format", format, "--against", &file];
        run(&arguments, update("orders", 2).to_string())
    };
    let (status, log, _) = check("sarif");
    let log: Value = serde_json::from_str(&log).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let found: Vec<_> = results
        .iter()
        .map(|result| (&result["ruleId"], &result["level"]))
        .collect();
    assert_eq!(status, 1);
    let expected = [
        ("identical-capacity", "error"),
        ("connector-failed", "note"),
    ];
    assert!(
        found
            .iter()
            .map(|(rule, level)| (rule.as_str().unwrap(), level.as_str().unwrap()))
            .eq(expected)
    );
    let (_, output, _) = check("github");
    assert!(
        output.contains("::error title=identical-capacity at /capacity::"),
        "{output}"
    );
    assert!(
        output.contains("::notice title=connector-failed::"),
        "{output}"
    );
}
