//! Tests of the command as a user runs it.

mod command;

use std::{fs, path::Path, process::Stdio};

use command::{PROJECT, command, end, run};
use msk_connect_preflight::{Follows, Level, Rule};
use serde_json::{Value, json};

const VALID: &str = Rule::McuCount.valid_example();
const INVALID: &str = Rule::McuCount.invalid_example();

fn json_lines(output: &str) -> Vec<Value> {
    let lines = output.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

fn unknown_members(count: usize) -> String {
    let members: Vec<_> = (0..count).map(|index| format!("\"x{index}\": 0")).collect();
    members.join(", ")
}

/// Puts `document` on one line.
fn line(document: &str) -> String {
    document.replace('\n', "")
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
fn rules_and_explain_print_the_whole_catalogue() {
    let (status, rules, _) = run(&["rules"], "");
    assert_eq!(status, 0);
    assert_eq!(rules.lines().count(), Rule::ALL.len());
    for (rule, line) in Rule::ALL.iter().zip(rules.lines()) {
        assert!(
            line.starts_with(rule.name())
                && line.contains(&format!("  {}", rule.level()))
                && rule
                    .follows()
                    .is_none_or(|follows| line.contains(&format!("{}, {follows}  ", rule.level())))
                && line.ends_with(rule.summary()),
            "{line}"
        );
        let (status, text, _) = run(&["explain", rule.name()], "");
        assert_eq!(status, 0);
        for part in [
            rule.summary(),
            rule.basis(),
            rule.source(),
            rule.invalid_example(),
            rule.valid_example(),
            rule.invalid_connector().unwrap_or_default(),
            rule.valid_connector().unwrap_or_default(),
        ] {
            assert!(text.contains(part), "{text}");
        }
    }
    let (status, list, _) = run(&["rules", "--format", "json"], "");
    assert_eq!(status, 0);
    let list = json_lines(&list);
    assert_eq!(list.len(), Rule::ALL.len());
    for (rule, entry) in Rule::ALL.iter().zip(list) {
        let optional = [
            ("follows", rule.follows().map(Follows::name)),
            ("invalidConnector", rule.invalid_connector()),
            ("validConnector", rule.valid_connector()),
        ];
        let expected = serde_json::json!({
            "rule": rule.name(),
            "summary": rule.summary(),
            "level": rule.level().to_string(),
            "since": rule.since().name(),
            "evidence": rule.evidence().to_string(),
            "basis": rule.basis(),
            "source": rule.source(),
            "invalidExample": rule.invalid_example(),
            "validExample": rule.valid_example(),
        });
        let mut entry = entry;
        for (member, value) in optional {
            let found = entry.as_object_mut().and_then(|entry| entry.remove(member));
            assert_eq!(found, value.map(Into::into));
        }
        assert_eq!(entry, expected);
    }
    insta::assert_snapshot!("explain", run(&["explain", "worker-order"], "").1);
    insta::assert_snapshot!(
        "explain-advice",
        run(&["explain", "task-count-inert"], "").1
    );
    insta::assert_snapshot!("explain-conflict", run(&["explain", "version-stale"], "").1);
}

#[test]
fn a_misspelt_rule_suggests_the_nearest_one() {
    let (status, output, errors) = run(&["explain", "mcu-cuont"], "");
    assert_eq!((status, output.as_str()), (2, ""));
    assert!(errors.contains("did you mean `mcu-count`?"), "{errors}");
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
fn standard_input_is_read_without_a_file_or_with_a_dash() {
    for arguments in [&["check"][..], &["check", "-"]] {
        assert_eq!(run(arguments, VALID).0, 0);
        let (status, output, _) = run(arguments, INVALID);
        assert_eq!(status, 1);
        assert!(output.contains("--> <standard input>:5:42\n"), "{output}");
    }
}

#[test]
fn the_worst_exit_status_wins() {
    let (good, bad, none) = (
        "examples/autoscaling.json",
        "examples/mistakes.json",
        "none.json",
    );
    for (files, expected) in [
        (&[good, good][..], 0),
        (&[good, bad], 1),
        (&[bad, good], 1),
        (&[good, none], 2),
        (&[none, bad], 2),
        (&[bad, none, good], 2),
        (&[good, "hooks"], 2),
    ] {
        for format in ["human", "json", "sarif", "github", "gitlab", "junit"] {
            let arguments = [&["check", "--format", format], files].concat();
            assert_eq!(run(&arguments, "").0, expected, "{arguments:?}");
        }
    }
    assert_eq!(run(&["check", "--lines", "tests"], "").0, 2);
    for no_document in ["", " ", "{", "nul", "\u{feff}{}"] {
        assert_eq!(run(&["check"], no_document).0, 1, "{no_document:?}");
    }
    assert_eq!(run(&["check"], b"\xff").0, 1);
}

#[test]
fn invalid_arguments_are_reported_and_exit_with_2() {
    for arguments in [
        &[][..],
        &["chekc"],
        &["check", "--worker-limit", "0"],
        &["check", "--worker-limit", "2147483648"],
        &["check", "--worker-limit", "ten"],
        &["check", "--worker-quota", "0"],
        &["check", "--allow", "mcu-count"],
        &["check", "--allow", "advice"],
        &["check", "--deny", "mcu-count"],
        &["check", "--deny", "all"],
        &["check", "--api-revision", "2025-01"],
        &["check", "--format", "xml"],
        &["explain"],
        &["template"],
        &["template", "connector"],
        &["template", "provisioned", "--output", "toml"],
        &["completions", "command.com"],
    ] {
        let (status, output, errors) = run(arguments, VALID);
        assert_eq!((status, output.as_str()), (2, ""), "{arguments:?}");
        assert!(!errors.is_empty());
    }
    let (_, _, errors) = run(&["check", "--worker-limit", "0"], "");
    assert!(errors.contains("from 1 to 2147483647"), "{errors}");
    for (argument, possible, conflicts) in [
        ("--allow", "[possible values: ", ", connector-busy]"),
        ("--deny", "values: advice, fails, inert, risk, ", "]"),
    ] {
        let (_, _, errors) = run(&["check", argument, "mcu-count"], "");
        let advice = Rule::ALL.iter();
        let advice = advice.filter(|rule| rule.level() == Level::Advice);
        let names: Vec<_> = advice.map(|rule| rule.name()).collect();
        let expected = format!("{possible}{}{conflicts}", names.join(", "));
        assert!(errors.contains(&expected), "{errors}");
    }
}

#[test]
fn only_denied_advice_changes_the_exit_status() {
    let (quota, float, reload) = (
        Rule::WorkerQuota.invalid_example(),
        Rule::IntegralFloat.invalid_example(),
        Rule::ConfigReload.invalid_example(),
    );
    let both = [line(quota), line(float), line(VALID)].join("\n");
    // The exit status, and the end of the summary.
    let (silent, warned) = ((0, ": valid"), (0, ": valid, 1 warning"));
    let denied = (1, ": valid, 1 warning, 1 denied");
    for (arguments, input, (status, summary)) in [
        ("", quota, warned),
        ("--worker-quota 11", quota, silent),
        ("--worker-limit 20", quota, silent),
        ("--worker-limit 10", quota, (1, ": invalid")),
        ("--lines", &both, (0, ": valid, 2 warnings")),
        ("--deny advice", quota, denied),
        ("--deny worker-quota", quota, denied),
        ("--deny worker-quota", float, warned),
        ("--deny risk", quota, denied),
        ("--deny risk", float, warned),
        ("--deny fails --deny inert", quota, warned),
        // Every placeholder gets this advice, so that a consequence does not cover it.
        ("--deny risk", reload, warned),
        ("--deny advice", reload, denied),
        ("--deny config-reload", reload, denied),
        ("--deny fails", float, denied),
        ("--allow worker-quota:workerCount", quota, silent),
        ("--allow worker-quota:maxWorkerCount", quota, warned),
        ("--allow integral-float:workerCount", quota, warned),
        (
            "--deny advice --allow worker-quota:workerCount",
            quota,
            silent,
        ),
        ("--deny advice", VALID, silent),
        ("--allow worker-quota", quota, silent),
        ("--allow worker-quota", float, warned),
        ("--deny advice --allow worker-quota", quota, silent),
        ("--deny worker-quota --allow worker-quota", quota, silent),
        ("--lines --deny advice --allow worker-quota", &both, denied),
        (
            "--lines --deny worker-quota --deny integral-float",
            &both,
            (1, ": valid, 2 warnings, 2 denied"),
        ),
        (
            "--lines --allow worker-quota --allow integral-float",
            &both,
            silent,
        ),
    ] {
        let words = format!("check {arguments}");
        let words: Vec<_> = words.split_whitespace().collect();
        let (found, output, _) = run(&words, input);
        assert_eq!(found, status, "{arguments}");
        let (_, end) = output.rsplit_once("checked ").expect("it is summed up");
        let line = end.lines().next().expect("it is a line");
        assert!(line.ends_with(summary), "{arguments}: {end}");
        let count = summary.split([' ', ',']).find_map(|word| word.parse().ok());
        assert_eq!(output.matches("advice[").count(), count.unwrap_or(0));
        // The verdict does not depend on advice.
        let (found, output, _) = run(&[&words[..], &["--format", "json"]].concat(), input);
        assert_eq!(found, status, "{arguments}");
        for document in json_lines(&output) {
            assert_eq!(document["valid"], summary != ": invalid", "{arguments}");
        }
    }
    let (status, _, _) = run(&["check", "--deny", "advice", "none.json"], "");
    assert_eq!(status, 2);
}

#[test]
fn an_unreadable_file_is_reported_and_the_others_are_checked() {
    let files = ["check", "none.json", "examples/autoscaling.json"];
    let (_, output, errors) = run(&files, "");
    assert_eq!(
        output,
        "checked 1 document: valid; 1 file could not be read\n"
    );
    assert!(
        errors.starts_with("error: none.json: cannot read the file: "),
        "{errors}"
    );

    let (_, output, errors) = run(&[&files[..], &["--format", "json"]].concat(), "");
    let [unreadable, valid] = &json_lines(&output)[..] else {
        panic!("{output}");
    };
    assert_eq!(errors, "");
    assert_eq!(unreadable["valid"], false);
    assert!(unreadable["error"]["message"].is_string());
    assert!(unreadable["error"].get("line").is_none());
    assert_eq!(valid["valid"], true);
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
fn printed_schemas_equal_the_exported_ones() {
    for (arguments, file) in [
        (&[][..], "2026-10/request.json"),
        (&["--draft", "draft-07"], "2026-10/request.draft-07.json"),
        (&["--api-revision", "2026-02"], "2026-02/request.json"),
        (&["--shape", "body"], "2026-10/body.json"),
        (
            &["--shape", "capacity", "--editor"],
            "2026-10/capacity.editor.json",
        ),
        (
            &["--shape", "configuration", "--draft", "draft-07"],
            "2026-10/configuration.draft-07.json",
        ),
        (&["--editor"], "2026-10/request.editor.json"),
        (&["--flavour", "editor"], "2026-10/request.editor.json"),
        (&["--flavour", "shape"], "2026-10/request.shape.json"),
        (&["--flavour", "compiled"], "2026-10/request.compiled.json"),
        (
            &["--flavour", "compiled", "--draft", "draft-07"],
            "2026-10/request.compiled.draft-07.json",
        ),
    ] {
        let exported =
            fs::read_to_string(format!("{PROJECT}/schemas/{file}")).expect("it is there");
        let (status, printed, _) = run(&[&["schema"], arguments].concat(), "");
        assert_eq!((status, printed), (0, exported), "{arguments:?}");
    }
    for flavour in [&["--editor"][..], &["--flavour", "shape"]] {
        let arguments = [&["schema"], flavour, &["--draft", "2020-12"]].concat();
        let (status, output, errors) = run(&arguments, "");
        assert_eq!((status, output.as_str()), (2, ""));
        assert!(
            errors.contains("this flavour supports draft-07 only"),
            "{errors}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_reported_and_exits_with_2() {
    for arguments in [
        &["rules"][..],
        &["explain", "syntax"],
        &["--help"],
        &["--version"],
        &["check", "--help"],
        &["help", "check"],
    ] {
        let full = fs::File::create("/dev/full").expect("it is there");
        let output = command(arguments)
            .stdout(full)
            .output()
            .expect("the command runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            errors.starts_with("error: cannot write the output: "),
            "{arguments:?}: {errors}"
        );
    }
}

#[test]
fn arguments_are_escaped_in_errors() {
    let hostile = "x\n::error::y\r\u{1b}]0;z\u{7}\u{202e}##[q]##vso[r]";
    let escaped = r"x\u000a::error::y\u000d\u001b]0;z\u0007\u202e#\u0023[q]#\u0023vso[r]";
    let option = format!("--{hostile}");
    for arguments in [
        &[hostile][..],
        &[&option],
        &["-\u{1b}[31m\n"],
        &["check", &option],
        &["check", "-\n"],
        &["check", "--format", hostile],
        &["check", "--deny", hostile],
        &["check", "--worker-limit", hostile],
        &["check", &format!("--lines={hostile}")],
        &["--color", hostile, "rules"],
        &["rules", hostile],
        &["explain", hostile],
        &["explain", "type", hostile],
        &["completions", hostile],
        &["help", hostile],
        &["template", hostile],
    ] {
        let (status, output, errors) = run(arguments, "");
        assert_eq!((status, &output[..]), (2, ""), "{arguments:?}");
        let is_layout = |c: char| c == '\n' || !c.is_control() && c != '\u{202e}';
        assert!(errors.chars().all(is_layout), "{arguments:?}: {errors:?}");
        let mut lines = errors.lines();
        assert!(
            !lines.any(|line| line.trim_start().starts_with("::")),
            "{errors}"
        );
        if arguments.iter().any(|argument| argument.contains(hostile)) {
            assert!(errors.contains(escaped), "{arguments:?}: {errors}");
        }
    }
    // An argument without anything to escape keeps its tip.
    let (_, _, errors) = run(&["check", "--nothing"], "");
    assert!(errors.contains("use '-- --nothing'"), "{errors}");
}

#[test]
fn syntax_is_explained_as_in_the_sarif_log() {
    let (status, text, errors) = run(&["explain", "syntax"], "");
    assert_eq!((status, &errors[..]), (0, ""));
    let (_, log, _) = run(&["check", "--format", "sarif"], "{");
    let log: Value = serde_json::from_str(&log).expect("it is JSON");
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    let rules = rules.as_array().expect("there are rules");
    let rule = rules.iter().find(|rule| rule["id"] == "syntax");
    let rule = rule.expect("it is there");
    for part in [&rule["help"]["text"], &rule["helpUri"]] {
        let part = part.as_str().expect("it is text");
        assert!(text.contains(part), "{part}: {text}");
    }
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

#[test]
fn each_line_is_a_document() {
    let input = [&line(VALID), "", " \t\r", &line(INVALID), "{", &line(VALID)].join("\n");
    let (status, output, _) = run(&["check", "--lines", "--format", "json"], &input);
    assert_eq!(status, 1);
    let documents = json_lines(&output);
    let verdicts: Vec<_> = documents
        .iter()
        .map(|document| (&document["line"], &document["valid"]))
        .collect();
    assert_eq!(
        verdicts,
        [
            (&json!(1), &json!(true)),
            (&json!(4), &json!(false)),
            (&json!(5), &json!(false)),
            (&json!(6), &json!(true)),
        ]
    );
    assert_eq!(documents[1]["violations"][0]["line"], 4);
    assert_eq!(documents[2]["error"]["line"], 5);

    let (status, output, _) = run(&["check", "--lines"], input);
    assert_eq!(status, 1);
    assert!(output.contains("--> <standard input>:4:"), "{output}");
    assert!(
        output.ends_with("checked 4 documents: 2 valid, 2 invalid\n"),
        "{output}"
    );
}

#[test]
fn yaml_is_chosen_by_file_name_or_argument() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("languages");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let (yaml, json) = (
        "connectorConfiguration: {}\n",
        "{\"connectorConfiguration\":\t{}}",
    );
    for (name, is_yaml) in [
        ("a.yaml", true),
        ("a.yml", true),
        ("a.json.YAML", true),
        ("a.json", false),
        ("a.yaml.txt", false),
        ("yaml", false),
    ] {
        let file = folder.join(name);
        fs::write(&file, yaml).expect("the file can be written");
        let file = file.to_str().expect("the path is text");
        for (input, is_valid) in [("auto", is_yaml), ("yaml", true), ("json", false)] {
            let (status, _, _) = run(&["check", "--shape", "body", "--input", input, file], "");
            assert_eq!(status, i32::from(!is_valid), "{name} as {input}");
        }
    }
    for (input, text, is_valid) in [
        ("auto", yaml, false),
        ("auto", json, true),
        ("json", json, true),
        ("yaml", json, true),
        ("yaml", yaml, true),
    ] {
        let (status, _, _) = run(&["check", "--shape", "body", "--input", input], text);
        assert_eq!(status, i32::from(!is_valid), "{text} as {input}");
    }
}

#[test]
fn the_documents_of_a_yaml_file_are_counted() {
    let input = "\
# the first
connectorConfiguration: {connector.class: A}
---
connectorConfiguration:
  tasks.max: 2
  connector.class: A
---
\"
---
{connectorConfiguration: {connector.class: A}}
";
    let arguments = ["check", "--shape", "body", "--input", "yaml"];
    let (status, output, _) = run(&[&arguments[..], &["--format", "json"]].concat(), input);
    assert_eq!(status, 1);
    assert_eq!(
        output,
        concat!(
            r#"{"file":"-","document":1,"valid":true,"violations":[],"advice":[]}"#,
            "\n",
            r#"{"file":"-","document":2,"valid":false,"violations":[{"rule":"type","#,
            r#""at":"/connectorConfiguration/tasks.max","#,
            r#""message":"`tasks.max` must be a string, found a number","#,
            r#""help":"put the value in quotes","line":5,"column":14,"#,
            r#""fix":{"title":"put the value of `tasks.max` in quotes","safe":true,"edits":["#,
            r#"{"line":5,"column":14,"endLine":5,"endColumn":14,"text":"\""},"#,
            r#"{"line":5,"column":15,"endLine":5,"endColumn":15,"text":"\""}]}}],"advice":[]}"#,
            "\n",
            r#"{"file":"-","document":3,"valid":false,"violations":[],"advice":[],"#,
            r#""error":{"message":"unclosed quote","#,
            r#""line":8,"column":1}}"#,
            "\n",
            r#"{"file":"-","document":4,"valid":true,"violations":[],"advice":[]}"#,
            "\n",
        )
    );
    let (status, output, _) = run(&arguments, input);
    assert_eq!(status, 1);
    assert!(output.contains("--> <standard input>:5:14\n"), "{output}");
    assert!(
        output.contains("\nchecked 4 documents: 2 valid, 2 invalid\n"),
        "{output}"
    );

    let arguments = [&arguments[..], &["--connector-arn", "arn:aws:x"]].concat();
    let (_, output, _) = run(&arguments, input);
    assert!(
        output.contains("note: the value was given on the command line, for <standard input>:3\n"),
        "{output}"
    );
    for no_document in ["", "# none", "a: *b"] {
        let (status, output, _) = run(&["check", "--input", "yaml"], no_document);
        assert_eq!(status, 1, "{no_document:?}");
        assert!(
            output.starts_with("error: not a YAML document: "),
            "{output}"
        );
    }
    assert_eq!(run(&["check", "none.yaml"], "").0, 2);
}

#[test]
fn lines_are_json() {
    for arguments in [
        &["check", "--lines", "--input", "yaml"][..],
        &["check", "--lines", "examples/autoscaling.json", "none.yml"],
    ] {
        let (status, output, errors) = run(arguments, VALID);
        assert_eq!((status, output.as_str()), (2, ""));
        assert!(errors.contains("--lines supports JSON only"), "{errors}");
    }
    let arguments = ["check", "--lines", "--input", "json"];
    assert_eq!(run(&arguments, line(VALID)).0, 0);
}

#[test]
fn a_line_has_at_most_16_mib() {
    const LONGEST: usize = 16 * 1024 * 1024;
    let mut input = line(VALID).into_bytes();
    input.resize(LONGEST, b' ');
    let input = [
        b" ",
        &input[..],
        b"\n   ",
        &input,
        b"\n",
        &input,
        b"\r\n",
        &input,
    ]
    .concat();
    let (status, output, _) = run(&["check", "--lines", "--format", "json"], input);
    assert_eq!(status, 1);
    let [too_long, far_too_long, longest, last] = &json_lines(&output)[..] else {
        panic!("{output}");
    };
    for (line, too_long) in [(1, too_long), (2, far_too_long)] {
        assert_eq!(
            too_long["error"],
            json!({"message": "the line is longer than 16 MiB", "line": line, "column": 1})
        );
    }
    assert_eq!(
        (&longest["line"], &longest["valid"]),
        (&json!(3), &json!(true))
    );
    assert_eq!(last["valid"], true);
}

#[test]
fn arn_and_version_come_from_arguments_too() {
    let document = "examples/configuration.json";
    let (status, output, _) = run(&["check", document], "");
    assert_eq!(status, 1);
    assert!(
        output.contains("error[required]: `currentVersion` is missing"),
        "{output}"
    );
    assert_eq!(
        run(&["check", "--current-version", "K1", document], "").0,
        0
    );

    let arguments = [
        "check",
        "--current-version",
        "K1",
        "--connector-arn",
        "arn:aws:x",
        document,
    ];
    let (status, output, _) = run(&arguments, "");
    assert_eq!(status, 1);
    assert!(
        output.contains("error[connector-arn]: `connectorArn` is `arn:aws:x`"),
        "{output}"
    );
    let lines = ["check", "--lines", "--connector-arn", "arn:aws:x"];
    let (_, output, _) = run(&lines, line(VALID));
    assert!(
        output.contains("note: the value was given on the command line, for <standard input>:1\n"),
        "{output}"
    );
    let (_, output, _) = run(&[&arguments[..], &["--format", "json"]].concat(), "");
    let violation = &json_lines(&output)[0]["violations"][0];
    assert_eq!(
        (&violation["line"], &violation["column"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn a_printed_schema_does_not_require_what_is_given_elsewhere() {
    let schema = |arguments: &[&str]| {
        let (status, printed, errors) = run(&[&["schema"], arguments].concat(), "");
        assert_eq!((status, errors.as_str()), (0, ""), "{arguments:?}");
        serde_json::from_str::<Value>(&printed).expect("a schema is JSON")
    };
    let both = [
        &["--given", "connector-arn,current-version"][..],
        &["--given", "connector-arn", "--given", "current-version"],
    ];
    for arguments in both {
        assert_eq!(schema(arguments).get("required"), None);
    }
    let version = &["--given", "current-version"];
    assert_eq!(
        schema(version)["required"],
        serde_json::json!(["connectorArn"])
    );
    // The committed file has an id in addition.
    let exported = fs::read_to_string(format!(
        "{PROJECT}/schemas/2026-10/request.files.editor.json"
    ));
    let mut exported: Value =
        serde_json::from_str(&exported.expect("it is there")).expect("a schema is JSON");
    let id = exported
        .as_object_mut()
        .and_then(|schema| schema.remove("$id"));
    assert_eq!(
        id,
        Some(
            "https://docs.rs/msk-connect-preflight/schemas/2026-10/request.files.editor.json"
                .into()
        )
    );
    assert_eq!(schema(&[&["--editor"], &version[..]].concat()), exported);
    for arguments in [&version[..], &["--worker-limit", "10"]] {
        assert_eq!(schema(arguments).get("$id"), None, "{arguments:?}");
    }
    assert_eq!(run(&["schema", "--given", "capacity"], "").0, 2);
}

#[test]
fn a_capacity_or_a_configuration_alone_is_checked_without_a_connector() {
    let capacity = r#"{"provisionedCapacity": {"mcuCount": 1, "workerCount": 0}}"#;
    let arguments = ["check", "--shape", "capacity", "--format", "json"];
    let (status, output, _) = run(&arguments, capacity);
    assert_eq!(status, 1);
    let verdict = &json_lines(&output)[0];
    assert_eq!(
        verdict["violations"][0]["at"],
        "/provisionedCapacity/workerCount"
    );
    for (shape, document) in [
        ("capacity", capacity.replace('0', "2")),
        ("configuration", r#"{"connector.class": "a"}"#.to_owned()),
    ] {
        for input in ["json", "yaml"] {
            let arguments = ["check", "--shape", shape, "--input", input];
            let (status, output, _) = run(&arguments, &document);
            assert_eq!(
                (status, output.as_str()),
                (0, "checked 1 document: valid\n")
            );
        }
    }
}

#[test]
fn revision_limit_and_shape_are_options() {
    let plugins = Rule::OnePlugin.valid_example();
    assert_eq!(run(&["check"], plugins).0, 0);
    assert_eq!(run(&["check", "--api-revision", "2026-02"], plugins).0, 1);
    assert_eq!(run(&["check", "--worker-limit", "2"], VALID).0, 0);
    assert_eq!(run(&["check", "--worker-limit", "1"], VALID).0, 1);
    assert_eq!(run(&["check", "--shape", "body"], VALID).0, 1);
    assert_eq!(
        run(
            &["check", "--shape", "body"],
            r#"{"connectorConfiguration": {}}"#
        )
        .0,
        0
    );
}

#[test]
fn an_input_without_lines_has_no_documents() {
    assert_eq!(
        run(&["check", "--lines"], "\n \n"),
        (0, "checked 0 documents\n".to_owned(), String::new())
    );
}

#[test]
fn colours_can_be_chosen() {
    let colour = "\u{1b}[";
    assert!(!run(&["check"], INVALID).1.contains(colour));
    assert!(
        !run(&["check", "--color", "never"], INVALID)
            .1
            .contains(colour)
    );
    assert!(
        run(&["check", "--color", "always"], INVALID)
            .1
            .contains(colour)
    );
    let output = command(&["check", "examples/mistakes.json"])
        .env("CLICOLOR_FORCE", "1")
        .env("NO_COLOR", "1")
        .output()
        .expect("the command runs");
    assert!(!String::from_utf8_lossy(&output.stdout).contains(colour));
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let many = format!("{{{}}}", unknown_members(1_000));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many-mistakes.json");
    fs::write(&path, many).expect("the file can be written");
    let mut child = command(&["check", path.to_str().expect("the path is text")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");

    let (reader, writer) = std::io::pipe().expect("there are pipes");
    drop(reader);
    let output = command(&["--help"]).stdout(writer).output();
    let output = output.expect("the command runs");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (status, script, errors) = run(&["completions", shell], "");
        assert_eq!((status, errors.as_str()), (0, ""), "{shell}");
        for word in ["msk-preflight", "check", "worker-limit", "template"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn the_pre_commit_hook_is_a_check_without_a_version() {
    let hook =
        fs::read_to_string(format!("{PROJECT}/.pre-commit-hooks.yaml")).expect("it is there");
    let value = |member: &str| {
        let mut lines = hook.lines();
        lines
            .find_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix(member))
            .expect("the hook has the member")
    };
    assert_eq!(value("entry: "), "msk-preflight check");
    let arguments: Vec<_> = value("args: ")
        .trim_matches(['[', ']'])
        .split(", ")
        .collect();
    let files = ["examples/configuration.json", "examples/mistakes.json"];
    for (file, expected) in files.into_iter().zip([0, 1]) {
        assert_eq!(
            run(&[&["check"], &arguments[..], &[file]].concat(), "").0,
            expected
        );
    }
}

#[test]
fn help_has_exit_statuses_and_examples() {
    for arguments in [&["--help"][..], &["check", "--help"]] {
        let (status, help, _) = run(arguments, "");
        assert_eq!(status, 0);
        assert!(help.contains("Exit status:"), "{help}");
    }
    assert!(run(&["--version"], "").1.starts_with("msk-preflight "));
    assert!(run(&["check", "--help"], "").1.contains("Examples:"));
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
