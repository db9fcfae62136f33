//! Tests that requests in YAML get the same report as in JSON, with the places of the YAML.

mod documents;
mod scalars;
mod shown;
mod speed;
#[path = "../support"]
mod support {
    pub(crate) mod arn;
    pub(crate) mod latest;
    pub(crate) mod violations;
    pub(crate) mod words;
}

use documents::verdicts;
use msk_connect_preflight::{
    Error, Options, Report, Request, Shape,
    yaml::{self, Document},
};
use serde_json::json;
use support::{latest::latest, violations::violations, words::words};

fn body() -> Options {
    latest().shape(Shape::Body)
}

/// The only document of the text.
fn document(text: &str) -> Document<'_> {
    let mut documents = yaml::documents(text.as_bytes());
    let document = documents.next().expect("there is one at least");
    assert!(documents.next().is_none(), "{text}");
    document
}

/// Rule, place, line and column of each violation, or line, column and reason of the syntax error; the
/// lines are those of the whole text.
fn verdict(document: &Document<'_>, options: &Options) -> Vec<String> {
    match document.check(options) {
        Ok(_) => Vec::new(),
        Err(Error::Invalid(report)) => {
            let positions = report.positions(document.text());
            let violations = report.violations().iter().zip(positions);
            let verdict = violations.map(|(violation, position)| {
                let position = position.expect("it was text");
                let line = document.line() - 1 + position.line;
                let (rule, at) = (violation.rule(), violation.pointer());
                format!("{rule} {at} {line}:{}", position.column)
            });
            verdict.collect()
        }
        Err(Error::Syntax(error)) => {
            let position = error.position().expect("it was text");
            let line = document.line() - 1 + position.line;
            let (column, reason) = (position.column, error.reason());
            assert_eq!(
                error.to_string(),
                format!(
                    "not a YAML document: {reason} (line {}, column {column})",
                    position.line
                )
            );
            vec![format!("{line}:{column} {reason}")]
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn places_are_those_of_the_yaml() {
    for (text, expected) in [
        (
            "capacity:\n  provisionedCapacity:\n    mcuCount: 3\n    workerCount: 0 # none\n",
            &[
                "mcu-count /capacity/provisionedCapacity/mcuCount 3:15",
                "worker-count /capacity/provisionedCapacity/workerCount 4:18",
            ][..],
        ),
        (
            "--- # é\r\n\r\ncapacity: {provisionedCapacity: {\"mcuCount\":3,\r\n workerCount: 1}}\r\n",
            &["mcu-count /capacity/provisionedCapacity/mcuCount 3:45"],
        ),
        // A missing member is reported at the name of its object; the document has no name.
        (
            "\n  capacity:\n    provisionedCapacity:\n      {}\n",
            &[
                "required /capacity/provisionedCapacity/mcuCount 3:5",
                "required /capacity/provisionedCapacity/workerCount 3:5",
            ],
        ),
        (
            "Capacity:\n  provisioned-capacity:\n    ? Mcu_Count\n    : 3\n",
            &[
                "mcu-count /Capacity/provisioned-capacity/Mcu_Count 4:7",
                "required /Capacity/provisioned-capacity/workerCount 2:3",
                "unknown-member /Capacity/provisioned-capacity/Mcu_Count 3:7",
                "unknown-member /Capacity/provisioned-capacity 2:3",
                "unknown-member /Capacity 1:1",
            ],
        ),
        (
            "# none\n\n é: 1",
            &["exactly-one-change  3:2", "unknown-member /é 3:2"],
        ),
        (" {}", &["exactly-one-change  1:2"]),
        ("- a\n- b\n", &["type  1:1"]),
        ("--- >\n\n a\n\n", &["type  3:2"]),
        ("---\n!!null\n", &["2:7 the document is empty"]),
        ("~", &["type  1:1"]),
        (
            "connectorConfiguration:\n  a: 1\n  b:\n  c: !!str\n  d: [x,\n    y]\n  ? e\n  : true\n  a: x\n",
            &[
                "type /connectorConfiguration/a 2:6",
                "duplicate-member /connectorConfiguration/a 9:3",
                "type /connectorConfiguration/b 3:4",
                "type /connectorConfiguration/d 5:6",
                "type /connectorConfiguration/e 8:5",
            ],
        ),
        (
            "plugins:\n- customPlugin: &p\n    revision: |\n\n  \n\n    \n- *p\n-\n",
            &[
                "one-plugin /plugins 2:3",
                "required /plugins/0/customPlugin/customPluginArn 2:3",
                "type /plugins/0/customPlugin/revision 3:13",
                "required /plugins/1/customPlugin 8:3",
                "unknown-member /plugins/1/*** 8:3",
                "type /plugins/2 9:2",
            ],
        ),
        (
            "capacity: {provisionedCapacity: &c {mcuCount: &m 4, workerCount: &w !!int '0'}, autoScaling: *c}",
            &[
                "exactly-one-capacity /capacity 1:1",
                "required /capacity/autoScaling/maxWorkerCount 1:81",
                "required /capacity/autoScaling/minWorkerCount 1:81",
                "required /capacity/autoScaling/scaleInPolicy 1:81",
                "required /capacity/autoScaling/scaleOutPolicy 1:81",
                "unknown-member /capacity/autoScaling/*** 1:94",
                "worker-count /capacity/provisionedCapacity/workerCount 1:75",
            ],
        ),
    ] {
        assert_eq!(verdict(&document(text), &body()), expected, "{text}");
    }
}

/// The whole report on the document: place, message and help.
fn said(document: &Document<'_>, options: &Options) -> String {
    let verdict = document.verdict(options).expect("it is YAML");
    let violations = verdict.report().map(Report::violations);
    let told = violations.into_iter().flatten().chain(verdict.advice());
    let lines = told.map(|told| {
        let (at, help) = (told.pointer(), told.help());
        format!("{at}: {told}; {help}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_description_is_a_value_without_aliases() {
    let description = |text| {
        let described = document(text).description();
        described.map_err(|error| {
            let at = error.position().expect("it was text");
            (at.line, at.column, error.reason())
        })
    };
    assert_eq!(
        description("connectorArn: a\ncapacity: { autoScaling: [0x10, ~] }\n"),
        Ok(json!({ "connectorArn": "a", "capacity": { "autoScaling": [16, null] } }))
    );
    for (text, line, column) in [
        ("a: 1\nb: [\n", 2, 4),
        ("a: &x 1\nb: { c: *x }\n", 2, 9),
        ("a: &x [1]\nb: *x\nc: *x\n", 2, 4),
    ] {
        let (found_line, found_column, _) = description(text).expect_err("it is refused");
        assert_eq!((found_line, found_column), (line, column), "{text}");
    }
    // With some features of serde_json a value can hold any number.
    if let Err(error) = description("a: 1\nb: .inf\nc: 2\n") {
        assert_eq!(error, (2, 4, "the number is too large"));
    }
}

/// Notations that other YAML readers reject or read differently.
#[test]
fn everything_that_the_aws_cli_accepts_is_accepted() {
    let none: [&str; 0] = [];
    let configuration = |text: &str| format!("connectorConfiguration: {text}\n");
    for text in [
        "{\n  a: b\n}",
        "{ a: \"b\nc\" }",
        "{ a: \"b\n\tc\" }",
        "{ a: ! }",
        &format!("\n  \"{0}\": b\n  '{0}x': b\n  {0}y: b", "a".repeat(5_000)),
        &format!("{{ \"{0}\": b, {0}y : b }}", "a".repeat(5_000)),
    ] {
        let told = verdicts(configuration(text).as_bytes());
        assert_eq!(told, none, "{text}");
    }
    // A byte-order mark may begin each document, and does not count as a column.
    let mark = "\u{feff}";
    let text = format!(
        "{mark}a: 1\n...\n{mark}b: 1\n...\n{mark}# none\n{mark}--- {{c: 1}}\n...\n{mark}'\n"
    );
    let told = verdicts(text.as_bytes());
    assert_eq!(
        told,
        [
            "exactly-one-change  1:1",
            "unknown-member /a 1:1",
            "exactly-one-change  3:1",
            "unknown-member /b 3:1",
            "exactly-one-change  6:5",
            "unknown-member /c 6:6",
            "8:1 unclosed quote",
        ]
    );
    let first = yaml::documents(text.as_bytes()).next().expect("it is one");
    assert_eq!(first.text(), "a: 1");
    // These are allowed only in quotes, raw or as escapes.
    for (text, escape) in [
        ("\u{7f}", "\\x7f"),
        ("\u{80}", "\\x80"),
        ("\u{9f}", "\\x9f"),
        ("\u{fffe}", "\\ufffe"),
        ("\u{ffff}", "\\uffff"),
    ] {
        let verdict = |value: &str| verdicts(configuration(&format!("{{a: {value}}}")).as_bytes());
        for value in [
            format!("\"{text}~^|`@!$%&*\""),
            format!("'{text}\u{a1}\u{e000}{text}'"),
            format!("\"{escape}\""),
        ] {
            assert_eq!(verdict(&value), none, "{value:?}");
        }
        for value in [format!("x{text}"), format!("\"x\" # {text}\n")] {
            let verdict = verdict(&value).concat();
            let reason = " control characters must be in double quotes, as escapes";
            assert!(verdict.ends_with(reason), "{value:?}: {verdict}");
        }
        // The name is the same as in JSON and at its place; so is the text after it.
        let (yaml, json) = (
            format!("{{'{text}': TRUE, b: \"{text}\\r\"}}"),
            format!("{{\"{text}\": true, \"b\": \"{text}\\r\"}}"),
        );
        let document = document(&yaml);
        assert_eq!(
            words(violations(&document.check(&body()))),
            words(violations(&Request::from_json(&json, &body())))
        );
        let read = document.check(&body());
        let names: Vec<_> = violations(&read).iter().skip(1).collect();
        let spans: Vec<_> = names
            .iter()
            .map(|name| name.span().map(|span| &yaml[span]))
            .collect();
        assert_eq!(spans, [Some(&*format!("'{text}'")), Some("b")]);
    }
    assert_eq!(verdicts(b"!"), ["type  1:2"]);
    assert_eq!(verdicts(b"--- !!str"), ["type  1:10"]);
}
