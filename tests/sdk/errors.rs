//! Errors of the service.

use aws_sdk_kafkaconnect::{
    config::retry::RetryConfig, error::SdkError, operation::update_connector::UpdateConnectorError,
    types::error::BadRequestException,
};
use msk_connect_preflight::{
    ServiceError, ServiceErrorKind,
    sdk::{self, PreflightInterceptor},
};
use serde_json::{Value, json};

use crate::{client, failing, send, workers};

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
