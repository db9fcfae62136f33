//! Tests the guard in the real client of the AWS SDK, with a server on loopback.

mod support {
    pub(crate) mod arn;
    pub(crate) mod case_documents;
    pub(crate) mod case_files;
    pub(crate) mod latest;
}

#[path = "../examples/sdk_guard.rs"]
#[expect(dead_code, reason = "the tests have a `main` of their own")]
mod example;

use std::{
    collections::HashMap,
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use aws_sdk_kafkaconnect::{
    Client,
    config::{
        Builder, ConfigBag, Intercept, RuntimeComponents,
        interceptors::{
            BeforeSerializationInterceptorContextMut, BeforeSerializationInterceptorContextRef,
            BeforeTransmitInterceptorContextRef,
        },
        retry::RetryConfig,
    },
    error::{BoxError, DisplayErrorContext, SdkError},
    operation::update_connector::{
        UpdateConnectorError, UpdateConnectorInput, UpdateConnectorOutput,
    },
    types::{
        AutoScalingUpdate, CapacityUpdate, CustomPluginUpdate, PluginUpdate,
        ProvisionedCapacityUpdate, ScaleInPolicyUpdate, ScaleOutPolicyUpdate,
        WorkerConfigurationUpdate, error::BadRequestException,
    },
};
use example::loopback::{self, Answer, Arrived, Service};
use msk_connect_preflight::{
    Configuration, Draft, Error, Options, Report, Request, Revision, Rule, ServiceError,
    ServiceErrorKind, Shape, WorkerCount, draft,
    sdk::{self, PreflightInterceptor},
};
use serde_json::{Value, json};
use support::{
    arn::arn,
    case_documents::{cases, document},
    latest::latest,
};

type Sent = Result<UpdateConnectorOutput, SdkError<UpdateConnectorError>>;

fn wait<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_time().build().unwrap().block_on(future)
}

fn service() -> Service {
    Service::start(loopback::take).unwrap()
}

fn client(service: &Service, configure: impl FnOnce(Builder) -> Builder) -> Client {
    Client::from_conf(configure(service.config()).build())
}

fn guarded(service: &Service) -> Client {
    client(service, |config| {
        config.interceptor(PreflightInterceptor::new())
    })
}

#[expect(clippy::result_large_err, reason = "the SDK's errors are")]
fn send(client: &Client, input: UpdateConnectorInput) -> Sent {
    let update = client
        .update_connector()
        .set_connector_arn(input.connector_arn)
        .set_current_version(input.current_version)
        .set_capacity(input.capacity)
        .set_connector_configuration(input.connector_configuration)
        .set_skip_health_validation(input.skip_health_validation)
        .set_use_default_worker_configuration(input.use_default_worker_configuration)
        .set_plugins(input.plugins)
        .set_worker_configuration(input.worker_configuration);
    wait(update.send())
}

/// An input with a capacity of this many workers.
fn workers(count: i32) -> UpdateConnectorInput {
    let provisioned = ProvisionedCapacityUpdate::builder()
        .mcu_count(1)
        .worker_count(count);
    let capacity = CapacityUpdate::builder().provisioned_capacity(provisioned.build());
    let input = UpdateConnectorInput::builder()
        .connector_arn(arn("connector"))
        .current_version("K2");
    input.capacity(capacity.build()).build().unwrap()
}

/// An input with every member.
fn full() -> UpdateConnectorInput {
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

fn told(report: &Report) -> Vec<(Rule, &str, String)> {
    let violations = report.violations().iter();
    violations
        .map(|v| (v.rule(), v.pointer(), v.message()))
        .collect()
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

#[test]
fn the_guard_takes_the_options_of_a_check() {
    let service = service();
    let options = Options::default()
        .revision(Revision::V2026_02)
        .worker_limit(WorkerCount::new(10).unwrap());
    let guard = PreflightInterceptor::default()
        .revision(Revision::V2026_02)
        .worker_limit(WorkerCount::new(10).unwrap());
    let client = client(&service, |config| config.interceptor(guard));
    for input in [workers(11), full()] {
        let report = Draft::from(&input).check(&options).unwrap_err();
        let error = send(&client, input).unwrap_err();
        assert_eq!(sdk::refusal(&error), Some(&report));
    }
    assert_eq!(service.connections(), 0);
    send(&client, workers(10)).unwrap();
}

#[test]
fn the_guard_shows_its_name_and_options() {
    let guard = PreflightInterceptor::new().worker_limit(WorkerCount::new(10).unwrap());
    assert_eq!(guard.name(), "PreflightInterceptor");
    let options = latest().worker_limit(WorkerCount::new(10).unwrap());
    let shown = format!("PreflightInterceptor {{ options: {options:?}, .. }}");
    assert_eq!(format!("{:?}", guard.on_advice(|_| {})), shown);
}

#[test]
fn advice_goes_to_the_callback_and_stops_nothing() {
    let service = service();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&heard);
    let guard = PreflightInterceptor::new()
        .worker_quota(WorkerCount::new(3).unwrap())
        .on_advice(move |advice| {
            let told = &mut told.lock().unwrap();
            told.extend(
                advice
                    .iter()
                    .map(|piece| (piece.rule(), piece.pointer().to_owned())),
            );
        });
    let client = client(&service, |config| config.interceptor(guard));
    let at = |rule, at: &str| vec![(rule, at.to_owned())];
    let hear = || std::mem::take(&mut *heard.lock().unwrap());

    send(&client, workers(3)).unwrap();
    assert_eq!(hear(), []);
    send(&client, workers(4)).unwrap();
    let count = "/capacity/provisionedCapacity/workerCount";
    assert_eq!(hear(), at(Rule::WorkerQuota, count));
    assert_eq!(service.connections(), 2);

    let empty = UpdateConnectorInput::builder()
        .connector_arn("orders")
        .current_version("K2")
        .set_connector_configuration(Some(HashMap::new()));
    let error = send(&client, empty.build().unwrap()).unwrap_err();
    assert!(sdk::refusal(&error).is_some());
    assert_eq!(
        hear(),
        at(Rule::EmptyConfiguration, "/connectorConfiguration")
    );
    assert_eq!(service.connections(), 2);
}

/// Counts serializations and attempts of a request.
#[derive(Clone, Debug, Default)]
struct Counter {
    serializations: Arc<AtomicUsize>,
    attempts: Arc<AtomicUsize>,
}

impl Counter {
    fn counts(&self) -> [usize; 2] {
        [&self.serializations, &self.attempts].map(|count| count.load(Ordering::Relaxed))
    }
}

impl Intercept for Counter {
    fn name(&self) -> &'static str {
        "Counter"
    }

    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.serializations.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    fn read_before_attempt(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.attempts.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

fn failing(status: u16, error: &'static str, body: &Value) -> Service {
    let body = body.clone();
    Service::start(move |_| Answer {
        status,
        error,
        body: body.clone(),
    })
    .unwrap()
}

#[test]
fn an_invalid_request_is_refused_once_despite_retries() {
    let service = failing(503, "ServiceUnavailableException", &json!({}));
    let counter = Counter::default();
    let retries = RetryConfig::standard()
        .with_max_attempts(3)
        .with_initial_backoff(Duration::from_millis(1));
    let client = client(&service, |config| {
        let config = config.retry_config(retries).interceptor(counter.clone());
        config.interceptor(PreflightInterceptor::new())
    });

    let error = send(&client, workers(0)).unwrap_err();
    assert!(sdk::refusal(&error).is_some());
    assert_eq!(counter.counts(), [1, 0]);
    assert_eq!(service.connections(), 0);

    send(&client, workers(1)).unwrap_err();
    assert_eq!(counter.counts(), [2, 3]);
    assert_eq!(service.connections(), 3);
}

/// Makes an input invalid.
#[derive(Debug)]
struct Spoiler;

impl Intercept for Spoiler {
    fn name(&self) -> &'static str {
        "Spoiler"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context.input_mut().downcast_mut::<UpdateConnectorInput>();
        input.ok_or("another operation")?.capacity = None;
        Ok(())
    }
}

#[test]
fn the_guard_sees_the_input_that_is_sent_even_with_configuration_for_a_call() {
    let service = service();
    let of_client = client(&service, |config| {
        config
            .interceptor(PreflightInterceptor::new())
            .interceptor(Spoiler)
    });
    let error = send(&of_client, workers(1)).unwrap_err();
    assert!(sdk::refusal(&error).is_some());

    let update = |count| {
        let request = guarded(&service).update_connector();
        request
            .connector_arn(arn("connector"))
            .current_version("K2")
            .set_capacity(workers(count).capacity)
    };
    let of_call = update(1).customize().interceptor(Spoiler);
    assert!(sdk::refusal(&wait(of_call.send()).unwrap_err()).is_some());

    let overridden = update(0).customize().config_override(service.config());
    assert!(sdk::refusal(&wait(overridden.send()).unwrap_err()).is_some());
    assert_eq!(service.connections(), 0);
}

#[test]
fn other_operations_pass() {
    let service = service();
    let listed = wait(guarded(&service).list_connectors().send()).unwrap();
    assert!(listed.connectors().is_empty());
    assert_eq!(service.take_arrived()[0].target, "/v1/connectors");
}

#[test]
fn the_refusal_is_found_among_other_errors_and_shows_no_secret() {
    let mut input = workers(0);
    input.connector_configuration = Some(HashMap::from([("password".into(), "hunter2".into())]));
    let report = Draft::from(&input).check(&latest()).unwrap_err();
    let error = send(&guarded(&service()), input).unwrap_err();
    let shown = format!("{} {error:?}", DisplayErrorContext(&error));
    assert!(
        shown.contains("exactly-one-change") && !shown.contains("hunter2"),
        "{shown}"
    );
    assert_eq!(sdk::service_error(&error), None);

    let of_the_service = aws_sdk_kafkaconnect::Error::from(error);
    assert_eq!(sdk::refusal(&of_the_service), Some(&report));
    let boxed: BoxError = of_the_service.into();
    assert_eq!(sdk::refusal(&*boxed), Some(&report));
    assert_eq!(sdk::refusal(&report), Some(&report));
}

fn failure(status: u16, error: &'static str, body: &Value) -> SdkError<UpdateConnectorError> {
    let service = failing(status, error, body);
    let once = RetryConfig::disabled();
    let client = client(&service, |config| {
        config
            .retry_config(once)
            .interceptor(PreflightInterceptor::new())
    });
    send(&client, workers(1)).unwrap_err()
}

#[test]
fn each_service_error_is_converted_to_its_kind() {
    use ServiceErrorKind as Kind;

    for (kind, status, name, is_retryable) in [
        (Kind::BadRequest, 400, "BadRequestException", false),
        (Kind::Unauthorized, 401, "UnauthorizedException", false),
        (Kind::Forbidden, 403, "ForbiddenException", false),
        (Kind::NotFound, 404, "NotFoundException", false),
        (Kind::TooManyRequests, 429, "TooManyRequestsException", true),
        (
            Kind::InternalServerError,
            500,
            "InternalServerErrorException",
            true,
        ),
        (
            Kind::ServiceUnavailable,
            503,
            "ServiceUnavailableException",
            true,
        ),
    ] {
        let error = failure(status, name, &json!({ "message": "why" }));
        assert_eq!(sdk::refusal(&error), None);
        let told = sdk::service_error(&error).unwrap();
        assert_eq!(ServiceError::from(error.as_service_error().unwrap()), told);
        assert_eq!(
            (told.kind(), told.status(), told.message()),
            (&kind, status, Some("why"))
        );
        assert_eq!(told.is_retryable(), is_retryable, "{name}");
    }
}

#[test]
fn an_error_with_an_unknown_name_keeps_name_and_status() {
    for (status, name, is_retryable) in [
        (418, "TeapotException", false),
        (503, "BadGatewayException", true),
        (502, "", false),
    ] {
        let error = failure(status, name, &json!({}));
        let told = sdk::service_error(&error).unwrap();
        assert_eq!(told.kind(), &ServiceErrorKind::Unknown(name.into()));
        assert_eq!((told.status(), told.message()), (status, None));
        assert_eq!(told.is_retryable(), is_retryable, "{name}");
        let alone = ServiceError::from(error.as_service_error().unwrap());
        assert_eq!((alone.kind(), alone.status()), (told.kind(), 0));
    }
}

#[test]
fn an_error_made_by_hand_is_recognized_by_its_type() {
    let error = BadRequestException::builder().message("why").build();
    let told = ServiceError::from(&UpdateConnectorError::BadRequestException(error));
    assert_eq!(told.to_string(), "BadRequestException (400): why");
}

#[test]
fn an_error_of_the_sdk_has_the_place_that_its_message_names() {
    let message = "Invalid parameter autoScaling: The specified parameter value is identical to the current \
        value for the connector. Specify a different value, then try again.";
    let error = failure(400, "BadRequestException", &json!({ "message": message }));
    let told = sdk::service_error(&error).unwrap();
    let alone = ServiceError::from(error.as_service_error().unwrap());
    for error in [told, alone] {
        let place = error.pointer();
        assert_eq!(place.as_deref(), Some("/capacity/autoScaling"));
        assert!(error.is_identical());
    }
}

#[test]
fn the_page_of_the_guard_shows_what_its_example_prints() {
    let mut printed = Vec::new();
    wait(example::update(&mut printed)).unwrap();
    let page = fs::read_to_string("docs/sdk-guard.md").expect("there is a page");
    let command = "```text\n$ cargo run --features aws-sdk --example sdk_guard\n";
    let (_, shown) = page
        .split_once(command)
        .expect("the page shows the example");
    let (shown, _) = shown.split_once("```").expect("a block ends");
    assert_eq!(String::from_utf8(printed).unwrap(), shown);
}
