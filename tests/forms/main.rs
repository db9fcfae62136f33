//! Tests that a request is the same in every form it can be read from.

mod deserialized;
mod messages;
#[path = "../support"]
mod support {
    pub(crate) mod arn;
    pub(crate) mod latest;
    pub(crate) mod told;
    pub(crate) mod violations;
}
mod through_garde;
mod values;

use deserialized::deserialized;
use garde::Validate;
use msk_connect_preflight::{
    Configuration, Draft, Error, Finding, Options, Request, Revision, Rule, Shape, Verdict,
    draft::{
        AutoScalingUpdate, CapacityUpdate, CustomPlugin, Plugin, ProvisionedCapacityUpdate,
        ScaleInPolicyUpdate, ScaleOutPolicyUpdate, WorkerConfiguration,
    },
};
use serde_json::json;
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
