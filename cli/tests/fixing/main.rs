//! Tests of `check --fix` and `check --diff`, and of fixes in machine-readable formats.

#[path = "../command/mod.rs"]
mod command;
mod diff;
mod reports;

use std::{
    fs,
    path::{Path, PathBuf},
};

use command::{command, end, run};

const ARGUMENTS: [&str; 3] = ["check", "--shape", "configuration"];

const TASKS: &str = "{\"connector.class\": \"io.example.Connector\", \"tasks.max\": 2}";
const FIXED: &str = "{\"connector.class\": \"io.example.Connector\", \"tasks.max\": \"2\"}";

/// Makes a folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    for (file, text) in files {
        fs::write(folder.join(file), text).expect("it can be written");
    }
    folder
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).expect("it can be read")
}

/// Runs the command in `folder`, and returns the exit status, standard output and standard error.
fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = command(&[&ARGUMENTS[..], arguments].concat());
    end(command.current_dir(folder), b"")
}

#[test]
fn files_are_corrected_and_the_rest_is_reported() {
    let invalid = "{\"connector.class\": \"io.example.Connector\", \"a\": [], \"b\": 1}";
    let yaml =
        "# one\nconnector.class: io.example.Connector\ntasks.max: 2 # tasks\n---\n{ a : null }\n";
    let files = [
        (
            "a.json",
            &*format!("\u{feff}{{\r\n{},\r\n}}\r\n", &TASKS[1..TASKS.len() - 1]),
        ),
        ("b.json", invalid),
        ("c.json", FIXED),
        ("d.yaml", yaml),
    ];
    let folder = folder("fix", &files);
    let (status, output, errors) =
        run_in(&folder, &["--fix", "a.json", "b.json", "c.json", "d.yaml"]);
    assert_eq!(status, 1, "{output}");
    assert_eq!(
        errors,
        "fixed: a.json:1: remove the byte-order mark\n\
         fixed: a.json:2: remove the trailing comma\n\
         fixed: a.json:2: put the value of `tasks.max` in quotes\n\
         fixed: b.json:1: put the value of `b` in quotes\n\
         fixed: d.yaml:3: put the value of `tasks.max` in quotes\n"
    );
    let crlf = format!("{{\r\n{}\r\n}}\r\n", &FIXED[1..FIXED.len() - 1]);
    assert_eq!(read(&folder, "a.json"), crlf);
    assert_eq!(read(&folder, "b.json"), invalid.replace('1', "\"1\""));
    assert_eq!(read(&folder, "c.json"), FIXED);
    assert_eq!(read(&folder, "d.yaml"), yaml.replace("2 ", "\"2\" "));
    assert!(
        output.contains("`a` must be a string, found an array"),
        "{output}"
    );
    let last = "checked 5 documents: 3 valid, 2 invalid, 1 warning; 3 files corrected\n";
    assert!(output.ends_with(last), "{output}");
    let (_, again, errors) = run_in(&folder, &["--fix", "."]);
    assert_eq!(errors, "");
    assert!(again.ends_with("2 invalid, 1 warning\n"), "{again}");
    let names: Vec<_> = fs::read_dir(&folder).expect("it is there").collect();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[test]
fn suggestions_need_an_option_and_allowed_advice_stays() {
    let text =
        "{\"connector.class\": \"io.example.Connector\", \"consumer.a\": \"x\", \"b \": \"x\"}";
    for (arguments, expected) in [
        (&["--fix"][..], text.replace("b ", "b")),
        (
            &["--fix", "--unsafe-fixes"],
            text.replace("b ", "b")
                .replace("consumer", "consumer.override"),
        ),
        (
            &["--fix", "--unsafe-fixes", "--allow", "blank-around"],
            text.replace("consumer", "consumer.override"),
        ),
        (
            &["--fix", "--unsafe-fixes", "--allow", "blank-around:x"],
            text.replace("b ", "b")
                .replace("consumer", "consumer.override"),
        ),
    ] {
        let (status, output, _) = run(&[&ARGUMENTS[..], arguments].concat(), text);
        assert_eq!((status, &*output), (0, &*expected), "{arguments:?}");
    }
    let (status, _, errors) = run(
        &[&ARGUMENTS[..], &["--fix", "--deny", "fails"]].concat(),
        text,
    );
    assert_eq!(
        (status, errors.contains("1 warning")),
        (0, true),
        "{errors}"
    );
    let denied = ["--fix", "--deny", "inert"];
    assert_eq!(run(&[&ARGUMENTS[..], &denied].concat(), text).0, 1);
}

#[test]
fn standard_input_is_corrected_to_standard_output() {
    let arguments = [&ARGUMENTS[..], &["--fix"]].concat();
    let report = "checked 1 document: valid; 1 file corrected\n";
    let fixed = "fixed: <standard input>:1: put the value of `tasks.max` in quotes\n";
    let (status, output, errors) = run(&arguments, TASKS);
    assert_eq!(
        (status, &*output, errors),
        (0, FIXED, [fixed, report].concat())
    );
    for text in [FIXED, "{", "", "{\"a\": []}"] {
        let (_, output, errors) = run(&arguments, text);
        assert_eq!(output, text);
        assert!(errors.contains("checked 1 document"), "{errors}");
    }
    let (_, output, errors) = run(
        &[&arguments[..], &["--format", "json", "-"]].concat(),
        "{\"a\": []}",
    );
    assert_eq!(output, "{\"a\": []}");
    assert!(
        errors.starts_with("{\"file\":\"-\",\"valid\":false"),
        "{errors}"
    );
}

#[test]
fn lines_are_corrected_one_by_one() {
    let text = format!("{TASKS}\r\n\r\n {FIXED} \n{{bad\n{TASKS}");
    let folder = folder("fix-lines", &[("a.ndjson", &text)]);
    let bytes = [text.as_bytes(), b"\n\xff2\n", TASKS.as_bytes()].concat();
    fs::write(folder.join("b.ndjson"), &bytes).expect("it can be written");
    let long = [
        &*format!("{{\"x\": \"{}\", \"a\": 1}}\n", "x".repeat(16 << 20)),
        TASKS,
    ]
    .concat();
    fs::write(folder.join("c.ndjson"), &long).expect("it can be written");
    let arguments = ["--lines", "--fix", "a.ndjson", "b.ndjson", "c.ndjson"];
    let (status, output, errors) = run_in(&folder, &arguments);
    assert_eq!(status, 1, "{output}");
    assert!(
        errors.contains("fixed: b.ndjson:7: put the value"),
        "{errors}"
    );
    let fixed = format!("{FIXED}\r\n\r\n {FIXED} \n{{bad\n{FIXED}");
    assert_eq!(read(&folder, "a.ndjson"), fixed);
    let expected = [fixed.as_bytes(), b"\n\xff2\n", FIXED.as_bytes()].concat();
    assert_eq!(
        fs::read(folder.join("b.ndjson")).expect("it is there"),
        expected
    );
    assert_eq!(read(&folder, "c.ndjson"), long.replace(TASKS, FIXED));
    assert!(
        output.contains("checked 12 documents: 8 valid, 4 invalid"),
        "{output}"
    );
}

#[test]
fn fixes_heed_the_options_of_reports() {
    let folder = folder("reporting", &[("a.json", TASKS)]);
    let diff = [
        "--diff",
        "--exit-zero",
        "--output-file",
        "diff.txt",
        "a.json",
    ];
    assert_eq!(run_in(&folder, &diff), (0, String::new(), String::new()));
    assert!(
        read(&folder, "diff.txt")
            .contains("+{\"connector.class\": \"***\", \"tasks.max\": \"***\"}")
    );
    let arguments = ["--fix", "--quiet", "--output-file", "report.txt", "a.json"];
    assert_eq!(
        run_in(&folder, &arguments),
        (0, String::new(), String::new())
    );
    assert_eq!(
        (read(&folder, "report.txt"), read(&folder, "a.json")),
        (String::new(), FIXED.to_owned())
    );
    let yaml = "connector.class: io.example.Connector\ntasks.max: 2\n";
    let arguments = [
        "--fix",
        "--stdin-filename",
        "b.yaml",
        "--output-file",
        "report.txt",
    ];
    let mut command = command(&[&ARGUMENTS[..], &arguments].concat());
    let (status, output, errors) = end(command.current_dir(&folder), yaml.as_bytes());
    assert_eq!((status, output), (0, yaml.replace('2', "\"2\"")));
    assert_eq!(
        errors,
        "fixed: b.yaml:2: put the value of `tasks.max` in quotes\n"
    );
    assert!(read(&folder, "report.txt").ends_with("; 1 file corrected\n"));
    let many: Vec<_> = (0..300).map(|index| format!("{index}.json")).collect();
    for file in &many {
        fs::write(folder.join(file), TASKS).expect("it can be written");
    }
    let (_, output, errors) = run_in(&folder, &["--fix", "--jobs", "2", "."]);
    assert_eq!(errors.lines().count(), 300);
    assert_eq!(
        output,
        "checked 301 documents: valid; 300 files corrected\n"
    );
    assert!(many.iter().all(|file| read(&folder, file) == FIXED));
}

#[test]
fn arguments_that_contradict_each_other_are_refused() {
    for arguments in [&["--fix", "--diff"][..], &["--unsafe-fixes"]] {
        let (status, output, errors) = run(&[&ARGUMENTS[..], arguments].concat(), FIXED);
        assert_eq!((status, &*output), (2, ""), "{arguments:?}");
        assert!(errors.starts_with("error: "), "{errors}");
    }
}

#[cfg(unix)]
#[test]
fn permissions_are_kept_and_links_are_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = folder("permissions", &[("a.json", TASKS), ("b.json", TASKS)]);
    let set = |file: &str, mode| {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(folder.join(file), permissions).expect("they can be set");
    };
    set("a.json", 0o666);
    set("b.json", 0o444);
    symlink("a.json", folder.join("c.json")).expect("it can be made");
    let (status, output, errors) = run_in(&folder, &["--fix", "b.json", "c.json"]);
    assert_eq!(status, 2);
    assert!(
        errors.starts_with("error: b.json: cannot write the file: it is read-only\n"),
        "{errors}"
    );
    assert_eq!(read(&folder, "b.json"), TASKS);
    assert_eq!(read(&folder, "a.json"), FIXED);
    let metadata = fs::metadata(folder.join("a.json")).expect("it is there");
    assert_eq!(metadata.permissions().mode() & 0o777, 0o666);
    assert!(folder.join("c.json").is_symlink());
    let summary =
        "checked 2 documents: 1 valid, 1 invalid; 1 file corrected; 1 file could not be written\n";
    assert!(output.contains(summary), "{output}");
    let (status, _, errors) = run_in(&folder, &["--fix", "--format", "json", "/dev/null"]);
    assert_eq!((status, &*errors), (1, ""));
}
