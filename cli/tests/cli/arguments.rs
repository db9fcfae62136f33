//! Arguments, valid and invalid.

use std::fs;

use msk_connect_preflight::{Level, Rule};
use serde_json::Value;

use crate::{
    INVALID, VALID,
    command::{PROJECT, command, run},
    json_lines, line,
};

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
