//! The members of a request that has what a connector has. What a description lacks stays to be filled in.

use msk_connect_preflight::{Configuration, Connector};

use super::node::{
    Member,
    Node::{self, Blank, False, Missing, Number, Object, Objects, Text},
};

pub(super) fn connector(connector: &Connector) -> Vec<Member<'_>> {
    let arn = connector.connector_arn.as_deref();
    let version = connector.current_version.as_deref();
    vec![
        (
            "connectorArn",
            text(
                arn,
                "arn:PARTITION:kafkaconnect:REGION:ACCOUNT:connector/NAME/ID",
            ),
        ),
        ("currentVersion", text(version, "")),
    ]
}

pub(super) fn capacity(connector: &Connector) -> Member<'static> {
    let capacity = connector.capacity.unwrap_or_default();
    let mut members = Vec::new();
    if let Some(scaling) = capacity.auto_scaling {
        let scale_in = scaling.scale_in_policy;
        let scale_in = scale_in.and_then(|policy| policy.cpu_utilization_percentage);
        let scale_out = scaling.scale_out_policy;
        let scale_out = scale_out.and_then(|policy| policy.cpu_utilization_percentage);
        let policy = |percentage| Object(vec![("cpuUtilizationPercentage", number(percentage))]);
        let mut inside = vec![
            ("maxWorkerCount", number(scaling.max_worker_count)),
            ("mcuCount", number(scaling.mcu_count)),
            ("minWorkerCount", number(scaling.min_worker_count)),
            ("scaleInPolicy", policy(scale_in)),
            ("scaleOutPolicy", policy(scale_out)),
        ];
        // A 0 in a description sets no maximum.
        let tasks = scaling
            .max_autoscaling_task_count
            .filter(|count| *count != 0);
        inside.extend(tasks.map(|tasks| ("maxAutoscalingTaskCount", Number(tasks))));
        members.push(("autoScaling", Object(inside)));
    }
    if let Some(provisioned) = capacity.provisioned_capacity {
        let inside = vec![
            ("mcuCount", number(provisioned.mcu_count)),
            ("workerCount", number(provisioned.worker_count)),
        ];
        members.push(("provisionedCapacity", Object(inside)));
    }
    ("capacity", Object(members))
}

pub(super) fn configuration(connector: &Connector) -> Member<'_> {
    let configuration = connector.connector_configuration.iter();
    let properties = configuration.flat_map(Configuration::iter);
    let properties = properties.map(|(name, value)| (name, Text(value)));
    ("connectorConfiguration", Object(properties.collect()))
}

pub(super) fn health_validation() -> Member<'static> {
    ("skipHealthValidation", False)
}

/// The plugin, if there is exactly one, as a request must have it.
pub(super) fn plugin(connector: &Connector) -> Member<'_> {
    let custom = match connector.plugins.as_deref() {
        Some([plugin]) => plugin.custom_plugin.as_ref(),
        _ => None,
    };
    let plugin = versioned(
        (
            "customPluginArn",
            "arn:PARTITION:kafkaconnect:REGION:ACCOUNT:custom-plugin/NAME/ID",
        ),
        custom.and_then(|plugin| plugin.custom_plugin_arn.as_deref()),
        custom.and_then(|plugin| plugin.revision),
    );
    ("plugins", Objects(vec![("customPlugin", plugin)]))
}

pub(super) fn worker_configuration(connector: &Connector) -> Member<'_> {
    let configuration = connector.worker_configuration.as_ref();
    let configuration = versioned(
        (
            "workerConfigurationArn",
            "arn:PARTITION:kafkaconnect:REGION:ACCOUNT:worker-configuration/NAME/ID",
        ),
        configuration.and_then(|known| known.worker_configuration_arn.as_deref()),
        configuration.and_then(|known| known.revision),
    );
    ("workerConfiguration", configuration)
}

/// An ARN, with its name and what is to be filled in, and a revision.
fn versioned<'n>(
    (name, blank): (&'static str, &'static str),
    arn: Option<&'n str>,
    revision: Option<i64>,
) -> Node<'n> {
    Object(vec![
        (name, text(arn, blank)),
        ("revision", number(revision)),
    ])
}

fn text<'n>(text: Option<&'n str>, blank: &'static str) -> Node<'n> {
    text.map_or(Blank(blank), Text)
}

fn number(number: Option<i64>) -> Node<'static> {
    number.map_or(Missing, Number)
}
