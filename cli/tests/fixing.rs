//! Tests of `check --fix` and `check --diff`, and of fixes in machine-readable formats.

mod command;

use std::{
    fs,
    path::{Path, PathBuf},
};

use command::{command, end, run};
use serde_json::{Value, json};

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
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let yaml = "\
# hunter2
connector.class: ' io.example.Connector'
db.password: hunter2
tasks.max: 2 # hunter2
errors.tolerance: ALL
notes: |
  'hunter2'
  \"hunter2\"
--- # next
a: [hunter2
---
connector.class: io.example.Connector
consumer.fetch: 3
";
    let folder = folder(
        "diff",
        &[("a.yaml", yaml), ("b.json", FIXED), ("c.json", "{,")],
    );
    let (status, output, errors) = run_in(&folder, &["--diff", "--unsafe-fixes", "."]);
    assert_eq!((status, &*errors), (1, ""));
    assert_eq!(
        output,
        "\
./a.yaml:2: remove the white space around the value of `connector.class`
./a.yaml:4: put the value of `tasks.max` in quotes
./a.yaml:5: write the value of `errors.tolerance` in lower case
./a.yaml:13: put the value of `consumer.fetch` in quotes
./a.yaml:13: rename `consumer.fetch` to `consumer.override.fetch`
--- ./a.yaml
+++ ./a.yaml
@@ -1,8 +1,8 @@
 ***
-connector.class: '***'
+connector.class: '***'
 db.password: ***
-tasks.max: *** ***
-errors.tolerance: ***
+tasks.max: \"***\" ***
+errors.tolerance: ***
 notes: ***
   ***
   ***
@@ -10,4 +10,4 @@
 a: ***
 ---
 connector.class: ***
-consumer.fetch: ***
+consumer.override.fetch: \"***\"
"
    );
    assert_eq!(read(&folder, "a.yaml"), yaml);
    let (status, output, _) = run_in(&folder, &["--diff", "b.json", "c.json"]);
    assert_eq!((status, &*output), (0, ""));
    let (status, output, errors) = run_in(&folder, &["--diff", "a.yaml", "missing.json"]);
    assert_eq!((status, output.is_empty()), (2, false));
    assert!(
        errors.starts_with("error: missing.json: cannot read the file"),
        "{errors}"
    );
}

#[test]
fn a_diff_of_json_is_masked_as_far_as_it_can_be_read() {
    let text =
        "\u{feff}{\n  \"connector.class\": \"hunter2\",\n  \"a\": \"hunter2\",\n  \"b\": {},}\n";
    let (status, output, _) = run(&[&ARGUMENTS[..], &["--diff"]].concat(), text);
    assert_eq!(status, 1);
    assert_eq!(
        output,
        "\
<standard input>:1: remove the byte-order mark
<standard input>:4: remove the trailing comma
--- <standard input>
+++ <standard input>
@@ -1,4 +1,4 @@
-\\ufeff{
+{
   \"connector.class\": \"***\",
   \"a\": \"***\",
-  \"b\": {},***
+  \"b\": {}}
"
    );
    let lines = format!("{TASKS}\n \n\u{1}hunter2\n");
    let arguments = [&ARGUMENTS[..], &["--lines", "--diff"]].concat();
    let (_, output, _) = run(&arguments, [lines.as_bytes(), b"\xffhunter2"].concat());
    assert!(
        output.ends_with(
            "@@ -1,4 +1,4 @@\n\
             -{\"connector.class\": \"***\", \"tasks.max\": ***}\n\
             +{\"connector.class\": \"***\", \"tasks.max\": \"***\"}\n \n ***\n ***\n"
        ),
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
