//! Tests of the shapes: what a document is, and what comes out of one that is only a part of a request.

mod support {
    pub(crate) mod arn;
}

use garde::Validate;
use msk_connect_preflight::{
    Draft, Error, Masked, Options, Request, Shape, Verdict,
    draft::{CapacityUpdate, ProvisionedCapacityUpdate},
};
use serde::de::DeserializeSeed;
use support::arn::arn;

const CAPACITY: &str = r#"{"provisionedCapacity": {"mcuCount": 2, "workerCount": 3}}"#;
const CONFIGURATION: &str = r#"{"connector.class": "io.example.Sink", "a.password": "${a:b:c}"}"#;

fn shaped(shape: Shape) -> Options {
    Options::default().shape(shape)
}

#[test]
fn a_shape_is_parsed_from_its_name() {
    for shape in Shape::ALL {
        assert_eq!(shape.to_string().parse(), Ok(*shape));
    }
    assert_eq!(Shape::ALL.len(), 4);
    let error = "Capacity".parse::<Shape>().unwrap_err();
    assert!(error.to_string().contains("`capacity`"), "{error}");
}

#[test]
fn a_request_comes_out_of_a_part_only_with_arn_and_version_from_outside() {
    for (shape, text, member) in [
        (Shape::Capacity, CAPACITY, "capacity"),
        (
            Shape::Configuration,
            CONFIGURATION,
            "connectorConfiguration",
        ),
    ] {
        for (options, is_request) in [
            (shaped(shape), false),
            (shaped(shape).connector_arn(arn("connector")), false),
            (shaped(shape).current_version("K1"), false),
            (
                shaped(shape)
                    .connector_arn(arn("connector"))
                    .current_version("K1"),
                true,
            ),
        ] {
            let verdict = Verdict::from_json(text, &options).unwrap();
            assert!(verdict.is_valid());
            assert_eq!(verdict.report(), None);
            let read = Request::from_json(text, &options);
            assert_eq!(verdict.request(), read.as_ref());
            assert_eq!(verdict.clone().into_request(), read);
            let mut deserializer = serde_json::Deserializer::from_str(text);
            let with_serde = (&options).deserialize(&mut deserializer);
            assert_eq!(with_serde.is_ok(), is_request);
            match read {
                Ok(request) if is_request => {
                    let whole = format!(
                        r#"{{"connectorArn": "{}", "currentVersion": "K1", "{member}": {text}}}"#,
                        arn("connector")
                    );
                    assert_eq!(Ok(request), Request::from_json(&whole, &Options::default()));
                }
                answer => assert_eq!((answer, is_request), (Err(Error::NoConnector), false)),
            }
            // An invalid part is no request in any case, and says why.
            let verdict = Verdict::from_json("[]", &options).unwrap();
            assert!(!verdict.is_valid());
            let report = verdict.report().unwrap();
            assert_eq!(verdict.request(), Err(&Error::Invalid(report.clone())));
            assert_eq!(report.violations().len(), 1);
        }
    }
    let body = Verdict::from_json(r#"{"connectorConfiguration": {}}"#, &shaped(Shape::Body));
    assert!(body.unwrap().request().is_ok());
}

#[test]
fn messages_name_the_document_that_was_read() {
    let capacity = shaped(Shape::Capacity);
    let configuration = shaped(Shape::Configuration);
    for (options, text, expected) in [
        (
            &capacity,
            "[]",
            "type: the capacity must be an object, found an array; write it as an object, without the \
             brackets around it",
        ),
        (
            &configuration,
            "null",
            "type: the configuration must be an object, found `null`; write it as an object",
        ),
        (
            &Options::default(),
            "null",
            "type: the request must be an object, found `null`; write it as an object",
        ),
        (
            &capacity,
            "{}",
            "exactly-one-capacity: the capacity must have exactly one of `autoScaling` and \
             `provisionedCapacity`, found none; add one of them",
        ),
        (
            &capacity,
            r#"{"provisionedCapacity": {"mcuCount": 1}}"#,
            "required: `workerCount` is missing in `/provisionedCapacity`; add `workerCount`: from 1 \
             to 2147483647",
        ),
        (
            &capacity,
            r#"{"x": 1}"#,
            "unknown-member: unknown member `x` in the capacity; remove `x`; allowed here: \
             `autoScaling` and `provisionedCapacity`",
        ),
        (
            &capacity,
            r#"{"workerCount": 1}"#,
            "unknown-member: unknown member `workerCount` in the capacity; `workerCount` belongs in \
             `/provisionedCapacity`",
        ),
        (
            &capacity,
            r#"{"autoScaling": {"ProvisionedCapacity": 1}}"#,
            "unknown-member: unknown member `ProvisionedCapacity` in `/autoScaling`; \
             `provisionedCapacity` belongs in the capacity itself",
        ),
        (
            &capacity,
            r#"{"capacity": 1}"#,
            "unknown-member: unknown member `capacity` in the capacity; check with \
             `--shape request`, or remove `capacity`",
        ),
        (
            &capacity,
            r#"{"autoScaling": {"connectorArn": 1}}"#,
            "unknown-member: unknown member `connectorArn` in `/autoScaling`; check with \
             `--shape request`, or remove `connectorArn`",
        ),
        (
            &configuration,
            r#"{"a": "", "a": ""}"#,
            "duplicate-member: `a` appears more than once in the configuration; keep one; parsers \
             disagree about which one wins",
        ),
        (
            &configuration,
            r#"{"a": null}"#,
            "type: `a` must be a string, found `null`; write it as a string, or remove `a`",
        ),
    ] {
        let verdict = Verdict::from_json(text, options).unwrap();
        let report = verdict.report().unwrap().to_string();
        assert!(report.lines().any(|line| line == expected), "{report}");
    }
    let verdict = Verdict::from_json("{}", &configuration).unwrap();
    assert_eq!(verdict.advice()[0].message(), "the configuration is empty");
}

#[test]
fn a_span_is_that_of_the_part() {
    let text = " {\"autoScaling\": 1, \"provisionedCapacity\": {\"workerCount\": 0}}";
    let verdict = Verdict::from_json(text, &shaped(Shape::Capacity)).unwrap();
    let violations = verdict.report().unwrap().violations().iter();
    let spans: Vec<_> = violations
        .map(|violation| (violation.pointer(), &text[violation.span().unwrap()]))
        .collect();
    assert_eq!(
        spans,
        [
            ("", "{"),
            ("/autoScaling", "1"),
            ("/provisionedCapacity/mcuCount", "\"provisionedCapacity\""),
            ("/provisionedCapacity/workerCount", "0"),
        ]
    );
}

#[test]
fn every_value_of_a_configuration_alone_is_hidden() {
    for (shape, text, expected) in [
        (
            Shape::Configuration,
            r#"{"a": "x", "mcuCount": 1, "capacity": {"mcuCount": 2}, "connectorArn": "y", "b": true}"#,
            r#"{"a": ***, "mcuCount": ***, "capacity": {"mcuCount": ***}, "connectorArn": ***, "b": ***}"#,
        ),
        (Shape::Configuration, "1", "***"),
        (Shape::Capacity, "1", "***"),
        (
            Shape::Capacity,
            r#"{"provisionedCapacity": {"mcuCount": 1, "workerCount": "x"}, "connectorArn": "y", "b": 1}"#,
            r#"{"provisionedCapacity": {"mcuCount": 1, "workerCount": ***}, "connectorArn": ***, "b": ***}"#,
        ),
    ] {
        let masked = Masked::new(text.as_bytes(), &shaped(shape));
        assert_eq!(masked.excerpt(0..1).line, expected);
    }
}

#[test]
fn a_draft_is_a_request_in_the_shapes_of_one_member_too() {
    let capacity = ProvisionedCapacityUpdate::default()
        .mcu_count(3)
        .worker_count(1);
    let capacity = CapacityUpdate::default().provisioned_capacity(capacity);
    let draft = Draft::default().current_version("K1").capacity(capacity);
    let expected = draft.clone().check(&Options::default()).unwrap_err();
    for shape in [Shape::Capacity, Shape::Configuration] {
        let options = shaped(shape);
        assert_eq!(draft.clone().check(&options), Err(expected.clone()));
        let verdict = draft.clone().verdict(&options);
        assert_eq!(verdict.report(), Some(&expected));
        assert_eq!(
            draft.validate_with(&options).unwrap_err().to_string(),
            draft
                .validate_with(&Options::default())
                .unwrap_err()
                .to_string()
        );
        let report = capacity.validate_with(&options).unwrap_err().to_string();
        assert!(
            report.starts_with("provisionedCapacity.mcuCount: "),
            "{report}"
        );
        assert_eq!(report.lines().count(), 1);
        let whole = Draft::default()
            .connector_arn(arn("connector"))
            .current_version("K1")
            .connector_configuration(
                [("a", "b")]
                    .into_iter()
                    .collect::<msk_connect_preflight::Configuration>(),
            );
        assert!(whole.verdict(&options).request().is_ok());
    }
}
