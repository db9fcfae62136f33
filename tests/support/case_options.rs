//! The options of a case.

use msk_connect_preflight::{Options, WorkerCount};
use serde::Deserialize;

/// The options as a case has them.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct CaseOptions {
    worker_limit: Option<i32>,
    worker_quota: Option<i32>,
    shape: Option<String>,
    connector_arn: Option<String>,
    current_version: Option<String>,
}

impl CaseOptions {
    /// The same for the library, and for the revision of this name.
    pub(crate) fn with(&self, revision: &str) -> Options {
        let workers = |count| WorkerCount::new(count).expect("it is in range");
        let mut options = Options::default().revision(revision.parse().expect("it is known"));
        if let Some(limit) = self.worker_limit {
            options = options.worker_limit(workers(limit));
        }
        if let Some(quota) = self.worker_quota {
            options = options.worker_quota(workers(quota));
        }
        if let Some(shape) = &self.shape {
            options = options.shape(shape.parse().expect("it is known"));
        }
        if let Some(arn) = &self.connector_arn {
            options = options.connector_arn(arn);
        }
        if let Some(version) = &self.current_version {
            options = options.current_version(version);
        }
        options
    }
}
