//! The response of the service to an accepted request.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::api::revision::Revision;

/// The response of the service. Every member may be missing, and unknown members are ignored.
///
/// ```
/// use msk_connect_preflight::{ConnectorState, Response};
///
/// let response: Response = serde_json::from_str(r#"{"connectorState": "UPDATING"}"#)?;
/// assert_eq!(response.connector_state, Some(ConnectorState::Updating));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct Response {
    /// `connectorArn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_arn: Option<String>,
    /// `connectorState`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_state: Option<ConnectorState>,
    /// `connectorOperationArn`: the ARN of the operation that performs the update.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_operation_arn: Option<String>,
}

macro_rules! connector_states {
    ($($(#[$doc:meta])+ $state:ident $name:literal since $since:ident)+) => {
        /// The state of a connector.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ConnectorState {
            $($(#[$doc])+ $state,)+
            /// A state that this version of the crate does not know, by its name on the wire.
            Unknown(String),
        }

        impl ConnectorState {
            /// The state's name on the wire.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$state => $name,)+
                    Self::Unknown(name) => name,
                }
            }
        }

        const KNOWN: &[(&str, Revision)] = &[$(($name, Revision::$since),)+];

        impl From<String> for ConnectorState {
            fn from(name: String) -> Self {
                match name.as_str() {
                    $($name => Self::$state,)+
                    _ => Self::Unknown(name),
                }
            }
        }
    };
}

connector_states! {
    /// `RUNNING`
    Running "RUNNING" since V2026_02
    /// `CREATING`
    Creating "CREATING" since V2026_02
    /// `UPDATING`
    Updating "UPDATING" since V2026_02
    /// `DELETING`
    Deleting "DELETING" since V2026_02
    /// `FAILED`
    Failed "FAILED" since V2026_02
    /// `RESTARTING`, since `2026-10`
    Restarting "RESTARTING" since V2026_10
    /// `PAUSED`, since `2026-10`
    Paused "PAUSED" since V2026_10
    /// `PAUSING`, since `2026-10`
    Pausing "PAUSING" since V2026_10
    /// `RESUMING`, since `2026-10`
    Resuming "RESUMING" since V2026_10
}

impl ConnectorState {
    /// The names of the states in a revision.
    pub(crate) fn names(revision: Revision) -> Vec<&'static str> {
        let known = KNOWN.iter().filter(|(_, since)| *since <= revision);
        known.map(|(name, _)| *name).collect()
    }
}

impl fmt::Display for ConnectorState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for ConnectorState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for ConnectorState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
