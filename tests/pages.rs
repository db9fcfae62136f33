//! Tests that the pages of rules are up to date with the catalogue.

mod support {
    pub(crate) mod committed;
}

use std::{fmt::Write as _, fs, path::Path};

use msk_connect_preflight::{Level, Rule};
use serde_json::Value;
use support::committed::assert_committed;

/// The pages of rules for people: of those that decide the verdict, and of all others.
fn rules() -> [(&'static str, String); 2] {
    let begin = |title| format!("# {title}\n\nWritten from the catalogue of the library.\n");
    let mut contract = begin("Rules: what decides the verdict");
    let mut advice = begin("Advice and conflicts");
    let mut section = "";
    for rule in Rule::ALL {
        let (page, title) = match rule {
            _ if rule.level() == Level::Violation => (&mut contract, ""),
            _ if *rule < Rule::EmptyConfiguration => (&mut advice, "On settings"),
            _ if rule.invalid_connector().is_none() => (&mut advice, "On the configuration"),
            _ => (&mut advice, "Against the connector"),
        };
        if title != section {
            write!(page, "\n## {title}\n").expect("a string can be written");
            section = title;
        }
        let follows = rule.follows();
        let follows = follows.map_or_else(String::new, |follows| format!(", {follows}"));
        let language = match rule {
            Rule::YamlScalar => "yaml",
            _ => "json",
        };
        write!(
            page,
            "\n{} `{rule}`\n\n{}.\n\n- level: {}{follows}\n- since: API revision {}\n- evidence: {}: {}\n\
             - source: <{}>\n\nInvalid example:\n\n```{language}\n{}```\n{}\nValid example:\n\n\
             ```{language}\n{}```\n{}",
            if section.is_empty() { "##" } else { "###" },
            rule.summary(),
            rule.level(),
            rule.since(),
            rule.evidence(),
            rule.basis(),
            rule.source(),
            rule.invalid_example(),
            connector(rule.invalid_connector()),
            rule.valid_example(),
            connector(rule.valid_connector()),
        )
        .expect("a string can be written");
    }
    [("docs/rules.md", contract), ("docs/advice.md", advice)]
}

fn connector(description: Option<&str>) -> String {
    description.map_or_else(String::new, |description| {
        format!("\nfor the connector:\n\n```json\n{description}```\n")
    })
}

/// The JSON files in a folder and its subfolders.
fn documents(folder: &Path) -> Vec<Value> {
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            documents.append(&mut self::documents(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let text = fs::read_to_string(&path).expect("it can be read");
            documents.push(serde_json::from_str(&text).expect("it is JSON"));
        }
    }
    documents
}

#[test]
fn the_page_on_tests_has_the_numbers_of_the_files() {
    let mut page = fs::read_to_string("docs/testing.md").expect("it can be read");
    let elements = |folder: &str| {
        let documents = documents(Path::new(folder));
        let elements = documents.iter().filter_map(Value::as_array).flatten();
        elements.cloned().collect::<Vec<_>>()
    };
    let count = |folder, members: &[&str]| {
        let elements = elements(folder);
        let of = |element: &Value| {
            let inner = members.iter().map(|member| &element[member]);
            let lengths = inner.map(|inner| match inner {
                Value::Array(elements) => elements.len(),
                Value::Object(members) => members.len(),
                _ => 0,
            });
            if members.is_empty() { 1 } else { lengths.sum() }
        };
        elements.iter().map(of).sum::<usize>()
    };
    for (number, what) in [
        (count("tests/cases", &["tests"]), "documents with their"),
        (count("tests/comparisons", &["tests"]), "comparisons with"),
        (count("cli/tests/reasons", &[]), "texts with place"),
        (
            count("tests/secrets", &["secret", "not secret"]),
            "properties of real",
        ),
    ] {
        let thousands = number / 1_000;
        let number = match thousands {
            0 => number.to_string(),
            _ => format!("{thousands},{:03}", number % 1_000),
        };
        let (before, after) = page.split_once(what).expect("the page counts them");
        let before = before
            .trim_end()
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
        page = format!("{before}{number} {what}{after}");
    }
    let same = |committed: &str, text: &str| committed == text;
    assert_committed("docs/testing.md", &page, same, ("WRITE_PAGES", "pages"));
}

#[test]
fn the_committed_pages_are_up_to_date() {
    for (file, text) in rules() {
        let same = |committed: &str, text: &str| committed == text;
        assert_committed(file, &text, same, ("WRITE_PAGES", "pages"));
    }
}
