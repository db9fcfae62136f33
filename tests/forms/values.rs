//! The values of a valid request, a configuration and a response.

use msk_connect_preflight::{
    Capacity, Change, Configuration, ConnectorState, Draft, McuCount, Options, Request, Response,
    Rule, Shape, WorkerConfigurationChoice, WorkerCount,
};
use serde::{Deserialize, de::IntoDeserializer};
use serde_json::{Value, json};

use crate::support::{arn::arn, latest::latest};

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
fn a_worker_limit_is_at_least_1() {
    assert!(WorkerCount::new(0).is_err());
    for workers in [1, i32::MAX] {
        assert_eq!(WorkerCount::new(workers).map(WorkerCount::get), Ok(workers));
    }
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
