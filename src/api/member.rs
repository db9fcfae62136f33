//! The table of members: what may stand where in a request.

use std::fmt;

use crate::{api::revision::Revision, text::visible::Visible};

/// A JSON type, as the service model knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonType {
    Object,
    Array,
    String,
    Integer,
    Boolean,
    /// A number that is no integer.
    Fraction,
    /// A number of which nothing else may be said.
    Number,
    Null,
}

impl JsonType {
    /// The type's name in JSON Schema.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Fraction | Self::Number => "number",
            Self::Null => "null",
        }
    }
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::String => "a string",
            Self::Integer => "an integer",
            Self::Boolean => "a boolean",
            Self::Fraction => "a number with a fraction",
            Self::Number => "a number",
            Self::Null => "`null`",
        })
    }
}

/// What the table says of a member.
#[derive(Debug)]
pub(crate) struct Row {
    /// What the member is, as a sentence.
    pub(crate) about: &'static str,
    /// The member's place; `N` stands for an element's index.
    pub(crate) pointer: &'static str,
    /// The member's name; the document and elements have none.
    pub(crate) name: &'static str,
    pub(crate) json_type: JsonType,
    pub(crate) required: bool,
    /// How much is shown of a string.
    pub(crate) visible: Option<Visible>,
    pub(crate) since: Revision,
    pub(crate) children: &'static [Member],
    /// The number of containers around the member.
    pub(crate) depth: usize,
    /// How many of the next members are inside this one.
    inside: usize,
}

macro_rules! members {
    ($(
        #[doc = $about:literal]
        $id:ident $pointer:literal {
            $presence:ident $json_type:ident since $since:ident
            $(as $visible:ident)?
            $(of [$($child:ident),+ $(,)?])?
        }
    )+) => {
        /// A member of a request, an element of one of its arrays, or the whole document; in the
        /// order of reports: parents before members.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Member {
            $(#[doc = $about] $id,)+
        }

        const POINTERS: &[&str] = &[$($pointer,)+];

        impl Member {
            pub(crate) const ALL: &[Self] = &[$(Self::$id,)+];
            pub(crate) const COUNT: usize = Self::ALL.len();

            pub(crate) const fn row(self) -> &'static Row {
                match self {
                    $(Self::$id => const { &Row {
                        about: $about.trim_ascii(),
                        pointer: $pointer,
                        name: name($pointer),
                        json_type: JsonType::$json_type,
                        required: members!(@$presence),
                        visible: members!(@visible $($visible)?),
                        since: Revision::$since,
                        children: &[$($(Self::$child,)+)?],
                        depth: slashes($pointer.as_bytes()),
                        inside: inside($pointer.as_bytes()),
                    } },)+
                }
            }
        }
    };
    (@required) => { true };
    (@optional) => { false };
    (@visible) => { None };
    (@visible $visible:ident) => { Some(Visible::$visible) };
}

/// The last part of a pointer of the table; an element of an array has no name.
#[expect(
    clippy::indexing_slicing,
    reason = "only the table calls this, when it is compiled"
)]
const fn name(pointer: &'static str) -> &'static str {
    let bytes = pointer.as_bytes();
    let mut start = bytes.len();
    while start > 0 && bytes[start - 1] != b'/' {
        start -= 1;
    }
    match pointer.split_at(start).1.as_bytes() {
        b"N" => "",
        _ => pointer.split_at(start).1,
    }
}

const fn slashes(pointer: &[u8]) -> usize {
    match pointer {
        [] => 0,
        [b'/', rest @ ..] => 1 + slashes(rest),
        [_, rest @ ..] => slashes(rest),
    }
}

/// The number of members in the container at `pointer`.
const fn inside(pointer: &[u8]) -> usize {
    let (mut count, mut pointers) = (0, POINTERS);
    while let [first, rest @ ..] = pointers {
        if let Some((start, [b'/', ..])) = first.as_bytes().split_at_checked(pointer.len())
            && is_equal(start, pointer)
        {
            count += 1;
        }
        pointers = rest;
    }
    count
}

const fn is_equal(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([first, one @ ..], [second, other @ ..]) => *first == *second && is_equal(one, other),
        _ => false,
    }
}

members! {
    /// A request to update a connector of Amazon MSK Connect.
    Document "" { optional Object since V2026_02 of [
        ConnectorArn, CurrentVersion, Capacity, ConnectorConfiguration,
        SkipHealthValidation, UseDefaultWorkerConfiguration, Plugins,
        WorkerConfiguration,
    ] }
    /// The ARN of the connector that is to be updated.
    ConnectorArn "/connectorArn" { required String since V2026_02 as Arn }
    /// The current version of the connector, which changes with every update.
    CurrentVersion "/currentVersion" { required String since V2026_02 as Version }
    /// The capacity that the connector shall have.
    Capacity "/capacity" { optional Object since V2026_02 of [AutoScaling, ProvisionedCapacity] }
    /// A number of workers that follows the load.
    AutoScaling "/capacity/autoScaling" { optional Object since V2026_02 of [
        MaxWorkerCount, AutoScalingMcuCount, MinWorkerCount, ScaleInPolicy,
        ScaleOutPolicy, MaxAutoscalingTaskCount,
    ] }
    /// The most workers that the connector scales out to.
    MaxWorkerCount "/capacity/autoScaling/maxWorkerCount" { required Integer since V2026_02 }
    /// The MSK Connect Units of each worker, of 1 vCPU and 4 GiB of memory each.
    AutoScalingMcuCount "/capacity/autoScaling/mcuCount" { required Integer since V2026_02 }
    /// The fewest workers that the connector scales in to.
    MinWorkerCount "/capacity/autoScaling/minWorkerCount" { required Integer since V2026_02 }
    /// When workers are taken away.
    ScaleInPolicy "/capacity/autoScaling/scaleInPolicy" { required Object since V2026_02 of [ScaleInCpuUtilizationPercentage] }
    /// The CPU utilization, in percent, below which workers are taken away.
    ScaleInCpuUtilizationPercentage "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage" { required Integer since V2026_02 }
    /// When workers are added.
    ScaleOutPolicy "/capacity/autoScaling/scaleOutPolicy" { required Object since V2026_02 of [ScaleOutCpuUtilizationPercentage] }
    /// The CPU utilization, in percent, above which workers are added.
    ScaleOutCpuUtilizationPercentage "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage" { required Integer since V2026_02 }
    /// The most tasks that scaling out leads to.
    MaxAutoscalingTaskCount "/capacity/autoScaling/maxAutoscalingTaskCount" { optional Integer since V2026_02 }
    /// A fixed number of workers.
    ProvisionedCapacity "/capacity/provisionedCapacity" { optional Object since V2026_02 of [ProvisionedMcuCount, WorkerCount] }
    /// The MSK Connect Units of each worker, of 1 vCPU and 4 GiB of memory each.
    ProvisionedMcuCount "/capacity/provisionedCapacity/mcuCount" { required Integer since V2026_02 }
    /// The number of workers.
    WorkerCount "/capacity/provisionedCapacity/workerCount" { required Integer since V2026_02 }
    /// The complete configuration of the connector, in place of the one that it has.
    ConnectorConfiguration "/connectorConfiguration" { optional Object since V2026_02 }
    /// Whether the health checks after the update are left out.
    SkipHealthValidation "/skipHealthValidation" { optional Boolean since V2026_10 }
    /// Whether the connector goes back to the default worker configuration.
    UseDefaultWorkerConfiguration "/useDefaultWorkerConfiguration" { optional Boolean since V2026_10 }
    /// The plugin that the connector shall run.
    Plugins "/plugins" { optional Array since V2026_10 }
    /// A plugin.
    Plugin "/plugins/N" { optional Object since V2026_10 of [CustomPlugin] }
    /// A custom plugin at a revision.
    CustomPlugin "/plugins/N/customPlugin" { required Object since V2026_10 of [CustomPluginArn, CustomPluginRevision] }
    /// The ARN of the custom plugin.
    CustomPluginArn "/plugins/N/customPlugin/customPluginArn" { required String since V2026_10 as Arn }
    /// The revision of the custom plugin.
    CustomPluginRevision "/plugins/N/customPlugin/revision" { required Integer since V2026_10 }
    /// The worker configuration that the connector shall have, at a revision.
    WorkerConfiguration "/workerConfiguration" { optional Object since V2026_10 of [WorkerConfigurationArn, WorkerConfigurationRevision] }
    /// The ARN of the worker configuration.
    WorkerConfigurationArn "/workerConfiguration/workerConfigurationArn" { required String since V2026_10 as Arn }
    /// The revision of the worker configuration.
    WorkerConfigurationRevision "/workerConfiguration/revision" { required Integer since V2026_10 }
}

impl Member {
    /// The member that has this number in the table.
    #[expect(
        clippy::indexing_slicing,
        reason = "only called when the crate is compiled"
    )]
    pub(crate) const fn of(number: usize) -> Self {
        Self::ALL[number]
    }

    /// The member of this object that has `name`, in any revision.
    pub(crate) fn child(self, name: &str) -> Option<Self> {
        self.row()
            .children
            .iter()
            .copied()
            .find(|child| child.row().name == name)
    }

    /// The object or array that this stands in; the document stands in itself.
    pub(crate) fn parent(self) -> Self {
        Self::ALL
            .iter()
            .copied()
            .find(|member| member.row().children.contains(&self))
            .unwrap_or(match self {
                Self::Plugin => Self::Plugins,
                _ => Self::Document,
            })
    }

    /// Whether the member goes into the URI, so that an HTTP body has none.
    pub(crate) fn is_part_of_the_uri(self) -> bool {
        matches!(self, Self::ConnectorArn | Self::CurrentVersion)
    }

    /// Whether a value of `found` type may be shown that stands here, be it right or not. Where the
    /// table has strings they are ARNs and versions.
    pub(crate) fn may_show(self, found: JsonType) -> bool {
        match self {
            Self::Document | Self::Plugin | Self::ConnectorConfiguration => false,
            _ => found != JsonType::String || self.row().json_type == JsonType::String,
        }
    }

    /// Whether this stands in an element of an array, or is one.
    pub(super) fn in_element(self) -> bool {
        self.is_in(Self::Plugin)
    }

    /// Whether this is in `container`, or is it.
    pub(crate) fn is_in(self, container: Self) -> bool {
        (container..=container.last_inside()).contains(&self)
    }

    /// The last member inside this one, or itself.
    pub(crate) fn last_inside(self) -> Self {
        let last = Self::ALL.get(self as usize + self.row().inside);
        last.copied().unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lists_parents_before_members_and_each_member_under_its_parent() {
        for (order, member) in Member::ALL.iter().enumerate() {
            assert_eq!(*member as usize, order);
            for pair in member.row().children.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
            for child in member.row().children {
                assert!(child > member);
                assert_eq!(
                    child.row().pointer,
                    format!("{}/{}", member.row().pointer, child.row().name)
                );
            }
        }
    }

    #[test]
    fn a_member_is_named_by_the_last_part_of_its_pointer_and_an_element_is_not() {
        assert_eq!(name("/capacity/autoScaling"), "autoScaling");
        assert_eq!(name("/plugins/N"), "");
        assert_eq!(name(""), "");
    }
}
