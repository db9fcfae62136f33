//! Tests that requests in YAML get the same report as in JSON, with the places of the YAML.

mod support {
    pub(crate) mod arn;
    pub(crate) mod latest;
    pub(crate) mod violations;
    pub(crate) mod words;
}

use std::time::{Duration, Instant};

use msk_connect_preflight::{
    Error, Finding, Options, Report, Request, Revision, Shape,
    yaml::{self, Document},
};
use serde_json::json;
use support::{arn::arn, latest::latest, violations::violations, words::words};

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

/// Scalars that are not strings, and their values in JSON.
const OTHERS: &[(&str, &str)] = &[
    ("4", "4"),
    ("+4", "4"),
    ("-4", "-4"),
    ("004", "4"),
    ("-0", "-0"),
    ("+00", "0"),
    ("0o4", "4"),
    ("0o10", "8"),
    ("0x4", "4"),
    ("0xfF", "255"),
    ("0x7fffffffffffffff", "9223372036854775807"),
    ("1.0", "1.0"),
    ("1.", "1.0"),
    ("+1.5", "1.5"),
    (".5", "0.5"),
    (".8e1", "0.8e1"),
    ("+.8E+1", "0.8e+1"),
    ("8.", "8.0"),
    ("8.e0", "8.0e0"),
    ("8e0", "8e0"),
    ("-08.50E-01", "-8.50e-01"),
    ("0o0", "0"),
    ("0xAbCdEf", "11259375"),
    ("+0", "0"),
    ("-.5e1", "-0.5e1"),
    ("5.e0", "5.0e0"),
    ("04e00", "4e00"),
    ("40E-1", "40E-1"),
    ("4e+0", "4e+0"),
    ("0.04e2", "0.04e2"),
    ("4.00000000000000000001", "4.00000000000000000001"),
    ("!!float 4", "4.0"),
    ("!!int '4'", "4"),
    ("!!int \"0x4\"", "4"),
    ("!<tag:yaml.org,2002:int> 4", "4"),
    ("!!float '1e0'", "1e0"),
    ("null", "null"),
    ("Null", "null"),
    ("NULL", "null"),
    ("~", "null"),
    ("", "null"),
    ("!!null ''", "null"),
    ("true", "true"),
    ("True", "true"),
    ("TRUE", "true"),
    ("!!bool 'true'", "true"),
    ("false", "false"),
    ("False", "false"),
    ("FALSE", "false"),
    ("[]", "[]"),
    ("!!seq [4]", "[4]"),
    ("! [4]", "[4]"),
    ("{}", "{}"),
    ("!!map {a: 4}", r#"{"a":4}"#),
    ("! {a: 4}", r#"{"a":4}"#),
    ("[4, {a: 4, b: [true, []]}]", r#"[4,{"a":4,"b":[true,[]]}]"#),
];

/// Scalars that are strings, and their values.
const STRINGS: &[(&str, &str)] = &[
    ("yes", "yes"),
    ("No", "No"),
    ("on", "on"),
    ("tRUE", "tRUE"),
    ("nULL", "nULL"),
    ("0b1", "0b1"),
    ("0X4", "0X4"),
    ("0O4", "0O4"),
    ("0x", "0x"),
    ("0xg", "0xg"),
    ("0x-4", "0x-4"),
    ("0x+4", "0x+4"),
    ("+0x4", "+0x4"),
    ("0o8", "0o8"),
    ("0o", "0o"),
    ("4_000", "4_000"),
    ("4:30", "4:30"),
    ("+-4", "+-4"),
    ("+", "+"),
    (".", "."),
    ("-.", "-."),
    (".e1", ".e1"),
    ("e1", "e1"),
    ("4e", "4e"),
    ("4e+", "4e+"),
    ("4e+-1", "4e+-1"),
    ("4e1.0", "4e1.0"),
    ("4.0.0", "4.0.0"),
    ("4 0", "4 0"),
    (".iNF", ".iNF"),
    ("+.nan", "+.nan"),
    (".Nan", ".Nan"),
    ("'4'", "4"),
    ("\"4\"", "4"),
    ("'it''s'", "it's"),
    (r#""\x41\u0042\U00000043\ud83e\udd80\n""#, "ABC\u{1f980}\n"),
    ("! 4", "4"),
    ("!", ""),
    ("! # none", ""),
    ("!!str 4", "4"),
    ("!!str", ""),
    ("!!str ~", "~"),
    ("|\n    4\n", "4\n"),
    (">-\n    4\n    5\n", "4 5"),
    ("a\n    b", "a b"),
    ("<<", "<<"),
    ("a#b", "a#b"),
    ("a # b", "a"),
    ("a\u{2028}b", "a\u{2028}b"),
];

#[test]
fn scalars_are_those_of_the_core_schema() {
    let long = "9".repeat(400);
    let long_hexadecimal = "0x".to_owned() + &"0".repeat(400) + "4";
    let long_others = [(long.clone(), long), (long_hexadecimal, "4".to_owned())];
    let owned = |(yaml, json): &(&str, &str)| ((*yaml).to_owned(), (*json).to_owned());
    let others = OTHERS.iter().map(owned).chain(long_others);
    let strings = STRINGS.iter().map(owned);
    let strings = strings.map(|(yaml, text)| (yaml, serde_json::Value::from(text).to_string()));
    for (yaml, json) in others.chain(strings) {
        for (yaml_before, json_before, after) in [
            (
                "connectorConfiguration:\n  a: ",
                r#"{"connectorConfiguration":{"a":"#,
                "}}",
            ),
            (
                "capacity:\n  provisionedCapacity:\n   mcuCount: 1\n   workerCount: ",
                r#"{"capacity":{"provisionedCapacity":{"mcuCount":1,"workerCount":"#,
                "}}}",
            ),
            ("capacity:\n  ", r#"{"capacity":"#, "}"),
            ("skipHealthValidation: ", r#"{"skipHealthValidation":"#, "}"),
            (
                "workerConfiguration:\n   workerConfigurationArn: ",
                r#"{"workerConfiguration":{"workerConfigurationArn":"#,
                "}}",
            ),
        ] {
            let yaml = format!("{yaml_before}{yaml}\n");
            let json = format!("{json_before}{json}{after}");
            let expected = words(violations(&Request::from_json(&json, &body())));
            // Both show numbers in their own notation, which another test compares.
            let plain = |words: Vec<String>| -> Vec<String> {
                let words = words.into_iter();
                words
                    .map(|line| line.split(", found ").next().unwrap_or_default().to_owned())
                    .collect()
            };
            let told = words(violations(&document(&yaml).check(&body())));
            assert_eq!(plain(told), plain(expected), "{yaml}{json}");
        }
    }
}

#[test]
fn numbers_are_shown_as_they_were_written() {
    for (number, shown) in [
        ("3", "3"),
        ("+3", "3"),
        ("0x10", "16"),
        (".inf", ".inf"),
        ("-.INF", "-.INF"),
        (".nan", ".nan"),
        ("!!float .NaN", ".NaN"),
        ("+1.50", "+1.50"),
        ("0xFFFFFFFFFFFFFFFF", "0xFFFFFFFFFFFFFFFF"),
        ("0o7777777777777777777777", "0o7777777777777777777777"),
        ("+99999999999999999999", "+99999999999999999999"),
        ("!!int '-99999999999999999999'", "'-99999999999999999999'"),
    ] {
        let text = format!(
            "x: &n {number}\ny: &o [*n]\nz: [*o]\ncapacity: {{provisionedCapacity: {{mcuCount: {number}, workerCount: *n}}}}"
        );
        let read = document(&text).check(&latest());
        let found = |at: &str| {
            let mut violations = violations(&read).iter();
            let violation = violations.find(|violation| violation.pointer() == at);
            let message = violation.map(Finding::message)?;
            Some(message.rsplit_once(", found ")?.1.to_owned())
        };
        assert_eq!(
            found("/capacity/provisionedCapacity/mcuCount").as_deref(),
            Some(shown)
        );
        let is_worker_count = matches!(number, "3" | "+3" | "0x10");
        let expected = (!is_worker_count).then_some("***");
        assert_eq!(
            found("/capacity/provisionedCapacity/workerCount").as_deref(),
            expected
        );
    }
    let text = "capacity: {autoScaling: {maxWorkerCount: -.inf, minWorkerCount: 0x8000000000000000, maxAutoscalingTaskCount: 5}}";
    let told = words(violations(&document(text).check(&body()))).join("\n");
    assert!(
        told.contains(
            "`minWorkerCount` (0x8000000000000000) is greater than `maxWorkerCount` (-.inf)"
        ),
        "{told}"
    );
    let text = text.replace("-.inf", "+.Inf");
    let told = words(violations(&document(&text).check(&body()))).join("\n");
    assert!(
        told.contains("`maxAutoscalingTaskCount` (5) is less than `maxWorkerCount` (+.Inf)"),
        "{told}"
    );
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
fn the_content_of_an_alias_is_never_shown() {
    // The value, the place of the alias, and a part of the report.
    for (value, inside, expected) in [
        (
            "6161",
            "capacity: {provisionedCapacity: {mcuCount: @, workerCount: 1}}",
            "found ***; ",
        ),
        (
            "0x1811",
            "capacity: {provisionedCapacity: {mcuCount: @, workerCount: @}}",
            "use 1, 2, 4 or 8",
        ),
        (
            "6161.5",
            "capacity: {provisionedCapacity: {mcuCount: 1, workerCount: @}}",
            "found ***",
        ),
        (
            "61.11e2",
            "capacity: {provisionedCapacity: {mcuCount: 1, workerCount: @}}",
            "write it as ***",
        ),
        (
            "6161",
            "capacity: {autoScaling: {maxWorkerCount: 1, minWorkerCount: @}}",
            "(***) is greater than `maxWorkerCount` (1)",
        ),
        (
            "6161",
            "capacity: {autoScaling: {maxWorkerCount: @, maxAutoscalingTaskCount: 1}}",
            "(1) is less than `maxWorkerCount` (***)",
        ),
        (
            "6161",
            "capacity: {autoScaling: {maxWorkerCount: @, mcuCount: 1, maxAutoscalingTaskCount: 99999}}",
            "there are at most *** tasks",
        ),
        (
            "6161",
            "capacity: {autoScaling: {maxWorkerCount: 1, mcuCount: 1, maxAutoscalingTaskCount: @}}",
            "(***) has no effect",
        ),
        (
            "6161",
            "capacity: {autoScaling: {scaleInPolicy: {cpuUtilizationPercentage: 9}, scaleOutPolicy: {cpuUtilizationPercentage: -@}}}",
            "scaleOutPolicy",
        ),
        (
            "61",
            "capacity: {autoScaling: {scaleInPolicy: {cpuUtilizationPercentage: @}, scaleOutPolicy: {cpuUtilizationPercentage: 1}}}",
            "`scaleInPolicy` (***)",
        ),
        (
            "61",
            "capacity: {autoScaling: {scaleInPolicy: {cpuUtilizationPercentage: 99}, scaleOutPolicy: {cpuUtilizationPercentage: @}}}",
            "`scaleOutPolicy` (***)",
        ),
        ("hunter61", "connectorArn: @", "`connectorArn` is `***`: "),
        (
            "hunter61",
            "plugins: [{customPlugin: {customPluginArn: @}}]",
            "`customPluginArn` is `***`: ",
        ),
        (
            "{hunter61: 61, hunter61: 1}",
            "capacity: @",
            "/capacity/***: unknown member `***`",
        ),
        (
            "{Provisioned_Capacity: {hunter61: 61}}",
            "capacity: @",
            "/capacity/***/mcuCount: ",
        ),
        (
            "{hunter61: 61}",
            "connectorConfiguration: @",
            "/connectorConfiguration/***: ",
        ),
        (
            "{a.password: hunter61}",
            "connectorConfiguration: @",
            "`***` looks like a secret",
        ),
    ] {
        for alias in [
            format!("x: &x {value}\n{}", inside.replace('@', "*x")),
            format!(
                "x: &x {value}\ny: &y {{a: [*x]}}\nz: *y\n{}",
                inside.replace('@', "*x")
            ),
        ] {
            let document = document(&alias);
            let said = said(&document, &latest());
            let shown = shown(&document, &latest());
            assert!(said.contains(expected), "{alias}: {said}");
            // At the anchor, names are shown.
            let shown = shown.replace("hunter61: ***", "");
            for text in [said, shown] {
                let is_hidden = !text.contains("61") && !text.contains("1811");
                assert!(is_hidden, "{alias}: {text}");
            }
        }
    }
    // The value itself is shown as usual.
    let text = "capacity: {provisionedCapacity: {mcuCount: &n 6161, workerCount: *n}}";
    let said = said(&document(text), &body());
    assert!(
        said.contains("found 6161; ") && said.contains("`workerCount` (***)"),
        "{said}"
    );
}

/// The verdicts of all documents of the text.
fn verdicts(text: &[u8]) -> Vec<String> {
    yaml::documents(text)
        .flat_map(|document| verdict(&document, &body()))
        .collect()
}

/// Reasons of syntax errors, and texts with the place where they stop being YAML or cannot be JSON.
const SYNTAX_ERRORS: &[(&str, &[(&str, &str)])] = &[
    (
        "the text contains no document",
        &[("", "1:1"), ("# none\n", "2:1"), ("...\n", "2:1")],
    ),
    (
        "the document is empty",
        &[
            ("--- # none", "1:4"),
            ("a\n---\n", "2:4"),
            ("--- &a", "1:7"),
        ],
    ),
    (
        "the text is UTF-16: save it as UTF-8",
        &[("a\0:\0 \0b\0", "1:1"), ("\0a\0:", "1:1")],
    ),
    (
        "names must be strings: put this one in quotes",
        &[
            ("1: a", "1:1"),
            ("{4.5: b}", "1:2"),
            ("~: b", "1:1"),
            ("true: a", "1:1"),
            ("!!int '1': a", "1:7"),
            ("a:\n  : b", "2:3"),
            ("[a]: b", "1:1"),
            ("? {a: b}\n: c", "1:3"),
        ],
    ),
    (
        "a name must not be an alias: write it out",
        &[
            ("a: &b c\n*b : d", "2:1"),
            ("a: &b [c]\n? *b\n: d", "2:3"),
            ("{a: &b 1, *b : d}", "1:11"),
        ],
    ),
    (
        "merge keys are not supported: write the members out",
        &[
            ("a: b\n<<: {c: d}", "2:1"),
            ("a: &b {c: d}\ne:\n  <<: *b", "3:3"),
        ],
    ),
    (
        "unsupported tag: use one of the core schema, such as `!!str`, or remove it",
        &[
            ("a: !b c", "1:4"),
            ("a: !!set {b}", "1:4"),
            ("a:\n- !!binary aGk=", "2:3"),
            ("a: !<tag:example.com,2000:b> c", "1:4"),
            ("%TAG !e! tag:example.com,2000:\n---\na: !e!b [c]", "3:4"),
            ("a: !e!b c", "1:4"),
            ("a: !<b", "1:4"),
        ],
    ),
    (
        "the value does not match its tag",
        &[
            ("a: !!int b", "1:10"),
            ("a: !!int 4.0", "1:10"),
            ("a: !!bool yes", "1:11"),
            ("a: !!null 0", "1:11"),
            ("a: !!float '0x4'", "1:12"),
            ("a: !!map b", "1:10"),
            ("a: !!seq {b: c}", "1:10"),
            ("a: !!map [b]", "1:10"),
            ("a: !!str [b]", "1:10"),
        ],
    ),
    (
        "the alias refers to a value that contains it",
        &[("a: &b [c, [*b]]", "1:12"), ("a: &b {c: *b}", "1:11")],
    ),
    ("unclosed bracket", &[("a: [b, c", "1:4"), ("{", "1:1")]),
    ("unclosed quote", &[("a: 'b", "1:4"), ("a: \"b", "1:4")]),
    (
        "invalid escape after the backslash",
        &[
            ("a: \"\\q\"", "1:4"),
            ("a: \"\\xg0\"", "1:4"),
            ("a: \"\\U00110000\"", "1:4"),
        ],
    ),
    (
        "unpaired surrogate in `\\u` escape",
        &[
            ("a: \"\\ud83e\"", "1:4"),
            ("a: \"\\udd80\"", "1:4"),
            ("a: \"\\ud83e\\u0041\"", "1:4"),
            ("a: \"\\ud83e\\uxxxx\"", "1:4"),
        ],
    ),
    (
        "expected the end of the document, or `---` before the next one",
        &[
            ("[] c", "1:4"),
            ("[]\n... c", "2:5"),
            ("[]\n%YAML 1.2", "2:1"),
        ],
    ),
];

#[test]
fn text_that_is_not_yaml_or_cannot_be_json_is_a_syntax_error() {
    let deep =
        |levels: usize| format!("{}a: {}1", "- ".repeat(levels - 3), "{b: ".repeat(2)) + "}}";
    for (reason, texts) in SYNTAX_ERRORS {
        for (text, place) in *texts {
            let verdicts = verdicts(text.as_bytes());
            let expected = format!("{place} {reason}");
            assert_eq!(verdicts.last(), Some(&expected), "{text:?}");
        }
    }
    assert_eq!(verdicts(b"a: b\nc: \xff"), ["2:4 the text is not UTF-8"]);
    let utf16 = "1:1 the text is UTF-16: save it as UTF-8";
    assert_eq!(verdicts(b"\xff\xfea\0:\0"), [utf16]);
    assert_eq!(verdicts(b"\xfe\xff\0a\0:"), [utf16]);
    assert_eq!(verdicts(b"\xef\xbb\xbf\xff"), ["1:1 the text is not UTF-8"]);
    let one_line = "expected a line break before the document; a carriage return alone is not one";
    let verdicts_on_a_line = verdicts(b"1\r---\r2\r---\r3");
    assert_eq!(
        verdicts_on_a_line,
        ["type  1:1", &format!("1:3 {one_line}")]
    );
    assert_eq!(
        verdicts(b"a:\n b\r---\r2\r---\r3").last(),
        Some(&format!("2:4 {one_line}"))
    );
    let deepest = "nested more than 128 levels deep";
    assert_eq!(verdicts(deep(128).as_bytes()), ["type  1:1"]);
    assert_eq!(verdicts(deep(129).as_bytes()), [format!("1:260 {deepest}")]);
    for (bracket, after) in [("[", "]"), ("{b: ", "}")] {
        let flow = |levels| bracket.repeat(levels) + "1" + &after.repeat(levels);
        let told = verdicts(flow(128).as_bytes());
        assert!(!told.iter().any(|told| told.ends_with(deepest)), "{told:?}");
        let column = 1 + 128 * bracket.len();
        let told = verdicts(flow(129).as_bytes());
        assert_eq!(told, [format!("1:{column} {deepest}")]);
    }
    let alias = |levels: usize| {
        format!(
            "- &a {}1{}\n- {}*a",
            "[".repeat(64),
            "]".repeat(64),
            "- ".repeat(levels)
        )
    };
    assert_eq!(verdicts(alias(63).as_bytes()), ["type  1:1"]);
    assert_eq!(verdicts(alias(64).as_bytes()), [format!("2:131 {deepest}")]);
}

#[test]
fn each_document_has_its_own_verdict_whatever_the_others_are() {
    let text = "\
# none
{connectorConfiguration: {}} # the first
---
a: [b
--- {connectorConfiguration: {}}
...
# between
%YAML 1.2
---
connectorConfiguration: {a: \"\\q\"}
b: \"
---
a: &c !d e
f: *c
--- !!map
connectorConfiguration: {}
...
connectorConfiguration: {a: 1}
---
? [a]
---
%YAML 3.0
---
connectorConfiguration:
  a: 1
...
% [
";
    let documents: Vec<_> = yaml::documents(text.as_bytes()).collect();
    let lines = documents.iter().map(|document| {
        let verdict = verdict(document, &body()).into_iter().next();
        (document.line(), verdict.unwrap_or_default())
    });
    let lines: Vec<_> = lines.collect();
    assert_eq!(
        lines,
        [
            (2, ""),
            (3, "4:4 unclosed bracket"),
            (5, ""),
            (9, "10:29 invalid escape after the backslash"),
            (
                12,
                "13:7 unsupported tag: use one of the core schema, such as `!!str`, or remove it"
            ),
            (15, ""),
            (18, "type /connectorConfiguration/a 18:29"),
            (19, "20:3 names must be strings: put this one in quotes"),
            (21, "21:4 the document is empty"),
            (23, "type /connectorConfiguration/a 25:6"),
            (
                27,
                "27:2 expected a directive of YAML 1.2, and `---` after it"
            ),
        ]
        .map(|(line, verdict)| (line, verdict.to_owned()))
    );
    // Text after a document is part of it, valid or not.
    for text in ["[] [] []\n---\n[]", "--- !!int a b\n---\n[]"] {
        let documents: Vec<_> = yaml::documents(text.as_bytes()).collect();
        let lines = documents.iter().map(Document::line);
        assert_eq!(lines.collect::<Vec<_>>(), [1, 2]);
    }
    // Text after `...` is not.
    assert_eq!(
        verdicts(b"[]\n...\n%YAML 1.2\n[]"),
        [
            "type  1:1",
            "4:1 expected `---` after the directive: text that starts with `%` must be in quotes"
        ]
    );
    let lines: Vec<_> = text.lines().collect();
    for document in documents {
        let first = document.text().lines().next();
        assert_eq!(first, Some(lines[document.line() - 1]));
    }
}

/// Everything in a document that may be shown, line by line.
fn shown(document: &Document<'_>, options: &Options) -> String {
    let masked = document.masked(options);
    let mut start = 0;
    let lines = document.text().split_inclusive('\n').map(|line| {
        let excerpt = masked.excerpt(start..start);
        start += line.len();
        excerpt.line
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn only_names_and_values_that_json_shows_are_shown() {
    let arn = arn("connector");
    let text = format!(
        "# secret
%TAG !secret! tag:yaml.org,2002:
--- # secret: secret
connectorArn: &secret !secret!str {arn} # - secret
\"currentVersion\" : 'K1'
capacity:
  # ? secret
  provisionedCapacity: {{
    mcuCount: 0x4, workerCount: secret, # secret
    revision: 7, secrets: [true, &secret2 \"sec
      - ret\", {{a: ~, b: 7}}] }}
connectorConfiguration: !!map &secret3
  a:\t|2- # secret
     secret

      - secret: secret

  ? b
  : >+
    secret
      secret
  c: secret
    - secret
    ? secret
  d: *secret
unknown: 7
skipHealthValidation: True
plugins: [{{customPlugin: {{customPluginArn: shown secret, revision: .nan}}}}]
workerConfiguration: {{workerConfigurationArn: *secret, revision: -.inf}}
... # secret
"
    );
    let expected = format!(
        "\
--- ***
connectorArn: *** {arn} ***
\"currentVersion\" : 'K1'
capacity:
  ***
  provisionedCapacity: {{
    mcuCount: 0x4, workerCount: ***, ***
    revision: ***, secrets: [***, *** ***
      ***, {{a: ***, b: ***}}] }}
connectorConfiguration: ***
  a:    ***
     ***

      ***

  ? b
  : ***
    ***
      ***
  c: ***
    ***
    ***
  d: ***
unknown: ***
skipHealthValidation: True
plugins: [{{customPlugin: {{customPluginArn: shown ***, revision: .nan}}}}]
workerConfiguration: {{workerConfigurationArn: ***, revision: -.inf}}"
    );
    assert_eq!(shown(&document(&text), &latest()), expected);
    // Here the parser mistakes the head of the block for the block.
    let head = document("connectorArn: | # secret");
    assert_eq!(shown(&head, &latest()), "connectorArn: ***");
    // Members unknown in a revision are secret, too.
    assert!(!shown(&document(&text), &body().revision(Revision::V2026_02)).contains("shown"));
}

#[test]
fn nothing_is_shown_after_a_syntax_error() {
    for (text, expected) in [
        ("capacity: {a: !secret b}\nc: d", "capacity: {a: "),
        (
            "capacity:\n  autoScaling:\n    mcuCount: 4\n    a: \"\n- secret\n  - : \\q\"",
            "capacity:\n  autoScaling:\n    mcuCount: 4\n    a: ",
        ),
        (
            "capacity: [secret, {a: secret: secret}]",
            "capacity: [***, {a: ***",
        ),
        ("a: [secret, secret\n b: secret\n", "a: [***, ***\n ***"),
        ("a: b\n c: secret", "a: ***\n ***"),
        ("- - a b : secret : secret", "- - a b : *** "),
        ("# secret", "***"),
        ("%secret\n", ""),
        ("- secret\n# secret\n-\n- \u{1}", "- ***\n***\n-\n- "),
    ] {
        let document = document(text);
        let shown = shown(&document, &latest());
        assert_eq!(shown, expected, "{text}");
    }
    let broken = yaml::documents(b"a: secret\n- \xff")
        .next()
        .expect("it is one");
    assert_eq!(shown(&broken, &latest()), "***\n*** ");
    let broken = format!("{:?}{:?}", broken, yaml::documents(b"secret"));
    assert_eq!(broken, "Document { .. }Documents { .. }");
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

fn repeated(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |text, index| text + &part(index))
}

fn is_read_fast(name: &str, text: &str) {
    let start = Instant::now();
    let mut lines = 0;
    for document in yaml::documents(text.as_bytes()) {
        assert!(document.line() > lines, "{name}");
        lines = document.line();
        verdict(&document, &latest());
        let _ = document.masked(&latest()).excerpt(0..1);
    }
    let elapsed = start.elapsed();
    println!("{name}: {} kB in {elapsed:?}", text.len() / 1_000);
    assert!(elapsed < Duration::from_secs(10), "{name}: {elapsed:?}");
}

#[test]
fn possible_names_are_read_fast() {
    let name = "a".repeat(60_000);
    let names = repeated(16, |index| format!("\"{name}{index}\": b, "));
    is_read_fast("long names", &format!("{{{names}}}"));
    let (elements, open, closed) = ("a, ".repeat(8_000), "[".repeat(120), "]: a".repeat(120));
    let lists = format!("[{elements}{open}{elements}{closed}], ").repeat(20);
    is_read_fast("lists that may be names", &format!("[{lists}]"));
    let tabs = "a: b\n\tc: d\n---\n".repeat(50_000);
    is_read_fast("tabs", &tabs);
    let lines = format!("a: b\n{}  c: d\n---\n", "\n".repeat(100)).repeat(10_000);
    is_read_fast("names inside of values", &lines);
}

#[test]
fn hostile_texts_are_read_fast() {
    const MILLION: usize = 1_000_000;
    let laughs = |levels: usize| {
        let level = |level| {
            let aliases = vec![format!("*a{level}"); 10].join(",");
            format!("a{}: &a{} [{aliases}]\n", level + 1, level + 1)
        };
        "a0: &a0 secret\n".to_owned() + &repeated(levels, level)
    };
    let texts = [
        ("laughs", laughs(100)),
        (
            "quadratic blow-up",
            format!(
                "a: &a \"{}\"\nb: [{}]",
                "x".repeat(MILLION),
                "*a,".repeat(MILLION)
            ),
        ),
        (
            "laughing documents",
            format!("---\n{}", laughs(5)).repeat(1_000),
        ),
        ("brackets", "[".repeat(MILLION)),
        ("braces", "{a: ".repeat(MILLION)),
        ("dashes", "- ".repeat(MILLION)),
        ("question marks", "? ".repeat(MILLION)),
        (
            "deep lines",
            repeated(2_000, |level| " ".repeat(level) + "a:\n"),
        ),
        (
            "deep documents",
            ("[".repeat(1_000) + "\n---\n").repeat(1_000),
        ),
        ("documents", "--- a\n".repeat(MILLION / 4)),
        ("broken documents", "'\n---\n".repeat(MILLION / 4)),
        ("unfinished documents", "a\n...\n".repeat(MILLION / 4)),
        (
            "anchors",
            repeated(MILLION / 10, |index| {
                format!("- &a{index} x\n- *a{index}\n")
            }),
        ),
        ("one anchor", "- &a x\n- *a\n".repeat(MILLION / 10)),
        ("a name", "a".repeat(MILLION) + ": b"),
        (
            "names",
            repeated(MILLION / 10, |index| format!("x{index}: 0\n")),
        ),
        ("one name", "a: b\n".repeat(MILLION / 10)),
        ("elements", format!("[{}]", "0,".repeat(MILLION / 4))),
        ("comments", format!("a:\n{}", " # b\n".repeat(MILLION))),
        ("directives", "%A b\n".repeat(MILLION)),
        ("empty lines", "\n".repeat(MILLION)),
        ("a block", format!("a: |\n{}", "  b\n".repeat(MILLION))),
        (
            "a block of empty lines",
            format!("a: |\n{}", "\n".repeat(MILLION)),
        ),
        ("a plain text", format!("a: {}", "b\n ".repeat(MILLION))),
        ("quotes", format!("a: '{}'", "''".repeat(MILLION))),
        ("escapes", format!("a: \"{}\"", "\\n".repeat(MILLION))),
        ("tags", "- !!str a\n".repeat(MILLION / 10)),
        (
            "digits",
            format!(
                "capacity: {{provisionedCapacity: {{mcuCount: 0x{}}}}}",
                "1".repeat(MILLION)
            ),
        ),
    ];
    for (name, text) in texts {
        is_read_fast(name, &text);
    }
    let limit = "7:10 the aliases expand to more than the length of the whole text plus 1 MiB";
    assert_eq!(verdicts(laughs(100).as_bytes()), [limit]);
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
