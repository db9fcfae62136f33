//! The revision of a plugin or worker configuration.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "the service model defines a 64-bit integer of at least 1",
    source: source::SERVICE_MODEL,
    bulk: Bulk::Few,
    invalid_example: request!(concat!(
        "  \"plugins\": [\n",
        plugin!(
            "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/debezium/9d2e-1",
            0
        ),
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
    members: &[
        Member::CustomPluginRevision,
        Member::WorkerConfigurationRevision,
    ],
    values: Values::Range(1, i64::MAX),
};
