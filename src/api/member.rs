//! The table of members: which members a request can have, and where.

use std::fmt;

use crate::{api::revision::Revision, text::visible::Visible};

/// A JSON type, as the service model distinguishes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonType {
    Object,
    Array,
    String,
    Integer,
    Boolean,
    /// A number that is not an integer.
    Fraction,
    /// A number of unknown kind.
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

/// A row of the table: the facts about a member.
#[derive(Debug)]
pub(crate) struct Row {
    /// The member described in a sentence.
    pub(crate) about: &'static str,
    /// The member's place; `N` is an element's index.
    pub(crate) pointer: &'static str,
    /// The member's name; the document and elements have none.
    pub(crate) name: &'static str,
    /// The name in quotes, and a colon.
    pub(crate) key: &'static [u8],
    pub(crate) json_type: JsonType,
    pub(crate) required: bool,
    /// How much of a string may be shown.
    pub(crate) visible: Option<Visible>,
    pub(crate) since: Revision,
    pub(crate) children: &'static [Member],
    /// The object or array that contains the member; the document contains itself.
    parent: Member,
    /// The number of containers that enclose the member.
    pub(crate) depth: usize,
    /// The last member inside this one, or this one if there is none.
    last_inside: Member,
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
        /// order of reports: parents before their members.
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
                        key: &key::<{ name($pointer).len() + 3 }>(name($pointer)),
                        json_type: JsonType::$json_type,
                        required: members!(@$presence),
                        visible: members!(@visible $($visible)?),
                        since: Revision::$since,
                        children: &[$($(Self::$child,)+)?],
                        parent: Self::of(parent(Self::$id as usize)),
                        depth: slashes($pointer.as_bytes()),
                        last_inside: Self::of(Self::$id as usize + inside($pointer.as_bytes())),
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

/// The last part of a pointer in the table; an element of an array has no name.
#[expect(clippy::indexing_slicing, reason = "only evaluated at compile time")]
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

/// The `name` in quotes, and a colon.
#[expect(clippy::indexing_slicing, reason = "only evaluated at compile time")]
const fn key<const LENGTH: usize>(name: &str) -> [u8; LENGTH] {
    let mut key = [b'"'; LENGTH];
    let mut index = 0;
    while index < name.len() {
        key[index + 1] = name.as_bytes()[index];
        index += 1;
    }
    key[LENGTH - 1] = b':';
    key
}

const fn slashes(pointer: &[u8]) -> usize {
    match pointer {
        [] => 0,
        [b'/', rest @ ..] => 1 + slashes(rest),
        [_, rest @ ..] => slashes(rest),
    }
}

/// The index of the last member before this one that fewer containers enclose; the document is the first.
#[expect(clippy::indexing_slicing, reason = "only evaluated at compile time")]
const fn parent(member: usize) -> usize {
    let depth = slashes(POINTERS[member].as_bytes());
    let mut parent = member;
    while parent > 0 && slashes(POINTERS[parent].as_bytes()) >= depth {
        parent -= 1;
    }
    parent
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
    /// The ARN of the connector to update.
    ConnectorArn "/connectorArn" { required String since V2026_02 as Arn }
    /// The current version of the connector, which changes with every update.
    CurrentVersion "/currentVersion" { required String since V2026_02 as Version }
    /// The connector's new capacity.
    Capacity "/capacity" { optional Object since V2026_02 of [AutoScaling, ProvisionedCapacity] }
    /// Auto scaling: the number of workers follows the load.
    AutoScaling "/capacity/autoScaling" { optional Object since V2026_02 of [
        MaxWorkerCount, AutoScalingMcuCount, MinWorkerCount, ScaleInPolicy,
        ScaleOutPolicy, MaxAutoscalingTaskCount,
    ] }
    /// The maximum number of workers.
    MaxWorkerCount "/capacity/autoScaling/maxWorkerCount" { required Integer since V2026_02 }
    /// The number of MSK Connect Units (MCUs) per worker; an MCU is 1 vCPU and 4 GiB of memory.
    AutoScalingMcuCount "/capacity/autoScaling/mcuCount" { required Integer since V2026_02 }
    /// The minimum number of workers.
    MinWorkerCount "/capacity/autoScaling/minWorkerCount" { required Integer since V2026_02 }
    /// The condition for removing workers.
    ScaleInPolicy "/capacity/autoScaling/scaleInPolicy" { required Object since V2026_02 of [ScaleInCpuUtilizationPercentage] }
    /// The CPU utilization, in percent, below which workers are removed.
    ScaleInCpuUtilizationPercentage "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage" { required Integer since V2026_02 }
    /// The condition for adding workers.
    ScaleOutPolicy "/capacity/autoScaling/scaleOutPolicy" { required Object since V2026_02 of [ScaleOutCpuUtilizationPercentage] }
    /// The CPU utilization, in percent, above which workers are added.
    ScaleOutCpuUtilizationPercentage "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage" { required Integer since V2026_02 }
    /// The maximum number of tasks that scaling out can reach.
    MaxAutoscalingTaskCount "/capacity/autoScaling/maxAutoscalingTaskCount" { optional Integer since V2026_02 }
    /// A fixed number of workers.
    ProvisionedCapacity "/capacity/provisionedCapacity" { optional Object since V2026_02 of [ProvisionedMcuCount, WorkerCount] }
    /// The number of MSK Connect Units (MCUs) per worker; an MCU is 1 vCPU and 4 GiB of memory.
    ProvisionedMcuCount "/capacity/provisionedCapacity/mcuCount" { required Integer since V2026_02 }
    /// The number of workers.
    WorkerCount "/capacity/provisionedCapacity/workerCount" { required Integer since V2026_02 }
    /// The complete new configuration of the connector; it replaces the current one.
    ConnectorConfiguration "/connectorConfiguration" { optional Object since V2026_02 }
    /// Whether to skip the health checks after the update.
    SkipHealthValidation "/skipHealthValidation" { optional Boolean since V2026_10 }
    /// Whether to return to the default worker configuration.
    UseDefaultWorkerConfiguration "/useDefaultWorkerConfiguration" { optional Boolean since V2026_10 }
    /// The connector's new plugin.
    Plugins "/plugins" { optional Array since V2026_10 }
    /// A plugin.
    Plugin "/plugins/N" { optional Object since V2026_10 of [CustomPlugin] }
    /// A custom plugin and its revision.
    CustomPlugin "/plugins/N/customPlugin" { required Object since V2026_10 of [CustomPluginArn, CustomPluginRevision] }
    /// The ARN of the custom plugin.
    CustomPluginArn "/plugins/N/customPlugin/customPluginArn" { required String since V2026_10 as Arn }
    /// The revision of the custom plugin.
    CustomPluginRevision "/plugins/N/customPlugin/revision" { required Integer since V2026_10 }
    /// The connector's new worker configuration and its revision.
    WorkerConfiguration "/workerConfiguration" { optional Object since V2026_10 of [WorkerConfigurationArn, WorkerConfigurationRevision] }
    /// The ARN of the worker configuration.
    WorkerConfigurationArn "/workerConfiguration/workerConfigurationArn" { required String since V2026_10 as Arn }
    /// The revision of the worker configuration.
    WorkerConfigurationRevision "/workerConfiguration/revision" { required Integer since V2026_10 }
}

impl Member {
    /// The member with this index in the table.
    #[expect(clippy::indexing_slicing, reason = "only evaluated at compile time")]
    pub(crate) const fn of(number: usize) -> Self {
        Self::ALL[number]
    }

    /// The member of this object called `name`, in any revision.
    pub(crate) fn child(self, name: &str) -> Option<Self> {
        self.row()
            .children
            .iter()
            .copied()
            .find(|child| child.row().name == name)
    }

    /// The object or array that contains this member; the document contains itself.
    pub(crate) fn parent(self) -> Self {
        self.row().parent
    }

    /// Whether a value of type `found` may be shown here, valid or not. All strings in the table are ARNs
    /// and versions.
    pub(crate) fn may_show(self, found: JsonType) -> bool {
        match self {
            Self::Document | Self::Plugin | Self::ConnectorConfiguration => false,
            _ => found != JsonType::String || self.row().json_type == JsonType::String,
        }
    }

    /// Whether this is an element of an array or inside one.
    pub(crate) fn in_element(self) -> bool {
        self.is_in(Self::Plugin)
    }

    /// Whether this is `container` or inside it.
    pub(crate) fn is_in(self, container: Self) -> bool {
        (container..=container.last_inside()).contains(&self)
    }

    /// The last member inside this one, or this one if there is none.
    pub(crate) const fn last_inside(self) -> Self {
        self.row().last_inside
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

    #[test]
    fn what_the_table_computes_from_pointers_is_what_they_say() {
        for member in Member::ALL {
            let Row {
                pointer,
                name,
                key,
                parent,
                depth,
                last_inside,
                ..
            } = *member.row();
            let parts: Vec<_> = pointer.split('/').skip(1).collect();
            let last = parts.last().copied().unwrap_or_default();
            assert_eq!(name, if last == "N" { "" } else { last });
            assert_eq!(key, format!("\"{name}\":").as_bytes());
            let container = pointer
                .rsplit_once('/')
                .map_or("", |(container, _)| container);
            assert_eq!(parent.row().pointer, container);
            assert_eq!(super::parent(*member as usize), parent as usize);
            assert_eq!(super::name(pointer), name);
            assert_eq!(
                (depth, super::slashes(pointer.as_bytes())),
                (parts.len(), parts.len())
            );
            let start = format!("{pointer}/");
            let members = Member::ALL.iter().map(|other| other.row().pointer);
            let expected = members.filter(|other| other.starts_with(&start)).count();
            assert_eq!(inside(pointer.as_bytes()), expected);
            assert_eq!(last_inside as usize, *member as usize + expected);
        }
    }
}
