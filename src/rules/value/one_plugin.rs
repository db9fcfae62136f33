//! The number of plugins.

use crate::rules::{
    demand::domain::{Domain, Values},
    prelude::*,
};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "the API reference requires a list of exactly one element",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "plugins": []"#),
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
    members: &[Member::Plugins],
    values: Values::OneElement,
};
