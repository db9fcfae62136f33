//! Tests that the pages of rules are up to date with the catalogue.

mod support {
    pub(crate) mod committed;
    pub(crate) mod counts;
}

use std::{fmt::Write as _, fs, path::Path};

use msk_connect_preflight::{Level, Rule};
use serde_json::Value;
use support::{
    committed::assert_committed,
    counts::{grouped, with_count},
};

fn assert_page(file: &str, text: &str) {
    let same = |committed: &str, text: &str| committed == text;
    assert_committed(file, text, same, ("WRITE_PAGES", "pages"));
}

/// The section of a rule on its page.
fn title_of(rule: Rule) -> &'static str {
    match rule {
        _ if rule.level() == Level::Violation => "The contract",
        _ if rule < Rule::EmptyConfiguration => "On settings",
        _ if rule.invalid_connector().is_none() => "On the configuration",
        _ => "Against the connector",
    }
}

/// Writes links to the rules of a section.
fn write_index(page: &mut String, section: &str) {
    page.push('\n');
    for rule in Rule::ALL.iter().filter(|rule| title_of(**rule) == section) {
        writeln!(page, "- [`{rule}`](#{rule}): {}", rule.summary())
            .expect("a string can be written");
    }
}

/// The pages of rules for people: of those that decide the verdict, and of all others.
fn rules() -> [(&'static str, String); 2] {
    let begin = |title| format!("# {title}\n\nWritten from the catalogue of the library.\n");
    let mut contract = begin("Rules");
    let mut advice = begin("Advice and conflicts");
    let mut section = "";
    for rule in Rule::ALL {
        let page = match rule.level() {
            Level::Violation => &mut contract,
            _ => &mut advice,
        };
        if title_of(*rule) != section {
            section = title_of(*rule);
            write!(page, "\n## {section}\n").expect("a string can be written");
            write_index(page, section);
        }
        let follows = rule.follows();
        let follows = follows.map_or_else(String::new, |follows| format!(", {follows}"));
        let (with, without) = match rule.level() {
            Level::Violation => ("Invalid", "Valid"),
            Level::Advice => ("With this advice", "Without"),
            _ => ("With this conflict", "Without"),
        };
        let language = match rule {
            Rule::YamlScalar => "yaml",
            _ => "json",
        };
        write!(
            page,
            "\n### `{rule}`\n\n{}.\n\n- level: {}{follows}\n- since: API revision {}\n- evidence: {}: {}\n\
             - source: <{}>\n\n{with}:\n\n```{language}\n{}```\n{}\n{without}:\n\n\
             ```{language}\n{}```\n{}",
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

fn json(file: &str) -> Value {
    let text = fs::read_to_string(file).expect("it can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

fn len(value: &Value) -> usize {
    match value {
        Value::Array(elements) => elements.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    }
}

/// The elements in the arrays of a folder's files, or those of their `members`.
fn count(folder: &str, members: &[&str]) -> usize {
    let documents = documents(Path::new(folder));
    let elements = documents.iter().filter_map(Value::as_array).flatten();
    let of = |element: &Value| match members {
        [] => 1,
        _ => members.iter().map(|member| len(&element[member])).sum(),
    };
    elements.map(of).sum()
}

/// The number, in millions where it has some.
fn rounded(number: u64) -> String {
    match number {
        ..1_000_000 => grouped(number),
        _ => format!("{}.{} million", number / 1_000_000, number / 100_000 % 10),
    }
}

/// The page with another text between two comments.
fn with_part(page: &str, name: &str, text: &str) -> String {
    let begin = format!("<!-- {name} -->\n");
    let old = format!("{begin}{}", part(page, name));
    page.replacen(&old, &format!("{begin}{text}"), 1)
}

/// The text of a page between two comments.
fn part<'p>(page: &'p str, name: &str) -> &'p str {
    let (begin, end) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->\n"),
    );
    let rest = page.split_once(&begin).map(|(_, rest)| rest);
    let part = rest.and_then(|rest| Some(rest.split_once(&end)?.0));
    part.unwrap_or_else(|| panic!("the page has no place for `{name}`"))
}

/// The time of this crate as a fraction of that of each party, for these documents.
fn ratios(documents: &[&str]) -> String {
    const PARTIES: [&str; 7] = [
        "serde_json, plain struct",
        "sonic-rs, plain struct",
        "simd-json, plain struct",
        "serde_json and garde, plain struct",
        "Value, jsonschema's is_valid",
        "Value, jsonschema's iter_errors",
        "Value, boon",
    ];
    let figures = json("benches/speed.json");
    let row = |first: &str, cell: &dyn Fn(&str) -> String| {
        let cells = documents.iter().map(|document| cell(document));
        format!("| {first} | {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let head = row("", &str::to_owned) + "|---|" + &"--:|".repeat(documents.len()) + "\n";
    let rows = PARTIES.iter().map(|party| {
        row(party, &|document| {
            let ratio = figures[document][party].as_f64().expect("it was measured");
            format!("{ratio:.2}")
        })
    });
    head + &rows.collect::<String>()
}

/// The runs and seconds of each fuzz target.
fn fuzzed() -> Vec<(String, u64, u64)> {
    let totals = json("fuzz/totals.json");
    let totals = totals.as_object().expect("it has the targets").iter();
    let number = |total: &Value, name: &str| total[name].as_u64().expect("it is a number");
    let totals = totals.map(|(target, total)| {
        (
            target.clone(),
            number(total, "runs"),
            number(total, "seconds"),
        )
    });
    totals.collect()
}

#[test]
fn the_page_on_tests_has_the_numbers_of_the_files() {
    let exceptions = json("tests/yaml-suite/exceptions.json");
    let cases = |kind: &str| {
        let reasons = exceptions[kind].as_object().expect("there are reasons");
        reasons.values().map(len).sum::<usize>()
    };
    let (suite, excluded) = (len(&json("tests/yaml-suite/suite.json")), cases("excluded"));
    let differing = cases("differing");
    let script = fs::read_to_string("ci/coverage.sh").expect("it can be read");
    let (_, lines) = script
        .split_once("--fail-under-lines ")
        .expect("it has a limit");
    let lines = lines.lines().next().and_then(|limit| limit.parse().ok());
    let lines = lines.expect("it is a number");
    let runs = fuzzed().iter().map(|(_, runs, _)| runs).sum();

    let mut page = fs::read_to_string("docs/testing.md").expect("it can be read");
    for (number, what) in [
        (count("tests/cases", &["tests"]), "documents with their"),
        (count("tests/comparisons", &["tests"]), "comparisons with"),
        (suite, "cases of the YAML test suite"),
        (suite - excluded - differing, "agree,"),
        (excluded, "cannot be requests"),
        (differing, "are accepted"),
        (count("cli/tests/reasons", &[]), "texts with place"),
        (
            count("tests/secrets", &["secret", "not secret"]),
            "properties of real",
        ),
        (lines, "% of the lines"),
    ] {
        page = with_count(&page, &grouped(number as u64), what);
    }
    page = with_count(&page, &rounded(runs), "runs so far");
    assert_page("docs/testing.md", &page);
}

#[test]
fn pages_have_the_measured_ratios() {
    let all = [
        "A",
        "A, one violation",
        "A, eight violations",
        "B",
        "B, one wrong value",
        "C",
        "D",
    ];
    let measured = fs::read_to_string("benches/README.md").expect("it can be read");
    let draft = &json("benches/speed.json")["A, as a draft"]["serde_json, plain struct"];
    for (file, documents) in [
        ("benches/README.md", &all[..]),
        ("docs/speed.md", &["A", "B", "C", "D"]),
    ] {
        let page = fs::read_to_string(file).expect("it can be read");
        let page = with_part(&page, "ratios", &ratios(documents));
        let page = with_part(&page, "languages", part(&measured, "languages"));
        let page = with_count(&page, &draft.to_string(), "of the plain struct's time");
        assert_page(file, &page);
    }
}

#[test]
fn the_page_on_fuzzing_has_the_totals() {
    let mut page = fs::read_to_string("fuzz/README.md").expect("it can be read");
    for (target, runs, seconds) in fuzzed() {
        let name = target.replacen(' ', "` ", 1);
        let row = page.lines().find(|line| {
            let start = line
                .strip_prefix("| `")
                .and_then(|line| line.strip_prefix(&name));
            start.is_some_and(|rest| rest.starts_with(" |") || rest.starts_with("` |"))
        });
        let row = row.unwrap_or_else(|| panic!("no row for {target}"));
        let mut cells: Vec<_> = row.split(" | ").map(str::to_owned).collect();
        assert_eq!(cells.len(), 5, "{row}");
        (cells[2], cells[3]) = (rounded(runs), grouped(seconds.div_ceil(60)));
        page = page.replace(row, &cells.join(" | "));
    }
    assert_page("fuzz/README.md", &page);
}

#[test]
fn the_committed_pages_are_up_to_date() {
    for (file, text) in rules() {
        assert_page(file, &text);
    }
}
