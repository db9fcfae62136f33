//! Depth, digits and numbers of members beyond all that a request needs.

use std::iter::once;

use msk_connect_preflight::Rule::{
    self, CpuUtilization, DuplicateMember, ExactlyOneCapacity, McuCount, OnePlugin, Required,
    TaskCount, Type, UnknownMember, WorkerCount, WorkerOrder,
};

use super::{
    Answer, Row, VALUES, behind, check, configuration, first_1000, list, request, row, stops,
    violations,
};

#[test]
fn one_hundred_thousand_levels() {
    const LEVELS: usize = 100_000;
    for before in [
        "",
        r#"{"x":"#,
        r#"{"capacity":0,"capacity":"#,
        r#"{"connectorConfiguration":"#,
        r#"{"connectorConfiguration":{"a":"#,
        r#"{"connectorConfiguration":{"a":"b","a":"#,
    ] {
        for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"":"#, "}]")] {
            let opened = format!("{before}{}", open.repeat(LEVELS));
            let brackets = opened
                .bytes()
                .enumerate()
                .filter(|(_, b)| b"[{".contains(b));
            let too_deep = brackets.map(|(offset, _)| offset).nth(128);
            let answer = || stops(1, 1 + too_deep.expect("there are more"));
            let name = format!("{before}{open}");
            let closed = format!(
                "{opened}0{}{}",
                close.repeat(LEVELS),
                "}".repeat(before.matches('{').count())
            );
            check([
                row(format!("{name} without an end"), opened.as_str(), answer()),
                row(name, closed, answer()),
            ]);
        }
    }
    let wide = list(LEVELS, |_| "[{}]".to_owned());
    check([
        row("]", "]".repeat(LEVELS), stops(1, 1)),
        row("}", "}".repeat(LEVELS), stops(1, 1)),
        row(
            "side by side",
            format!("[{wide}]"),
            violations(&[(Type, "")]),
        ),
        row(
            "side by side in an unknown member",
            request(&format!(r#""connectorConfiguration":{{}},"x":[{wide}]"#)),
            violations(&[(UnknownMember, "/x")]),
        ),
        row(
            "side by side in the configuration",
            configuration(&format!(r#""a":[{wide}]"#)),
            violations(&[(Type, "/connectorConfiguration/a")]),
        ),
        row(
            "as text",
            configuration(&format!(r#""{0}":"{0}""#, "[{".repeat(LEVELS))),
            Answer::Valid,
        ),
    ]);
}

#[test]
fn numbers_of_10_000_digits() {
    const DIGITS: usize = 10_000;
    let (ones, zeros, nines) = ("1".repeat(DIGITS), "0".repeat(DIGITS), "9".repeat(DIGITS));
    let range: &[Rule] = &[McuCount];
    let fraction: &[Rule] = &[Type];
    let four: &[Rule] = &[];
    for (number, rules) in [
        // Only digits.
        (ones.clone(), range),
        (format!("-{ones}"), range),
        (format!("4{zeros}"), range),
        // A fraction: the nearest double counts.
        (format!("4.{zeros}"), four),
        (format!("4.{zeros}1"), four),
        (format!("4.{ones}"), fraction),
        (format!("3.{nines}"), four),
        (format!("0.{zeros}1"), range),
        (format!("-0.{zeros}1"), range),
        (format!("{ones}.{ones}"), range),
        (format!("0.{zeros}4e10001"), four),
        (format!("4{zeros}e-10000"), four),
        (format!("4{zeros}.{zeros}E-10000"), four),
        // An exponent.
        (format!("4e{zeros}"), four),
        (format!("4e-{zeros}"), four),
        (format!("0.4e+{zeros}1"), four),
        (format!("1e{ones}"), range),
        (format!("-1e{ones}"), range),
        (format!("1e-{ones}"), range),
        (format!("0e{ones}"), range),
        // Beyond doubles.
        ("1e400".to_owned(), range),
        ("-1e400".to_owned(), range),
        ("1e309".to_owned(), range),
        ("1E+999999999999999999999999".to_owned(), range),
    ] {
        let mcu_count = "/capacity/provisionedCapacity/mcuCount";
        let expected: Vec<_> = rules.iter().map(|rule| (*rule, mcu_count)).collect();
        let capacity =
            format!(r#"{{"provisionedCapacity":{{"mcuCount":{number},"workerCount":1}}}}"#);
        check([row(
            format!("{number:.20}"),
            request(&format!(r#""capacity":{capacity}"#)),
            violations(&expected),
        )]);
    }
    for number in [ones.as_str(), "1e400"] {
        check(number_anywhere(number));
    }
    let long = format!("{ones}.{ones}e{ones}");
    for (before, after) in VALUES {
        for end in [".", "e", "x", "-"] {
            let text = format!("{long}{end}");
            check(behind(before, &[(text.as_bytes(), long.len())], after));
        }
    }
}

/// A number beyond every range, as the value of every kind of member.
fn number_anywhere(number: &str) -> Vec<Row> {
    let auto_scaling = |count: &str, tasks: &str, percentage: &str| {
        request(&format!(
            r#""capacity":{{"autoScaling":{{"maxWorkerCount":2,"mcuCount":1,"minWorkerCount":{count},
            "scaleInPolicy":{{"cpuUtilizationPercentage":{percentage}}},
            "scaleOutPolicy":{{"cpuUtilizationPercentage":80}},"maxAutoscalingTaskCount":{tasks}}}}}"#
        ))
    };
    let minimum = "/capacity/autoScaling/minWorkerCount";
    let rows: [(String, &[(Rule, &str)]); 10] = [
        (number.to_owned(), &[(Type, "")]),
        (format!("[{number}]"), &[(Type, "")]),
        (
            auto_scaling(number, "2", "20"),
            &[(WorkerCount, minimum), (WorkerOrder, minimum)],
        ),
        (
            auto_scaling("1", number, "20"),
            &[(TaskCount, "/capacity/autoScaling/maxAutoscalingTaskCount")],
        ),
        (
            auto_scaling("1", "2", number),
            &[(
                CpuUtilization,
                "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage",
            )],
        ),
        (
            request(&format!(
                r#""workerConfiguration":{{"workerConfigurationArn":"","revision":-{number}}}"#
            )),
            &[
                (
                    Rule::WorkerConfigurationArn,
                    "/workerConfiguration/workerConfigurationArn",
                ),
                (Rule::Revision, "/workerConfiguration/revision"),
            ],
        ),
        (
            request(&format!(r#""plugins":[{number}]"#)),
            &[(Type, "/plugins/0")],
        ),
        (
            request(&format!(r#""useDefaultWorkerConfiguration":{number}"#)),
            &[(Type, "/useDefaultWorkerConfiguration")],
        ),
        (
            configuration(&format!(r#""a":{number}"#)),
            &[(Type, "/connectorConfiguration/a")],
        ),
        (
            request(&format!(r#""connectorConfiguration":{{}},"x":[-{number}]"#)),
            &[(UnknownMember, "/x")],
        ),
    ];
    rows.into_iter()
        .map(|(text, expected)| row(format!("{text:.200}"), text, violations(expected)))
        .collect()
}

const MILLION: usize = 1_000_000;

#[test]
fn a_million_unknown_members() {
    let unknown = list(MILLION, |index| format!(r#""x{index}":0"#));
    let told = (0..).map(|index| (UnknownMember, format!("/x{index}")));
    check([
        row(
            "of the document",
            request(&format!(r#"{unknown},"connectorConfiguration":{{}}"#)),
            first_1000(told),
        ),
        row(
            "of an unknown member",
            request(&format!(
                r#""connectorConfiguration":{{}},"y":{{{unknown}}}"#
            )),
            violations(&[(UnknownMember, "/y")]),
        ),
    ]);
}

#[test]
fn a_million_misspelt_members() {
    // Each number from 1 gives other letters in upper case.
    let style = |name: &str, index: usize| {
        let mut bits = (0..).map(|bit| (index + 1) >> bit & 1 == 1);
        let swap = |c: char| match bits.next() {
            Some(true) if c.is_ascii_lowercase() => c.to_ascii_uppercase(),
            Some(true) => c.to_ascii_lowercase(),
            _ => c,
        };
        name.chars().map(swap).collect::<String>()
    };
    let name = |index| style("connectorConfiguration", index);
    let wide = list(MILLION, |index| format!(r#""{}":{{"a":0}}"#, name(index)));
    let first = once((Type, format!("/{}/a", name(0))));
    let unknown = (0..).map(|index| (UnknownMember, format!("/{}", name(index))));

    // As deep as JSON may be, and as the table is.
    let deep = r#""Capacity":{"#.repeat(126) + &"}".repeat(126);
    let array = format!("[{}]", list(MILLION, |_| "{}".to_owned()));
    let names = [
        "Capacity",
        "AutoScaling",
        "ScaleInPolicy",
        "CpuUtilizationPercentage",
    ];
    let levels = names
        .iter()
        .rev()
        .fold(array, |inside, name| format!(r#"{{"{name}":{inside}}}"#));
    let [capacity, scaling, policy, percentage] =
        [1, 2, 3, 4].map(|levels| format!("/{}", names[..levels].join("/")));
    let missing =
        ["maxWorkerCount", "mcuCount", "minWorkerCount"].map(|name| format!("{scaling}/{name}"));
    let [max, mcu, min] = &missing;

    let element = r#"{"Custom_Plugin":{"custom_plugin_arn":0,"revision":1}}"#;
    let plugins = list(MILLION / 10, |_| element.to_owned());
    // Unknown names come last in a report that is cut.
    let arn = |index| format!("/PLUGINS/{index}/Custom_Plugin/custom_plugin_arn");
    let in_plugins = (0..).map(|index| (Type, arn(index)));
    check([
        row(
            "of one name",
            request(&wide),
            first_1000(first.chain(unknown)),
        ),
        row(
            "in each other",
            request(&deep),
            violations(&[
                (ExactlyOneCapacity, "/Capacity"),
                (UnknownMember, "/Capacity/Capacity"),
                (UnknownMember, "/Capacity"),
            ]),
        ),
        row(
            "around a million objects",
            request(&levels[1..levels.len() - 1]),
            violations(&[
                (Required, max),
                (Required, mcu),
                (Required, min),
                (Type, &percentage),
                (UnknownMember, &percentage),
                (Required, &format!("{scaling}/scaleOutPolicy")),
                (UnknownMember, &policy),
                (UnknownMember, &scaling),
                (UnknownMember, &capacity),
            ]),
        ),
        row(
            "in a hundred thousand elements",
            request(&format!(r#""PLUGINS":[{plugins}]"#)),
            first_1000(once((OnePlugin, "/PLUGINS".to_owned())).chain(in_plugins)),
        ),
    ]);
}

#[test]
fn a_million_known_members() {
    let known = list(MILLION, |_| r#""currentVersion":"K1""#.to_owned());
    let capacity = list(MILLION, |_| r#""mcuCount":1"#.to_owned());
    let plugins = list(MILLION, |_| "{}".to_owned());
    let missing = (0..).map(|index| (Required, format!("/plugins/{index}/customPlugin")));
    check([
        row(
            "currentVersion",
            request(&format!(r#""connectorConfiguration":{{}},{known}"#)),
            violations(&[(DuplicateMember, "/currentVersion")]),
        ),
        row(
            "mcuCount",
            request(&format!(
                r#""capacity":{{"provisionedCapacity":{{{capacity},"workerCount":1}}}}"#
            )),
            violations(&[(DuplicateMember, "/capacity/provisionedCapacity/mcuCount")]),
        ),
        row(
            "elements of plugins",
            request(&format!(r#""plugins":[{plugins}]"#)),
            first_1000(once((OnePlugin, "/plugins".to_owned())).chain(missing)),
        ),
    ]);
}

#[test]
fn a_million_configuration_entries() {
    let entries = list(MILLION, |index| format!(r#""x{index}":"""#));
    check([row(
        "the first again, escaped, and the last",
        configuration(&format!(r#"{entries},"\u00780":"","x999999":"""#)),
        violations(&[
            (DuplicateMember, "/connectorConfiguration/x0"),
            (DuplicateMember, "/connectorConfiguration/x999999"),
        ]),
    )]);
}

#[test]
fn a_million_configuration_entries_that_are_not_strings() {
    let entries = list(MILLION, |index| format!(r#""x{index}":0"#));
    let told = (0..).map(|index| (Type, format!("/connectorConfiguration/x{index}")));
    check([row("numbers", configuration(&entries), first_1000(told))]);
}

#[test]
fn names_that_collide() {
    // Pairs of letters with the same hash if it multiplies by 31 (Java) or by 33: all words made of such
    // pairs collide.
    let word = |index: usize, [zero, one]: [&'static str; 2]| {
        let letters = (0..16)
            .rev()
            .map(|bit| if index >> bit & 1 == 0 { zero } else { one });
        letters.collect::<String>()
    };
    let shared = "connector.".repeat(20);
    many_names("31", |index| word(index, ["Aa", "BB"]));
    many_names("33", |index| word(index, ["Ez", "FY"]));
    many_names("shared beginnings", |index| format!("{shared}{index:05}"));
    many_names("shared ends", |index| format!("{index:05}{shared}"));
}

fn many_names(kind: &str, name: impl Fn(usize) -> String) {
    const COUNT: usize = 1 << 16;
    let entries = list(COUNT, |index| format!(r#""{}":"""#, name(index)));
    let last = name(COUNT - 1);
    check([
        row(
            format!("{kind}, in the configuration"),
            configuration(&format!(r#"{entries},"{last}":"""#)),
            violations(&[(DuplicateMember, &format!("/connectorConfiguration/{last}"))]),
        ),
        row(
            format!("{kind}, unknown"),
            request(&format!(r#""connectorConfiguration":{{}},{entries}"#)),
            first_1000((0..).map(|index| (UnknownMember, format!("/{}", name(index))))),
        ),
    ]);
}
