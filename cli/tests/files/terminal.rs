//! What a terminal shows during a run.

use std::fs;

use crate::{VALID, command::run, folder};

/// Runs the command with a terminal as standard error and an input that pauses for more than a second,
/// and returns what it writes there; `rest` follows the command in the shell.
#[cfg(target_os = "linux")]
fn on_a_terminal(name: &str, command: &str) -> String {
    let folder = folder(name, &[]);
    let line = VALID.replace('\n', "") + "\n";
    fs::write(folder.join("line"), line).expect("it can be written");
    let script = format!(
        "mkfifo slow; (cat line; sleep 1.2; cat line line) > slow & {} {command}",
        env!("CARGO_BIN_EXE_msk-preflight")
    );
    let output = std::process::Command::new("script")
        .args(["--quiet", "--command", &script, "/dev/null"])
        .current_dir(folder)
        .env("TERM", "xterm")
        .stdin(std::process::Stdio::null())
        .output()
        .expect("there is `script`, of util-linux");
    String::from_utf8(output.stdout).expect("it is text")
}

#[cfg(target_os = "linux")]
#[test]
fn a_long_run_shows_its_progress_on_a_terminal() {
    for (name, command, shown) in [
        ("bytes", "check --lines slow > out", " B in "),
        ("lines", "check --lines line slow line", " B in "),
        ("count", "check line slow line > out", "of 3 files"),
    ] {
        let terminal = on_a_terminal(name, command);
        assert!(terminal.contains(shown), "{name}: {terminal:?}");
        let (_, last) = terminal
            .rsplit_once("\r\u{1b}[2K")
            .expect("the bar is cleared");
        assert!(
            last.is_empty() || last.starts_with("checked "),
            "{name}: {terminal:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_short_run_and_a_pipe_show_no_progress() {
    for (name, command) in [
        ("short", "check --lines line < slow > out"),
        ("pipe", "check --lines slow 2> errors > out; cat errors"),
    ] {
        assert_eq!(on_a_terminal(name, command), "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn reading_from_a_terminal_prints_a_note() {
    let command = "check > out 2> errors; cat slow > out; cat errors";
    assert_eq!(
        on_a_terminal("stdin", command).trim_end(),
        "note: reading standard input"
    );
    assert_eq!(run(&["check", "--shape", "body"], "{}").2, "");
}
