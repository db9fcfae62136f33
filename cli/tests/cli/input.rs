//! Standard input, lines and languages.

use std::{fs, path::Path};

use serde_json::json;

use crate::{INVALID, VALID, command::run, json_lines, line};

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
fn an_input_without_lines_has_no_documents() {
    assert_eq!(
        run(&["check", "--lines"], "\n \n"),
        (0, "checked 0 documents\n".to_owned(), String::new())
    );
}
