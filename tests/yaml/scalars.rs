//! Values are those of the core schema, and shown as they were written.

use msk_connect_preflight::{Finding, Request};

use crate::{
    body, document,
    support::{latest::latest, violations::violations, words::words},
};

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
