//! Serialization of requests.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    api::member::Member,
    request::{Change, McuCount, Request, WorkerConfigurationChoice},
};

impl Serialize for Request {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(arn) = &self.connector_arn {
            map.serialize_entry(Member::ConnectorArn.row().name, arn)?;
        }
        if let Some(version) = &self.current_version {
            map.serialize_entry(Member::CurrentVersion.row().name, version)?;
        }
        self.serialize_body(&mut map)?;
        map.end()
    }
}

impl Request {
    fn serialize_body<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match &self.change {
            Change::ConnectorConfiguration(configuration) => {
                map.serialize_entry(Member::ConnectorConfiguration.row().name, configuration)?;
            }
            Change::WorkerSettings(settings) => {
                if let Some(capacity) = &settings.capacity {
                    map.serialize_entry(Member::Capacity.row().name, capacity)?;
                }
                if let Some(plugin) = &settings.plugin {
                    let element = [(Member::CustomPlugin.row().name, plugin)];
                    let element = std::collections::BTreeMap::from(element);
                    map.serialize_entry(Member::Plugins.row().name, &[element])?;
                }
                match &settings.worker_configuration {
                    Some(WorkerConfigurationChoice::WorkerConfiguration(configuration)) => {
                        map.serialize_entry(Member::WorkerConfiguration.row().name, configuration)?;
                    }
                    Some(WorkerConfigurationChoice::UseDefault(value)) => {
                        map.serialize_entry(
                            Member::UseDefaultWorkerConfiguration.row().name,
                            value,
                        )?;
                    }
                    None => {}
                }
            }
        }
        if let Some(skip) = &self.skip_health_validation {
            map.serialize_entry(Member::SkipHealthValidation.row().name, skip)?;
        }
        Ok(())
    }
}

/// A request without the members that are part of the URI.
pub(crate) struct Body<'r>(pub(crate) &'r Request);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.serialize_body(&mut map)?;
        map.end()
    }
}

impl Serialize for McuCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(self.get())
    }
}
