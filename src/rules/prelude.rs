//! The imports of a rule's page.

pub(super) use super::{
    about::{About, Bulk, Evidence, Level},
    comparing::Comparing,
    example::{
        auto_scaling, connector, document, plugin, provisioned, request, worker_configuration,
    },
    properties::{
        Kind, Presence, Properties, Property,
        aliases::List,
        allowed::{self, Allowed, Connectors, Values},
        key::{Family, Key},
        placeholder::{has_placeholder, has_unrendered, is_unrendered, placeholders},
        value::{boolean, integer, items},
    },
    repair::{Change, Repair},
    reporter::{Document, Integer, Reporter, Str},
    source,
    words::{Find, Fixable, Naming, Number, Subject, Text, Words},
};
pub(super) use crate::{
    api::{at::At, member::Member, response::ConnectorState, revision::Revision},
    document::{
        draft::{AutoScalingUpdate, CapacityUpdate},
        outline::Found,
    },
};
