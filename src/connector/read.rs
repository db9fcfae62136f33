//! Reads a description from JSON.

use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::{Map, Value};

use super::{Connector, CreationTime};
use crate::{
    api::response::ConnectorState,
    document::{
        configuration::Configuration,
        draft::{
            AutoScalingUpdate, CapacityUpdate, CustomPlugin, Plugin, ProvisionedCapacityUpdate,
            ScaleInPolicyUpdate, ScaleOutPolicyUpdate, WorkerConfiguration,
        },
    },
};

/// The reason why a text or a value does not describe a connector. It quotes nothing of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectorError {
    /// The text is not JSON.
    #[error("the description is not JSON, at line {line}, column {column}")]
    #[non_exhaustive]
    Syntax {
        /// The line of the error, from 1.
        line: usize,
        /// The column of the error.
        column: usize,
    },
    /// A member has the wrong type.
    #[error("{} must be {expected}", subject(*.member))]
    #[non_exhaustive]
    Type {
        /// The member's name; none for the description itself.
        member: Option<&'static str>,
        /// The type that it must have.
        expected: &'static str,
    },
}

fn subject(member: Option<&str>) -> String {
    let name = member.map(|name| format!("`{name}` of "));
    name.unwrap_or_default() + "the description"
}

pub(super) type Result<T> = std::result::Result<T, ConnectorError>;

impl Connector {
    /// Reads a description from JSON text in UTF-8.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or a member of the description does not have its type.
    pub fn from_slice(json: &[u8]) -> Result<Self> {
        let value = serde_json::from_slice(json).map_err(|error| ConnectorError::Syntax {
            line: error.line(),
            column: error.column(),
        })?;
        Self::from_value(value)
    }

    /// Reads a description from JSON text.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice).
    pub fn from_json(json: &str) -> Result<Self> {
        Self::from_slice(json.as_bytes())
    }

    /// Reads a description from a JSON value.
    ///
    /// # Errors
    ///
    /// If a member does not have its type.
    pub fn from_value(json: Value) -> Result<Self> {
        Self::read(json, None)
    }
}

/// Reads a description from any serde format, as if from JSON.
impl<'de> Deserialize<'de> for Connector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::from_value(Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// A type that a member of the description can have.
pub(super) trait Read: Sized {
    /// Reads the value of `member`.
    fn read(value: Value, member: Option<&'static str>) -> Result<Self>;
}

/// The value of a member, if it has one.
pub(super) fn take<T: Read>(
    members: &mut Map<String, Value>,
    name: &'static str,
) -> Result<Option<T>> {
    match members.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => T::read(value, Some(name)).map(Some),
    }
}

pub(super) fn members(value: Value, member: Option<&'static str>) -> Result<Map<String, Value>> {
    match value {
        Value::Object(members) => Ok(members),
        _ => wrong(member, "an object"),
    }
}

fn wrong<T>(member: Option<&'static str>, expected: &'static str) -> Result<T> {
    Err(ConnectorError::Type { member, expected })
}

/// Reads an object by the names of its members.
macro_rules! object {
    ($object:ident { $($field:ident $name:literal,)+ }) => {
        impl $crate::connector::read::Read for $object {
            fn read(
                value: serde_json::Value,
                member: Option<&'static str>,
            ) -> $crate::connector::read::Result<Self> {
                let mut members = $crate::connector::read::members(value, member)?;
                let mut object = Self::default();
                $(object.$field = $crate::connector::read::take(&mut members, $name)?;)+
                Ok(object)
            }
        }
    };
}

pub(super) use object;

object!(CapacityUpdate {
    auto_scaling "autoScaling",
    provisioned_capacity "provisionedCapacity",
});
object!(AutoScalingUpdate {
    max_worker_count "maxWorkerCount",
    mcu_count "mcuCount",
    min_worker_count "minWorkerCount",
    scale_in_policy "scaleInPolicy",
    scale_out_policy "scaleOutPolicy",
    max_autoscaling_task_count "maxAutoscalingTaskCount",
});
object!(ScaleInPolicyUpdate {
    cpu_utilization_percentage "cpuUtilizationPercentage",
});
object!(ScaleOutPolicyUpdate {
    cpu_utilization_percentage "cpuUtilizationPercentage",
});
object!(ProvisionedCapacityUpdate {
    mcu_count "mcuCount",
    worker_count "workerCount",
});
object!(Plugin {
    custom_plugin "customPlugin",
});
object!(CustomPlugin {
    custom_plugin_arn "customPluginArn",
    revision "revision",
});
object!(WorkerConfiguration {
    worker_configuration_arn "workerConfigurationArn",
    revision "revision",
});

impl Read for String {
    fn read(value: Value, member: Option<&'static str>) -> Result<Self> {
        match value {
            Value::String(text) => Ok(text),
            _ => wrong(member, "a string"),
        }
    }
}

impl Read for i64 {
    fn read(value: Value, member: Option<&'static str>) -> Result<Self> {
        value
            .as_i64()
            .map_or_else(|| wrong(member, "an integer"), Ok)
    }
}

impl Read for bool {
    fn read(value: Value, member: Option<&'static str>) -> Result<Self> {
        value
            .as_bool()
            .map_or_else(|| wrong(member, "a boolean"), Ok)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value, member: Option<&'static str>) -> Result<Self> {
        match value {
            Value::Array(elements) => {
                let elements = elements.into_iter();
                elements.map(|element| T::read(element, member)).collect()
            }
            _ => wrong(member, "an array"),
        }
    }
}

impl Read for ConnectorState {
    fn read(value: Value, member: Option<&'static str>) -> Result<Self> {
        String::read(value, member).map(Self::from)
    }
}

impl Read for CreationTime {
    fn read(value: Value, member: Option<&'static str>) -> Result<Self> {
        match value {
            Value::String(text) => Ok(Self(text.into())),
            Value::Number(number) => Ok(Self(number.to_string().into())),
            _ => wrong(member, "a date or a number"),
        }
    }
}

/// Sorted by name, so that a name is found quickly.
impl Read for Configuration {
    fn read(value: Value, member: Option<&'static str>) -> Result<Self> {
        let properties = members(value, member)?.into_iter();
        let properties = properties.filter(|(_, value)| !value.is_null());
        properties
            .map(|(name, value)| match value {
                Value::String(value) => Ok((name, value)),
                _ => wrong(member, "an object of strings"),
            })
            .collect()
    }
}
