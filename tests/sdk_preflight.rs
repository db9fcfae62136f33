//! Tests comparing a request with the connector that a service on loopback describes.

#[path = "../examples/sdk_update.rs"]
#[expect(dead_code, reason = "the tests have a `main` of their own")]
mod example;

use std::{error::Error as _, fs};

use aws_sdk_kafkaconnect::{Client, error::ProvideErrorMetadata};
use example::loopback::{self, Answer, Service};
use msk_connect_preflight::{
    Comparison, Finding, Options, Request, Rule, Shape,
    sdk::{self, PreflightError, PreflightInterceptor},
};
use serde_json::{Value, json};

const ARN: &str = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2";

fn wait<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_time().build().unwrap().block_on(future)
}

fn request(workers: u8) -> Value {
    json!({
        "connectorArn": ARN,
        "currentVersion": "K2EUQ1WTGCTBG2",
        "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": workers } },
    })
}

fn compared(service: &Service, request: &Value) -> Result<Comparison, PreflightError> {
    let request = Request::from_value(request, &Options::default()).unwrap();
    let guard = PreflightInterceptor::new();
    let client = Client::from_conf(service.config().interceptor(guard).build());
    wait(sdk::preflight(&client, &request))
}

#[test]
fn a_request_is_compared_with_what_one_call_describes() {
    let service = Service::start(loopback::take).unwrap();
    for (workers, conflicts, changes) in [
        (2, &[Rule::IdenticalCapacity][..], &[][..]),
        (
            3,
            &[],
            &["~ /capacity/provisionedCapacity/workerCount 2 -> 3"],
        ),
    ] {
        let comparison = compared(&service, &request(workers)).unwrap();
        let found: Vec<_> = comparison.conflicts().iter().map(Finding::rule).collect();
        assert_eq!(found, conflicts);
        let found = comparison.changes().iter().map(ToString::to_string);
        assert_eq!(found.collect::<Vec<_>>(), changes);
        let arrived = service.take_arrived();
        let [arrived] = &arrived[..] else {
            panic!("{arrived:?}");
        };
        let arn = ARN.replace(':', "%3A").replace('/', "%2F");
        let target = format!("/v1/connectors/{arn}");
        assert_eq!((arrived.method.as_str(), &arrived.target), ("GET", &target));
    }
}

#[test]
fn what_cannot_be_described_is_an_error() {
    let service = Service::start(|_| Answer {
        status: 404,
        error: "NotFoundException",
        body: json!({ "message": "no such connector" }),
    });
    let error = compared(&service.unwrap(), &request(2)).unwrap_err();
    assert_eq!(error.to_string(), "the connector cannot be described");
    let cause = error.source().map(ToString::to_string);
    assert_eq!(cause.as_deref(), Some("service error"));
    let PreflightError::Describe(error) = error else {
        panic!("{error:?}");
    };
    let message = error
        .as_service_error()
        .and_then(ProvideErrorMetadata::message);
    assert_eq!(message, Some("no such connector"));
}

#[test]
fn a_body_is_for_no_connector() {
    let service = Service::start(loopback::take).unwrap();
    let client = Client::from_conf(service.config().build());
    let mut body = request(2);
    let members = body.as_object_mut().unwrap();
    members.retain(|name, _| name == "capacity");
    let body = Request::from_value(&body, &Options::default().shape(Shape::Body)).unwrap();
    let error = wait(sdk::preflight(&client, &body)).unwrap_err();
    assert_eq!(error.to_string(), "the request has no `connectorArn`");
    assert_eq!(service.connections(), 0);
}

#[test]
fn the_page_shows_what_the_example_prints() {
    let mut printed = Vec::new();
    wait(example::update(&mut printed)).unwrap();
    let page = fs::read_to_string("docs/connector.md").expect("there is a page");
    let command = "```text\n$ cargo run --features aws-sdk --example sdk_update\n";
    let (_, shown) = page
        .split_once(command)
        .expect("the page shows the example");
    let (shown, _) = shown.split_once("```").expect("a block ends");
    assert_eq!(String::from_utf8(printed).unwrap(), shown);
}
