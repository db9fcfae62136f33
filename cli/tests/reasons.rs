//! Syntax errors: their reason and place, and that the text is never shown.

mod command;

use std::{fs, path::Path};

use command::run;
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize, PartialEq)]
struct Row {
    text: String,
    line: u64,
    column: u64,
    reason: String,
}

/// Makes a folder with a file for each text, with names in the order of the rows.
fn folder(language: &str, rows: &[Row]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reasons-".to_owned() + language);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    for (index, row) in rows.iter().enumerate() {
        let file = folder.join(format!("{index:04}.{language}"));
        fs::write(file, &row.text).expect("it can be written");
    }
    folder.to_str().expect("it is text").to_owned()
}

fn assert_reasons_without_the_text(language: &str) {
    let file = format!(
        "{}/tests/reasons/{language}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = fs::read_to_string(file).expect("it can be read");
    let rows: Vec<Row> = serde_json::from_str(&text).expect("it has the form");
    let folder = folder(language, &rows);

    let (status, output, errors) = run(&["check", "--format", "json", &folder], "");
    assert_eq!((status, &*errors), (1, ""));
    let mut found = Vec::new();
    for line in output.lines() {
        let document: Value = serde_json::from_str(line).expect("each line is JSON");
        // Ignore what is wrong with the documents before and after.
        let Some(error) = document.get("error") else {
            continue;
        };
        let file = document["file"].as_str().expect("it is text");
        let index = file.split(['/', '\\', '.']).rev().nth(1);
        let index: usize = index
            .and_then(|index| index.parse().ok())
            .expect("a number");
        let number = |name: &str| error[name].as_u64().expect("a number");
        found.push(Row {
            text: rows[index].text.clone(),
            line: number("line"),
            column: number("column"),
            reason: error["message"].as_str().expect("text").to_owned(),
        });
    }
    // Of several documents in a text, the first syntax error counts.
    found.dedup_by(|later, earlier| later.text == earlier.text);
    for (found, row) in found.iter().zip(&rows) {
        assert_eq!(found, row);
    }
    assert_eq!(found.len(), rows.len());

    for format in ["human", "json", "sarif", "github", "gitlab", "junit"] {
        let (status, output, errors) = run(&["check", "--format", format, &folder], "");
        assert_eq!((status, &*errors), (1, ""));
        for line in output.lines() {
            assert!(!line.contains("hunter2"), "{format}: {line}");
        }
    }
}

#[test]
fn reasons_in_json_never_show_the_text() {
    assert_reasons_without_the_text("json");
}

#[test]
fn reasons_in_yaml_never_show_the_text() {
    assert_reasons_without_the_text("yaml");
}

#[test]
fn utf_16_is_recognized() {
    let utf_16 = |text: &str, big: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    for language in ["json", "yaml"] {
        for text in [
            "{\"a\": \"hunter2\"}",
            "\u{feff}{\"a\": \"hunter2\"}",
            "{\"é\": 1}",
        ] {
            for big in [false, true] {
                let arguments = ["check", "--format", "json", "--input", language];
                let (status, output, _) = run(&arguments, utf_16(text, big));
                assert_eq!(status, 1);
                let document: Value = serde_json::from_str(&output).expect("it is JSON");
                let message = &document["error"]["message"];
                assert_eq!(message, "the text is UTF-16: save it as UTF-8", "{text}");
            }
        }
    }
}
