//! Runs the examples.

#[path = "../examples/axum_handler.rs"]
mod axum_handler;
#[path = "../examples/check_text.rs"]
mod check_text;
#[path = "../examples/fill_draft.rs"]
mod fill_draft;
#[path = "../examples/garde_struct.rs"]
mod garde_struct;

use std::fs;

use axum::{
    body::{Bytes, to_bytes},
    http::{StatusCode, header::CONTENT_TYPE},
};
use garde::Validate as _;
use msk_connect_preflight::draft::ProvisionedCapacityUpdate;
use serde_json::{Value, json};

const ARN: &str = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2";

#[test]
fn a_text_is_checked() {
    let check = |file| {
        let text = fs::read_to_string(file).expect("it can be read");
        let mut out = Vec::new();
        let is_valid = check_text::check(&text, &mut out).expect("it is JSON");
        (is_valid, String::from_utf8(out).expect("it is text"))
    };
    let (is_valid, report) = check("examples/mistakes.json");
    assert!(!is_valid);
    let first = "7:19: violation mcu-count: `mcuCount` must be 1, 2, 4 or 8, found 3; use 2 or 4\n";
    assert!(report.starts_with(first), "{report}");
    assert_eq!(report.lines().count(), 4);
    let (is_valid, report) = check("examples/secret.json");
    assert!(
        is_valid && report.contains("advice plaintext-secret"),
        "{report}"
    );
}

#[test]
fn a_draft_is_filled_in() {
    let request = fill_draft::scale(ARN, "K2EUQ1WTGCTBG2", 4).expect("it is valid");
    let body = request.http().map(|http| http.body().to_owned());
    assert!(body.is_some_and(|body| body.contains(r#""maxWorkerCount":4"#)));
    let error = fill_draft::scale(ARN, "", 0).expect_err("it is not");
    assert!(error.to_string().contains("worker-count"), "{error}");
}

#[test]
fn a_struct_holds_a_part_of_a_request() {
    let plan = |workers| garde_struct::Plan {
        owner: "orders team".to_owned(),
        capacity: ProvisionedCapacityUpdate::default()
            .mcu_count(1)
            .worker_count(workers),
    };
    assert!(plan(1).validate().is_ok());
    assert!(plan(0).validate().is_err());
}

#[test]
fn a_handler_answers_with_a_problem() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("it starts");
    let answer = |body: Vec<u8>| {
        let (parts, body) = runtime
            .block_on(axum_handler::update(Bytes::from(body)))
            .into_parts();
        let body = runtime.block_on(to_bytes(body, usize::MAX));
        (parts, body.expect("the body is in memory"))
    };
    let file = |file: &str| fs::read(file).expect("it can be read");
    let (parts, body) = answer(file("examples/autoscaling.json"));
    assert_eq!((parts.status, &*body), (StatusCode::ACCEPTED, &b""[..]));
    let (parts, body) = answer(file("examples/mistakes.json"));
    assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(parts.headers[CONTENT_TYPE], "application/problem+json");
    let problem: Value = serde_json::from_slice(&body).expect("it is JSON");
    assert_eq!(problem["errors"][0]["at"], "/capacity/autoScaling/mcuCount");
    assert!(!problem.to_string().contains("hunter2"));
    let (parts, body) = answer(b"{".to_vec());
    let problem: Value = serde_json::from_slice(&body).expect("it is JSON");
    assert_eq!(
        (parts.status, &problem["errors"]),
        (StatusCode::BAD_REQUEST, &json!([]))
    );
    // The routes are what a server would serve.
    assert!(format!("{:?}", axum_handler::routes()).contains("/connectors"));
}
