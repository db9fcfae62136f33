//! The service's API: its revisions, its members, its answers. Knows no rule.

pub(crate) mod arn;
pub(crate) mod at;
pub(crate) mod member;
pub(crate) mod members;
pub(crate) mod options;
pub(crate) mod response;
pub(crate) mod revision;
pub(crate) mod service_error;
