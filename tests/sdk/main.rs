//! Tests the guard in the real client of the AWS SDK, with a server on loopback.

mod errors;
#[path = "../../examples/sdk_guard.rs"]
#[expect(dead_code, reason = "the tests have a `main` of their own")]
mod example;
mod inputs;
#[path = "../support"]
mod support {
    pub(crate) mod arn;
    pub(crate) mod case_documents;
    pub(crate) mod case_files;
    pub(crate) mod latest;
}

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
    types::{CapacityUpdate, ProvisionedCapacityUpdate},
};
use example::loopback::{self, Answer, Service};
use inputs::full;
use msk_connect_preflight::{
    Draft, Options, Report, Revision, Rule, WorkerCount,
    sdk::{self, PreflightInterceptor},
};
use serde_json::{Value, json};
use support::{arn::arn, latest::latest};

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

fn told(report: &Report) -> Vec<(Rule, &str, String)> {
    let violations = report.violations().iter();
    violations
        .map(|v| (v.rule(), v.pointer(), v.message()))
        .collect()
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
