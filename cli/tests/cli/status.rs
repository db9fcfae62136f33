//! The exit status.

use std::{fs, path::Path, process::Stdio};

use msk_connect_preflight::Rule;

use crate::{
    VALID,
    command::{command, run},
    json_lines, line,
    reports::unknown_members,
};

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
