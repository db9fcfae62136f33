//! The service's API: revisions, members and responses. Independent of the rules.

pub(crate) mod arn;
pub(crate) mod at;
pub(crate) mod member;
pub(crate) mod members;
pub(crate) mod options;
pub(crate) mod response;
pub(crate) mod revision;
pub(crate) mod service_error;
pub(crate) mod spelling;
