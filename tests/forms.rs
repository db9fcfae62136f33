//! A request is the same in every form it can be read from.

use garde::{Unvalidated, Validate};
use msk_connect_preflight::{
    Capacity, Change, Configuration, ConnectorState, Draft, Error, McuCount, Options, Request,
    Response, Revision, Rule, Shape, WorkerConfigurationChoice,
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

fn latest() -> Options {
    Options::default().revision(Revision::LATEST)
}

fn told(error: &Error) -> Vec<(Rule, String)> {
    match error {
        Error::Invalid(report) => {
            let violations = report.violations().iter();
            violations.map(|v| (v.rule(), v.at().to_owned())).collect()
        }
        error => panic!("expected violations, found {error}"),
    }
}

/// A draft with every member, none of them right.
fn wrong_draft() -> Draft {
    Draft {
        connector_arn: Some("arn".into()),
        current_version: Some(String::new()),
        capacity: Some(CapacityUpdate {
            auto_scaling: Some(AutoScalingUpdate {
                max_worker_count: Some(0),
                mcu_count: Some(3),
                min_worker_count: Some(i64::MAX),
                scale_in_policy: Some(ScaleInPolicyUpdate {
                    cpu_utilization_percentage: Some(0),
                }),
                scale_out_policy: Some(ScaleOutPolicyUpdate {
                    cpu_utilization_percentage: Some(101),
                }),
                max_autoscaling_task_count: Some(-1),
            }),
            provisioned_capacity: Some(ProvisionedCapacityUpdate {
                mcu_count: Some(-1),
                worker_count: None,
            }),
        }),
        connector_configuration: Some(Configuration::from_iter([("a", "b")])),
        skip_health_validation: Some(true),
        use_default_worker_configuration: Some(false),
        plugins: Some(vec![
            Plugin {
                custom_plugin: None,
            },
            Plugin {
                custom_plugin: Some(CustomPlugin {
                    custom_plugin_arn: Some("arn".into()),
                    revision: Some(0),
                }),
            },
        ]),
        worker_configuration: Some(WorkerConfiguration {
            worker_configuration_arn: Some("arn".into()),
            revision: None,
        }),
    }
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
fn draft_text_and_value_tell_the_same() {
    for options in [
        latest(),
        latest().shape(Shape::Body),
        latest().connector_arn("arn:aws").current_version("K1"),
    ] {
        let draft = Error::from(wrong_draft().check(&options).unwrap_err());
        let text = Request::from_json(WRONG_TEXT, &options).unwrap_err();
        let value = serde_json::from_str(WRONG_TEXT).unwrap();
        let value = Request::from_value(&value, &options).unwrap_err();
        assert_eq!(told(&draft).len(), told(&text).len());
        assert_eq!(draft.to_string(), value.to_string());
        assert_eq!(draft.to_string(), text.to_string());
        assert_eq!(told(&draft), told(&text));
    }
    assert_eq!(
        serde_json::from_str::<Draft>(WRONG_TEXT).unwrap(),
        wrong_draft()
    );
}

#[test]
fn a_member_of_a_later_revision_is_unknown_in_a_draft_too() {
    let draft = Draft {
        plugins: Some(vec![Plugin::default()]),
        skip_health_validation: Some(true),
        ..Draft::default()
    };
    let options = Options::default().shape(Shape::Body);
    let report = draft.check(&options).unwrap_err();
    assert_eq!(
        report.to_string(),
        "exactly-one-change: the request has to have exactly one of `capacity` and \
         `connectorConfiguration`, found none of them; add what is to be changed\n\
         unknown-member: unknown member `skipHealthValidation` in the request, API revision \
         `2026-10` knows `skipHealthValidation`; check against that revision, or leave \
         `skipHealthValidation` out\n\
         unknown-member: unknown member `plugins` in the request, API revision `2026-10` knows \
         `plugins`; check against that revision, or leave `plugins` out"
    );
}

#[test]
fn garde_reports_wire_names_and_rules() {
    let report = wrong_draft().validate_with(&latest()).unwrap_err();
    let lines: Vec<_> = report.to_string().lines().map(str::to_owned).collect();
    let expected = wrong_draft().check(&latest()).unwrap_err();
    assert_eq!(lines.len(), expected.violations().len());
    for (line, violation) in lines.iter().zip(expected.violations()) {
        let path = violation.at().trim_start_matches('/').replace('/', ".");
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
    // An older revision does not know these at all.
    let report = plugins[1].validate_with(&Options::default()).unwrap_err();
    assert_eq!(
        report.to_string(),
        "unknown-member: unknown member `plugins`; check against that revision, or leave \
         `plugins` out\n"
    );
    assert_eq!(
        paths(&WorkerConfiguration::default(), &Options::default()),
        [""]
    );
}

#[test]
fn a_request_gives_every_value_that_was_read() {
    let text = r#"{
        "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
        "currentVersion": "K/1",
        "capacity": {
            "autoScaling": {
                "maxWorkerCount": 4,
                "mcuCount": 2,
                "minWorkerCount": 3,
                "scaleInPolicy": { "cpuUtilizationPercentage": 20 },
                "scaleOutPolicy": { "cpuUtilizationPercentage": 80 },
                "maxAutoscalingTaskCount": 5
            }
        },
        "plugins": [
            {
                "customPlugin": {
                    "customPluginArn": "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/a/b",
                    "revision": 6
                }
            }
        ],
        "workerConfiguration": {
            "workerConfigurationArn": "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/c/d",
            "revision": 7
        },
        "skipHealthValidation": true
    }"#;
    let request = Request::from_json(text, &latest()).unwrap();
    assert_eq!(request.skip_health_validation(), Some(true));
    let http = request.http().unwrap();
    assert!(http.path().ends_with("%3Aconnector%2Forders%2F4fa1-2"));
    assert_eq!(http.query(), "currentVersion=K%2F1");

    let Change::WorkerSettings(settings) = request.change() else {
        panic!("{request:?}");
    };
    let Some(Capacity::AutoScaling(capacity)) = settings.capacity() else {
        panic!("{settings:?}");
    };
    assert_eq!(capacity.max_worker_count(), 4);
    assert_eq!(capacity.mcu_count(), McuCount::Two);
    assert_eq!(capacity.min_worker_count(), 3);
    assert_eq!(capacity.scale_in_cpu_utilization_percentage(), 20);
    assert_eq!(capacity.scale_out_cpu_utilization_percentage(), 80);
    assert_eq!(capacity.max_autoscaling_task_count(), Some(5));
    let plugin = settings.plugin().unwrap();
    assert!(plugin.custom_plugin_arn().ends_with(":custom-plugin/a/b"));
    assert_eq!(plugin.revision(), 6);
    let Some(WorkerConfigurationChoice::WorkerConfiguration(configuration)) =
        settings.worker_configuration()
    else {
        panic!("{settings:?}");
    };
    let arn = configuration.worker_configuration_arn();
    assert!(arn.ends_with(":worker-configuration/c/d"));
    assert_eq!(configuration.revision(), 7);

    let provisioned = Request::from_json(Rule::McuCount.keeps(), &latest()).unwrap();
    let Change::WorkerSettings(settings) = provisioned.change() else {
        panic!("{provisioned:?}");
    };
    let Some(Capacity::ProvisionedCapacity(capacity)) = settings.capacity() else {
        panic!("{settings:?}");
    };
    assert_eq!(capacity.mcu_count(), McuCount::Eight);
    assert_eq!(capacity.worker_count(), 2);
}

#[test]
fn a_configuration_is_looked_up_by_name() {
    let configuration = Configuration::from_iter([("a", "1"), ("b", "2"), ("a", "3")]);
    assert_eq!(configuration.get("a"), Some("3"));
    assert_eq!(configuration.get("c"), None);
    assert_eq!((configuration.len(), configuration.is_empty()), (2, false));
    assert!(Configuration::default().is_empty());
}

#[test]
fn a_request_is_deserialized_like_text() {
    let error = serde_json::from_str::<Request>(Rule::DuplicateMember.breaks()).unwrap_err();
    assert!(
        error.to_string().starts_with("duplicate-member: "),
        "{error}"
    );
    let text = Rule::McuCount.keeps();
    assert_eq!(
        serde_json::from_str::<Request>(text).unwrap(),
        Request::from_json(text, &Options::default()).unwrap()
    );

    let text = Rule::OnePlugin.keeps();
    let request = Request::from_json(text, &latest()).unwrap();
    let written = serde_json::to_string(&request).unwrap();
    let mut deserializer = serde_json::Deserializer::from_str(&written);
    assert_eq!((&latest()).deserialize(&mut deserializer).unwrap(), request);
    assert!(serde_json::from_str::<Request>(text).is_err());
}

#[test]
fn numbers_that_json_does_not_have_break_rules() {
    for (number, expected) in [
        (
            f64::INFINITY,
            "worker-count: `workerCount` has to be from 1 to 2147483647, found 1e999",
        ),
        (
            f64::NEG_INFINITY,
            "worker-count: `workerCount` has to be from 1 to 2147483647, found -1e999",
        ),
        (
            f64::NAN,
            "type: `workerCount` has to be an integer, found `null`",
        ),
        (2.5, "type: `workerCount` has to be an integer, found 2.5"),
    ] {
        let error = deserialized([("workerCount", number), ("mcuCount", 4.0)]).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[test]
fn a_request_is_deserialized_from_formats_that_have_more_forms_than_json() {
    for (workers, expected) in [
        (
            Form::None,
            "type: `workerCount` has to be an integer, found `null`",
        ),
        (
            Form::I128(i128::MIN),
            "worker-count: `workerCount` has to be from 1 to 2147483647, found \
             -170141183460469231731687303715884105728",
        ),
        (
            Form::U128(u128::MAX),
            "worker-count: `workerCount` has to be from 1 to 2147483647, found \
             340282366920938463463374607431768211455",
        ),
        (
            Form::Bytes(b"secret"),
            "invalid type: byte array, expected a value that JSON has",
        ),
    ] {
        let error = deserialized([("workerCount", workers), ("mcuCount", Form::Some(4))]);
        let error = error.unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let members = [
        ("workerCount", Form::Newtype(2)),
        ("mcuCount", Form::Some(4)),
    ];
    assert!(deserialized(members).is_ok());
}

/// The request to change the provisioned capacity that has `members`.
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

/// A value as some formats other than JSON hand it over.
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

/// A map as a value of another.
struct Map<D>(D);

impl<'de, D: serde::Deserializer<'de>> IntoDeserializer<'de, D::Error> for Map<D> {
    type Deserializer = D;

    fn into_deserializer(self) -> D {
        self.0
    }
}

#[test]
fn a_cut_report_says_so_in_every_form() {
    let draft = Draft {
        plugins: Some(vec![Plugin::default(); 2_000]),
        ..Draft::default()
    };
    let garde = draft.validate_with(&latest()).unwrap_err().to_string();
    let report = draft.check(&latest()).unwrap_err();
    assert!(report.is_truncated());
    for text in [garde, report.to_string()] {
        let last = text.lines().last();
        assert_eq!(
            last,
            Some("there are more violations than the 1000 that are told")
        );
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
fn what_a_shape_does_not_know_is_unknown_in_a_draft_beside_a_value_from_outside() {
    let draft = Draft {
        connector_arn: Some("arn".into()),
        connector_configuration: Some(Configuration::default()),
        ..Draft::default()
    };
    let text = r#"{"connectorArn": "arn", "connectorConfiguration": {}}"#;
    let options = Options::default().shape(Shape::Body);
    let options =
        options.connector_arn("arn:aws:kafkaconnect:eu-west-1:123456789012:connector/a/b");
    let expected = [(Rule::UnknownMember, "/connectorArn".to_owned())];
    assert_eq!(told(&draft.check(&options).unwrap_err().into()), expected);
    assert_eq!(
        told(&Request::from_json(text, &options).unwrap_err()),
        expected
    );
}

#[test]
fn an_integer_that_no_draft_holds_is_an_error_of_its_deserialization() {
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
fn a_response_keeps_states_that_are_not_known() {
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
