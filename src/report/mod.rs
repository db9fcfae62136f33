//! Findings, and how they are shown.

pub(crate) mod collect;
pub(crate) mod excerpt;
pub(crate) mod finding;
