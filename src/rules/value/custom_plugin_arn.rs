//! The ARN of the plugin.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "the service authorization reference defines the format",
    source: source::ARN_FORMATS,
    bulk: Bulk::Few,
    invalid_example: request!(concat!(
        "  \"plugins\": [\n",
        plugin!("arn:aws:s3:::plugins/debezium.zip", 1),
        "\n  ]"
    )),
    valid_example: request!(concat!(
        "  \"plugins\": [\n",
        plugin!(
            "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/debezium/9d2e-1",
            1
        ),
        "\n  ]"
    )),
};

pub(crate) const DEMAND: Domain = Domain {
    members: &[Member::CustomPluginArn],
    values: Values::Arn("custom-plugin"),
};
