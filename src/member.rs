//! The table of members: what may stand where in a request.

use std::{borrow::Cow, fmt};

use crate::{catalogue::Rule, options::Revision};

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
    /// The member's place; `N` stands for an element's index.
    pub(crate) pointer: &'static str,
    /// The last part of `pointer`.
    pub(crate) name: &'static str,
    pub(crate) json_type: JsonType,
    pub(crate) required: bool,
    /// The rule that bounds the member's values.
    pub(crate) values: Option<Rule>,
    pub(crate) since: Revision,
    pub(crate) children: &'static [Member],
}

macro_rules! members {
    ($($id:ident $pointer:literal $name:literal $json_type:ident $presence:ident $since:ident $(by $rule:ident)? [$($child:ident)*])+) => {
        /// A member of a request, an element of one of its arrays, or the whole document; in the
        /// order of reports: parents before members.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Member {
            $($id,)+
        }

        impl Member {
            pub(crate) const ALL: &[Self] = &[$(Self::$id,)+];
            pub(crate) const COUNT: usize = Self::ALL.len();

            pub(crate) const fn row(self) -> &'static Row {
                match self {
                    $(Self::$id => const { &Row {
                        pointer: $pointer,
                        name: $name,
                        json_type: JsonType::$json_type,
                        required: members!(@$presence),
                        values: members!(@values $($rule)?),
                        since: Revision::$since,
                        children: &[$(Self::$child,)*],
                    } },)+
                }
            }
        }
    };
    (@required) => { true };
    (@optional) => { false };
    (@values) => { None };
    (@values $rule:ident) => { Some(Rule::$rule) };
}

members! {
    Document "" "" Object optional V2026_02
        [ConnectorArn CurrentVersion Capacity ConnectorConfiguration SkipHealthValidation
         UseDefaultWorkerConfiguration Plugins WorkerConfiguration]
    ConnectorArn "/connectorArn" "connectorArn" String required V2026_02 by ConnectorArn []
    CurrentVersion "/currentVersion" "currentVersion" String required V2026_02 by CurrentVersion []
    Capacity "/capacity" "capacity" Object optional V2026_02 [AutoScaling ProvisionedCapacity]
    AutoScaling "/capacity/autoScaling" "autoScaling" Object optional V2026_02
        [MaxWorkerCount AutoScalingMcuCount MinWorkerCount ScaleInPolicy ScaleOutPolicy
         MaxAutoscalingTaskCount]
    MaxWorkerCount "/capacity/autoScaling/maxWorkerCount" "maxWorkerCount"
        Integer required V2026_02 by WorkerCount []
    AutoScalingMcuCount "/capacity/autoScaling/mcuCount" "mcuCount"
        Integer required V2026_02 by McuCount []
    MinWorkerCount "/capacity/autoScaling/minWorkerCount" "minWorkerCount"
        Integer required V2026_02 by WorkerCount []
    ScaleInPolicy "/capacity/autoScaling/scaleInPolicy" "scaleInPolicy"
        Object required V2026_02 [ScaleInCpuUtilizationPercentage]
    ScaleInCpuUtilizationPercentage
        "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage" "cpuUtilizationPercentage"
        Integer required V2026_02 by CpuUtilization []
    ScaleOutPolicy "/capacity/autoScaling/scaleOutPolicy" "scaleOutPolicy"
        Object required V2026_02 [ScaleOutCpuUtilizationPercentage]
    ScaleOutCpuUtilizationPercentage
        "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage" "cpuUtilizationPercentage"
        Integer required V2026_02 by CpuUtilization []
    MaxAutoscalingTaskCount "/capacity/autoScaling/maxAutoscalingTaskCount"
        "maxAutoscalingTaskCount" Integer optional V2026_02 by TaskCount []
    ProvisionedCapacity "/capacity/provisionedCapacity" "provisionedCapacity"
        Object optional V2026_02 [ProvisionedMcuCount WorkerCount]
    ProvisionedMcuCount "/capacity/provisionedCapacity/mcuCount" "mcuCount"
        Integer required V2026_02 by McuCount []
    WorkerCount "/capacity/provisionedCapacity/workerCount" "workerCount"
        Integer required V2026_02 by WorkerCount []
    ConnectorConfiguration "/connectorConfiguration" "connectorConfiguration"
        Object optional V2026_02 []
    SkipHealthValidation "/skipHealthValidation" "skipHealthValidation"
        Boolean optional V2026_10 []
    UseDefaultWorkerConfiguration "/useDefaultWorkerConfiguration" "useDefaultWorkerConfiguration"
        Boolean optional V2026_10 []
    Plugins "/plugins" "plugins" Array optional V2026_10 by OnePlugin []
    Plugin "/plugins/N" "" Object optional V2026_10 [CustomPlugin]
    CustomPlugin "/plugins/N/customPlugin" "customPlugin" Object required V2026_10
        [CustomPluginArn CustomPluginRevision]
    CustomPluginArn "/plugins/N/customPlugin/customPluginArn" "customPluginArn"
        String required V2026_10 by CustomPluginArn []
    CustomPluginRevision "/plugins/N/customPlugin/revision" "revision"
        Integer required V2026_10 by Revision []
    WorkerConfiguration "/workerConfiguration" "workerConfiguration" Object optional V2026_10
        [WorkerConfigurationArn WorkerConfigurationRevision]
    WorkerConfigurationArn "/workerConfiguration/workerConfigurationArn" "workerConfigurationArn"
        String required V2026_10 by WorkerConfigurationArn []
    WorkerConfigurationRevision "/workerConfiguration/revision" "revision"
        Integer required V2026_10 by Revision []
}

impl Member {
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
    fn in_element(self) -> bool {
        self.row().pointer.starts_with(Self::Plugin.row().pointer)
    }

    /// How many containers stand around the member.
    pub(crate) fn depth(self) -> usize {
        self.row().pointer.matches('/').count()
    }

    /// The last member inside this one, or itself.
    pub(crate) fn last_inside(self) -> Self {
        let pointer = self.row().pointer;
        Self::ALL
            .iter()
            .copied()
            .rfind(|member| {
                let rest = member.row().pointer.strip_prefix(pointer);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
            .unwrap_or(self)
    }
}

/// A place of the table in one document: a member, and which element it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) member: Member,
    pub(crate) element: Option<usize>,
}

impl At {
    pub(crate) const DOCUMENT: Self = Self::new(Member::Document);

    pub(crate) const fn new(member: Member) -> Self {
        Self {
            member,
            element: None,
        }
    }

    pub(crate) const fn element(index: usize) -> Self {
        Self {
            member: Member::Plugin,
            element: Some(index),
        }
    }

    /// `member` of the same element.
    pub(crate) const fn with(self, member: Member) -> Self {
        Self { member, ..self }
    }

    pub(crate) fn parent(self) -> Self {
        let member = self.member.parent();
        Self {
            member,
            element: self.element.filter(|_| member.in_element()),
        }
    }

    /// The place as an RFC 6901 JSON Pointer.
    pub(crate) fn pointer(self) -> Cow<'static, str> {
        let pointer = self.member.row().pointer;
        match self.element {
            Some(index) => Cow::Owned(pointer.replacen('N', &index.to_string(), 1)),
            None => Cow::Borrowed(pointer),
        }
    }

    /// The place of `name` in this object as an RFC 6901 JSON Pointer.
    pub(crate) fn pointer_to(self, name: &str) -> String {
        let name = name.replace('~', "~0").replace('/', "~1");
        format!("{}/{name}", self.pointer())
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
    fn a_pointer_escapes_names_and_holds_the_element() {
        let at = At::element(7).with(Member::CustomPlugin);
        assert_eq!(at.pointer(), "/plugins/7/customPlugin");
        assert_eq!(at.parent(), At::element(7));
        assert_eq!(at.parent().parent(), At::new(Member::Plugins));
        assert_eq!(at.pointer_to("a/b~c"), "/plugins/7/customPlugin/a~1b~0c");
    }
}
