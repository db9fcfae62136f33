//! The schema for generators of types: what a type can say, and the names of the types.

use crate::{api::member::Member, rules::demand::fragment::Keywords};

/// What the types of many languages, or the validators that are generated with them, can say.
const KEPT: &[&str] = &[
    "additionalProperties",
    "description",
    "enum",
    "items",
    "maxItems",
    "maximum",
    "minItems",
    "minimum",
    "properties",
    "required",
    "type",
];

/// Builds the schema of `member` from the keywords of the standard schema.
pub(super) fn member(member: Member, mut schema: Keywords) -> Keywords {
    schema.retain(|keyword, _| KEPT.contains(&keyword.as_str()));
    if let Some(structure) = structure(member) {
        schema.insert("title".to_owned(), structure.into());
    }
    schema
}

/// The structure's name in the service's model.
fn structure(member: Member) -> Option<&'static str> {
    Some(match member {
        Member::Document => "UpdateConnectorRequest",
        Member::Capacity => "CapacityUpdate",
        Member::AutoScaling => "AutoScalingUpdate",
        Member::ScaleInPolicy => "ScaleInPolicyUpdate",
        Member::ScaleOutPolicy => "ScaleOutPolicyUpdate",
        Member::ProvisionedCapacity => "ProvisionedCapacityUpdate",
        // The model's name of the map says nothing.
        Member::ConnectorConfiguration => "ConnectorConfiguration",
        Member::Plugin => "Plugin",
        Member::CustomPlugin => "CustomPlugin",
        Member::WorkerConfiguration => "WorkerConfiguration",
        _ => return None,
    })
}
