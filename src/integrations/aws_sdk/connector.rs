//! Conversion of the SDK's description of a connector.

use aws_sdk_kafkaconnect::{operation::describe_connector::DescribeConnectorOutput, types};

use crate::{
    api::response::ConnectorState,
    connector::{
        ApacheKafkaCluster, CloudWatchLogs, Connector, CreationTime, Firehose, KafkaCluster,
        KafkaClusterClientAuthentication, KafkaClusterEncryptionInTransit, LogDelivery, S3,
        StateDescription, Vpc, WorkerLogDelivery,
    },
    document::{configuration::Configuration, draft},
};

impl From<&DescribeConnectorOutput> for Connector {
    fn from(output: &DescribeConnectorOutput) -> Self {
        let DescribeConnectorOutput {
            capacity,
            connector_arn,
            connector_configuration,
            connector_description,
            connector_name,
            connector_state,
            creation_time,
            current_version,
            kafka_cluster,
            kafka_cluster_client_authentication: authentication,
            kafka_cluster_encryption_in_transit: encryption,
            kafka_connect_version,
            log_delivery,
            network_type,
            plugins,
            service_execution_role_arn,
            worker_configuration,
            state_description,
            ..
        } = output;
        Self {
            capacity: capacity.as_ref().map(Into::into),
            connector_arn: connector_arn.clone(),
            connector_configuration: connector_configuration
                .as_ref()
                .map(Configuration::from_iter),
            connector_description: connector_description.clone(),
            connector_name: connector_name.clone(),
            connector_state: connector_state
                .as_ref()
                .map(|state| ConnectorState::from(state.as_str().to_owned())),
            creation_time: creation_time
                .as_ref()
                .map(|time| CreationTime(time.to_string().into())),
            current_version: current_version.clone(),
            kafka_cluster: kafka_cluster.as_ref().map(Into::into),
            kafka_cluster_client_authentication: authentication.as_ref().map(|authentication| {
                KafkaClusterClientAuthentication {
                    authentication_type: text(authentication.authentication_type.as_ref()),
                }
            }),
            kafka_cluster_encryption_in_transit: encryption.as_ref().map(|encryption| {
                KafkaClusterEncryptionInTransit {
                    encryption_type: text(encryption.encryption_type.as_ref()),
                }
            }),
            kafka_connect_version: kafka_connect_version.clone(),
            log_delivery: log_delivery.as_ref().map(Into::into),
            network_type: text(network_type.as_ref()),
            plugins: plugins
                .as_ref()
                .map(|plugins| plugins.iter().map(Into::into).collect()),
            service_execution_role_arn: service_execution_role_arn.clone(),
            worker_configuration: worker_configuration.as_ref().map(|configuration| {
                draft::WorkerConfiguration {
                    worker_configuration_arn: configuration.worker_configuration_arn.clone(),
                    revision: Some(configuration.revision),
                }
            }),
            state_description: state_description.as_ref().map(|state| StateDescription {
                code: state.code.clone(),
                message: state.message.clone(),
            }),
        }
    }
}

fn text<T: AsRef<str>>(value: Option<&T>) -> Option<String> {
    value.map(|value| value.as_ref().to_owned())
}

impl From<&types::PluginDescription> for draft::Plugin {
    fn from(plugin: &types::PluginDescription) -> Self {
        Self {
            custom_plugin: plugin
                .custom_plugin
                .as_ref()
                .map(|plugin| draft::CustomPlugin {
                    custom_plugin_arn: plugin.custom_plugin_arn.clone(),
                    revision: Some(plugin.revision),
                }),
        }
    }
}

impl From<&types::KafkaClusterDescription> for KafkaCluster {
    fn from(cluster: &types::KafkaClusterDescription) -> Self {
        let cluster = cluster.apache_kafka_cluster.as_ref();
        Self {
            apache_kafka_cluster: cluster.map(|cluster| ApacheKafkaCluster {
                bootstrap_servers: cluster.bootstrap_servers.clone(),
                vpc: cluster.vpc.as_ref().map(|vpc| Vpc {
                    security_groups: vpc.security_groups.clone(),
                    subnets: vpc.subnets.clone(),
                }),
            }),
        }
    }
}

impl From<&types::LogDeliveryDescription> for LogDelivery {
    fn from(delivery: &types::LogDeliveryDescription) -> Self {
        let delivery = delivery.worker_log_delivery.as_ref();
        Self {
            worker_log_delivery: delivery.map(|delivery| WorkerLogDelivery {
                cloud_watch_logs: delivery
                    .cloud_watch_logs
                    .as_ref()
                    .map(|logs| CloudWatchLogs {
                        enabled: Some(logs.enabled),
                        log_group: logs.log_group.clone(),
                    }),
                firehose: delivery.firehose.as_ref().map(|firehose| Firehose {
                    delivery_stream: firehose.delivery_stream.clone(),
                    enabled: Some(firehose.enabled),
                }),
                s3: delivery.s3.as_ref().map(|s3| S3 {
                    bucket: s3.bucket.clone(),
                    enabled: Some(s3.enabled),
                    prefix: s3.prefix.clone(),
                }),
            }),
        }
    }
}
