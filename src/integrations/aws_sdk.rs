//! A guard in the AWS SDK for Rust, with the feature `aws-sdk`.
//!
//! Once [`PreflightInterceptor`] is in the configuration of a client, no invalid `UpdateConnector`
//! request leaves the process: the call fails before the request is serialized or signed, and
//! before there is a connection. [`refusal`] gets all that is wrong out of the error.
//!
//! ```
//! use aws_sdk_kafkaconnect::{Client, config, types};
//! use msk_connect_preflight::sdk::{self, PreflightInterceptor};
//!
//! # async fn refuse(config: config::Builder) {
//! let client = Client::from_conf(config.interceptor(PreflightInterceptor::new()).build());
//!
//! // The number of workers was forgotten; the SDK would send 0.
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
//!     "worker-count: `workerCount` must be from 1 to 2147483647, found 0; \
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
//! The feature needs the Rust version that the SDK needs, which is newer than the crate's own. It
//! leaves the SDK's default features off, so that HTTP client, TLS and runtime are those that the
//! program chooses.
//!
//! What is done to the HTTP request after it was made of the input, by `mutate_request` or by
//! another interceptor, is not checked.

use std::{error::Error, fmt, iter, sync::Arc};

use aws_sdk_kafkaconnect::{
    Client,
    config::{
        ConfigBag, Intercept, RuntimeComponents,
        interceptors::BeforeSerializationInterceptorContextRef,
    },
    error::{BoxError, BuildError, ProvideErrorMetadata, SdkError},
    operation::update_connector::{
        UpdateConnectorError, UpdateConnectorInput,
        builders::{UpdateConnectorFluentBuilder, UpdateConnectorInputBuilder},
    },
    types,
};
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

use crate::{
    api::{
        options::{Options, WorkerCount},
        revision::Revision,
        service_error::{ServiceError, ServiceErrorKind},
    },
    document::{
        configuration::Configuration,
        draft::{self, Draft},
    },
    report::finding::{Finding, Report},
    request::{
        AutoScaling, Capacity, Change, CustomPlugin, ProvisionedCapacity, Request,
        WorkerConfiguration, WorkerConfigurationChoice, WorkerSettings,
    },
};

/// An interceptor that refuses invalid `UpdateConnector` requests; other operations pass untouched.
///
/// It looks at the input that is serialized next, after all interceptors that may change it. As
/// there is no attempt yet, nothing is retried. Where another interceptor fails at the same point,
/// the SDK reports the error of the last one.
#[derive(Clone)]
pub struct PreflightInterceptor {
    options: Options,
    on_advice: Option<Arc<OnAdvice>>,
}

type OnAdvice = dyn Fn(&[Finding]) + Send + Sync;

impl PreflightInterceptor {
    /// A guard that checks against the API revision `2026-10`, and knows no worker limit.
    ///
    /// The default is a later one than elsewhere, since the SDK speaks the current API: its input
    /// has every member of that revision.
    #[must_use]
    pub fn new() -> Self {
        Self {
            options: Options::default().revision(Revision::V2026_10),
            on_advice: None,
        }
    }

    /// Checks against `revision` instead of `2026-10`.
    #[must_use]
    pub fn revision(self, revision: Revision) -> Self {
        Self {
            options: self.options.revision(revision),
            ..self
        }
    }

    /// Bounds worker counts, by an account's quota for example. Without it they are bound by
    /// 2147483647.
    #[must_use]
    pub fn worker_limit(self, limit: WorkerCount) -> Self {
        Self {
            options: self.options.worker_limit(limit),
            ..self
        }
    }

    /// Bounds worker counts that get no advice, 10 unless given.
    #[must_use]
    pub fn worker_quota(self, quota: WorkerCount) -> Self {
        Self {
            options: self.options.worker_quota(quota),
            ..self
        }
    }

    /// Calls `on_advice` with the advice on each request that gets some, be it sent or refused. It is
    /// called while the request is sent, so it has to return soon.
    ///
    /// ```
    /// use msk_connect_preflight::sdk::PreflightInterceptor;
    ///
    /// let guard = PreflightInterceptor::new().on_advice(|advice| {
    ///     for piece in advice {
    ///         eprintln!("{}: {piece}; {}", piece.rule(), piece.help());
    ///     }
    /// });
    /// ```
    #[must_use]
    pub fn on_advice(self, on_advice: impl Fn(&[Finding]) + Send + Sync + 'static) -> Self {
        Self {
            on_advice: Some(Arc::new(on_advice)),
            ..self
        }
    }
}

impl PreflightInterceptor {
    fn check(&self, draft: Draft) -> Result<Request, Report> {
        let Some(on_advice) = &self.on_advice else {
            return draft.check(&self.options);
        };
        let verdict = draft.verdict(&self.options);
        if !verdict.advice().is_empty() {
            on_advice(verdict.advice());
        }
        verdict.into_request()
    }
}

impl fmt::Debug for PreflightInterceptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreflightInterceptor")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

impl Default for PreflightInterceptor {
    fn default() -> Self {
        Self::new()
    }
}

// The SDK then passes over the hooks that are not here.
#[dyn_dispatch_hint]
impl Intercept for PreflightInterceptor {
    fn name(&self) -> &'static str {
        "PreflightInterceptor"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(input) = context.input().downcast_ref::<UpdateConnectorInput>() {
            self.check(Draft::from(input))?;
        }
        Ok(())
    }
}

/// What the guard found wrong, where `error` comes of its refusal: an [`SdkError`], which is then a
/// [`ConstructionFailure`](SdkError::ConstructionFailure), or any error that has one as its source.
#[must_use]
pub fn refusal<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Report> {
    iter::successors(Some(error), |&error| error.source()).find_map(<dyn Error>::downcast_ref)
}

/// The request in the client's fluent builder, ready to be customized and sent.
///
/// # Errors
///
/// When the SDK's builders refuse a member, which they do to none of a valid request.
pub fn update_connector(
    client: &Client,
    request: &Request,
) -> Result<UpdateConnectorFluentBuilder, BuildError> {
    let input = UpdateConnectorInput::try_from(request)?;
    Ok(client
        .update_connector()
        .set_connector_arn(input.connector_arn)
        .set_current_version(input.current_version)
        .set_capacity(input.capacity)
        .set_connector_configuration(input.connector_configuration)
        .set_skip_health_validation(input.skip_health_validation)
        .set_use_default_worker_configuration(input.use_default_worker_configuration)
        .set_plugins(input.plugins)
        .set_worker_configuration(input.worker_configuration))
}

/// The error that the service answered, if it did, with the HTTP status of its answer.
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

/// The error with the status that the service documents for it. The SDK's error alone does not tell
/// the status of an error that it does not know, which is then 0; [`service_error`] finds it.
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

/// What the SDK would send.
///
/// - In `capacity` an integer that was never set is sent as 0, and is a 0 here.
/// - A `maxAutoscalingTaskCount` of 0 is not sent, and is not here, be it set or not.
/// - A member that may be left out and was never set, such as `scaleInPolicy`, is not here.
/// - A `revision` of 0 was set: the SDK's builders ask for one.
///
/// The SDK sends nothing without an ARN and a version that has at least one character; such a draft
/// breaks the rules `required`, `connector-arn` or `current-version`.
impl From<&UpdateConnectorInput> for Draft {
    fn from(input: &UpdateConnectorInput) -> Self {
        Self {
            connector_arn: input.connector_arn.clone(),
            current_version: input.current_version.clone(),
            capacity: input.capacity.as_ref().map(Into::into),
            connector_configuration: input
                .connector_configuration
                .as_ref()
                .map(Configuration::from_iter),
            skip_health_validation: input.skip_health_validation,
            use_default_worker_configuration: input.use_default_worker_configuration,
            plugins: input
                .plugins
                .as_ref()
                .map(|plugins| plugins.iter().map(Into::into).collect()),
            worker_configuration: input.worker_configuration.as_ref().map(Into::into),
            zero_may_be_unset: true,
        }
    }
}

impl From<&types::CapacityUpdate> for draft::CapacityUpdate {
    fn from(capacity: &types::CapacityUpdate) -> Self {
        Self {
            auto_scaling: capacity.auto_scaling.as_ref().map(Into::into),
            provisioned_capacity: capacity.provisioned_capacity.as_ref().map(Into::into),
        }
    }
}

impl From<&types::AutoScalingUpdate> for draft::AutoScalingUpdate {
    fn from(auto_scaling: &types::AutoScalingUpdate) -> Self {
        let tasks = auto_scaling.max_autoscaling_task_count;
        Self {
            max_worker_count: Some(auto_scaling.max_worker_count.into()),
            mcu_count: Some(auto_scaling.mcu_count.into()),
            min_worker_count: Some(auto_scaling.min_worker_count.into()),
            scale_in_policy: auto_scaling.scale_in_policy.as_ref().map(Into::into),
            scale_out_policy: auto_scaling.scale_out_policy.as_ref().map(Into::into),
            max_autoscaling_task_count: (tasks != 0).then(|| tasks.into()),
        }
    }
}

impl From<&types::ScaleInPolicyUpdate> for draft::ScaleInPolicyUpdate {
    fn from(policy: &types::ScaleInPolicyUpdate) -> Self {
        Self {
            cpu_utilization_percentage: Some(policy.cpu_utilization_percentage.into()),
        }
    }
}

impl From<&types::ScaleOutPolicyUpdate> for draft::ScaleOutPolicyUpdate {
    fn from(policy: &types::ScaleOutPolicyUpdate) -> Self {
        Self {
            cpu_utilization_percentage: Some(policy.cpu_utilization_percentage.into()),
        }
    }
}

impl From<&types::ProvisionedCapacityUpdate> for draft::ProvisionedCapacityUpdate {
    fn from(provisioned: &types::ProvisionedCapacityUpdate) -> Self {
        Self {
            mcu_count: Some(provisioned.mcu_count.into()),
            worker_count: Some(provisioned.worker_count.into()),
        }
    }
}

impl From<&types::PluginUpdate> for draft::Plugin {
    fn from(plugin: &types::PluginUpdate) -> Self {
        Self {
            custom_plugin: plugin.custom_plugin.as_ref().map(Into::into),
        }
    }
}

impl From<&types::CustomPluginUpdate> for draft::CustomPlugin {
    fn from(plugin: &types::CustomPluginUpdate) -> Self {
        Self {
            custom_plugin_arn: Some(plugin.custom_plugin_arn.clone()),
            revision: Some(plugin.revision),
        }
    }
}

impl From<&types::WorkerConfigurationUpdate> for draft::WorkerConfiguration {
    fn from(configuration: &types::WorkerConfigurationUpdate) -> Self {
        Self {
            worker_configuration_arn: Some(configuration.worker_configuration_arn.clone()),
            revision: Some(configuration.revision),
        }
    }
}

/// The SDK's input for the request. One of a [body](crate::Shape::Body) has neither ARN nor version.
///
/// The SDK's builders may refuse a member, which they do to none of a valid request.
impl TryFrom<&Request> for UpdateConnectorInput {
    type Error = BuildError;

    fn try_from(request: &Request) -> Result<Self, BuildError> {
        let input = Self::builder()
            .set_connector_arn(request.connector_arn().map(str::to_owned))
            .set_current_version(request.current_version().map(str::to_owned))
            .set_skip_health_validation(request.skip_health_validation());
        let input = match request.change() {
            Change::ConnectorConfiguration(configuration) => {
                let entries = configuration.iter();
                let owned = entries.map(|(name, value)| (name.to_owned(), value.to_owned()));
                input.set_connector_configuration(Some(owned.collect()))
            }
            Change::WorkerSettings(settings) => with_settings(input, settings)?,
        };
        input.build()
    }
}

fn with_settings(
    input: UpdateConnectorInputBuilder,
    settings: &WorkerSettings,
) -> Result<UpdateConnectorInputBuilder, BuildError> {
    let input = input.set_capacity(settings.capacity().map(Into::into));
    let input = match settings.plugin() {
        Some(plugin) => {
            let plugin = types::PluginUpdate::builder().custom_plugin(plugin.try_into()?);
            input.plugins(plugin.build())
        }
        None => input,
    };
    Ok(match settings.worker_configuration() {
        Some(WorkerConfigurationChoice::WorkerConfiguration(configuration)) => {
            input.worker_configuration(configuration.try_into()?)
        }
        Some(WorkerConfigurationChoice::UseDefault(value)) => {
            input.use_default_worker_configuration(*value)
        }
        None => input,
    })
}

impl From<&Capacity> for types::CapacityUpdate {
    fn from(capacity: &Capacity) -> Self {
        let update = Self::builder();
        match capacity {
            Capacity::AutoScaling(auto_scaling) => update.auto_scaling(auto_scaling.into()),
            Capacity::ProvisionedCapacity(provisioned) => {
                update.provisioned_capacity(provisioned.into())
            }
        }
        .build()
    }
}

impl From<&AutoScaling> for types::AutoScalingUpdate {
    fn from(auto_scaling: &AutoScaling) -> Self {
        let scale_in = types::ScaleInPolicyUpdate::builder()
            .cpu_utilization_percentage(auto_scaling.scale_in_cpu_utilization_percentage().into());
        let scale_out = types::ScaleOutPolicyUpdate::builder()
            .cpu_utilization_percentage(auto_scaling.scale_out_cpu_utilization_percentage().into());
        Self::builder()
            .max_worker_count(auto_scaling.max_worker_count())
            .mcu_count(auto_scaling.mcu_count().get())
            .min_worker_count(auto_scaling.min_worker_count())
            .scale_in_policy(scale_in.build())
            .scale_out_policy(scale_out.build())
            .set_max_autoscaling_task_count(auto_scaling.max_autoscaling_task_count())
            .build()
    }
}

impl From<&ProvisionedCapacity> for types::ProvisionedCapacityUpdate {
    fn from(provisioned: &ProvisionedCapacity) -> Self {
        Self::builder()
            .mcu_count(provisioned.mcu_count().get())
            .worker_count(provisioned.worker_count())
            .build()
    }
}

impl TryFrom<&CustomPlugin> for types::CustomPluginUpdate {
    type Error = BuildError;

    fn try_from(plugin: &CustomPlugin) -> Result<Self, BuildError> {
        Self::builder()
            .custom_plugin_arn(plugin.custom_plugin_arn())
            .revision(plugin.revision())
            .build()
    }
}

impl TryFrom<&WorkerConfiguration> for types::WorkerConfigurationUpdate {
    type Error = BuildError;

    fn try_from(configuration: &WorkerConfiguration) -> Result<Self, BuildError> {
        Self::builder()
            .worker_configuration_arn(configuration.worker_configuration_arn())
            .revision(configuration.revision())
            .build()
    }
}
