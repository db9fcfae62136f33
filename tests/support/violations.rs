//! The violations of a reading.

use msk_connect_preflight::{Error, Finding, Request};

/// The violations of a text that is JSON or YAML, none where it is valid.
pub(crate) fn violations(read: &Result<Request, Error>) -> &[Finding] {
    match read {
        Ok(_) | Err(Error::NoConnector) => &[],
        Err(Error::Invalid(report)) => {
            assert!(!report.violations().is_empty(), "refused without a reason");
            report.violations()
        }
        Err(error) => panic!("{error}"),
    }
}
