//! Tests of the output for other programs: SARIF and GitHub's workflow commands.

#[path = "../command/mod.rs"]
mod command;
mod commands;
mod sarif;

use std::{
    fs,
    path::{Path, PathBuf},
};

use command::{command, run};
use msk_connect_preflight::Rule;
use serde_json::Value;

const INVALID: &str = Rule::McuCount.invalid_example();

fn github(arguments: &[&str], input: &str) -> String {
    let (_, output, errors) = run(
        &[&["check", "--format", "github"], arguments].concat(),
        input,
    );
    assert_eq!(errors, "");
    output
}

/// Makes an empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    folder
}

/// Makes a file with more violations than are shown.
fn endless(name: &str) -> String {
    let members: Vec<_> = (0..=1_000)
        .map(|index| format!("\"x{index}\": 0"))
        .collect();
    let file = folder(name).join("endless.json");
    fs::write(&file, format!("{{{}}}", members.join(", "))).expect("it can be written");
    file.to_str().expect("it is text").to_owned()
}

#[test]
fn denied_advice_is_an_error_in_every_format() {
    let text = "{\"provisionedCapacity\": {\"mcuCount\": 1.0, \"workerCount\": 11}}";
    let found = |deny: &[&str], format| {
        let arguments = ["check", "--shape", "capacity", "--format", format];
        let (status, output, _) = run(&[&arguments[..], deny].concat(), text);
        assert_eq!(status, i32::from(!deny.is_empty()));
        output
    };
    let [float, quota] = ["integral-float", "worker-quota"];
    for (deny, errors) in [
        (&[][..], &[][..]),
        (&["--deny", "fails"], &[float]),
        (&["--deny", quota], &[quota]),
        (&["--deny", "advice"], &[float, quota]),
    ] {
        let level = |rule: &&str, error, other| if errors.contains(rule) { error } else { other };
        let github = found(deny, "github");
        let sarif: Value = serde_json::from_str(&found(deny, "sarif")).expect("it is JSON");
        let gitlab: Value = serde_json::from_str(&found(deny, "gitlab")).expect("it is JSON");
        for (index, (rule, severity)) in [(float, "major"), (quota, "minor")].iter().enumerate() {
            let command = level(rule, "::error title=", "::notice title=");
            assert!(
                github.contains(&format!("{command}{rule} at /")),
                "{github}"
            );
            let result = &sarif["runs"][0]["results"][index];
            assert_eq!(result["ruleId"], *rule);
            assert_eq!(result["level"], level(rule, "error", "note"));
            assert_eq!(gitlab[index]["check_name"], *rule);
            assert_eq!(gitlab[index]["severity"], level(rule, "critical", severity));
        }
        let junit = found(deny, "junit");
        let failures = format!("failures=\"{}\"", u8::from(!errors.is_empty()));
        assert!(junit.contains(&failures), "{junit}");
        let (failed, output) = junit.split_once("<system-out>").unwrap_or((&junit, ""));
        for rule in [float, quota] {
            let place = level(&rule, failed, output);
            assert!(place.contains(&format!("advice[{rule}]")), "{junit}");
            assert_eq!(
                junit.matches(&format!("advice[{rule}]")).count(),
                1 + usize::from(errors.first() == Some(&rule))
            );
        }
    }
}

#[test]
fn github_reports_unreadable_files_and_cut_reports() {
    let annotations = github(&["none.json", "cli/tests/reports/no-comma.json"], "");
    let [unreadable, syntax, summary] = &annotations.lines().collect::<Vec<_>>()[..] else {
        panic!("{annotations}");
    };
    assert!(
        unreadable.starts_with("::error file=none.json,title=unreadable::cannot read the file: "),
        "{unreadable}"
    );
    assert_eq!(
        *syntax,
        "::error file=cli/tests/reports/no-comma.json,line=2,col=61,title=syntax::\
         not a JSON document: expected `,` before the next member"
    );
    assert_eq!(
        *summary,
        "checked 1 document: invalid; 1 file could not be read"
    );
    let annotations = github(&[&endless("endless-annotations")], "");
    let lines: Vec<_> = annotations.lines().collect();
    assert_eq!(lines.len(), 1_002);
    let (start, end) = (
        "::notice file=",
        "/endless.json,title=truncated::only the first 1000 violations are shown",
    );
    assert!(
        lines[1_000].starts_with(start) && lines[1_000].ends_with(end),
        "{}",
        lines[1_000]
    );
}

/// The sizes of the writes of `command` to standard output: a socket receives each as a datagram.
#[cfg(target_os = "linux")]
fn writes(mut command: std::process::Command) -> Vec<usize> {
    use std::{
        os::{fd::OwnedFd, unix::net::UnixDatagram},
        process::Stdio,
        time::Duration,
    };

    let (ours, theirs) = UnixDatagram::pair().expect("there are sockets");
    let pause = Some(Duration::from_millis(10));
    ours.set_read_timeout(pause).expect("it takes a timeout");
    let command = command.stdin(Stdio::null()).stdout(OwnedFd::from(theirs));
    let mut child = command.spawn().expect("the command starts");
    let mut datagram = vec![0; 1 << 18];
    let (mut sizes, mut end) = (Vec::new(), None);
    loop {
        match (ours.recv(&mut datagram), end) {
            (Ok(size), _) => sizes.push(size),
            (Err(_), None) => end = child.try_wait().expect("it can be asked"),
            (Err(_), Some(status)) => {
                assert!(matches!(status.code(), Some(0 | 1)), "{status}");
                return sizes;
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_is_written_at_least_8_kib_at_a_time() {
    let folder = folder("writes");
    // For each kind of line, reports are short, or as long as is worst for one of the formats.
    let line = |count: usize| {
        let members: Vec<_> = (0..count).map(|index| format!("\"x{index}\": 0")).collect();
        format!("{{{}}}\n", members.join(", "))
    };
    for (name, text) in [
        // A datagram takes some 200 kB.
        ("short", line(1).repeat(200)),
        ("long", (1..50).step_by(7).map(line).collect()),
        ("advice", "{\"connectorConfiguration\": {}}\n".repeat(200)),
        ("broken", "{\n".repeat(200)),
    ] {
        fs::write(folder.join(name), text).expect("it can be written");
        for format in ["human", "json", "sarif", "github", "gitlab", "junit"] {
            for color in ["never", "always"] {
                let arguments = ["check", "--shape", "body", "--lines", "--format", format];
                let mut command = command(&[&arguments[..], &["--color", color, name]].concat());
                command.current_dir(&folder);
                let writes = writes(command);
                let bytes: usize = writes.iter().sum();
                let most = bytes / (8 << 10) + 1;
                assert!(
                    writes.len() <= most,
                    "{name} {format}: {bytes} bytes in {writes:?}"
                );
            }
        }
    }
}
