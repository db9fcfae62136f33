//! Where descriptions come from: files, folders and standard input, in JSON and YAML.

use std::fs;

use crate::{SECRET, arn, command::run, described, folder, update, write};
use serde_json::{Value, json};

/// A description as the AWS CLI prints it with `--output yaml`.
fn yaml(name: &str, workers: u8) -> String {
    format!(
        "capacity:
  provisionedCapacity:
    mcuCount: 1
    workerCount: {workers}
connectorArn: {}
connectorState: RUNNING
creationTime: '2026-03-01T09:30:00.125000+00:00'
currentVersion: K2EUQ1WTGCTBG2
",
        arn(name)
    )
}

#[test]
fn several_descriptions_are_found_by_their_arns() {
    let folder = folder("several");
    let [one, two] = [described("one", 1), described("two", 2)];
    let descriptions = [
        write(&folder, "lines.json", &format!("{one}\n{two}\n")),
        write(&folder, "array.json", &json!([one, two])),
        write(
            &folder,
            "list.json",
            &json!({ "connectors": [one, two], "nextToken": null }),
        ),
        write(
            &folder,
            "documents.yml",
            &format!("{}---\n{}", yaml("one", 1), yaml("two", 2)),
        ),
        write(&folder, "list.YAML", &format!("connectors: [{one}, {two}]")),
    ];
    let files = folder.join("files");
    fs::create_dir_all(&files).unwrap();
    write(&files, "one.json", &one);
    write(&files, "two.yaml", &yaml("two", 2));
    write(&files, "ignored.txt", &"no description");
    let requests = format!(
        "{}\n{}\n{}\n",
        update("one", 2),
        update("two", 2),
        json!({})
    );
    for file in descriptions
        .iter()
        .map(String::as_str)
        .chain(files.to_str())
    {
        let arguments = ["check", "--lines", "--format", "json", "--against", file];
        let (status, output, errors) = run(&arguments, &requests);
        assert_eq!((status, &*errors), (1, ""), "{file}");
        let lines: Vec<Value> = output
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines[0]["conflicts"], json!([]));
        assert_eq!(lines[0]["changes"][0]["new"], 2);
        assert_eq!(lines[1]["conflicts"][0]["rule"], "identical-capacity");
        assert_eq!(lines[2].get("conflicts"), None);
    }
    let arguments = [
        "check",
        "--shape",
        "capacity",
        "--format",
        "json",
        "--connector-arn",
        &arn("two"),
    ];
    let arguments = [&arguments[..], &["--against", &descriptions[0]]].concat();
    let (status, output, _) = run(&arguments, update("two", 2)["capacity"].to_string());
    let document: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(document["conflicts"][0]["at"], "");
    assert_eq!(status, 1);
}

#[test]
fn a_request_of_no_described_connector_is_an_error() {
    let folder = folder("undescribed");
    let file = write(
        &folder,
        "array.json",
        &json!([described("one", 1), described("two", 2)]),
    );
    let requests = format!("{}\n{}\n", update("three", 2), update("one", 2));
    let (status, output, errors) = run(&["check", "--lines", "--against", &file], requests);
    assert_eq!(status, 2);
    assert_eq!(
        errors,
        "error: <standard input>:1: its connector is not described\n"
    );
    let end = "checked 2 documents: valid; 1 document of no described connector\n";
    assert!(output.ends_with(end), "{output}");
    let body = update("one", 2)["capacity"].to_string();
    let (status, _, errors) = run(&["check", "--shape", "capacity", "--against", &file], body);
    assert_eq!(
        (status, &*errors),
        (
            2,
            "error: <standard input>: its connector is not described\n"
        )
    );
}

#[test]
fn an_unreadable_description_is_an_error_that_quotes_nothing() {
    let folder = folder("unreadable");
    let [one, unnamed] = [described("one", 1), json!({ "currentVersion": "K1" })];
    for (text, reason) in [
        (String::new(), "no description of a connector"),
        ("[]".to_owned(), "no description of a connector"),
        (
            r#"{ "connectors": [] }"#.to_owned(),
            "no description of a connector",
        ),
        (
            format!("[{one}, {unnamed}]"),
            "one of several descriptions has no `connectorArn`",
        ),
        (
            format!("{one}{one}"),
            "two descriptions have the same `connectorArn`",
        ),
        (format!("\"{SECRET}\""), "the description must be an object"),
        (
            format!("[\"{SECRET}\"]"),
            "the description must be an object",
        ),
        (
            format!("{{ \"capacity\": \"{SECRET}\" }}"),
            "`capacity` of the description must be an object",
        ),
        (
            format!("{{\n \"a\": {SECRET} }}"),
            "not JSON, at line 2, column 7",
        ),
        (
            format!("# YAML\na: 1\n---\nb: [{SECRET}\n"),
            "not YAML, at line 4, column 4: unclosed bracket",
        ),
        (
            format!("# YAML\na: &a {SECRET}\nb: *a\n"),
            "not YAML, at line 3, column 4: a description must not contain an alias: write the value out",
        ),
        (
            format!("# YAML\nconnectorArn: [{SECRET}]\n"),
            "`connectorArn` of the description must be a string",
        ),
    ] {
        let is_yaml = text.starts_with("# YAML");
        let extension = if is_yaml { "yaml" } else { "json" };
        let file = write(&folder, &format!("connector.{extension}"), &text);
        let (status, output, errors) =
            run(&["check", "--against", &file], update("one", 2).to_string());
        assert_eq!((status, &*output), (2, ""));
        assert_eq!(errors, format!("error: {file}: {reason}\n"));
    }
    let missing = folder.join("missing.json");
    let (status, _, errors) = run(&["check", "--against", missing.to_str().unwrap()], "{}");
    assert_eq!(status, 2);
    assert!(
        errors.contains("missing.json: cannot read the file: "),
        "{errors}"
    );
    let empty = folder.join("empty");
    fs::create_dir_all(&empty).unwrap();
    let (status, _, errors) = run(&["check", "--against", empty.to_str().unwrap()], "{}");
    assert_eq!(status, 2);
    assert!(errors.contains("that is not ignored"), "{errors}");
}

#[test]
fn the_arn_and_version_can_be_the_described_ones() {
    let folder = folder("described");
    let file = write(&folder, "connector.json", &described("orders", 1));
    let capacity = json!({ "capacity": update("orders", 2)["capacity"] }).to_string();
    let values = [
        "--connector-arn",
        "described",
        "--current-version",
        "described",
    ];
    let check = |file: &str| {
        run(
            &[&["check", "--against", file], &values[..]].concat(),
            &capacity,
        )
    };
    let (status, output, errors) = check(&file);
    assert_eq!((status, &*errors), (0, ""), "{output}");
    let several = write(
        &folder,
        "several.json",
        &json!([described("a", 1), described("b", 1)]),
    );
    let arn_alone = write(
        &folder,
        "arn.json",
        &json!({ "connectorArn": arn("orders") }),
    );
    let version_alone = write(&folder, "version.json", &json!({ "currentVersion": "K1" }));
    for (file, reason) in [
        (
            &several,
            "`described` needs the description of one connector",
        ),
        (&arn_alone, "no `currentVersion`"),
        (&version_alone, "no `connectorArn`"),
    ] {
        let (status, output, errors) = check(file);
        assert_eq!((status, &*output), (2, ""));
        assert_eq!(errors, format!("error: {file}: {reason}\n"));
    }
    for values in values.chunks(2) {
        let (status, _, errors) = run(&[&["check"], values].concat(), &capacity);
        assert_eq!(
            (status, &*errors),
            (2, "error: `described` needs --against\n")
        );
    }
}

#[test]
fn the_description_is_standard_input_if_the_requests_are_not() {
    let folder = folder("input");
    let request = write(&folder, "update.json", &update("orders", 2));
    let input = described("orders", 2).to_string();
    let (status, output, _) = run(&["check", "--against", "-", &request], &input);
    assert_eq!(status, 1);
    assert!(output.contains("conflict[identical-capacity]"), "{output}");
    for (arguments, expected) in [
        (&["--input", "yaml"][..], 1),
        (&["--stdin-filename", "connector.yaml"], 1),
        (&["--stdin-filename", "connector.json"], 2),
        (&[], 2),
    ] {
        let arguments = [&["check", "--against", "-", &request], arguments].concat();
        let (status, _, errors) = run(&arguments, yaml("orders", 2));
        assert_eq!(status, expected, "{arguments:?}");
        assert_eq!(errors.contains("not JSON"), expected == 2, "{errors}");
    }
    for files in [&[][..], &["-"], &[&request, "-"]] {
        let (status, _, errors) = run(&[&["check", "--against", "-"], files].concat(), &input);
        assert_eq!(
            (status, &*errors),
            (2, "error: --against - needs the requests in files\n")
        );
    }
}
