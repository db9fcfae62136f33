//! The guard's report and the service's error, from the errors of the SDK.

use std::{error::Error, iter};

use aws_sdk_kafkaconnect::{
    error::{ProvideErrorMetadata, SdkError},
    operation::update_connector::UpdateConnectorError,
};

use crate::{
    api::service_error::{ServiceError, ServiceErrorKind},
    report::finding::Report,
};

/// Extracts the report if the guard refused the request. `error` is an [`SdkError`], in that case a
/// [`ConstructionFailure`](SdkError::ConstructionFailure), or any error that has one as its source.
#[must_use]
pub fn refusal<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Report> {
    iter::successors(Some(error), |&error| error.source()).find_map(<dyn Error>::downcast_ref)
}

/// Extracts the error that the service returned, if it did, with the HTTP status of the response.
#[must_use]
pub fn service_error(error: &SdkError<UpdateConnectorError>) -> Option<ServiceError> {
    let SdkError::ServiceError(answer) = error else {
        return None;
    };
    let error = ServiceError::from(answer.err());
    Some(ServiceError::new(
        error.kind().name(),
        answer.raw().status().as_u16(),
        error.message().map(str::to_owned),
    ))
}

/// Uses the status that the service documents for the error. For an error that the SDK does not know the
/// status is 0; [`service_error`] gets it from the response.
impl From<&UpdateConnectorError> for ServiceError {
    fn from(error: &UpdateConnectorError) -> Self {
        let (kind, message) = match error {
            UpdateConnectorError::BadRequestException(error) => {
                (ServiceErrorKind::BadRequest, error.message())
            }
            UpdateConnectorError::UnauthorizedException(error) => {
                (ServiceErrorKind::Unauthorized, error.message())
            }
            UpdateConnectorError::ForbiddenException(error) => {
                (ServiceErrorKind::Forbidden, error.message())
            }
            UpdateConnectorError::NotFoundException(error) => {
                (ServiceErrorKind::NotFound, error.message())
            }
            UpdateConnectorError::TooManyRequestsException(error) => {
                (ServiceErrorKind::TooManyRequests, error.message())
            }
            UpdateConnectorError::InternalServerErrorException(error) => {
                (ServiceErrorKind::InternalServerError, error.message())
            }
            UpdateConnectorError::ServiceUnavailableException(error) => {
                (ServiceErrorKind::ServiceUnavailable, error.message())
            }
            error => {
                let name = error.code().unwrap_or_default();
                (ServiceErrorKind::Unknown(name.to_owned()), error.message())
            }
        };
        let status = kind.status().unwrap_or(0);
        Self::new(kind.name(), status, message.map(str::to_owned))
    }
}
