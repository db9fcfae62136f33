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
    request::Request,
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
