//! The parts of the HTTP request.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::request::{Request, serialize::Body};

impl Request {
    /// The parts of the HTTP request, or `None` without an ARN or a version.
    ///
    /// ```
    /// use msk_connect_preflight::{Options, Request, Rule};
    ///
    /// let request = Request::from_json(Rule::McuCount.valid_example(), &Options::default())?;
    /// let http = request.http().expect("the document has an ARN and a version");
    /// assert_eq!(http.method(), "PUT");
    /// assert_eq!(
    ///     http.path(),
    ///     "/v1/connectors/arn%3Aaws%3Akafkaconnect%3Aus-east-1%3A123456789012%3Aconnector%2Forders%2F4fa1-2"
    /// );
    /// assert_eq!(http.query(), "currentVersion=K2EUQ1WTGCTBG2");
    /// assert_eq!(
    ///     http.body(),
    ///     r#"{"capacity":{"provisionedCapacity":{"mcuCount":8,"workerCount":2}}}"#
    /// );
    /// # Ok::<(), msk_connect_preflight::Error>(())
    /// ```
    #[must_use]
    pub fn http(&self) -> Option<HttpParts> {
        let encode = |text| utf8_percent_encode(text, RESERVED);
        Some(HttpParts {
            path: format!("/v1/connectors/{}", encode(self.connector_arn()?)),
            query: format!("currentVersion={}", encode(self.current_version()?)),
            body: serde_json::to_string(&Body(self)).ok()?,
        })
    }
}

/// The characters that the AWS SDKs encode in a URI: all but RFC 3986's unreserved ones.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The parts of an HTTP request. `Debug` shows none of them: the body may hold secrets, and so may a
/// malformed ARN.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpParts {
    path: String,
    query: String,
    body: String,
}

impl HttpParts {
    /// The method.
    #[must_use]
    pub fn method(&self) -> &'static str {
        "PUT"
    }

    /// The path, percent-encoded.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query, percent-encoded, without the question mark.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The body, a JSON document.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl fmt::Debug for HttpParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpParts").finish_non_exhaustive()
    }
}
