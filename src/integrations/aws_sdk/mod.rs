//! A guard for the AWS SDK for Rust, with the feature `aws-sdk`.
//!
//! With [`PreflightInterceptor`] in its configuration, a client sends no invalid `UpdateConnector`
//! request: the call fails before the request is serialized or signed, and before a connection is
//! opened. [`refusal`] extracts the report from the error.
//!
//! ```
//! use aws_sdk_kafkaconnect::{Client, config, types};
//! use msk_connect_preflight::sdk::{self, PreflightInterceptor};
//!
//! # async fn refuse(config: config::Builder) {
//! let client = Client::from_conf(config.interceptor(PreflightInterceptor::new()).build());
//!
//! // The number of workers is missing; the SDK would send 0.
//! let capacity = types::ProvisionedCapacityUpdate::builder().mcu_count(2).build();
//! let error = client
//!     .update_connector()
//!     .connector_arn("arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2")
//!     .current_version("K2EUQ1WTGCTBG2")
//!     .capacity(types::CapacityUpdate::builder().provisioned_capacity(capacity).build())
//!     .send()
//!     .await
//!     .unwrap_err();
//!
//! let report = sdk::refusal(&error).expect("the guard refuses it");
//! assert_eq!(
//!     report.to_string(),
//!     "worker-count: `workerCount` must be at least 1, found 0; \
//!      use 1 or more; `workerCount` is also 0 when it was never set"
//! );
//! # }
//! # let config = config::Builder::new()
//! #     .behavior_version(config::BehaviorVersion::latest())
//! #     .identity_cache(config::IdentityCache::no_cache())
//! #     .retry_config(config::retry::RetryConfig::disabled())
//! #     .timeout_config(config::timeout::TimeoutConfig::disabled())
//! #     .stalled_stream_protection(config::StalledStreamProtectionConfig::disabled());
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(refuse(config));
//! ```
//!
//! The guard makes no calls. [`preflight`] makes one, of `DescribeConnector`, and compares a request with the
//! connector. A [`Connector`](crate::Connector) also converts from the output of `describe_connector`.
//!
//! An accepted request is not applied yet: the service can roll the update back. Call
//! `describe_connector_operation` with the ARN in the answer until the state is `UPDATE_COMPLETE`, or
//! `UPDATE_FAILED`, `ROLLBACK_COMPLETE` or `ROLLBACK_FAILED`. That the connector is RUNNING proves nothing.
//!
//! The feature needs the Rust version of the SDK, which is newer than the one of this crate. It does not
//! enable the SDK's default features, so that your program chooses HTTP client, TLS and runtime.
//!
//! Changes to the serialized HTTP request, by `mutate_request` or by another interceptor, are not
//! checked.

mod capacity;
mod connector;
mod draft;
mod errors;
mod input;
mod interceptor;
mod preflight;

pub use self::{
    errors::{refusal, service_error},
    input::update_connector,
    interceptor::PreflightInterceptor,
    preflight::{PreflightError, preflight},
};
