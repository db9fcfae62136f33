//! What the service answers to a request that it does not take.

use std::fmt;

/// An error of the service, made of what its answer holds.
///
/// ```
/// use msk_connect_preflight::{ServiceError, ServiceErrorKind};
///
/// let error = ServiceError::new("TooManyRequestsException", 429, Some("Rate exceeded".into()));
/// assert_eq!(error.kind(), &ServiceErrorKind::TooManyRequests);
/// assert!(error.is_retryable());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} ({status}){}", .message.as_deref().map(|text| format!(": {text}")).unwrap_or_default())]
pub struct ServiceError {
    kind: ServiceErrorKind,
    status: u16,
    message: Option<String>,
}

impl ServiceError {
    /// An error of the `name`, the HTTP `status` and the `message` that the service gave.
    ///
    /// The name may come as the header `x-amzn-errortype` has it, with a namespace before `#` and
    /// an address behind `:`.
    #[must_use]
    pub fn new(name: &str, status: u16, message: Option<String>) -> Self {
        let name = name.split_once(':').map_or(name, |(name, _)| name);
        let name = name.split_once('#').map_or(name, |(_, name)| name);
        Self {
            kind: ServiceErrorKind::named(name.trim()),
            status,
            message,
        }
    }

    /// Which error it is.
    #[must_use]
    pub fn kind(&self) -> &ServiceErrorKind {
        &self.kind
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The service's own words.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Whether the same request may succeed when it is sent again. Of an error of unknown name the
    /// status tells.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self.kind.status().unwrap_or(self.status), 429 | 500 | 503)
    }
}

macro_rules! service_errors {
    ($($(#[$doc:meta])+ $kind:ident $name:literal $status:literal)+) => {
        /// The errors of the operation.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ServiceErrorKind {
            $($(#[$doc])+ $kind,)+
            /// An error that this version of the crate does not know, as the service named it.
            Unknown(String),
        }

        impl ServiceErrorKind {
            /// The error's name on the wire.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$kind => $name,)+
                    Self::Unknown(name) => name,
                }
            }

            /// The HTTP status that the service documents for the error.
            #[must_use]
            pub fn status(&self) -> Option<u16> {
                match self {
                    $(Self::$kind => Some($status),)+
                    Self::Unknown(_) => None,
                }
            }

            fn named(name: &str) -> Self {
                match name {
                    $($name => Self::$kind,)+
                    _ => Self::Unknown(name.to_owned()),
                }
            }

            /// Every name and its status.
            #[cfg(test)]
            const KNOWN: &[(&str, u16)] = &[$(($name, $status)),+];
        }
    };
}

service_errors! {
    /// The request is not valid; another one is needed.
    BadRequest "BadRequestException" 400
    /// The credentials are not valid; others are needed.
    Unauthorized "UnauthorizedException" 401
    /// The credentials do not allow the update; others are needed.
    Forbidden "ForbiddenException" 403
    /// There is no such connector; another request is needed.
    NotFound "NotFoundException" 404
    /// Too many requests; the same may succeed later.
    TooManyRequests "TooManyRequestsException" 429
    /// A fault of the service; the same request may succeed later.
    InternalServerError "InternalServerErrorException" 500
    /// The service is not there; the same request may succeed later.
    ServiceUnavailable "ServiceUnavailableException" 503
}

impl fmt::Display for ServiceErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.name() {
            "" => "an error without a name",
            name => name,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use super::*;

    #[test]
    fn the_errors_compared_with_the_services_model_are_these() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/model/errors.json");
        let text = fs::read_to_string(file).expect("the file can be read");
        let compared: BTreeMap<&str, u16> = serde_json::from_str(&text).expect("it is JSON");
        let known: BTreeMap<_, _> = ServiceErrorKind::KNOWN.iter().copied().collect();
        assert_eq!(compared, known);
    }

    #[test]
    fn each_error_is_known_in_every_form_of_its_name() {
        for (name, status, retryable) in [
            ("BadRequestException", 400, false),
            ("UnauthorizedException", 401, false),
            ("ForbiddenException", 403, false),
            ("NotFoundException", 404, false),
            ("TooManyRequestsException", 429, true),
            ("InternalServerErrorException", 500, true),
            ("ServiceUnavailableException", 503, true),
            ("TeapotException", 418, false),
            ("BadGatewayException", 503, true),
        ] {
            for form in [
                name.to_owned(),
                format!("com.amazonaws.kafkaconnect#{name}"),
                format!("{name}:http://internal.amazon.com/coral/"),
                format!("ns#{name}:http://internal.amazon.com/coral/#fragment"),
            ] {
                let error = ServiceError::new(&form, status, Some("why".into()));
                assert_eq!(error.kind().name(), name);
                assert_eq!((error.status(), error.message()), (status, Some("why")));
                assert_eq!(error.is_retryable(), retryable, "{form}");
                assert_eq!(error.to_string(), format!("{name} ({status}): why"));
                assert!(error.kind().status().is_none_or(|known| known == status));
            }
        }
        let nameless = ServiceError::new("", 502, None);
        assert_eq!(nameless.to_string(), "an error without a name (502)");
    }
}
