//! The choice of changes in a request.

use crate::rules::{
    demand::choice::{Choice, Kind},
    prelude::*,
};

pub(crate) use crate::rules::demand::choice::Unchosen as Facts;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the API reference says that only one side may be specified; that a request without a change is rejected is inferred, since it would update nothing",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#),
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
    ),
};

pub(crate) const DEMAND: Choice = Choice {
    object: Member::Document,
    kind: Kind::OneOrOthers(
        Member::ConnectorConfiguration,
        &[
            Member::Capacity,
            Member::Plugins,
            Member::WorkerConfiguration,
            Member::UseDefaultWorkerConfiguration,
        ],
    ),
};
