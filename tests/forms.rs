//! Tests that a request is the same in every form it can be read from.

mod support {
    pub(crate) mod arn;
    pub(crate) mod latest;
    pub(crate) mod told;
    pub(crate) mod violations;
}

use garde::{Unvalidated, Validate};
use msk_connect_preflight::{
    Capacity, Change, Configuration, ConnectorState, Draft, Error, Finding, Masked, McuCount,
    Options, Request, Response, Revision, Rule, Shape, Verdict, WorkerConfigurationChoice,
    WorkerCount,
    draft::{
        AutoScalingUpdate, CapacityUpdate, CustomPlugin, Plugin, ProvisionedCapacityUpdate,
        ScaleInPolicyUpdate, ScaleOutPolicyUpdate, WorkerConfiguration,
    },
};
use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, IntoDeserializer, Visitor,
        value::{self, MapDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::{Value, json};
use support::{arn::arn, latest::latest, told::told, violations::violations};

/// A draft with every member, all of them invalid.
fn wrong_draft() -> Draft {
    Draft::default()
        .connector_arn("arn")
        .current_version(String::new())
        .capacity(
            CapacityUpdate::default()
                .auto_scaling(
                    AutoScalingUpdate::default()
                        .max_worker_count(0)
                        .mcu_count(3)
                        .min_worker_count(i64::MAX)
                        .scale_in_policy(
                            ScaleInPolicyUpdate::default().cpu_utilization_percentage(0),
                        )
                        .scale_out_policy(
                            ScaleOutPolicyUpdate::default().cpu_utilization_percentage(101),
                        )
                        .max_autoscaling_task_count(-1),
                )
                .provisioned_capacity(ProvisionedCapacityUpdate::default().mcu_count(-1)),
        )
        .connector_configuration(Configuration::from_iter([("a", "b")]))
        .skip_health_validation(true)
        .use_default_worker_configuration(false)
        .plugins(vec![
            Plugin::default(),
            Plugin::default()
                .custom_plugin(CustomPlugin::default().custom_plugin_arn("arn").revision(0)),
        ])
        .worker_configuration(WorkerConfiguration::default().worker_configuration_arn("arn"))
}

const WRONG_TEXT: &str = r#"{
    "connectorArn": "arn",
    "currentVersion": "",
    "capacity": {
        "autoScaling": {
            "maxWorkerCount": 0,
            "mcuCount": 3,
            "minWorkerCount": 9223372036854775807,
            "scaleInPolicy": { "cpuUtilizationPercentage": 0 },
            "scaleOutPolicy": { "cpuUtilizationPercentage": 101 },
            "maxAutoscalingTaskCount": -1
        },
        "provisionedCapacity": { "mcuCount": -1 }
    },
    "connectorConfiguration": { "a": "b" },
    "skipHealthValidation": true,
    "useDefaultWorkerConfiguration": false,
    "plugins": [{}, { "customPlugin": { "customPluginArn": "arn", "revision": 0 } }],
    "workerConfiguration": { "workerConfigurationArn": "arn" }
}"#;

#[test]
fn draft_text_and_value_give_the_same_report() {
    for options in [
        latest(),
        latest().shape(Shape::Body),
        latest().connector_arn("arn:aws").current_version("K1"),
    ] {
        let draft = wrong_draft().check(&options).unwrap_err();
        let text = Request::from_json(WRONG_TEXT, &options);
        let value = serde_json::from_str(WRONG_TEXT).unwrap();
        let value = Request::from_value(&value, &options);
        assert_eq!(told(draft.violations()), told(violations(&text)));
        for read in [text, value] {
            assert_eq!(draft.to_string(), read.unwrap_err().to_string());
        }
    }
    assert_eq!(
        serde_json::from_str::<Draft>(WRONG_TEXT).unwrap(),
        wrong_draft()
    );
}

#[test]
fn a_span_covers_the_subject_of_the_violation() {
    for (text, expected) in [
        (
            r#" {"currentVersion": [1, {}], "capacity" : {"size" : {}, "size": 2}, "plugins": [ {} , 5 ],
                "connectorConfiguration": {"a": {"b": 1}}, "skipHealthValidation":"true"}"#,
            &[
                ("", "{"),
                ("/connectorArn", "{"),
                ("/currentVersion", "[1, {}]"),
                ("/capacity", r#""capacity""#),
                ("/capacity/size", r#""size""#),
                ("/capacity/size", r#""size""#),
                ("/connectorConfiguration/a", r#"{"b": 1}"#),
                ("/skipHealthValidation", r#""true""#),
                ("/plugins", "[ {} , 5 ]"),
                ("/plugins/0/customPlugin", "{"),
                ("/plugins/1", "5"),
            ][..],
        ),
        (r#" [1, {"a": 2}] "#, &[("", r#"[1, {"a": 2}]"#)]),
    ] {
        let Err(Error::Invalid(report)) = Request::from_json(text, &latest()) else {
            panic!("{text} is valid");
        };
        let violations = report.violations();
        let spans: Vec<_> = violations
            .iter()
            .map(|violation| (violation.pointer(), &text[violation.span().unwrap()]))
            .collect();
        assert_eq!(spans, expected);
        let positions: Vec<_> = violations.iter().map(|v| v.position(text)).collect();
        assert_eq!(positions, report.positions(text));
    }
}

#[test]
fn a_member_of_a_later_revision_is_unknown_in_a_draft_too() {
    let draft = Draft::default()
        .plugins(vec![Plugin::default()])
        .skip_health_validation(true);
    let options = Options::default()
        .revision(Revision::V2026_02)
        .shape(Shape::Body);
    let report = draft.check(&options).unwrap_err();
    assert_eq!(
        report.to_string(),
        "exactly-one-change: the request must have exactly one of `capacity` and \
         `connectorConfiguration`, found none; add what you want to change\n\
         unknown-member: unknown member `skipHealthValidation` in the request: API revision \
         `2026-10` adds `skipHealthValidation`; check with `--api-revision 2026-10`, or remove \
         `skipHealthValidation`\n\
         unknown-member: unknown member `plugins` in the request: API revision `2026-10` adds \
         `plugins`; check with `--api-revision 2026-10`, or remove `plugins`"
    );
}

#[test]
fn a_draft_that_code_filled_says_the_same_through_garde() {
    let draft = Draft::default()
        .connector_arn(arn("connector"))
        .current_version("K2")
        .capacity(
            CapacityUpdate::default().provisioned_capacity(
                ProvisionedCapacityUpdate::default()
                    .mcu_count(0)
                    .worker_count(-1),
            ),
        )
        .worker_configuration(
            WorkerConfiguration::default()
                .worker_configuration_arn(arn("worker-configuration"))
                .revision(0),
        );
    let expected = [
        "mcu-count: `mcuCount` must be 1, 2, 4 or 8, found 0; use 1",
        "worker-count: `workerCount` must be at least 1, found -1; use 1 or more",
        "revision: `revision` must be at least 1, found 0; use 1 or more",
    ];
    let garde = draft.validate_with(&latest()).unwrap_err().to_string();
    let garde = garde.lines().filter_map(|line| line.split_once(": "));
    assert!(garde.map(|(_, message)| message).eq(expected));
    let report = draft.check(&latest()).unwrap_err();
    assert_eq!(report.to_string(), expected.join("\n"));
}

#[test]
fn a_syntax_error_has_the_expected_reason() {
    const LONE_SURROGATE: &str = "unpaired surrogate in `\\u` escape";
    for (text, reason) in [
        ("[", "the text ends inside an array"),
        ("[1", "the text ends inside an array"),
        ("{", "the text ends inside an object"),
        (r#"{"a":1"#, "the text ends inside an object"),
        (r#"["a"#, "the text ends inside a string"),
        (r#"["\u0041x"#, "the text ends inside a string"),
        ("", "the text ends where a value was expected"),
        (r#"{"a":"#, "the text ends where a value was expected"),
        ("tru", "the text ends where a value was expected"),
        (r#"{"a" @}"#, "expected `:` after the name"),
        ("[1 @]", "expected `,` or `]` after the element"),
        (r#"{"a":1 @}"#, "expected `,` or `}` after the member"),
        ("[@]", "expected a value"),
        (r#"["\x"]"#, "invalid escape after the backslash"),
        ("[-]", "expected a digit"),
        (
            "[\"\u{1}\"]",
            "control characters in a string must be escaped",
        ),
        ("{1:2}", "expected a name in double quotes"),
        (r#"["\ud800"]"#, LONE_SURROGATE),
        (r#"["\ud800\u0041"]"#, LONE_SURROGATE),
        (r#"["\udc00"]"#, LONE_SURROGATE),
        ("[1,]", "trailing comma: remove it"),
        (r#"{"a":1,}"#, "trailing comma: remove it"),
        ("{} @", "unexpected text after the document"),
        ("[+]", "numbers must not have a `+` sign"),
    ] {
        let Err(Error::Syntax(error)) = Request::from_json(text, &Options::default()) else {
            panic!("{text} is JSON");
        };
        assert_eq!(error.reason(), reason, "{text}");
    }
}

#[test]
fn a_draft_gets_the_advice_of_its_text_except_places_and_number_formats() {
    let text = r#"{
        "capacity": {"autoScaling": {"maxWorkerCount": 11.0, "minWorkerCount": 12}},
        "connectorConfiguration": {"topics": "a", "topics.regex": "a", "a.token": "x"}
    }"#;
    let draft: Draft = serde_json::from_str(text).expect("a draft can hold it");
    let (verdict, text) = (
        draft.verdict(&Options::default()),
        Verdict::from_json(text, &Options::default()).expect("it is JSON"),
    );
    assert_eq!(
        verdict.report().cloned().map(Error::from),
        verdict.clone().into_request().err()
    );
    let of_text = text.advice().iter().cloned();
    let of_text: Vec<_> = of_text
        .filter(|advice| advice.rule() != Rule::IntegralFloat)
        .collect();
    assert!((3..text.advice().len()).contains(&of_text.len()));
    let advice = verdict.advice();
    assert_eq!(told(advice), told(&of_text));
    assert!(advice.iter().all(|advice| advice.span().is_none()));
    let words = |advice: &[Finding]| {
        let words = advice
            .iter()
            .map(|advice| (advice.message(), advice.help()));
        words.collect::<Vec<_>>()
    };
    assert_eq!(words(advice), words(&of_text));
}

#[test]
fn the_help_lowers_a_task_limit_only_if_a_lower_one_is_valid() {
    let help = |mcu_count: i64| {
        let auto_scaling = json!({
            "maxWorkerCount": 1, "mcuCount": mcu_count, "maxAutoscalingTaskCount": 2,
        });
        let text = json!({"capacity": {"autoScaling": auto_scaling}}).to_string();
        let verdict = Verdict::from_json(&text, &Options::default()).expect("it is JSON");
        verdict
            .advice()
            .iter()
            .map(Finding::help)
            .collect::<Vec<_>>()
    };
    assert_eq!(help(1), ["use less than 2, or remove it"]);
    for mcu_count in [0, -1] {
        assert_eq!(help(mcu_count), ["remove it"]);
    }
}

#[test]
fn a_verdict_on_a_value_has_no_places() {
    let value = json!({"connectorConfiguration": {"password": "x"}});
    let verdict = Verdict::from_value(&value, &Options::default()).expect("it is JSON");
    let report = verdict.report().expect("it has no ARN");
    let told: Vec<_> = report.violations().iter().chain(verdict.advice()).collect();
    assert_eq!(told.len(), 4);
    assert!(told.iter().all(|told| told.span().is_none()));

    let deep = (0..200).fold(json!(1), |inside, _| json!([inside]));
    let error = Verdict::from_value(&deep, &Options::default()).expect_err("it is too deep");
    assert_eq!((error.position(), error.offset()), (None, None));
}

#[test]
fn garde_reports_wire_names_and_rules() {
    let report = wrong_draft().validate_with(&latest()).unwrap_err();
    let lines: Vec<_> = report.to_string().lines().map(str::to_owned).collect();
    let expected = wrong_draft().check(&latest()).unwrap_err();
    assert_eq!(lines.len(), expected.violations().len());
    for (line, violation) in lines.iter().zip(expected.violations()) {
        let path = violation
            .pointer()
            .trim_start_matches('/')
            .replace('/', ".");
        let path = path.replace(".0", "[0]").replace(".1", "[1]");
        let place = if path.is_empty() {
            path
        } else {
            format!("{path}: ")
        };
        assert!(
            line.starts_with(&format!("{place}{}: ", violation.rule())),
            "{line}"
        );
    }
    assert!(
        Unvalidated::new(wrong_draft())
            .validate_with(&latest())
            .is_err()
    );
}

#[test]
fn each_draft_type_is_validated_alone() {
    fn paths<T: Validate<Context = Options>>(draft: &T, options: &Options) -> Vec<String> {
        match draft.validate_with(options) {
            Ok(()) => Vec::new(),
            Err(report) => report.iter().map(|(path, _)| path.to_string()).collect(),
        }
    }
    let (draft, latest) = (wrong_draft(), latest());
    let capacity = draft.capacity.unwrap();
    let auto_scaling = capacity.auto_scaling.unwrap();
    assert_eq!(paths(&CapacityUpdate::default(), &latest), [""]);
    assert_eq!(
        paths(&auto_scaling, &latest),
        [
            "maxWorkerCount",
            "mcuCount",
            "minWorkerCount",
            "minWorkerCount",
            "scaleInPolicy.cpuUtilizationPercentage",
            "scaleOutPolicy.cpuUtilizationPercentage",
            "maxAutoscalingTaskCount",
            "maxAutoscalingTaskCount",
        ]
    );
    let percentage = ["cpuUtilizationPercentage"];
    assert_eq!(paths(&auto_scaling.scale_in_policy, &latest), percentage);
    assert_eq!(paths(&auto_scaling.scale_out_policy, &latest), percentage);
    assert_eq!(
        paths(&capacity.provisioned_capacity, &latest),
        ["mcuCount", "workerCount"]
    );
    let plugins = draft.plugins.unwrap();
    assert_eq!(
        paths(&plugins, &latest),
        [
            "[0].customPlugin",
            "[1].customPlugin.customPluginArn",
            "[1].customPlugin.revision"
        ]
    );
    assert_eq!(
        paths(&plugins[1].custom_plugin, &latest),
        ["customPluginArn", "revision"]
    );
    assert_eq!(
        paths(&draft.worker_configuration, &latest),
        ["workerConfigurationArn", "revision"]
    );
    // An older revision has no such members.
    let older = Options::default().revision(Revision::V2026_02);
    let report = plugins[1].validate_with(&older).unwrap_err();
    assert_eq!(
        report.to_string(),
        "unknown-member: unknown member `plugins`; check with `--api-revision 2026-10`, or \
         remove `plugins`\n"
    );
    assert_eq!(paths(&WorkerConfiguration::default(), &older), [""]);
}

#[test]
fn a_request_is_deserialized_like_text() {
    let error =
        serde_json::from_str::<Request>(Rule::DuplicateMember.invalid_example()).unwrap_err();
    assert!(
        error.to_string().starts_with("duplicate-member: "),
        "{error}"
    );
    let text = Rule::McuCount.valid_example();
    assert_eq!(
        serde_json::from_str::<Request>(text).unwrap(),
        Request::from_json(text, &Options::default()).unwrap()
    );

    let text = Rule::OnePlugin.valid_example();
    let request = Request::from_json(text, &latest()).unwrap();
    let written = serde_json::to_string(&request).unwrap();
    assert_eq!(serde_json::from_str::<Request>(&written).unwrap(), request);
    let older = Options::default().revision(Revision::V2026_02);
    let mut deserializer = serde_json::Deserializer::from_str(&written);
    assert!((&older).deserialize(&mut deserializer).is_err());
}

#[test]
fn a_request_gives_every_value_of_its_document() {
    let document = json!({
        "connectorArn": arn("connector"),
        "currentVersion": "K 1/2~é",
        "capacity": { "autoScaling": {
            "maxWorkerCount": 9,
            "mcuCount": 4,
            "minWorkerCount": 3,
            "scaleInPolicy": { "cpuUtilizationPercentage": 20 },
            "scaleOutPolicy": { "cpuUtilizationPercentage": 80 },
            "maxAutoscalingTaskCount": 10,
        } },
        "plugins": [{ "customPlugin": { "customPluginArn": arn("custom-plugin"), "revision": 5 } }],
        "skipHealthValidation": true,
        "workerConfiguration": {
            "workerConfigurationArn": arn("worker-configuration"),
            "revision": 6,
        },
    });
    let request = Request::from_value(&document, &latest()).unwrap();
    assert_eq!(request.connector_arn(), Some(&*arn("connector")));
    assert_eq!(request.current_version(), Some("K 1/2~é"));
    assert_eq!(request.skip_health_validation(), Some(true));
    let Change::WorkerSettings(settings) = request.change() else {
        panic!("the request changes settings");
    };
    let Some(Capacity::AutoScaling(scaling)) = settings.capacity() else {
        panic!("the capacity scales");
    };
    assert_eq!(scaling.max_worker_count(), 9);
    assert_eq!(scaling.mcu_count(), McuCount::Four);
    assert_eq!(scaling.min_worker_count(), 3);
    assert_eq!(scaling.scale_in_cpu_utilization_percentage(), 20);
    assert_eq!(scaling.scale_out_cpu_utilization_percentage(), 80);
    assert_eq!(scaling.max_autoscaling_task_count(), Some(10));
    let plugin = settings.plugin().unwrap();
    assert_eq!(plugin.custom_plugin_arn(), arn("custom-plugin"));
    assert_eq!(plugin.revision(), 5);
    let Some(WorkerConfigurationChoice::WorkerConfiguration(configuration)) =
        settings.worker_configuration()
    else {
        panic!("the request has a worker configuration");
    };
    assert_eq!(
        configuration.worker_configuration_arn(),
        arn("worker-configuration")
    );
    assert_eq!(configuration.revision(), 6);

    let http = request.http().unwrap();
    assert_eq!(http.method(), "PUT");
    assert_eq!(
        http.path(),
        "/v1/connectors/arn%3Aaws%3Akafkaconnect%3Aus-east-1%3A123456789012%3Aconnector%2Forders%2F4fa1-2"
    );
    assert_eq!(http.query(), "currentVersion=K%201%2F2~%C3%A9");
    assert_eq!(format!("{http:?}"), "HttpParts { .. }");
    let mut body = document;
    for name in ["connectorArn", "currentVersion"] {
        body.as_object_mut().unwrap().remove(name);
    }
    assert_eq!(serde_json::from_str::<Value>(http.body()).unwrap(), body);

    let body = json!({
        "capacity": { "provisionedCapacity": { "mcuCount": 8, "workerCount": 7 } },
        "skipHealthValidation": false,
        "useDefaultWorkerConfiguration": false,
    });
    let request = Request::from_value(&body, &latest().shape(Shape::Body)).unwrap();
    assert_eq!(request.connector_arn(), None);
    assert_eq!(request.current_version(), None);
    assert_eq!(request.skip_health_validation(), Some(false));
    assert!(request.http().is_none());
    let Change::WorkerSettings(settings) = request.change() else {
        panic!("the request changes settings");
    };
    let Some(Capacity::ProvisionedCapacity(provisioned)) = settings.capacity() else {
        panic!("the capacity is a provisioned one");
    };
    assert_eq!(provisioned.mcu_count(), McuCount::Eight);
    assert_eq!(provisioned.worker_count(), 7);
    assert_eq!(settings.plugin(), None);
    assert_eq!(
        settings.worker_configuration(),
        Some(&WorkerConfigurationChoice::UseDefault(false))
    );
}

#[test]
fn an_unknown_name_suggests_the_intended_member() {
    let body = Options::default()
        .revision(Revision::V2026_02)
        .shape(Shape::Body);
    for (options, text, expected) in [
        (
            &body,
            r#"{"ConnectorArn": 1}"#,
            "unknown member `ConnectorArn` in the request; remove `ConnectorArn`: it is part of \
             the URI, not of the body",
        ),
        (
            &body,
            r#"{"capacity": {"connectorArn": 1}}"#,
            "unknown member `connectorArn` in `/capacity`; remove `connectorArn`; allowed here: \
             `autoScaling` and `provisionedCapacity`",
        ),
        (
            &body,
            r#"{"Plugins": 1}"#,
            "unknown member `Plugins` in the request: API revision `2026-10` adds `plugins`; \
             check with `--api-revision 2026-10`, or remove `Plugins`",
        ),
        (
            &body,
            r#"{"": 1}"#,
            "unknown member `` in the request; remove ``; allowed here: `capacity` and \
             `connectorConfiguration`",
        ),
        (
            &latest(),
            r#"{"plugins": [{}, {"Revision": 1}]}"#,
            "unknown member `Revision` in `/plugins/1`; `revision` belongs in \
             `/plugins/1/customPlugin` or `/workerConfiguration`",
        ),
        (
            &latest(),
            r#"{"capacity": {"Plugins": 1}}"#,
            "unknown member `Plugins` in `/capacity`; `plugins` belongs in the request itself",
        ),
        (
            &latest(),
            r#"{"Capacity": {"Auto-Scaling": {"MCU_COUNT": 1}}}"#,
            "unknown member `MCU_COUNT` in `/Capacity/Auto-Scaling`; did you mean `mcuCount`?",
        ),
        (
            &latest(),
            r#"{"capacity": {}, "Capacity": {}}"#,
            "unknown member `Capacity` in the request; remove `Capacity`: `capacity` is already set",
        ),
        (
            &latest(),
            r#"{"worker_count": 1}"#,
            "unknown member `worker_count` in the request; `workerCount` belongs in \
             `/capacity/provisionedCapacity`",
        ),
        (
            &body,
            r#"{"worker_configuration": {}}"#,
            "unknown member `worker_configuration` in the request: API revision `2026-10` adds \
             `workerConfiguration`; check with `--api-revision 2026-10`, or remove \
             `worker_configuration`",
        ),
    ] {
        let report = Request::from_json(text, options).unwrap_err().to_string();
        let line = format!("unknown-member: {expected}");
        assert!(report.lines().any(|found| found == line), "{report}");
    }
}

#[test]
fn messages_have_the_places_that_are_written() {
    let text =
        r#"{"Plugins": [{"Custom_Plugin": {}}, {}], "workerConfiguration": {"Revision": 0}}"#;
    let report = Request::from_json(text, &latest()).unwrap_err();
    let lines = report.to_string();
    for expected in [
        "required: `customPluginArn` is missing in `/Plugins/0/Custom_Plugin`; ",
        "required: `customPlugin` is missing in `/Plugins/1`; ",
        "unknown-member: unknown member `Custom_Plugin` in `/Plugins/0`; ",
        "revision: `revision` must be ",
        "required: `workerConfigurationArn` is missing in `/workerConfiguration`; ",
    ] {
        assert!(lines.contains(expected), "{expected} {lines}");
    }
}

#[test]
fn the_help_for_a_wrong_type_fits_the_value() {
    for (text, help) in [
        (
            r#"{"capacity": null}"#,
            "write it as an object, or remove `capacity`",
        ),
        (
            r#"{"capacity": {"provisionedCapacity": {"mcuCount": null}}}"#,
            "write it as an integer",
        ),
        (
            r#"{"connectorConfiguration": {"a": null}}"#,
            "write it as a string, or remove `a`",
        ),
        (
            r#"{"connectorConfiguration": {"a": 1}}"#,
            "put the value in quotes",
        ),
        (
            r#"{"connectorConfiguration": {"a": true}}"#,
            "put the value in quotes",
        ),
        (
            r#"{"connectorConfiguration": {"a": []}}"#,
            "write it as a string",
        ),
        (r#"{"connectorArn": 1}"#, "write it as a string"),
        (
            r#"{"skipHealthValidation": "true"}"#,
            "write it as `true` or `false`, without quotes",
        ),
    ] {
        let read = Request::from_json(text, &latest());
        let mut violations = violations(&read).iter();
        let violation = violations.find(|violation| violation.rule() == Rule::Type);
        assert_eq!(violation.unwrap().help(), help, "{text}");
    }
}

#[test]
fn an_excerpt_shows_what_the_table_allows() {
    for (source, line) in [
        ("123", "***"),
        (
            r#"{"connectorConfiguration": 123}"#,
            r#"{"connectorConfiguration": ***}"#,
        ),
        (
            r#"{"connectorConfiguration": {"a": null}}"#,
            r#"{"connectorConfiguration": {"a": ***}}"#,
        ),
        (
            r#"{"plugins": [true, {"customPlugin": 1}]}"#,
            r#"{"plugins": [***, {"customPlugin": 1}]}"#,
        ),
        (
            r#"{"capacity": "a", "Capacity": 1, "plugins": [[1]]}"#,
            r#"{"capacity": ***, "Capacity": ***, "plugins": [[***]]}"#,
        ),
        // A misspelt member is shown like the one that is meant.
        (
            r#"{"Capacity": {"Auto_Scaling": {"mcuCount": 1, "x": 2, "Mcu_Count": 3}}}"#,
            r#"{"Capacity": {"Auto_Scaling": {"mcuCount": 1, "x": ***, "Mcu_Count": ***}}}"#,
        ),
        (
            r#"{"Capacity": 1, "CAPACITY": 2, "Capacity": 3, "Connector_Arn": "a b"}"#,
            r#"{"Capacity": 1, "CAPACITY": ***, "Capacity": ***, "Connector_Arn": "a***"}"#,
        ),
        (
            r#"{"Capacity": 1, "capacity": 2, "ConnectorConfiguration": {"a": 3}}"#,
            r#"{"Capacity": ***, "capacity": 2, "ConnectorConfiguration": {"a": ***}}"#,
        ),
        (
            r#"{"Plugins": [{"CustomPlugin": {"Revision": 1, "revision_": 2}}, 3]}"#,
            r#"{"Plugins": [{"CustomPlugin": {"Revision": 1, "revision_": ***}}, ***]}"#,
        ),
        (
            r#"{"currentVersion": "a", "connectorArn": false, "capacity": [1]}"#,
            r#"{"currentVersion": "a", "connectorArn": false, "capacity": [***]}"#,
        ),
    ] {
        let masked = Masked::new(source.as_bytes(), &latest());
        assert_eq!(masked.excerpt(0..1).line, line);
    }
}

#[test]
fn an_excerpt_has_only_whole_characters() {
    let masked = Masked::new(r#"{"é": 1}"#.as_bytes(), &Options::default());
    assert_eq!(format!("{masked:?}"), "Masked { .. }");
    let excerpt = masked.excerpt(3..4);
    assert_eq!(&excerpt.line[excerpt.span], "é");
}

#[test]
fn a_worker_limit_is_at_least_1() {
    assert!(WorkerCount::new(0).is_err());
    for workers in [1, i32::MAX] {
        assert_eq!(WorkerCount::new(workers).map(WorkerCount::get), Ok(workers));
    }
}

#[test]
fn numbers_that_json_does_not_have_break_rules() {
    for (number, expected) in [
        (
            f64::INFINITY,
            "worker-count: `workerCount` must be from 1 to 2147483647, found 1e999",
        ),
        (
            f64::NEG_INFINITY,
            "worker-count: `workerCount` must be at least 1, found -1e999",
        ),
        (
            f64::NAN,
            "type: `workerCount` must be an integer, found `null`",
        ),
        (2.5, "type: `workerCount` must be an integer, found 2.5"),
    ] {
        let error = deserialized([("workerCount", number), ("mcuCount", 4.0)]).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[test]
fn a_request_is_deserialized_from_formats_with_more_types_than_json() {
    for (workers, expected) in [
        (
            Form::None,
            "type: `workerCount` must be an integer, found `null`",
        ),
        (
            Form::I128(i128::MIN),
            "worker-count: `workerCount` must be at least 1, found \
             -170141183460469231731687303715884105728",
        ),
        (
            Form::U128(u128::MAX),
            "worker-count: `workerCount` must be from 1 to 2147483647, found \
             340282366920938463463374607431768211455",
        ),
        (
            Form::Bytes(b"secret"),
            "invalid type: byte array, expected a value that JSON can represent",
        ),
    ] {
        let error = deserialized([("workerCount", workers), ("mcuCount", Form::Some(4))]);
        let error = error.unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    for three in [
        Form::Some(3),
        Form::Newtype(3),
        Form::I128(3),
        Form::U128(3),
    ] {
        let request = deserialized([("workerCount", three), ("mcuCount", Form::I128(4))]).unwrap();
        assert_eq!(
            serde_json::to_string(&request).unwrap(),
            r#"{"capacity":{"provisionedCapacity":{"mcuCount":4,"workerCount":3}}}"#
        );
    }
}

/// A request that changes the provisioned capacity to `members`.
fn deserialized<'de, V: IntoDeserializer<'de, value::Error>>(
    members: [(&'de str, V); 2],
) -> Result<Request, value::Error> {
    let provisioned = Map(MapDeserializer::new(members.into_iter()));
    let capacity = Map(MapDeserializer::new(
        [("provisionedCapacity", provisioned)].into_iter(),
    ));
    let options = Options::default().shape(Shape::Body);
    options.deserialize(MapDeserializer::new([("capacity", capacity)].into_iter()))
}

/// A value as deserializers of other formats may pass it.
enum Form {
    None,
    Some(u64),
    Newtype(u64),
    I128(i128),
    U128(u128),
    Bytes(&'static [u8]),
}

impl<'de> Deserializer<'de> for Form {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        match self {
            Self::None => visitor.visit_none(),
            Self::Some(value) => visitor.visit_some(value.into_deserializer()),
            Self::Newtype(value) => visitor.visit_newtype_struct(value.into_deserializer()),
            Self::I128(value) => visitor.visit_i128(value),
            Self::U128(value) => visitor.visit_u128(value),
            Self::Bytes(value) => visitor.visit_bytes(value),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl IntoDeserializer<'_, value::Error> for Form {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[test]
fn a_number_beyond_doubles_is_the_same_in_a_value() {
    for number in [
        "123456789012345678901234567890",
        "-1e999",
        "1e-400",
        "4.00000000000000000001",
    ] {
        let members = format!(r#""mcuCount": 4, "workerCount": {number}"#);
        let text = format!(r#"{{"capacity": {{"provisionedCapacity": {{{members}}}}}}}"#);
        // Some can be values only with the feature `arbitrary_precision` of `serde_json`.
        let Ok(value) = serde_json::from_str(&text) else {
            continue;
        };
        let body = Options::default().shape(Shape::Body);
        let from_text = Request::from_json(&text, &body);
        let from_value = Request::from_value(&value, &body);
        assert_eq!(
            told(violations(&from_value)),
            told(violations(&from_text)),
            "{number}"
        );
    }
}

#[test]
fn an_object_that_imitates_a_number_is_an_object() {
    const NUMBER: &str = "$serde_json::private::Number";
    // With the feature `arbitrary_precision`, `serde_json` represents numbers as the first of these.
    let is_number = serde_json::from_str::<serde_json::Number>("1e999").is_ok();
    let objects = [
        json!({ NUMBER: "4" }),
        json!({ NUMBER: "4", "more": 1 }),
        json!({ "!": 1, NUMBER: "4" }),
    ];
    for object in objects.into_iter().skip(is_number.into()) {
        let mut value: Value = serde_json::from_str(Rule::McuCount.valid_example()).unwrap();
        let at = "/capacity/provisionedCapacity/mcuCount";
        *value.pointer_mut(at).unwrap() = object;
        let read = Request::from_value(&value, &Options::default());
        assert_eq!(told(violations(&read)), [(Rule::Type, at)]);
    }
}

/// A map as a value of another map.
struct Map<D>(D);

impl<'de, D: serde::Deserializer<'de>> IntoDeserializer<'de, D::Error> for Map<D> {
    type Deserializer = D;

    fn into_deserializer(self) -> D {
        self.0
    }
}

#[test]
fn a_cut_report_is_marked_in_every_form() {
    let draft = Draft::default().plugins(vec![Plugin::default(); 2_000]);
    let garde = draft.validate_with(&latest()).unwrap_err().to_string();
    let report = draft.check(&latest()).unwrap_err();
    assert!(report.is_truncated());
    for text in [garde, report.to_string()] {
        let last = text.lines().last();
        assert_eq!(last, Some("only the first 1000 violations are shown"));
    }
}

#[test]
fn a_draft_is_deserialized_unless_it_would_lose_something() {
    let error = serde_json::from_str::<Draft>(r#"{"currentVersion": "", "foo": 1}"#).unwrap_err();
    let lines = error.to_string();
    assert_eq!(lines.lines().count(), 1, "{lines}");
    assert!(
        lines.starts_with("unknown-member: unknown member `foo`"),
        "{lines}"
    );
}

#[test]
fn a_member_outside_the_shape_is_unknown_in_a_draft_despite_a_value_from_outside() {
    let draft = Draft::default()
        .connector_arn("arn")
        .connector_configuration(Configuration::default());
    let text = r#"{"connectorArn": "arn", "connectorConfiguration": {}}"#;
    let options = Options::default().shape(Shape::Body);
    let options = options.connector_arn(arn("connector"));
    for read in [
        draft.check(&options).map_err(Error::from),
        Request::from_json(text, &options),
    ] {
        let expected = [(Rule::UnknownMember, "/connectorArn")];
        assert_eq!(told(violations(&read)), expected);
    }
}

#[test]
fn an_integer_too_large_for_a_draft_is_a_deserialization_error() {
    let revision = r#"{"workerConfiguration": {"revision": 9223372036854775808}}"#;
    let error = serde_json::from_str::<Draft>(revision).unwrap_err();
    assert!(
        error.to_string().contains("found 9223372036854775808"),
        "{error}"
    );
    let revision = revision.replace("808}", "807}");
    assert!(serde_json::from_str::<Draft>(&revision).is_ok());
}

#[test]
fn configurations_are_equal_in_any_order() {
    let [a, b] = [
        "{\"a\": \"1\", \"b\": \"2\"}",
        "{\"b\": \"2\", \"a\": \"1\"}",
    ]
    .map(|entries| {
        let body = format!("{{\"connectorConfiguration\": {entries}}}");
        Request::from_json(&body, &Options::default().shape(Shape::Body)).unwrap()
    });
    assert_eq!(a, b);
    assert!(a.http().is_none(), "a body alone has no ARN and no version");
}

#[test]
fn a_configuration_returns_its_names_and_values() {
    let configuration = Configuration::from_iter([("b", "1"), ("a", "2"), ("b", "3")]);
    let entries: Vec<_> = configuration.iter().collect();
    assert_eq!(entries, [("a", "2"), ("b", "3")]);
    assert_eq!(configuration.len(), 2);
    assert!(!configuration.is_empty() && Configuration::default().is_empty());
    assert_eq!(configuration.get("b"), Some("3"));
    assert_eq!(configuration.get("c"), None);
    assert_ne!(
        configuration,
        Configuration::from_iter([("a", "3"), ("b", "2")])
    );
    assert_eq!(format!("{configuration:?}"), r#"{"a": ***, "b": ***}"#);
}

#[test]
fn a_response_keeps_unknown_states() {
    let text = r#"{"connectorArn":"a","connectorState":"DREAMING","connectorOperationArn":"b"}"#;
    let response: Response = serde_json::from_str(text).unwrap();
    assert_eq!(
        response.connector_state,
        Some(ConnectorState::Unknown("DREAMING".into()))
    );
    assert_eq!(serde_json::to_string(&response).unwrap(), text);
    for name in [
        "RUNNING",
        "CREATING",
        "UPDATING",
        "DELETING",
        "FAILED",
        "RESTARTING",
        "PAUSED",
        "PAUSING",
        "RESUMING",
    ] {
        let state = ConnectorState::deserialize(name.into_deserializer());
        let state: Result<_, serde::de::value::Error> = state;
        let state = state.unwrap();
        assert_eq!((state.name(), &*state.to_string()), (name, name));
        assert!(!matches!(state, ConnectorState::Unknown(_)));
    }
    let odd = r#"{"connectorArn": null, "more": [1]}"#;
    assert_eq!(
        serde_json::from_str::<Response>(odd).unwrap(),
        Response::default()
    );
}

#[test]
fn standard_conversions_say_what_the_methods_say() {
    assert_eq!("60".parse(), WorkerCount::new(60));
    for workers in [0, 1, i32::MAX] {
        assert_eq!(WorkerCount::try_from(workers), WorkerCount::new(workers));
    }
    for wrong in ["", "0", "2147483648", "ten"] {
        assert!(wrong.parse::<WorkerCount>().is_err(), "{wrong}");
    }
    assert_eq!(WorkerCount::new(7).map(i32::from), Ok(7));
    for count in -1..=9 {
        let mcu_count = McuCount::try_from(count).map(i32::from);
        assert_eq!(
            mcu_count.ok(),
            [1, 2, 4, 8].contains(&count).then_some(count)
        );
    }
    for rule in Rule::ALL.iter().filter(|rule| **rule != Rule::YamlScalar) {
        let valid = rule.valid_example();
        assert_eq!(
            valid.parse::<Request>(),
            Request::from_json(valid, &Options::default())
        );
        assert!(Request::try_from(serde_json::from_str::<Draft>(valid).unwrap()).is_ok());
    }
    assert!(Request::try_from(Draft::default()).is_err());
}
