//! Tests of what `check` prints, where, and how it ends: reports for GitLab and as `JUnit` XML, the options for
//! output, variables for options, and threads.

mod command;

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use command::{command, end, run};
use msk_connect_preflight::Rule;
use roxmltree::{Document, Node};
use serde_json::{Value, json};

const INVALID: &str = Rule::McuCount.invalid_example();
const VALID: &str = Rule::McuCount.valid_example();

/// A new folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = env::temp_dir().join(format!("msk-preflight-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (file, text) in files {
        fs::write(folder.join(file), text).expect("the file can be written");
    }
    folder
}

/// Inputs with everything that a report can hold: a valid document, violations, advice, an odd name, text that is
/// no document, several documents, and a file that cannot be read.
fn everything(name: &str) -> PathBuf {
    folder(
        name,
        &[
            ("a.json", VALID),
            ("b <&\">.json", INVALID),
            ("c.json", Rule::PlaintextSecret.invalid_example()),
            ("d.json", "{\"capacity\" 1}"),
            ("e.yaml", "capacity: 1\n---\ncapacity: &a [*a]\n"),
        ],
    )
}

/// The report of a folder, without the path to it.
fn report(folder: &PathBuf, arguments: &[&str]) -> String {
    let mut command = command(&[&["check"], arguments, &[".", "absent.json"]].concat());
    let (status, report, _) = end(command.current_dir(folder), b"");
    assert_eq!(status, 2);
    report
}

/// The members that GitLab's documentation lists: <https://docs.gitlab.com/ci/testing/code_quality/>.
fn code_quality() -> jsonschema::Validator {
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": false,
            "properties": {
                "description": { "type": "string", "minLength": 1 },
                "check_name": { "type": "string", "minLength": 1 },
                "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "pattern": "^[^./]" },
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": { "begin": { "type": "integer", "minimum": 1 } },
                        },
                    },
                },
            },
        },
    });
    jsonschema::validator_for(&schema).expect("it is a schema")
}

#[test]
fn a_report_for_gitlab_has_its_members_and_stable_fingerprints() {
    let folder = everything("gitlab");
    let text = report(&folder, &["--format", "gitlab"]);
    let issues: Value = serde_json::from_str(&text).expect("the report is JSON");
    assert!(code_quality().is_valid(&issues), "{text}");
    let issues = issues.as_array().expect("it is an array");
    let found: Vec<_> = issues
        .iter()
        .map(|issue| {
            let text = |member: &str| issue[member].as_str().expect("a string").to_owned();
            let location = &issue["location"];
            let path = location["path"].as_str().expect("a string").to_owned();
            let line = location["lines"]["begin"].as_u64().expect("a number");
            (text("check_name"), text("severity"), path, line)
        })
        .collect();
    let expected = [
        ("mcu-count", "critical", "b <&\">.json", 5),
        ("plaintext-secret", "minor", "c.json", 4),
        ("syntax", "critical", "d.json", 1),
        ("required", "critical", "e.yaml", 1),
        ("required", "critical", "e.yaml", 1),
        ("type", "critical", "e.yaml", 1),
        ("syntax", "critical", "e.yaml", 3),
        ("unreadable", "blocker", "absent.json", 1),
    ];
    let expected = expected
        .map(|(rule, severity, path, line)| (rule.into(), severity.into(), path.into(), line));
    assert_eq!(found, expected);
    let fingerprints = |text: &str| -> Vec<String> {
        let issues: Value = serde_json::from_str(text).expect("the report is JSON");
        let issues = issues.as_array().expect("it is an array").iter();
        issues
            .map(|issue| issue["fingerprint"].to_string())
            .collect()
    };
    let before = fingerprints(&text);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    // Lines above the finding do not change it.
    fs::write(folder.join("b <&\">.json"), format!("\n\n{INVALID}")).expect("it can be written");
    assert_eq!(
        fingerprints(&report(&folder, &["--format", "gitlab"])),
        before
    );
}

/// Holds that the element has only what the schema of Jenkins allows, and what that requires:
/// <https://github.com/jenkinsci/xunit-plugin>, junit-10.xsd.
fn assert_junit(node: Node<'_, '_>) {
    let (children, required, optional): (&[_], &[_], &[_]) = match node.tag_name().name() {
        "testsuites" => (&["testsuite"], &[], &[]),
        "testsuite" => (&["testcase"], &["name", "tests"], &["failures", "errors"]),
        "testcase" => (
            &["failure", "error", "system-out"],
            &["name", "classname"],
            &[],
        ),
        "failure" | "error" => (&[], &["type", "message"], &[]),
        "system-out" => (&[], &[], &[]),
        other => panic!("unknown element {other}"),
    };
    let attributes: Vec<_> = node
        .attributes()
        .map(|attribute| attribute.name())
        .collect();
    assert!(
        required.iter().all(|name| attributes.contains(name)),
        "{node:?}"
    );
    let is_known = |name: &&str| required.contains(name) || optional.contains(name);
    assert!(attributes.iter().all(is_known), "{node:?}");
    for child in node.children().filter(Node::is_element) {
        assert!(children.contains(&child.tag_name().name()), "{child:?}");
        assert_junit(child);
    }
}

#[test]
fn junit_has_a_test_case_for_each_document() {
    let text = report(&everything("junit"), &["--format", "junit"]);
    let document = Document::parse(&text).expect("the report is XML");
    assert_junit(document.root_element());
    let cases = document
        .descendants()
        .filter(|node| node.has_tag_name("testcase"));
    let found: Vec<_> = cases
        .map(|case| {
            let suite = case.parent().expect("a case is in a suite");
            let of = |name: &str| suite.attribute(name).unwrap_or_default().to_owned();
            let result = case.first_element_child();
            let result = result.map(|result| {
                let rule = result.attribute("type").unwrap_or_default();
                format!("{} {rule}", result.tag_name().name())
            });
            let name = case.attribute("name").unwrap_or_default().to_owned();
            (
                name,
                of("failures") + &of("errors"),
                result.unwrap_or_default(),
            )
        })
        .collect();
    let expected = [
        ("./a.json", "00", ""),
        ("./b <&\">.json", "10", "failure mcu-count"),
        ("./c.json", "00", "system-out "),
        ("./d.json", "10", "failure syntax"),
        ("./e.yaml:1", "10", "failure required"),
        ("./e.yaml:2", "10", "failure syntax"),
        ("absent.json", "01", "error unreadable"),
    ];
    let expected =
        expected.map(|(name, counts, result)| (name.into(), counts.into(), result.into()));
    assert_eq!(found, expected);
}

#[test]
fn a_quiet_run_prints_findings_alone() {
    for format in ["human", "github"] {
        let all = run(&["check", "--format", format], INVALID).1;
        let quiet = run(&["check", "-q", "--format", format], INVALID).1;
        assert_eq!(all, quiet + "checked 1 document: invalid\n");
        assert_eq!(run(&["check", "--quiet", "--format", format], VALID).1, "");
    }
    let against = [
        "--against",
        "tests/connectors/orders.json",
        "--current-version",
        "described",
    ];
    let plan = |quiet: &[&str]| {
        let arguments = [
            &["check"],
            quiet,
            &against[..],
            &["examples/configuration.json"],
        ];
        run(&arguments.concat(), "").1
    };
    assert!(plan(&[]).contains("changes to"));
    assert!(!plan(&["-q"]).contains("changes to"));
}

#[test]
fn a_report_is_written_to_a_file_without_colours() {
    let folder = folder("file", &[]);
    let file = folder.join("report.txt");
    let name = file.to_str().expect("the path is text");
    let (status, output, errors) = run(&["check", "--output-file", name], INVALID);
    assert_eq!((status, &*output, &*errors), (1, "", ""));
    let written = fs::read_to_string(&file).expect("it is written");
    assert_eq!(written, run(&["check"], INVALID).1);
    run(
        &["check", "--color", "always", "--output-file", name],
        INVALID,
    );
    let written = fs::read_to_string(&file).expect("it is written");
    assert!(written.contains("\x1b["));
    let absent = folder.join("absent/report.txt");
    let name = absent.to_str().expect("the path is text");
    let (status, output, errors) = run(&["check", "--output-file", name], VALID);
    assert_eq!((status, &*output), (2, ""));
    assert!(
        errors.contains("report.txt: cannot write the file: "),
        "{errors}"
    );
    #[cfg(target_os = "linux")]
    {
        let (status, _, errors) = run(&["check", "--output-file", "/dev/full"], VALID);
        assert_eq!(status, 2);
        assert!(errors.contains("cannot write the output"), "{errors}");
    }
}

#[test]
fn an_exit_status_of_1_can_be_0_and_one_of_2_cannot() {
    let status =
        |arguments: &[&str], input| run(&[&["check", "--exit-zero"], arguments].concat(), input).0;
    assert_eq!(status(&[], INVALID), 0);
    assert_eq!(
        status(
            &["--deny", "advice"],
            Rule::PlaintextSecret.invalid_example()
        ),
        0
    );
    assert_eq!(status(&["absent.json"], ""), 2);
    assert_eq!(status(&["--worker-limit", "0"], ""), 2);
    let log = run(&["check", "--exit-zero", "--format", "sarif"], INVALID).1;
    let log: Value = serde_json::from_str(&log).expect("a log is JSON");
    assert_eq!(log["runs"][0]["invocations"][0]["exitCode"], 0);
}

#[test]
fn standard_input_can_have_a_name_that_decides_its_language() {
    let yaml = "connectorArn: x\n";
    let check =
        |arguments: &[&str]| run(&[&["check", "--format", "json"], arguments].concat(), yaml);
    let (_, report, _) = check(&["--stdin-filename", "a/b.yaml"]);
    let report: Value = serde_json::from_str(&report).expect("a line of JSON");
    assert_eq!(
        (&report["file"], &report["document"]),
        (&json!("a/b.yaml"), &json!(1))
    );
    let (_, report, _) = check(&["--stdin-filename", "a/b.json", "-"]);
    assert!(report.contains("\"error\""), "{report}");
    let (_, report, _) = run(
        &["check", "--format", "github", "--stdin-filename", "a.json"],
        INVALID,
    );
    assert!(report.starts_with("::error file=a.json,line="), "{report}");
    for (arguments, reason) in [
        (&["examples/mistakes.json"][..], "needs standard input"),
        (&["--lines"][..], "supports JSON only"),
    ] {
        let (status, _, errors) = check(&[&["--stdin-filename", "b.yaml"], arguments].concat());
        assert_eq!(status, 2);
        assert!(errors.contains(reason), "{errors}");
    }
}

/// The exit status, standard output and standard error with a variable set.
fn with(variable: &str, value: &str, arguments: &[&str], input: &str) -> (i32, String, String) {
    end(command(arguments).env(variable, value), input.as_bytes())
}

#[test]
fn a_variable_sets_an_option_that_is_not_given() {
    let check = &["check"][..];
    for (variable, value, option) in [
        ("MSK_PREFLIGHT_FORMAT", "json", &["--format", "json"][..]),
        (
            "MSK_PREFLIGHT_API_REVISION",
            "2026-02",
            &["--api-revision", "2026-02"],
        ),
        ("MSK_PREFLIGHT_WORKER_LIMIT", "1", &["--worker-limit", "1"]),
        (
            "MSK_PREFLIGHT_ALLOW",
            "worker-quota,plaintext-secret",
            &["--allow", "plaintext-secret"],
        ),
        ("MSK_PREFLIGHT_DENY", "fails,risk", &["--deny", "risk"]),
        ("MSK_PREFLIGHT_SHAPE", "body", &["--shape", "body"]),
        ("MSK_PREFLIGHT_COLOR", "always", &["--color", "always"]),
        ("MSK_PREFLIGHT_QUIET", "1", &["--quiet"]),
        ("MSK_PREFLIGHT_LINES", "yes", &["--lines"]),
        ("MSK_PREFLIGHT_JOBS", "2", &["-j2"]),
    ] {
        for input in [INVALID, Rule::PlaintextSecret.invalid_example()] {
            let given = run(&[check, option].concat(), input);
            assert_eq!(with(variable, value, check, input), given, "{variable}");
        }
    }
    let plain = run(&["check", "--color", "never"], INVALID);
    let both = &["check", "--color", "never"];
    assert_eq!(with("MSK_PREFLIGHT_COLOR", "always", both, INVALID), plain);
    // It is the format of `check` alone.
    assert_eq!(
        with("MSK_PREFLIGHT_FORMAT", "sarif", &["rules"], ""),
        run(&["rules"], "")
    );
}

#[test]
fn every_option_of_check_has_a_variable_but_those_that_do_harm_unseen() {
    let help = run(&["check", "--help"], "").1;
    let without = [
        "diff",
        "exit-zero",
        "fix",
        "help",
        "output-file",
        "stdin-filename",
        "unsafe-fixes",
    ];
    let options = help.split("\n  ").filter_map(|part| {
        let (_, option) = part.trim_start().split_once("--")?;
        part.trim_start().starts_with('-').then_some(option)
    });
    let mut count = 0;
    for part in options {
        let name = part
            .split([' ', '\n'])
            .next()
            .expect("an option has a name");
        let variable = format!("MSK_PREFLIGHT_{}", name.to_uppercase().replace('-', "_"));
        let is_there = help.contains(&format!("[env: {variable}]"));
        assert_eq!(is_there, !without.contains(&name), "{name}");
        count += 1;
    }
    assert!(count > 15, "{help}");
}

#[test]
fn an_invalid_variable_is_named() {
    for (variable, value) in [
        ("MSK_PREFLIGHT_WORKER_LIMIT", "0"),
        ("MSK_PREFLIGHT_DENY", "risk,nothing"),
        ("MSK_PREFLIGHT_ALLOW", "mcu-count"),
        ("MSK_PREFLIGHT_QUIET", "perhaps"),
        ("MSK_PREFLIGHT_JOBS", "0"),
        ("MSK_PREFLIGHT_COLOR", "red"),
    ] {
        let (status, output, errors) = with(variable, value, &["check"], VALID);
        assert_eq!((status, &*output), (2, ""), "{variable}");
        assert!(errors.contains(&format!("for '{variable}'")), "{errors}");
    }
    for arguments in [
        ["check", "--worker-limit=0", ""],
        ["check", "--worker-limit", "0"],
    ] {
        let (_, _, errors) = with("MSK_PREFLIGHT_WORKER_LIMIT", "0", &arguments, VALID);
        assert!(errors.contains("for '--worker-limit <N>'"), "{errors}");
    }
}

#[test]
fn any_number_of_threads_prints_the_same() {
    let valid = VALID.replace('\n', " ");
    let lines = [valid.as_str(), "{", "", &INVALID.replace('\n', " ")];
    let lines = (0..3_000)
        .map(|index| lines[index % 4])
        .collect::<Vec<_>>()
        .join("\n");
    let text = |index: usize| {
        if index.is_multiple_of(3) {
            INVALID
        } else {
            VALID
        }
    };
    let files: Vec<_> = (0..600)
        .map(|index| (format!("{index}.json"), text(index)))
        .collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (&**name, *text)).collect();
    let folder = folder("threads", &files);
    fs::write(folder.join("lines"), lines).expect("it can be written");
    for format in ["human", "json", "sarif", "github", "gitlab", "junit"] {
        let of = |jobs| {
            let whole = ["check", "--format", format, "-j", jobs];
            let mut in_lines = command(&[&whole[..], &["--lines", "lines"]].concat());
            let in_lines = end(in_lines.current_dir(&folder), b"");
            let mut in_folder = command(&[&whole[..], &[".", "absent.json"]].concat());
            (in_lines, end(in_folder.current_dir(&folder), b""))
        };
        let one = of("1");
        assert_eq!((one.0.0, one.1.0), (1, 2));
        assert_eq!(of("2"), one, "{format}");
        assert_eq!(of("7"), one, "{format}");
    }
}
