//! Names that are equal, or mean something elsewhere.

use msk_connect_preflight::Rule::{
    self, ConnectorArn, DuplicateMember, ExactlyOneCapacity, ExactlyOneChange, Required, Type,
    UnknownMember,
};

use super::{Answer, Cut, check, configuration, list, request, row, violations};

/// Members of a request, or a whole request, with `@` for the object; and the violations, with `@` for
/// the object's name.
const IMITATED: &[(&str, &[(Rule, &str)])] = &[
    (
        "@",
        &[
            (ExactlyOneChange, ""),
            (Required, "/connectorArn"),
            (Required, "/currentVersion"),
            (UnknownMember, "/@"),
        ],
    ),
    ("[@]", &[(Type, "")]),
    (
        r#"{"currentVersion":@,"connectorArn":@}"#,
        &[
            (ExactlyOneChange, ""),
            (Type, "/connectorArn"),
            (Type, "/currentVersion"),
        ],
    ),
    (
        r#""capacity":@"#,
        &[
            (ExactlyOneCapacity, "/capacity"),
            (UnknownMember, "/capacity/@"),
        ],
    ),
    (
        r#""capacity":{"autoScaling":@}"#,
        &[
            (Required, "/capacity/autoScaling/maxWorkerCount"),
            (Required, "/capacity/autoScaling/mcuCount"),
            (Required, "/capacity/autoScaling/minWorkerCount"),
            (Required, "/capacity/autoScaling/scaleInPolicy"),
            (Required, "/capacity/autoScaling/scaleOutPolicy"),
            (UnknownMember, "/capacity/autoScaling/@"),
        ],
    ),
    (
        r#""capacity":{"autoScaling":{"maxWorkerCount":@,"mcuCount":@,"minWorkerCount":@,"scaleInPolicy":@,
        "scaleOutPolicy":{"cpuUtilizationPercentage":@},"maxAutoscalingTaskCount":@}}"#,
        &[
            (Type, "/capacity/autoScaling/maxWorkerCount"),
            (Type, "/capacity/autoScaling/mcuCount"),
            (Type, "/capacity/autoScaling/minWorkerCount"),
            (
                Required,
                "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage",
            ),
            (UnknownMember, "/capacity/autoScaling/scaleInPolicy/@"),
            (
                Type,
                "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
            ),
            (Type, "/capacity/autoScaling/maxAutoscalingTaskCount"),
        ],
    ),
    (
        r#""capacity":{"provisionedCapacity":@}"#,
        &[
            (Required, "/capacity/provisionedCapacity/mcuCount"),
            (Required, "/capacity/provisionedCapacity/workerCount"),
            (UnknownMember, "/capacity/provisionedCapacity/@"),
        ],
    ),
    (
        r#""capacity":{"provisionedCapacity":{"mcuCount":@,"workerCount":@}}"#,
        &[
            (Type, "/capacity/provisionedCapacity/mcuCount"),
            (Type, "/capacity/provisionedCapacity/workerCount"),
        ],
    ),
    (
        r#""skipHealthValidation":@,"useDefaultWorkerConfiguration":@"#,
        &[
            (Type, "/skipHealthValidation"),
            (Type, "/useDefaultWorkerConfiguration"),
        ],
    ),
    (r#""plugins":@"#, &[(Type, "/plugins")]),
    (
        r#""plugins":[@]"#,
        &[
            (Required, "/plugins/0/customPlugin"),
            (UnknownMember, "/plugins/0/@"),
        ],
    ),
    (
        r#""plugins":[{"customPlugin":@}]"#,
        &[
            (Required, "/plugins/0/customPlugin/customPluginArn"),
            (Required, "/plugins/0/customPlugin/revision"),
            (UnknownMember, "/plugins/0/customPlugin/@"),
        ],
    ),
    (
        r#""plugins":[{"customPlugin":{"customPluginArn":@,"revision":@}}]"#,
        &[
            (Type, "/plugins/0/customPlugin/customPluginArn"),
            (Type, "/plugins/0/customPlugin/revision"),
        ],
    ),
    (
        r#""workerConfiguration":@"#,
        &[
            (Required, "/workerConfiguration/workerConfigurationArn"),
            (Required, "/workerConfiguration/revision"),
            (UnknownMember, "/workerConfiguration/@"),
        ],
    ),
    (
        r#""workerConfiguration":{"workerConfigurationArn":@,"revision":@}"#,
        &[
            (Type, "/workerConfiguration/workerConfigurationArn"),
            (Type, "/workerConfiguration/revision"),
        ],
    ),
    (r#""connectorConfiguration":@"#, &[]),
    (
        r#""connectorConfiguration":{"a":@}"#,
        &[(Type, "/connectorConfiguration/a")],
    ),
    (
        r#""connectorConfiguration":{"a":"b","a":@}"#,
        &[(DuplicateMember, "/connectorConfiguration/a")],
    ),
    (
        r#""connectorConfiguration":{},"x":@,"y":[@]"#,
        &[(UnknownMember, "/x"), (UnknownMember, "/y")],
    ),
];

#[test]
fn objects_that_imitate_what_serde_json_makes_of_numbers_and_raw_values() {
    for name in [
        "$serde_json::private::Number",
        "$serde_json::private::RawValue",
    ] {
        for value in [r#""1""#, r#""1e400""#, r#""{""#, r#""""#] {
            check(IMITATED.iter().map(|(place, expected)| {
                let text = place.replace('@', &format!("{{\"{name}\":{value}}}"));
                let text = if place.starts_with('"') {
                    request(&text)
                } else {
                    text
                };
                let expected = expected
                    .iter()
                    .map(|(rule, at)| (*rule, at.replace('@', "$serde_json***")));
                row(
                    format!("{name}: {value}: {place}"),
                    text,
                    Answer::of(expected, Cut::No),
                )
            }));
        }
        let at = "/connectorConfiguration/$serde_json***";
        check([
            row(
                format!("{name} is no string"),
                configuration(&format!(r#""{name}":1"#)),
                violations(&[(Type, at)]),
            ),
            row(
                format!("{name} next to others"),
                configuration(&format!(r#""a":"b","{name}":"1","c":"d""#)),
                Answer::Valid,
            ),
            row(
                format!("{name} twice"),
                configuration(&format!(
                    r#""{name}":"1","{}":"2""#,
                    name.replace('$', r"\u0024")
                )),
                violations(&[(DuplicateMember, at)]),
            ),
        ]);
    }
}

#[test]
fn names_that_differ_only_by_escapes() {
    for (name, again, at) in [
        ("a", r"\u0061", "a"),
        (r"\u006A", r"\u006a", "j"),
        ("é", r"\u00E9", "é"),
        (r"\u00e9", r"\u00E9", "é"),
        ("😀", r"\ud83D\uDe00", "😀"),
        ("/", r"\/", "~1"),
        (r"\/", r"\u002f", "~1"),
        ("~", r"\u007e", "~0"),
        (r#"\""#, r"\u0022", "\""),
        (r"\\", r"\u005C", "\\"),
        (r"\n", r"\u000a", "\n"),
        (r"\r", r"\u000d", "\r"),
        (r"\t", r"\u0009", "\t"),
        (r"\b", r"\u0008", "\u{8}"),
        (r"\f", r"\u000C", "\u{c}"),
        (r"a\u0000", r"\u0061\u0000", "a\0"),
        ("\u{feff}", r"\ufeff", "\u{feff}"),
        ("\u{202e}", r"\u202E", "\u{202e}"),
        ("\u{7f}", r"\u007f", "\u{7f}"),
        ("__proto__", r"\u005f_proto__", "__proto__"),
    ] {
        let unknown = format!("/{at}");
        let entry = format!("/connectorConfiguration/{at}");
        check([
            row(
                format!("{name} and {again}, unknown"),
                request(&format!(
                    r#""{name}":0,"connectorConfiguration":{{}},"{again}":0,"{name}":0"#
                )),
                violations(&[(UnknownMember, &unknown), (DuplicateMember, &unknown)]),
            ),
            row(
                format!("{name} and {again}, in the configuration"),
                configuration(&format!(
                    r#""{again}":"b","c":"d","{name}":"b","{again}":0"#
                )),
                violations(&[(DuplicateMember, &entry)]),
            ),
        ]);
    }
    for (name, other) in [
        ("a", r"\\u0061"),
        ("a", "A"),
        ("a", r"a\u0000"),
        ("a", r"\ufeffa"),
        ("é", r"e\u0301"),
        (r"\ufb01", "fi"),
    ] {
        check([row(
            format!("{name} and {other} are two names"),
            configuration(&format!(r#""{name}":"b","{other}":"c""#)),
            Answer::Valid,
        )]);
    }
    let escaped = |name: &str| {
        let units = name.encode_utf16();
        units
            .map(|unit| format!("\\u{unit:04x}"))
            .collect::<Vec<_>>()
            .concat()
    };
    let capacity = format!(
        r#""{}":{{"{}":{{"{}":1,"{}":1}}}}"#,
        escaped("capacity"),
        escaped("provisionedCapacity"),
        escaped("mcuCount"),
        escaped("workerCount"),
    );
    check([
        row("every character escaped", request(&capacity), Answer::Valid),
        row(
            "escaped and plain",
            request(&format!(r#"{capacity},"capacity":[]"#)),
            violations(&[(DuplicateMember, "/capacity")]),
        ),
        row(
            "an escape in an escape",
            request(&capacity.replacen("\\u0063", "\\\\u0063", 1)),
            violations(&[(ExactlyOneChange, ""), (UnknownMember, "/\\u0063apacity")]),
        ),
    ]);
}

#[test]
fn names_that_mean_something_elsewhere() {
    let names = [
        "__proto__",
        "constructor",
        "prototype",
        "toString",
        "$ref",
        "@",
        "-",
        "0",
        "",
    ];
    for name in names {
        let unknown = format!("/{name}");
        let (capacity, plugin) = (format!("/capacity/{name}"), format!("/plugins/0/{name}"));
        let entry = format!("/connectorConfiguration/{name}");
        check([
            row(
                format!("{name:?} is not replaced by its content"),
                format!(r#"{{"{name}":{}}}"#, configuration("")),
                violations(&[
                    (ExactlyOneChange, ""),
                    (Required, "/connectorArn"),
                    (Required, "/currentVersion"),
                    (UnknownMember, &unknown),
                ]),
            ),
            row(
                format!("{name:?} in capacity"),
                request(&format!(
                    r#""capacity":{{"{name}":{{"autoScaling":{{}}}}}}"#
                )),
                violations(&[
                    (ExactlyOneCapacity, "/capacity"),
                    (UnknownMember, &capacity),
                ]),
            ),
            row(
                format!("{name:?} in an element"),
                request(&format!(r#""plugins":[{{"{name}":0,"{name}":1}}]"#)),
                violations(&[
                    (Required, "/plugins/0/customPlugin"),
                    (UnknownMember, &plugin),
                    (DuplicateMember, &plugin),
                ]),
            ),
            row(
                format!("{name:?} in the configuration"),
                configuration(&format!(r#""{name}":"{name}""#)),
                Answer::Valid,
            ),
            row(
                format!("{name:?} in the configuration, no string"),
                configuration(&format!(r#""{name}":{{"a":"b"}}"#)),
                violations(&[(Type, &entry)]),
            ),
            row(
                format!("{name:?} in the configuration, twice"),
                configuration(&format!(r#""{name}":"a","{name}":"a""#)),
                violations(&[(DuplicateMember, &entry)]),
            ),
        ]);
    }
    let all = list(names.len(), |index| format!(r#""{}":"""#, names[index]));
    check([
        row("all of them", configuration(&all), Answer::Valid),
        row(
            "an empty name for every member",
            r#"{"":{"":{"":[{"":""}]}},"":0,"connectorArn":""}"#,
            violations(&[
                (ExactlyOneChange, ""),
                (ConnectorArn, "/connectorArn"),
                (Required, "/currentVersion"),
                (UnknownMember, "/"),
                (DuplicateMember, "/"),
            ]),
        ),
    ]);
}
