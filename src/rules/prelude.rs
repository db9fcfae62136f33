//! What the pages of rules are made of.

pub(super) use super::{
    About, Bulk, Evidence, Level,
    example::{auto_scaling, document, plugin, provisioned, request},
    source,
    words::{Number, Subject, Words},
};
pub(super) use crate::api::{member::Member, revision::Revision};
