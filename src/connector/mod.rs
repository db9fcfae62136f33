//! A connector, as the service describes it.
//!
//! The structs have the members of the answer to `DescribeConnector`; those that an update can change have the
//! types of [`draft`](crate::draft). Every member may be missing.

mod read;

use std::{borrow::Cow, fmt};

pub use self::read::ConnectorError;
use crate::{
    api::response::ConnectorState,
    document::{
        configuration::Configuration,
        draft::{CapacityUpdate, Plugin, WorkerConfiguration},
    },
    text::visible::Visible,
};

/// Defines structs of optional members, which are read by their names in JSON. `Debug` shows no text of them.
macro_rules! objects {
    ($(
        $(#[$attribute:meta])+
        $object:ident { $($field:ident $name:literal: $type:ty,)+ }
    )+) => {$(
        $(#[$attribute])+
        #[derive(Clone, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $object {
            $(#[doc = concat!("`", $name, "`.")] pub $field: Option<$type>,)+
        }

        read::object!($object { $($field $name,)+ });
    )+};
}

macro_rules! hidden {
    ($($object:ident)+) => {$(
        impl fmt::Debug for $object {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($object)).finish_non_exhaustive()
            }
        }
    )+};
}

objects! {
    /// A connector: the answer to `DescribeConnector`, or an element of the answer to `ListConnectors`.
    ///
    /// It is read from JSON as clients print it: `null` is a missing member, unknown members are ignored, and
    /// unknown states are kept. `Debug` shows no value of the configuration and no message of the service,
    /// which may repeat one, and neither does an error.
    ///
    /// ```
    /// use msk_connect_preflight::{Connector, ConnectorState};
    ///
    /// let text = br#"{ "connectorName": "orders", "connectorState": "PAUSED", "stateDescription": null }"#;
    /// let connector = Connector::from_slice(text)?;
    /// assert_eq!(connector.connector_state, Some(ConnectorState::Paused));
    /// # Ok::<(), msk_connect_preflight::connector::ConnectorError>(())
    /// ```
    Connector {
        capacity "capacity": CapacityUpdate,
        connector_arn "connectorArn": String,
        connector_configuration "connectorConfiguration": Configuration,
        connector_description "connectorDescription": String,
        connector_name "connectorName": String,
        connector_state "connectorState": ConnectorState,
        creation_time "creationTime": CreationTime,
        current_version "currentVersion": String,
        kafka_cluster "kafkaCluster": KafkaCluster,
        kafka_cluster_client_authentication "kafkaClusterClientAuthentication": KafkaClusterClientAuthentication,
        kafka_cluster_encryption_in_transit "kafkaClusterEncryptionInTransit": KafkaClusterEncryptionInTransit,
        kafka_connect_version "kafkaConnectVersion": String,
        log_delivery "logDelivery": LogDelivery,
        network_type "networkType": String,
        plugins "plugins": Vec<Plugin>,
        service_execution_role_arn "serviceExecutionRoleArn": String,
        worker_configuration "workerConfiguration": WorkerConfiguration,
        state_description "stateDescription": StateDescription,
    }

    /// `kafkaCluster`.
    KafkaCluster {
        apache_kafka_cluster "apacheKafkaCluster": ApacheKafkaCluster,
    }

    /// `apacheKafkaCluster` of `kafkaCluster`.
    ApacheKafkaCluster {
        bootstrap_servers "bootstrapServers": String,
        vpc "vpc": Vpc,
    }

    /// `vpc` of `apacheKafkaCluster`.
    Vpc {
        security_groups "securityGroups": Vec<String>,
        subnets "subnets": Vec<String>,
    }

    /// `kafkaClusterClientAuthentication`.
    KafkaClusterClientAuthentication {
        authentication_type "authenticationType": String,
    }

    /// `kafkaClusterEncryptionInTransit`.
    KafkaClusterEncryptionInTransit {
        encryption_type "encryptionType": String,
    }

    /// `logDelivery`.
    LogDelivery {
        worker_log_delivery "workerLogDelivery": WorkerLogDelivery,
    }

    /// `workerLogDelivery` of `logDelivery`.
    WorkerLogDelivery {
        cloud_watch_logs "cloudWatchLogs": CloudWatchLogs,
        firehose "firehose": Firehose,
        s3 "s3": S3,
    }

    /// `cloudWatchLogs` of `workerLogDelivery`.
    CloudWatchLogs {
        enabled "enabled": bool,
        log_group "logGroup": String,
    }

    /// `firehose` of `workerLogDelivery`.
    Firehose {
        delivery_stream "deliveryStream": String,
        enabled "enabled": bool,
    }

    /// `s3` of `workerLogDelivery`.
    S3 {
        bucket "bucket": String,
        enabled "enabled": bool,
        prefix "prefix": String,
    }

    /// `stateDescription`. Its message may repeat values of the configuration.
    StateDescription {
        code "code": String,
        message "message": String,
    }
}

hidden! {
    KafkaCluster ApacheKafkaCluster Vpc KafkaClusterClientAuthentication KafkaClusterEncryptionInTransit
    LogDelivery WorkerLogDelivery CloudWatchLogs Firehose S3 StateDescription
}

impl Connector {
    /// The ARN, as far as it looks like one: a value that was pasted into it stays hidden.
    #[must_use]
    pub fn shown_arn(&self) -> Option<Cow<'_, str>> {
        Visible::Arn.of(self.connector_arn.as_deref())
    }
}

/// A time as the client wrote it: a date or a number of seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreationTime(pub(crate) Box<str>);

impl fmt::Display for CreationTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.connector_state.as_ref().map(ConnectorState::name);
        f.debug_struct("Connector")
            .field("capacity", &self.capacity)
            .field("connector_arn", &self.shown_arn())
            .field("connector_configuration", &self.connector_configuration)
            .field("connector_state", &Visible::Version.of(state))
            .field(
                "current_version",
                &Visible::Version.of(self.current_version.as_deref()),
            )
            .field("plugins", &self.plugins)
            .field("worker_configuration", &self.worker_configuration)
            .finish_non_exhaustive()
    }
}
