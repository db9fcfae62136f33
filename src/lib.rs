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

mod api;
mod deserialize;
mod document;
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
        options::{Options, Shape, WorkerCount, WorkerCountOutOfRange},
        response::{ConnectorState, Response},
        revision::{Revision, UnknownRevision},
        service_error::{ServiceError, ServiceErrorKind},
    },
    document::{
        configuration::Configuration,
        draft::{self, Draft},
        syntax_error::SyntaxError,
    },
    report::{
        excerpt::{Excerpt, Masked},
        finding::{Finding, Report},
    },
    request::{
        AutoScaling, Capacity, Change, CustomPlugin, McuCount, McuCountOutOfRange,
        ProvisionedCapacity, Request, WorkerConfiguration, WorkerConfigurationChoice,
        WorkerSettings, http::HttpParts,
    },
    rules::{
        Rule,
        about::{Evidence, Level},
        rule::UnknownRule,
    },
    text::position::Position,
    verdict::{Error, Verdict},
};
