//! The imports of a rule's page.

pub(super) use super::{
    about::{About, Bulk, Evidence},
    example::{auto_scaling, document, plugin, provisioned, request, worker_configuration},
    properties::{
        Kind, Presence, Properties, Property,
        aliases::List,
        key::{Family, Key},
        placeholder::{has_placeholder, has_unrendered, is_unrendered, placeholders},
        value::{boolean, integer, items},
    },
    reporter::{Document, Integer, Reporter, Str},
    source,
    words::{Naming, Number, Subject, Text, Words},
};
pub(super) use crate::{
    api::{at::At, member::Member, revision::Revision},
    document::draft::AutoScalingUpdate,
};
