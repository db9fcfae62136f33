//! The choice between two worker configurations.

use crate::rules::{
    demand::choice::{Choice, Kind},
    prelude::*,
};

pub(crate) use crate::rules::demand::choice::Unchosen as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "the API reference says that the two are mutually exclusive",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "useDefaultWorkerConfiguration": true"#,
        r#"  "workerConfiguration": { "workerConfigurationArn": "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3", "revision": 1 }"#
    ),
    valid_example: request!(r#"  "useDefaultWorkerConfiguration": true"#),
};

pub(crate) const DEMAND: Choice = Choice {
    object: Member::Document,
    kind: Kind::AtMostOne([
        Member::WorkerConfiguration,
        Member::UseDefaultWorkerConfiguration,
    ]),
};
