//! Folders of files, and how far a long run is.

mod command;

use std::{
    fs,
    path::{Path, PathBuf},
};

use command::{command, end, run};
use msk_connect_preflight::Rule;
use serde_json::Value;

const VALID: &str = Rule::McuCount.keeps();
const INVALID: &str = Rule::McuCount.breaks();

/// A folder of files with these names, each invalid.
fn folder(name: &str, files: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    for file in files {
        let file = folder.join(file);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(file, INVALID).expect("it can be written");
    }
    folder
}

/// The files that are checked in `folder`, in order.
fn checked(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let mut command = command(&[&["check", "--format", "json"], arguments].concat());
    let (_, output, errors) = end(command.current_dir(folder), b"");
    assert_eq!(errors, "");
    let documents = output.lines().map(|line| {
        let document: Value = serde_json::from_str(line).expect("each line is JSON");
        document["file"].as_str().expect("it is text").to_owned()
    });
    documents.collect()
}

#[test]
fn a_folder_is_searched_for_documents_in_the_order_of_names() {
    let folder = folder(
        "search",
        &[
            "b.yaml",
            "a/2.yml",
            "a/10.json",
            "a/c/Z.JSON",
            "c.json",
            "B.json",
            "readme.md",
            "json",
            "x.json.bak",
            ".hidden.json",
            ".git/config.json",
        ],
    );
    let expected = [
        "B.json",
        "a/10.json",
        "a/2.yml",
        "a/c/Z.JSON",
        "b.yaml",
        "c.json",
    ];
    assert_eq!(
        checked(&folder, &["."]),
        expected.map(|file| format!("./{file}"))
    );
    assert_eq!(
        checked(&folder, &["a", "B.json"]),
        ["a/10.json", "a/2.yml", "a/c/Z.JSON", "B.json"]
    );
    // What is named is checked, whatever its name is.
    assert_eq!(
        checked(&folder, &["c.json", "readme.md"]),
        ["c.json", "readme.md"]
    );
}

#[test]
fn what_git_ignores_is_left_out() {
    let folder = folder(
        "ignored",
        &["a.json", "b.json", "out/c.json", "d/e.json", "d/f.json"],
    );
    fs::write(folder.join(".gitignore"), "/b.json\nout/\n").expect("it can be written");
    fs::write(folder.join("d/.gitignore"), "*\n!f.json\n").expect("it can be written");
    assert_eq!(checked(&folder, &["."]), ["./a.json", "./d/f.json"]);
    assert_eq!(checked(&folder, &["d"]), ["d/f.json"]);
    assert_eq!(checked(&folder, &["b.json"]), ["b.json"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let folder = folder("links", &["in/a.json", "out/b.json"]);
    for (target, link) in [
        ("../out/b.json", "in/b.json"),
        ("../out", "in/out"),
        ("in", "link"),
    ] {
        std::os::unix::fs::symlink(target, folder.join(link)).expect("it can be made");
    }
    assert_eq!(checked(&folder, &["in"]), ["in/a.json"]);
    assert_eq!(
        checked(&folder, &["link", "in/b.json"]),
        ["link/a.json", "in/b.json"]
    );
}

#[test]
fn a_folder_with_nothing_to_check_is_told_and_ends_with_2() {
    let folder = folder("nothing", &["readme.md", "ignored.json", "full/a.json"]);
    fs::write(folder.join(".gitignore"), "ignored.json\n").expect("it can be written");
    fs::create_dir(folder.join("empty")).expect("it can be made");
    fs::remove_dir_all(folder.join("full")).expect("it can be removed");
    for arguments in [&["check", "."][..], &["check", "empty"]] {
        let (status, output, errors) = end(command(arguments).current_dir(&folder), b"");
        assert_eq!(status, 2);
        assert_eq!(output, "checked 0 documents; 1 file could not be read\n");
        assert_eq!(
            errors,
            format!(
                "error: {}: the folder has no `*.json`, `*.yaml` or `*.yml` that is not ignored\n",
                arguments[1]
            )
        );
    }
    // With `--lines` there are only files.
    let (status, _, errors) = run(&["check", "--lines", "examples"], "");
    assert_eq!(status, 2);
    assert!(
        errors.starts_with("error: examples: cannot read the file: "),
        "{errors}"
    );
}

/// What the command writes to a terminal as its standard error, when its input pauses for longer
/// than a second; `rest` goes behind the command.
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
fn a_long_run_shows_on_a_terminal_how_far_it_is() {
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
fn a_short_run_and_a_pipe_show_nothing_but_verdicts() {
    for (name, command) in [
        ("short", "check --lines line < slow > out"),
        ("pipe", "check --lines slow 2> errors > out; cat errors"),
    ] {
        assert_eq!(on_a_terminal(name, command), "");
    }
}
