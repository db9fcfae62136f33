//! What reports say of fixes.

use serde_json::{Value, json};

use crate::{
    ARGUMENTS,
    command::{command, end, run},
    folder, run_in,
};

#[test]
fn a_report_says_what_can_be_fixed() {
    let safe = "= help (--fix): ";
    let likely = "= help (--unsafe-fixes): ";
    for (properties, marks, last) in [
        (
            "\"tasks.max\": 2",
            &[safe][..],
            "1 finding can be fixed with `--fix`\n",
        ),
        (
            "\"tasks.max\": 2, \"a\": 1",
            &[safe],
            "2 findings can be fixed with `--fix`\n",
        ),
        (
            "\"consumer.a\": \"x\"",
            &[likely],
            "1 finding can be fixed with `--fix --unsafe-fixes`\n",
        ),
        (
            "\"tasks.max\": 2, \"errors.tolerance\": \"ALL\", \"consumer.a\": \"x\"",
            &[safe, likely, likely],
            "1 finding can be fixed with `--fix`, 2 more with `--unsafe-fixes`\n",
        ),
        (
            "\"consumer.a\": \"x\", \"producer.a\": \"x\", \"b \": \"x\"",
            &[likely, safe],
            "1 finding can be fixed with `--fix`, 2 more with `--unsafe-fixes`\n",
        ),
        ("\"a\": []", &["= help: "], ""),
        (
            "\"a\": \"x\",",
            &["= help (--fix): remove the trailing comma"],
            "1 finding can be fixed with `--fix`\n",
        ),
        ("\"a\"", &[], ""),
        ("\"a\": \"x\"", &[], ""),
    ] {
        let text = format!("{{\"connector.class\": \"io.example.Connector\", {properties}}}");
        let (_, output, _) = run(&ARGUMENTS, &text);
        let lines = output.lines().map(str::trim_start);
        let helps: Vec<_> = lines.filter(|line| line.starts_with("= help")).collect();
        let are_marked = helps
            .iter()
            .zip(marks)
            .all(|(help, mark)| help.starts_with(mark));
        assert!(are_marked && helps.len() == marks.len(), "{output}");
        let (_, end) = output
            .split_once("\nchecked 1 document: ")
            .unwrap_or(("", &output));
        let (_, end) = end.split_once('\n').expect("it is a line");
        assert_eq!(end, last, "{output}");
        let quiet = run(&[&ARGUMENTS[..], &["--quiet"]].concat(), &text).1;
        assert!(
            output.starts_with(&quiet) && !quiet.contains("can be fixed"),
            "{quiet}"
        );
    }
}

#[test]
fn only_what_can_be_fixed_is_marked() {
    let yaml = "connector.class: io.example.Connector\na: &a 1\nb: 2\nc: *a\nd: 3\n";
    let arguments = [&ARGUMENTS[..], &["--input", "yaml"]].concat();
    let (_, output, _) = run(&arguments, yaml);
    let (rest, fixable) = output.split_once("\n\n").expect("there are two reports");
    assert!(
        rest.starts_with("error[type]: `a` and `c` must be a string"),
        "{output}"
    );
    assert!(
        rest.ends_with("= help: put the value in quotes"),
        "{output}"
    );
    assert!(
        fixable.starts_with("error[type]: `b` and `d` must be a string"),
        "{output}"
    );
    assert!(
        fixable.contains("= help (--fix): put the value in quotes\n"),
        "{output}"
    );
    assert!(
        output.ends_with("\n2 findings can be fixed with `--fix`\n"),
        "{output}"
    );
    let allowed = ["--allow", "integral-float"];
    let text = "{\"mcuCount\": 1.0, \"workerCount\": 1.0}";
    let text = format!("{{\"provisionedCapacity\": {text}}}");
    let arguments = [&["check", "--shape", "capacity"], &allowed[..]].concat();
    assert_eq!(run(&arguments, &text).1, "checked 1 document: valid\n");
}

#[test]
fn machine_readable_formats_have_the_fixes_that_may_be_shown() {
    let text = "\
connector.class: io.example.Connector
tasks.max: 2
errors.tolerance: ALL
consumer.a: x
---
connector.class: ' io.example.Connector '
";
    let arguments = [&ARGUMENTS[..], &["--input", "yaml", "--format"]].concat();
    let (_, output, _) = run(&[&arguments[..], &["json"]].concat(), text);
    let documents: Vec<Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("it is JSON"))
        .collect();
    let edit = |line, column, end, text: &str| json!({"line": line, "column": column, "endLine": line, "endColumn": end, "text": text});
    assert_eq!(
        documents[0]["violations"][0]["fix"],
        json!({
            "title": "put the value of `tasks.max` in quotes",
            "safe": true,
            "edits": [edit(2, 12, 12, "\""), edit(2, 13, 13, "\"")],
        })
    );
    let advice = documents[0]["advice"].as_array().expect("it is there");
    assert_eq!(advice[0]["rule"], "property-choice");
    assert_eq!(advice[0].get("fix"), None);
    assert_eq!(advice[1]["fix"]["safe"], false);
    assert_eq!(
        advice[1]["fix"]["edits"],
        json!([edit(4, 10, 10, "override.")])
    );
    let edits = json!([edit(6, 19, 20, ""), edit(6, 40, 41, "")]);
    assert_eq!(documents[1]["advice"][0]["fix"]["edits"], edits);

    let (_, output, _) = run(&[&arguments[..], &["sarif"]].concat(), text);
    let log: Value = serde_json::from_str(&output).expect("it is JSON");
    let results = log["runs"][0]["results"].as_array().expect("it is there");
    let region = |line, column, end| json!({"startLine": line, "startColumn": column, "endLine": line, "endColumn": end});
    assert_eq!(
        results[0]["fixes"],
        json!([{
            "description": {"text": "put the value of `tasks.max` in quotes"},
            "artifactChanges": [{
                "artifactLocation": results[0]["locations"][0]["physicalLocation"]["artifactLocation"],
                "replacements": [
                    {"deletedRegion": region(2, 12, 12), "insertedContent": {"text": "\""}},
                    {"deletedRegion": region(2, 13, 13), "insertedContent": {"text": "\""}},
                ],
            }],
        }])
    );
    assert_eq!(results[1].get("fixes"), None);
    let deleted = &results[3]["fixes"][0]["artifactChanges"][0]["replacements"][1];
    assert_eq!(*deleted, json!({"deletedRegion": region(6, 40, 41)}));
}

#[test]
fn a_syntax_error_has_its_fix_too() {
    let text = "\n{\"a\": \"x\",}";
    let (_, output, _) = run(&[&ARGUMENTS[..], &["--format", "json"]].concat(), text);
    let document: Value = serde_json::from_str(&output).expect("it is JSON");
    let fix = &document["error"]["fix"];
    assert_eq!(fix["title"], "remove the trailing comma");
    assert_eq!(fix["edits"][0]["column"], 10);
    let (_, output, _) = run(&[&ARGUMENTS[..], &["--format", "sarif"]].concat(), text);
    let log: Value = serde_json::from_str(&output).expect("it is JSON");
    let fixes = &log["runs"][0]["results"][0]["fixes"];
    assert_eq!(fixes[0]["description"]["text"], "remove the trailing comma");
    let (_, output, _) = run(&[&ARGUMENTS[..], &["--format", "json"]].concat(), "{");
    assert!(!output.contains("\"fix\""), "{output}");
}

/// Documents with a secret wherever one may be, and with mistakes that have fixes.
const SECRETS: &[&str] = &[
    "{\"connector.class\": \" hunter2\", \"a\": 1, \"a\": 1, \"db.password \": \"hunter2\",\n\"b\":\n\"hunter2\"}",
    "\u{feff}{\"connectorConfiguration\": {\"errors.tolerance\": \"NONE\", \"x\": [\"hunter2\"]}, \"connector.class\": \"hunter2\", \"y\": \"hunter2\",}",
    "{\"Capacity\": {\"AutoScaling\": {\"scaleInPolicy\": \"hunter2\", \"scaleOutPolicy\": 20}}, \"plugins\": null,\n\"tasks.max=hunter2\": 1}",
    "{\"x\": \"hunter2\", \"x\": \"hunter2\", \"consumer.a:hunter2\": 1, \"tasks.max\": 1, \"b\":\"'hunter2'\"}",
    "# hunter2\nconnector.class: &hunter2 ' hunter2'\ntasks.max: 2 # 'hunter2'\na: *hunter2\nb: |\n  'hunter2'\n  \"hunter2\"\nc: \"hunter2 \\\"\n  hunter2\"\nd: 'hunter2'''\n",
    "connectorConfiguration:\n  # hunter2\n  tasks.max: 1\ncurrentVersion: 1E5 # hunter2\nconnectorArn: \"arn:'hunter2'\"\ntasks.min: hunter2\n--- # hunter2\n# hunter2\n...\n# 'hunter2'\n--- hunter2\n",
    "{connector.class: hunter2, tasks.max: 3, # hunter2\n capacity: null, 'db.password ': 'hunter2', x: !hunter2 4}\n",
];

#[test]
fn neither_a_diff_nor_a_fix_nor_a_report_shows_a_secret() {
    let mut files = Vec::new();
    for (number, text) in SECRETS.iter().enumerate() {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let name = |extension| format!("{number}-{end}.{extension}");
            // A cut name would be shown.
            let cut = &text[..end];
            if end == text.len() || cut.matches("hunter2").count() == cut.matches('h').count() {
                files.extend([(name("json"), cut), (name("yaml"), cut)]);
            }
        }
    }
    let files: Vec<_> = files.iter().map(|(name, text)| (&**name, *text)).collect();
    let folder = folder("secrets", &files);
    for shape in ["request", "configuration"] {
        for arguments in [
            &["--diff", "--unsafe-fixes"][..],
            &["--format", "json"],
            &["--format", "sarif"],
            &["--format", "github"],
            &["--format", "gitlab"],
            &["--format", "junit"],
        ] {
            let mut command = command(&[&["check", "--shape", shape], arguments, &["."]].concat());
            let (status, output, errors) = end(command.current_dir(&folder), b"");
            assert_eq!((status, output.len() > 1_000), (1, true), "{errors}");
            assert!(
                !output.contains("unter") && !errors.contains("unter"),
                "{arguments:?}: {output}"
            );
        }
    }
    let (_, output, errors) = run_in(&folder, &["--fix", "--unsafe-fixes", "."]);
    assert!(
        errors.contains("fixed: ./0-") && errors.contains("fixed: ./4-"),
        "{errors}"
    );
    assert!(
        !output.contains("unter") && !errors.contains("unter"),
        "{output}{errors}"
    );
}
