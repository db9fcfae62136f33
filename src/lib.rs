#![doc = include_str!("../README.md")]
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

mod advice;
mod arn;
mod check;
mod configuration;
mod cursor;
pub mod draft;
mod finding;
mod findings;
mod mask;
mod member;
mod names;
mod notes;
mod options;
mod place;
mod read;
mod request;
mod response;
mod revision;
mod rules;
pub mod schema;
#[cfg(feature = "aws-sdk")]
pub mod sdk;
mod service_error;
mod syntax;
pub mod text;
mod transcode;
mod validate;
mod verdict;
mod visible;
#[cfg(feature = "yaml")]
pub mod yaml;

pub use crate::{
    configuration::Configuration,
    draft::Draft,
    finding::{Finding, Report},
    mask::{Excerpt, Masked},
    options::{Options, Shape, WorkerCount, WorkerCountOutOfRange},
    place::Position,
    request::{
        AutoScaling, Capacity, Change, CustomPlugin, Error, HttpParts, McuCount,
        ProvisionedCapacity, Request, WorkerConfiguration, WorkerConfigurationChoice,
        WorkerSettings,
    },
    response::{ConnectorState, Response},
    revision::{Revision, UnknownRevision},
    rules::{Evidence, Level, Rule, UnknownRule},
    service_error::{ServiceError, ServiceErrorKind},
    syntax::SyntaxError,
    verdict::Verdict,
};
