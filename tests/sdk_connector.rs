//! Tests of the conversion of the SDK's description of a connector.

use aws_sdk_kafkaconnect::{
    operation::describe_connector::DescribeConnectorOutput, primitives::DateTime, types,
};
use msk_connect_preflight::Connector;
use serde_json::{Value, json};

fn described() -> DescribeConnectorOutput {
    let auto_scaling = types::AutoScalingDescription::builder()
        .max_worker_count(4)
        .mcu_count(1)
        .min_worker_count(1)
        .scale_in_policy(
            types::ScaleInPolicyDescription::builder()
                .cpu_utilization_percentage(20)
                .build(),
        )
        .scale_out_policy(
            types::ScaleOutPolicyDescription::builder()
                .cpu_utilization_percentage(80)
                .build(),
        )
        .max_autoscaling_task_count(6);
    let vpc = types::VpcDescription::builder()
        .security_groups("sg-1")
        .subnets("subnet-1")
        .subnets("subnet-2");
    let cluster = types::ApacheKafkaClusterDescription::builder()
        .bootstrap_servers("b-1.orders.example:9098")
        .vpc(vpc.build());
    let authentication = types::KafkaClusterClientAuthenticationDescription::builder()
        .authentication_type(types::KafkaClusterClientAuthenticationType::Iam);
    let encryption = types::KafkaClusterEncryptionInTransitDescription::builder()
        .encryption_type(types::KafkaClusterEncryptionInTransitType::Tls);
    let delivery = types::WorkerLogDeliveryDescription::builder()
        .cloud_watch_logs(
            types::CloudWatchLogsLogDeliveryDescription::builder()
                .enabled(true)
                .log_group("orders")
                .build(),
        )
        .firehose(
            types::FirehoseLogDeliveryDescription::builder()
                .delivery_stream("orders")
                .build(),
        )
        .s3(types::S3LogDeliveryDescription::builder()
            .bucket("logs")
            .prefix("orders/")
            .build());
    let plugin = types::CustomPluginDescription::builder()
        .custom_plugin_arn(
            "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/orders/9d2e-1",
        )
        .revision(1);
    let worker_configuration = types::WorkerConfigurationDescription::builder()
        .worker_configuration_arn(
            "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3",
        )
        .revision(1);
    let state = types::StateDescription::builder()
        .code("InvalidInput.InvalidConnectorConfiguration")
        .message("swordfish is not a valid value");
    let mut output = DescribeConnectorOutput::builder()
        .capacity(
            types::CapacityDescription::builder()
                .auto_scaling(auto_scaling.build())
                .build(),
        )
        .connector_arn("arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2")
        .connector_description("orders into the warehouse")
        .connector_name("orders")
        .connector_state(types::ConnectorState::Failed)
        .creation_time(DateTime::from_secs_and_nanos(1_772_357_400, 125_000_000))
        .current_version("K2EUQ1WTGCTBG2")
        .kafka_cluster(
            types::KafkaClusterDescription::builder()
                .apache_kafka_cluster(cluster.build())
                .build(),
        )
        .kafka_cluster_client_authentication(authentication.build())
        .kafka_cluster_encryption_in_transit(encryption.build())
        .kafka_connect_version("3.7.x")
        .log_delivery(
            types::LogDeliveryDescription::builder()
                .worker_log_delivery(delivery.build())
                .build(),
        )
        .network_type(types::NetworkType::Ipv4)
        .plugins(
            types::PluginDescription::builder()
                .custom_plugin(plugin.build())
                .build(),
        )
        .service_execution_role_arn("arn:aws:iam::123456789012:role/orders")
        .worker_configuration(worker_configuration.build())
        .state_description(state.build());
    for (name, value) in [
        ("connector.class", "io.example.Sink"),
        ("tasks.max", "2"),
        ("topics", "orders"),
        ("connection.password", "swordfish"),
    ] {
        output = output.connector_configuration(name, value);
    }
    output.build()
}

#[test]
fn the_sdk_describes_the_same_connector_as_other_clients() {
    let mut text: Value = serde_json::from_str(include_str!("connectors/javascript.json")).unwrap();
    let connector = Connector::from(&described());
    assert_eq!(Ok(&connector), Connector::from_value(text.take()).as_ref());
}

#[test]
fn a_zero_of_the_task_count_and_what_is_not_set_are_absent() {
    let empty = DescribeConnectorOutput::builder().build();
    assert_eq!(Connector::from(&empty), Connector::default());
    let zeros = types::AutoScalingDescription::builder().build();
    let capacity = types::CapacityDescription::builder().auto_scaling(zeros);
    let output = DescribeConnectorOutput::builder().capacity(capacity.build());
    let expected = json!({ "capacity": { "autoScaling": {
        "maxWorkerCount": 0, "mcuCount": 0, "minWorkerCount": 0,
    } } });
    assert_eq!(
        Ok(Connector::from(&output.build())),
        Connector::from_value(expected)
    );
    let provisioned = types::ProvisionedCapacityDescription::builder()
        .mcu_count(2)
        .worker_count(3);
    let capacity = types::CapacityDescription::builder().provisioned_capacity(provisioned.build());
    let output = DescribeConnectorOutput::builder().capacity(capacity.build());
    let expected =
        json!({ "capacity": { "provisionedCapacity": { "mcuCount": 2, "workerCount": 3 } } });
    assert_eq!(
        Ok(Connector::from(&output.build())),
        Connector::from_value(expected)
    );
}
