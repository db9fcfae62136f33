//! The interceptor that refuses invalid requests.

use std::{fmt, sync::Arc};

use aws_sdk_kafkaconnect::{
    config::{
        ConfigBag, Intercept, RuntimeComponents,
        interceptors::BeforeSerializationInterceptorContextRef,
    },
    error::BoxError,
    operation::update_connector::UpdateConnectorInput,
};
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

use crate::{
    api::{
        options::{Options, WorkerCount},
        revision::Revision,
    },
    document::draft::Draft,
    report::finding::{Finding, Report},
};

/// An interceptor that refuses invalid `UpdateConnector` requests and ignores other operations.
///
/// It checks the input right before serialization, after all interceptors that can change it. This is
/// before the first attempt, so nothing is retried. If another interceptor fails at the same point, the
/// SDK reports the error of the last one.
#[derive(Clone)]
pub struct PreflightInterceptor {
    options: Options,
    on_advice: Option<Arc<OnAdvice>>,
}

type OnAdvice = dyn Fn(&[Finding]) + Send + Sync;

impl PreflightInterceptor {
    /// Creates an interceptor for the newest API revision without a worker limit.
    #[must_use]
    pub fn new() -> Self {
        Self {
            options: Options::default(),
            on_advice: None,
        }
    }

    /// Sets the API revision to check against (default: the newest).
    #[must_use]
    pub fn revision(self, revision: Revision) -> Self {
        Self {
            options: self.options.revision(revision),
            ..self
        }
    }

    /// Sets the maximum for worker counts (default 2147483647); higher counts are violations.
    #[must_use]
    pub fn worker_limit(self, limit: WorkerCount) -> Self {
        Self {
            options: self.options.worker_limit(limit),
            ..self
        }
    }

    /// Sets the worker quota (default 10); higher counts get advice.
    #[must_use]
    pub fn worker_quota(self, quota: WorkerCount) -> Self {
        Self {
            options: self.options.worker_quota(quota),
            ..self
        }
    }

    /// Calls `on_advice` for each request that gets advice, valid or not. The call blocks the request, so
    /// it must return quickly.
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
    fn check(&self, draft: Draft) -> Result<(), Report> {
        let Some(on_advice) = &self.on_advice else {
            return draft.check(&self.options).map(drop);
        };
        let verdict = draft.verdict(&self.options);
        if !verdict.advice().is_empty() {
            on_advice(verdict.advice());
        }
        verdict.report().cloned().map_or(Ok(()), Err)
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

// Lets the SDK skip the hooks that are not implemented.
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
