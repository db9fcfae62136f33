//! Validates Amazon MSK Connect `UpdateConnector` requests before you send them: reports every
//! problem, where it is, why, and how to fix it. Needs neither credentials nor network.
//!
//! ```
//! use msk_connect_preflight::{Error, Options, Request, Rule};
//!
//! let json = r#"{
//!   "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
//!   "currentVersion": "K2EUQ1WTGCTBG2",
//!   "capacity": { "provisionedCapacity": { "mcuCount": 3, "workerCount": 2 } }
//! }"#;
//! let Err(Error::Invalid(report)) = Request::from_json(json, &Options::default()) else {
//!     panic!("3 is not a valid number of MCUs");
//! };
//! let [violation] = report.violations() else {
//!     panic!("everything else is valid");
//! };
//! assert_eq!(violation.rule(), Rule::McuCount);
//! assert_eq!(violation.pointer(), "/capacity/provisionedCapacity/mcuCount");
//! assert_eq!(violation.position(json).map(|at| (at.line, at.column)), Some((4, 54)));
//! assert_eq!(violation.help(), "use 2 or 4");
//! # assert_eq!(Request::from_json(&json.replace("3,", "2,"), &Options::default()).err(), None);
//! ```
//!
//! # Read a request
//!
//! [`Request::from_slice`] and its siblings for `&str` and [`serde_json::Value`] return a [`Request`],
//! which is valid by construction, or an [`Error`] with the whole [`Report`]. A request converts to a
//! document with serde, and to [`HttpParts`]. [`Options`] sets the API [`Revision`], worker limits and
//! the [`Shape`] of the document.
//!
//! # Get advice
//!
//! A [`Verdict`] also contains advice: [`Finding`]s about requests that are valid but probably not
//! intended. The findings refer to a [`Rule`], which documents itself with examples and sources.
//!
//! # Compare a request with its connector
//!
//! What a request alone cannot show is in the answer of `DescribeConnector`: a version that is no longer
//! true, a connector that is busy or paused, a capacity that is already set. A [`Connector`] reads that
//! answer; [`Request::against`] and [`Verdict::from_slice_against`] return a [`Comparison`], with what the
//! connector would refuse, advice, and what would change.
//!
//! # Build a request in Rust
//!
//! A [`Draft`] has setters for all members and accepts any values; [`Draft::check`] turns it into a
//! [`Request`]. With the feature `garde`, the types in [`draft`] implement `garde::Validate`.
//!
//! # Other forms
//!
//! - [`yaml`] reads requests in YAML.
//! - [`sdk`] refuses invalid requests inside the AWS SDK for Rust, and converts from and to its types.
//! - [`schema`] exports the rules as JSON Schemas, for editors and other languages.
//! - [`Connector`], [`Response`] and [`ServiceError`] represent what the service returns.
//!
//! # Features
//!
//! | feature | |
//! |---|---|
//! | `garde` (default) | `garde::Validate` for the types in [`draft`] |
//! | `yaml` | the module [`yaml`]; adds two crates |
//! | `aws-sdk` | the module [`sdk`]; needs the Rust version of the SDK |
//!
//! # Guarantees
//!
//! - No input makes the crate panic. Time and memory grow linearly with the size of the input.
//! - The crate prints nothing, and accesses neither network nor files.
//! - Messages, reports and `Debug` output never contain a configuration value, which may be a secret.
//!   [`Masked`] does the same for excerpts of the source text.
//!
//! # What it is not
//!
//! - A client: it does not send requests. The service can still refuse a valid request because of
//!   quotas, permissions or the state of the connector.
//! - A validator of connector configurations: each connector defines its own properties.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod api;
mod compare;
pub mod connector;
mod deserialize;
mod document;
pub mod fix;
mod integrations;
mod judge;
mod report;
mod request;
mod rules;
pub mod schema;
pub mod text;
mod verdict;
#[cfg(feature = "yaml")]
pub mod yaml;

#[cfg(feature = "aws-sdk")]
pub use crate::integrations::aws_sdk as sdk;
pub use crate::{
    api::{
        options::{Options, Shape, UnknownShape, WorkerCount, WorkerCountOutOfRange},
        response::{ConnectorState, Response},
        revision::{Revision, UnknownRevision},
        service_error::{ServiceError, ServiceErrorKind},
    },
    compare::Comparison,
    connector::Connector,
    document::{
        configuration::Configuration,
        draft::{self, Draft},
        syntax_error::SyntaxError,
    },
    report::{
        difference::{Difference, DifferenceKind},
        excerpt::{Excerpt, Masked},
        finding::{Finding, Report},
        group,
    },
    request::{
        AutoScaling, Capacity, Change, CustomPlugin, McuCount, McuCountOutOfRange,
        ProvisionedCapacity, Request, WorkerConfiguration, WorkerConfigurationChoice,
        WorkerSettings, http::HttpParts,
    },
    rules::{
        Rule,
        about::{Evidence, Follows, Level},
        rule::UnknownRule,
    },
    text::position::Position,
    verdict::{Error, Verdict},
};

/// Tests the examples on the pages for people.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/rust.md")]
#[cfg_attr(feature = "aws-sdk", doc = include_str!("../docs/sdk-guard.md"))]
#[cfg_attr(feature = "yaml", doc = include_str!("../docs/fixes.md"))]
struct Pages;
