//! Macros that build the example documents of the rule pages.

/// A request document with this ARN, this version and these members.
macro_rules! document {
    ($arn:literal, $version:literal $(, $member:expr)*) => {
        concat!(
            "{\n",
            r#"  "connectorArn": ""#, $arn, "\",\n",
            r#"  "currentVersion": ""#, $version, "\"",
            $(",\n", $member,)*
            "\n}\n"
        )
    };
}

/// A request document with these members, and a valid ARN and version.
macro_rules! request {
    ($($member:expr),*) => {
        document!(
            "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
            "K2EUQ1WTGCTBG2"
            $(, $member)*
        )
    };
}

/// The member `capacity`, whose `autoScaling` has these values.
macro_rules! auto_scaling {
    (max $max:literal, mcu $mcu:literal, min $min:literal, cpu $cpu:literal $(, tasks $tasks:literal)?) => {
        concat!(
            r#"  "capacity": {"#, "\n",
            r#"    "autoScaling": {"#, "\n",
            r#"      "maxWorkerCount": "#, $max, ",\n",
            r#"      "mcuCount": "#, $mcu, ",\n",
            r#"      "minWorkerCount": "#, $min, ",\n",
            r#"      "scaleInPolicy": { "cpuUtilizationPercentage": 20 },"#, "\n",
            r#"      "scaleOutPolicy": { "cpuUtilizationPercentage": "#, $cpu, " }",
            $(",\n", r#"      "maxAutoscalingTaskCount": "#, $tasks,)?
            "\n    }\n  }"
        )
    };
}

/// The member `capacity`, whose `provisionedCapacity` has these members.
macro_rules! provisioned {
    ($members:literal) => {
        concat!(
            r#"  "capacity": {"#,
            "\n",
            r#"    "provisionedCapacity": { "#,
            $members,
            " }\n",
            "  }"
        )
    };
}

/// An element of `plugins` with this ARN and revision.
macro_rules! plugin {
    ($arn:literal, $revision:literal) => {
        concat!(
            r#"    { "customPlugin": {"#,
            "\n",
            r#"      "customPluginArn": ""#,
            $arn,
            "\",\n",
            r#"      "revision": "#,
            $revision,
            " } }"
        )
    };
}

/// The member `workerConfiguration` with this ARN and revision.
macro_rules! worker_configuration {
    ($arn:literal, $revision:literal) => {
        concat!(
            r#"  "workerConfiguration": {"#,
            "\n",
            r#"    "workerConfigurationArn": ""#,
            $arn,
            "\",\n",
            r#"    "revision": "#,
            $revision,
            "\n  }"
        )
    };
}

/// The description of a connector in this state, of this version and with these members.
macro_rules! connector {
    (state $state:literal, version $version:literal $(, $member:expr)*) => {
        concat!(
            "{\n",
            r#"  "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2","#, "\n",
            r#"  "currentVersion": ""#, $version, "\",\n",
            r#"  "connectorState": ""#, $state, "\"",
            $(",\n", $member,)*
            "\n}\n"
        )
    };
    ($($member:expr),*) => { connector!(state "RUNNING", version "K2EUQ1WTGCTBG2" $(, $member)*) };
}

pub(super) use {
    auto_scaling, connector, document, plugin, provisioned, request, worker_configuration,
};
