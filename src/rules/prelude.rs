//! The imports of a rule's page.

pub(super) use super::{
    about::{About, Bulk, Evidence},
    example::{auto_scaling, document, plugin, provisioned, request, worker_configuration},
    properties::{Key, Properties},
    reporter::{Document, Integer, Reporter, Str},
    source,
    words::{Number, Subject, Text, Words},
};
pub(super) use crate::{
    api::{at::At, member::Member, revision::Revision},
    document::draft::AutoScalingUpdate,
};
