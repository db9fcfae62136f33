//! Findings, their collection and the excerpts that show them.

pub(crate) mod collect;
pub(crate) mod difference;
pub(crate) mod excerpt;
pub(crate) mod finding;
pub(crate) mod fix;
pub mod group;
