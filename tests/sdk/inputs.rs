//! Inputs of the SDK as drafts and requests.

use std::collections::HashMap;

use aws_sdk_kafkaconnect::{
    error::SdkError,
    operation::update_connector::UpdateConnectorInput,
    types::{
        AutoScalingUpdate, CapacityUpdate, CustomPluginUpdate, PluginUpdate,
        ProvisionedCapacityUpdate, ScaleInPolicyUpdate, ScaleOutPolicyUpdate,
        WorkerConfigurationUpdate,
    },
};
use msk_connect_preflight::{Configuration, Draft, Error, Request, Rule, Shape, draft, sdk};
use serde_json::{Value, json};

use crate::{
    client,
    example::loopback::Arrived,
    guarded, send, service,
    support::{
        arn::arn,
        case_documents::{cases, document},
        latest::latest,
    },
    told, wait, workers,
};

/// An input with every member.
pub(crate) fn full() -> UpdateConnectorInput {
    let mut input = workers(1);
    let scaling = AutoScalingUpdate::builder()
        .max_worker_count(3)
        .mcu_count(2)
        .min_worker_count(1)
        .scale_in_policy(
            ScaleInPolicyUpdate::builder()
                .cpu_utilization_percentage(20)
                .build(),
        )
        .scale_out_policy(
            ScaleOutPolicyUpdate::builder()
                .cpu_utilization_percentage(80)
                .build(),
        )
        .max_autoscaling_task_count(4);
    input.capacity.as_mut().unwrap().auto_scaling = Some(scaling.build());
    let plugin = CustomPluginUpdate::builder()
        .custom_plugin_arn(arn("custom-plugin"))
        .revision(5);
    let plugin = PluginUpdate::builder()
        .custom_plugin(plugin.build().unwrap())
        .build();
    input.plugins = Some(vec![plugin]);
    let configuration = WorkerConfigurationUpdate::builder()
        .worker_configuration_arn(arn("worker-configuration"))
        .revision(6);
    input.worker_configuration = Some(configuration.build().unwrap());
    input.connector_configuration = Some(HashMap::from([("a".into(), "b".into())]));
    input.skip_health_validation = Some(true);
    input.use_default_worker_configuration = Some(false);
    input
}

/// An input in which any member may be missing and any number wrong.
fn drawn(random: &mut fastrand::Rng) -> UpdateConnectorInput {
    let number = |random: &mut fastrand::Rng| {
        let known = [-1, 0, 1, 2, 3, 4, 8, 100, 101, i32::MIN, i32::MAX];
        random.bool().then(|| known[random.usize(..known.len())])
    };
    let mut scaling = AutoScalingUpdate::builder()
        .set_max_worker_count(number(random))
        .set_mcu_count(number(random))
        .set_min_worker_count(number(random))
        .set_max_autoscaling_task_count(number(random));
    if random.bool() {
        let policy = ScaleInPolicyUpdate::builder().set_cpu_utilization_percentage(number(random));
        scaling = scaling.scale_in_policy(policy.build());
    }
    if random.bool() {
        let policy = ScaleOutPolicyUpdate::builder().set_cpu_utilization_percentage(number(random));
        scaling = scaling.scale_out_policy(policy.build());
    }
    let provisioned = ProvisionedCapacityUpdate::builder()
        .set_mcu_count(number(random))
        .set_worker_count(number(random));
    let mut capacity = CapacityUpdate::builder();
    if random.bool() {
        capacity = capacity.auto_scaling(scaling.build());
    }
    if random.u8(..4) == 0 {
        capacity = capacity.provisioned_capacity(provisioned.build());
    }

    let mut input = full();
    input.capacity = random.bool().then(|| capacity.build());
    if random.bool() {
        input.connector_configuration = None;
    }
    if random.bool() {
        input.skip_health_validation = None;
    }
    if random.bool() {
        input.use_default_worker_configuration = None;
    }
    match (random.u8(..4), &mut input.plugins) {
        (0, plugins) => *plugins = None,
        (1, Some(plugins)) => plugins.clear(),
        (2, Some(plugins)) => plugins.push(PluginUpdate::builder().build()),
        _ => {}
    }
    match (random.u8(..3), &mut input.worker_configuration) {
        (0, configuration) => *configuration = None,
        (1, Some(configuration)) => configuration.revision = 0,
        _ => {}
    }
    input
}

/// Asserts that the received request equals the valid request.
fn assert_is(arrived: &[Arrived], request: &Request) {
    let [arrived] = arrived else {
        panic!("one request is sent, and these arrived: {arrived:?}");
    };
    let http = request.http().unwrap();
    assert_eq!(arrived.method, http.method());
    assert_eq!(arrived.target, format!("{}?{}", http.path(), http.query()));
    let [came, went]: [Value; 2] =
        [&arrived.body, http.body()].map(|body| serde_json::from_str(body).unwrap());
    assert_eq!(came, went);
}

#[test]
fn the_draft_is_what_the_sdk_sends_and_the_guard_stops_invalid_requests() {
    let service = service();
    let (free, guarded) = (client(&service, |config| config), guarded(&service));
    let outside = latest()
        .connector_arn(arn("connector"))
        .current_version("K2");
    let mut random = fastrand::Rng::with_seed(7);
    let (mut valid, mut connections) = (0, 0);
    for _ in 0..1000 {
        let input = drawn(&mut random);
        send(&free, input.clone()).unwrap();
        let sent = service.take_arrived();
        connections += 1;
        let read = Request::from_json(&sent[0].body, &outside);

        match (Draft::from(&input).check(&latest()), read) {
            (Ok(request), Ok(read)) => {
                assert_eq!(request, read);
                assert_is(&sent, &request);
                send(&guarded, input).unwrap();
                assert_is(&service.take_arrived(), &request);
                (valid, connections) = (valid + 1, connections + 1);
            }
            (Err(report), Err(Error::Invalid(read))) => {
                assert_eq!(told(&report), told(&read));
                let error = send(&guarded, input).unwrap_err();
                assert!(
                    matches!(error, SdkError::ConstructionFailure(_)),
                    "{error:?}"
                );
                assert_eq!(sdk::refusal(&error), Some(&report));
            }
            (draft, read) => panic!("{input:?} is {draft:?}, but sent as {read:?}"),
        }
        assert_eq!(service.connections(), connections);
    }
    assert!(
        (50..950).contains(&valid),
        "of 1000 inputs {valid} are valid"
    );
}

#[test]
fn inputs_that_the_sdk_itself_rejects_are_refused_by_the_guard() {
    let service = service();
    let client = guarded(&service);
    let right = arn("connector");
    let right = Some(right.as_str());
    for (arn, version, rule, at) in [
        (None, Some("K2"), Rule::Required, "/connectorArn"),
        (Some(""), Some("K2"), Rule::ConnectorArn, "/connectorArn"),
        (right, None, Rule::Required, "/currentVersion"),
        (right, Some(""), Rule::CurrentVersion, "/currentVersion"),
    ] {
        let mut input = workers(1);
        input.connector_arn = arn.map(str::to_owned);
        input.current_version = version.map(str::to_owned);
        let error = send(&client, input).unwrap_err();
        let report = sdk::refusal(&error).unwrap();
        let [violation] = report.violations() else {
            panic!("one thing is wrong, but the report is: {report}");
        };
        assert_eq!((violation.rule(), violation.pointer()), (rule, at));
    }
    assert_eq!(service.connections(), 0);
}

#[test]
fn every_valid_case_arrives_with_its_http_parts() {
    let service = service();
    let client = guarded(&service);
    let mut documents: Vec<_> = cases("cases").iter().filter_map(document).collect();
    for version in ["a b+c", "é/?&=#", "%41", "-._~", "\"\\\u{1f600}"] {
        let configuration = json!({ "a": "\u{0}\u{1f}\"\\/\u{7f}\u{2028}é\u{1f600}", "": "" });
        documents.push(json!({
            "connectorArn": arn("connector"), "currentVersion": version, "connectorConfiguration": configuration
        }));
    }
    let mut sent = 0;
    for document in &documents {
        let Ok(request) = Request::from_value(document, &latest()) else {
            continue;
        };
        wait(sdk::update_connector(&client, &request).unwrap().send()).unwrap();
        assert_is(&service.take_arrived(), &request);

        let input = UpdateConnectorInput::try_from(&request).unwrap();
        assert_eq!(Draft::from(&input).check(&latest()).as_ref(), Ok(&request));
        send(&client, input).unwrap();
        assert_is(&service.take_arrived(), &request);
        sent += 1;
    }
    assert!(sent > 50, "the suite has only {sent} valid cases");
}

#[test]
fn a_body_gives_an_input_without_arn_and_version() {
    let body = r#"{"useDefaultWorkerConfiguration":true}"#;
    let request = Request::from_json(body, &latest().shape(Shape::Body)).unwrap();
    let expected = UpdateConnectorInput::builder().use_default_worker_configuration(true);
    assert_eq!(
        UpdateConnectorInput::try_from(&request).unwrap(),
        expected.build().unwrap()
    );
}

/// The same members, set by hand.
fn by_hand(draft: Draft) -> Draft {
    let mut copy = Draft::default();
    copy.connector_arn = draft.connector_arn;
    copy.current_version = draft.current_version;
    copy.capacity = draft.capacity;
    copy.connector_configuration = draft.connector_configuration;
    copy.skip_health_validation = draft.skip_health_validation;
    copy.use_default_worker_configuration = draft.use_default_worker_configuration;
    copy.plugins = draft.plugins;
    copy.worker_configuration = draft.worker_configuration;
    copy
}

#[test]
fn the_draft_and_the_sdk_have_the_same_members() {
    let policy = draft::ScaleInPolicyUpdate::default().cpu_utilization_percentage(20);
    assert_eq!(
        by_hand(Draft::from(&full())),
        Draft::default()
            .connector_arn(arn("connector"))
            .current_version("K2")
            .capacity(
                draft::CapacityUpdate::default()
                    .auto_scaling(
                        draft::AutoScalingUpdate::default()
                            .max_worker_count(3)
                            .mcu_count(2)
                            .min_worker_count(1)
                            .scale_in_policy(policy)
                            .scale_out_policy(
                                draft::ScaleOutPolicyUpdate::default()
                                    .cpu_utilization_percentage(80)
                            )
                            .max_autoscaling_task_count(4)
                    )
                    .provisioned_capacity(
                        draft::ProvisionedCapacityUpdate::default()
                            .mcu_count(1)
                            .worker_count(1)
                    )
            )
            .connector_configuration(Configuration::from_iter([("a", "b")]))
            .skip_health_validation(true)
            .use_default_worker_configuration(false)
            .plugins(vec![
                draft::Plugin::default().custom_plugin(
                    draft::CustomPlugin::default()
                        .custom_plugin_arn(arn("custom-plugin"))
                        .revision(5)
                )
            ])
            .worker_configuration(
                draft::WorkerConfiguration::default()
                    .worker_configuration_arn(arn("worker-configuration"))
                    .revision(6)
            )
    );

    let shown = format!("{:#?}", full());
    let lines = shown.lines().filter_map(|line| line.split_once(": "));
    let mut members: Vec<_> = lines.map(|(member, _)| member.trim()).collect();
    members.sort_unstable();
    members.dedup();
    assert_eq!(
        members,
        [
            "auto_scaling",
            "capacity",
            "connector_arn",
            "connector_configuration",
            "cpu_utilization_percentage",
            "current_version",
            "custom_plugin",
            "custom_plugin_arn",
            "max_autoscaling_task_count",
            "max_worker_count",
            "mcu_count",
            "min_worker_count",
            "plugins",
            "provisioned_capacity",
            "revision",
            "scale_in_policy",
            "scale_out_policy",
            "skip_health_validation",
            "use_default_worker_configuration",
            "worker_configuration",
            "worker_configuration_arn",
            "worker_count",
        ]
    );
}

#[test]
fn the_help_about_a_zero_says_that_it_may_be_unset() {
    let help = |draft: Draft| -> Vec<_> {
        let report = draft.check(&latest()).unwrap_err();
        let violations = report.violations().iter();
        violations
            .map(|v| format!("{} {}: {}", v.rule(), v.pointer(), v.help()))
            .collect()
    };
    let scaling = AutoScalingUpdate::builder()
        .min_worker_count(2)
        .max_autoscaling_task_count(0)
        .scale_in_policy(ScaleInPolicyUpdate::builder().build())
        .scale_out_policy(
            ScaleOutPolicyUpdate::builder()
                .cpu_utilization_percentage(101)
                .build(),
        );
    let mut input = full();
    input.connector_configuration = None;
    input.use_default_worker_configuration = None;
    input.worker_configuration.as_mut().unwrap().revision = 0;
    input.capacity = Some(
        CapacityUpdate::builder()
            .auto_scaling(scaling.build())
            .build(),
    );
    let draft = Draft::from(&input);
    let told = help(draft.clone());
    assert_eq!(
        told,
        [
            "worker-count /capacity/autoScaling/maxWorkerCount: use 1 or more; \
             `maxWorkerCount` is also 0 when it was never set",
            "mcu-count /capacity/autoScaling/mcuCount: use 1; `mcuCount` is also 0 when it was \
             never set",
            "worker-order /capacity/autoScaling/minWorkerCount: lower `minWorkerCount` or raise \
             `maxWorkerCount`",
            "cpu-utilization /capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage: use 1 \
             or more; `cpuUtilizationPercentage` is also 0 when it was never set",
            "cpu-utilization /capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage: use \
             100 or less",
            "revision /workerConfiguration/revision: use 1 or more",
        ]
    );

    // In a draft filled in by hand, zeros were set on purpose.
    let draft = by_hand(draft);
    let first = |help: &String| help.split(';').next().unwrap_or_default().to_owned();
    let first = |help: Vec<String>| help.iter().map(first).collect::<Vec<_>>();
    assert_eq!(first(help(draft)), first(told));
}
