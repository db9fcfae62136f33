//! A valid request on its way out and back.

use msk_connect_preflight::{Options, Request, Shape};

/// Holds that a valid request equals the one that is read from its JSON and from its HTTP body.
pub(crate) fn assert_survives_writing(request: &Request, options: &Options) {
    let written = serde_json::to_string(request).expect("it can be written");
    let shape = match request.connector_arn() {
        Some(_) => Shape::Request,
        None => Shape::Body,
    };
    let read = Request::from_json(&written, &options.clone().shape(shape));
    assert_eq!(read.as_ref(), Ok(request), "{written}");
    if let Some(http) = request.http() {
        let body = options.clone().shape(Shape::Body);
        let body = body.connector_arn(request.connector_arn().unwrap_or_default());
        let body = body.current_version(request.current_version().unwrap_or_default());
        let read = Request::from_json(http.body(), &body);
        assert_eq!(read.as_ref(), Ok(request), "{}", http.body());
    }
}
