//! `--diff`.

use crate::{ARGUMENTS, FIXED, TASKS, command::run, folder, read, run_in};

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
