//! Takes requests as bodies of HTTP, and answers with the findings as `application/problem+json` (RFC 9457).
//!
//! `cargo run --example axum_handler` prints the answer to an invalid request.

use axum::{
    Router,
    body::Bytes,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::put,
};
use msk_connect_preflight::{Error, Options, Request};
use serde_json::json;

/// The routes of a service that updates connectors.
pub(crate) fn routes() -> Router {
    Router::new().route("/connectors", put(update))
}

/// Answers with 202 to a valid request.
pub(crate) async fn update(body: Bytes) -> Response {
    match Request::from_slice(&body, &Options::default()) {
        // Here the request would be sent.
        Ok(_) => StatusCode::ACCEPTED.into_response(),
        Err(error) => problem(&error),
    }
}

fn problem(error: &Error) -> Response {
    let (status, errors) = match error {
        // A finding is serialized with its rule, place, message and help, and without any value.
        Error::Invalid(report) => (StatusCode::UNPROCESSABLE_ENTITY, json!(report.violations())),
        _ => (StatusCode::BAD_REQUEST, json!([])),
    };
    let problem = json!({
        "title": "the request is not valid",
        "status": status.as_u16(),
        "detail": error.to_string(),
        "errors": errors,
    });
    let kind = [(CONTENT_TYPE, "application/problem+json")];
    (status, kind, problem.to_string()).into_response()
}

#[allow(dead_code, reason = "a test calls `update`")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let body = Bytes::from(std::fs::read("examples/mistakes.json")?);
    let answer = runtime.block_on(async {
        let answer = update(body).await;
        let (parts, body) = answer.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await?;
        Ok::<_, axum::Error>((parts.status, body))
    })?;
    println!("{}\n{}", answer.0, String::from_utf8_lossy(&answer.1));
    println!("{:?}", routes());
    Ok(())
}
