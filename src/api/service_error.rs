//! The error response of the service.

use std::{borrow::Cow, fmt};

use crate::api::{at::At, member::Member};

/// What the service says of a member, before its name.
const INVALID: &str = "Invalid parameter ";

/// What the service says of a value that a connector already has.
const IDENTICAL: &str = "The specified parameter value is identical to the current value";

/// An error response of the service.
///
/// ```
/// use msk_connect_preflight::{ServiceError, ServiceErrorKind};
///
/// let error = ServiceError::new("TooManyRequestsException", 429, Some("Rate exceeded".into()));
/// assert_eq!(error.kind(), &ServiceErrorKind::TooManyRequests);
/// assert!(error.is_retryable());
///
/// let message = "Invalid parameter autoScaling: The specified parameter value is identical to the current \
///     value for the connector. Specify a different value, then try again.";
/// let error = ServiceError::new("BadRequestException", 400, Some(message.into()));
/// assert_eq!(error.pointer().as_deref(), Some("/capacity/autoScaling"));
/// assert!(error.is_identical());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} ({status}){}", .message.as_deref().map(|text| format!(": {text}")).unwrap_or_default())]
pub struct ServiceError {
    kind: ServiceErrorKind,
    status: u16,
    message: Option<String>,
}

impl ServiceError {
    /// Creates an error from the name, HTTP status and message in the response.
    ///
    /// The name may have the form of the header `x-amzn-errortype`, with a namespace before `#` and
    /// an address after `:`.
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

    /// The kind of error.
    #[must_use]
    pub fn kind(&self) -> &ServiceErrorKind {
        &self.kind
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The message of the service.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The place in a request that the message names, as an RFC 6901 JSON Pointer: that of MEMBER in `Invalid
    /// parameter MEMBER: …`, if that is one member of a request. MEMBER may also be a path, such as
    /// `capacity.autoScaling` or `plugins[0].customPlugin`.
    #[must_use]
    pub fn pointer(&self) -> Option<Cow<'static, str>> {
        let (path, _) = self.message()?.strip_prefix(INVALID)?.split_once(':')?;
        let parts = path.split(['.', '/', '[', ']']);
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        let mut named = Member::ALL.iter().filter(|member| member.ends(&parts));
        let member = named.next().filter(|_| named.next().is_none())?;
        // A request has one plugin.
        Some(At::element(0).with(*member).pointer())
    }

    /// Whether the service refused a value because the connector already has it.
    #[must_use]
    pub fn is_identical(&self) -> bool {
        self.message().is_some_and(|text| text.contains(IDENTICAL))
    }

    /// Whether the same request may succeed if it is sent again. If the name is unknown, the status
    /// decides.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self.kind.status().unwrap_or(self.status), 429 | 500 | 503)
    }
}

impl Member {
    /// Whether the names of this member and of the objects around it end with `path`.
    fn ends(self, path: &[&str]) -> bool {
        let own = self.row().pointer.rsplit('/').filter(|name| *name != "N");
        let path = path
            .iter()
            .rev()
            .filter(|name| name.parse::<usize>().is_err());
        let mut own = own.take_while(|name| !name.is_empty());
        let mut path = path.peekable();
        path.peek().is_some() && path.all(|name| own.next() == Some(name))
    }
}

macro_rules! service_errors {
    ($($(#[$doc:meta])+ $kind:ident $name:literal $status:literal)+) => {
        /// The errors of the operation.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ServiceErrorKind {
            $($(#[$doc])+ $kind,)+
            /// An error that this version of the crate does not know, by its name on the wire.
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

            /// All names and their statuses.
            #[cfg(test)]
            const KNOWN: &[(&str, u16)] = &[$(($name, $status)),+];
        }
    };
}

service_errors! {
    /// The request is not valid; change it.
    BadRequest "BadRequestException" 400
    /// The credentials are not valid; use others.
    Unauthorized "UnauthorizedException" 401
    /// The credentials do not allow the update; use others.
    Forbidden "ForbiddenException" 403
    /// The connector does not exist; change the request.
    NotFound "NotFoundException" 404
    /// Too many requests; the same request may succeed later.
    TooManyRequests "TooManyRequestsException" 429
    /// A fault of the service; the same request may succeed later.
    InternalServerError "InternalServerErrorException" 500
    /// The service is not available; the same request may succeed later.
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

    #[test]
    fn the_place_is_that_of_the_one_member_that_the_message_names() {
        let error = |message: &str| ServiceError::new("", 400, Some(message.to_owned()));
        let place = |path| error(&format!("Invalid parameter {path}: why: so")).pointer();
        for (path, expected) in [
            ("autoScaling", "/capacity/autoScaling"),
            ("capacity", "/capacity"),
            ("connectorConfiguration", "/connectorConfiguration"),
            ("workerCount", "/capacity/provisionedCapacity/workerCount"),
            ("autoScaling.mcuCount", "/capacity/autoScaling/mcuCount"),
            (
                "capacity.autoScaling.mcuCount",
                "/capacity/autoScaling/mcuCount",
            ),
            (
                "/capacity/autoScaling/mcuCount",
                "/capacity/autoScaling/mcuCount",
            ),
            ("customPluginArn", "/plugins/0/customPlugin/customPluginArn"),
            (
                "plugins[0].customPlugin.revision",
                "/plugins/0/customPlugin/revision",
            ),
            ("plugins.0.customPlugin", "/plugins/0/customPlugin"),
        ] {
            assert_eq!(place(path).as_deref(), Some(expected), "{path}");
        }
        for other in [
            "connectorName",
            "mcuCount",
            "revision",
            "AutoScaling",
            "autoScaling.workerCount",
            "x.capacity",
            "N",
            "0",
            "",
            "capacity x",
        ] {
            assert_eq!(place(other), None, "{other}");
        }
        for other in [
            "capacity: why",
            "Invalid parameter capacity",
            "invalid parameter capacity: why",
            "",
        ] {
            assert_eq!(error(other).pointer(), None, "{other}");
        }
        assert_eq!(ServiceError::new("", 400, None).pointer(), None);
    }

    #[test]
    fn a_value_is_identical_if_the_message_says_so() {
        for (message, expected) in [
            (
                Some(format!("Invalid parameter capacity: {IDENTICAL}.")),
                true,
            ),
            (Some(IDENTICAL.to_owned()), true),
            (
                Some("The specified parameter value is identical".to_owned()),
                false,
            ),
            (None, false),
        ] {
            assert_eq!(ServiceError::new("", 400, message).is_identical(), expected);
        }
    }
}
