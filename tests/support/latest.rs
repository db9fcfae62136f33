//! The revision that most tests check against.

use msk_connect_preflight::{Options, Revision};

/// The options for the latest revision.
pub(crate) fn latest() -> Options {
    Options::default().revision(Revision::LATEST)
}
