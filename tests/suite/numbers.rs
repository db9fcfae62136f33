//! Numbers that not every engine can read.

use serde_json::Value;

use crate::{
    AUTO_SCALING,
    members::{Group, Members, put, test},
};

/// Each integer replaced by each of the numbers that `forms` makes from a valid one.
fn numbers(members: &Members, forms: impl Fn(i64) -> Vec<(String, bool)>) -> Vec<Group> {
    members
        .integers()
        .map(|pointer| {
            let base = members.unrelated(pointer);
            let value = base.pointer(pointer).and_then(Value::as_i64);
            let tests = forms(value.expect("it is an integer"))
                .into_iter()
                .map(|(text, valid)| {
                    let document = put(&base, pointer, &text);
                    let about = match text.len() {
                        0..=40 => text,
                        length => format!("{}… of {length} characters", &text[..4]),
                    };
                    test(about, document, valid)
                });
            members.group(pointer, tests.collect())
        })
        .collect()
}

pub(crate) fn integral_floats(members: &Members) -> Vec<Group> {
    numbers(members, |value| {
        let right = [".0", "e0", "E+0", "0e-1", "00E-2", ".0e0"];
        let right = right.map(|end| (format!("{value}{end}"), true));
        let wrong = [".5", ".00001", "1e-1"].map(|end| (format!("{value}{end}"), false));
        let mut all: Vec<_> = right.into_iter().chain(wrong).collect();
        all.push((format!("{}e-3", value * 1000), true));
        for low in ["0.0", "-0", "-0.0", "0e5", "-1.0", "0.5"] {
            all.push((low.to_owned(), false));
        }
        all
    })
}

pub(crate) fn beyond_doubles(members: &Members) -> Vec<Group> {
    let mut groups = numbers(members, |value| {
        [
            (format!("{value}.00000000000000000001"), true),
            (format!("{}.99999999999999999999", value - 1), true),
            (format!("{value}{}e-400", "0".repeat(400)), true),
            ("1e-400".to_owned(), false),
            ("-1e-400".to_owned(), false),
            ("4.9e-324".to_owned(), false),
            ("1e309".to_owned(), false),
            ("1e400".to_owned(), false),
            ("-1e400".to_owned(), false),
        ]
        .into()
    });
    let edges = members.with("maximum").map(|(pointer, maximum)| {
        let maximum = maximum.as_i64().expect("it is an integer");
        // Around the maximum, where many numbers share a double.
        let values = match maximum {
            i64::MAX => vec![
                ("9223372036854774784.0", true),
                ("9.223372036854774e18", true),
                ("9223372036854775807", true),
                ("9223372036854775807.0", false),
                ("9223372036854775808", false),
                ("9223372036854775808.0", false),
                ("9223372036854776832", false),
                ("9223372036854776833", false),
                ("9223372036854777856.0", false),
                ("9.3e18", false),
            ],
            2_147_483_647 => vec![
                ("2147483647.0000000001", true),
                ("2147483646.9999999999", true),
                ("2147483647.0000004", false),
                ("2147483648.0", false),
            ],
            _ => vec![
                ("100.00000000000000000001", true),
                ("99.9999999999999999999", true),
                ("100.00000000000002", false),
                ("101.0", false),
            ],
        };
        let base = members.unrelated(pointer);
        let tests = values
            .into_iter()
            .map(|(text, valid)| test(text, put(&base, pointer, text), valid));
        members.group(&format!("the maximum of {pointer}"), tests.collect())
    });
    groups.extend(edges);
    groups
}

pub(crate) fn huge_integers(members: &Members) -> Vec<Group> {
    let mut groups = numbers(members, |_| {
        let powers = [19, 40, 308, 309].map(|zeros| format!("1{}", "0".repeat(zeros)));
        let edges = ["9223372036854777856", "18446744073709551616"];
        let huge = powers.into_iter().chain(edges.map(str::to_owned));
        let both_signs = huge.flat_map(|huge| [format!("-{huge}"), huge]);
        both_signs.map(|huge| (huge, false)).collect()
    });
    let counts = ["3", "18446744073709551616", "-18446744073709551616"];
    let others = r#""mcuCount":1,"scaleInPolicy":{"cpuUtilizationPercentage":20},"scaleOutPolicy":{"cpuUtilizationPercentage":80}"#;
    let mut pairs = Vec::new();
    for max in counts {
        for min in counts {
            for tasks in counts {
                let scaling = format!(
                    r#"{{"maxWorkerCount":{max},"minWorkerCount":{min},"maxAutoscalingTaskCount":{tasks},{others}}}"#
                );
                let about = format!("min {min}, max {max}, tasks {tasks}");
                let document = put(&members.bases[0], AUTO_SCALING, &scaling);
                pairs.push(test(about, document, [min, max, tasks] == ["3"; 3]));
            }
        }
    }
    groups.push(members.group("counts that relate to each other", pairs));
    groups
}
