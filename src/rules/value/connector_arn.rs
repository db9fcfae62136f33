//! The ARN of the connector.

use crate::rules::{demand::domain::Domain, prelude::*};

pub(crate) use crate::rules::demand::domain::Outside as Facts;

pub(crate) const ABOUT: About = About {
    level: Level::Violation,
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the service authorization reference gives the form",
    source: source::ARN_FORMATS,
    bulk: Bulk::Few,
    breaks: concat!(
        "{\n",
        r#"  "connectorArn": "arn:aws:kafka:us-east-1:123456789012:cluster/orders/4fa1-2","#,
        "\n",
        r#"  "currentVersion": "K2EUQ1WTGCTBG2","#,
        "\n",
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#),
        "\n}\n"
    ),
    keeps: concat!(
        "{\n",
        r#"  "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2","#,
        "\n",
        r#"  "currentVersion": "K2EUQ1WTGCTBG2","#,
        "\n",
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#),
        "\n}\n"
    ),
};

pub(crate) const DOMAIN: Domain = Domain::Arn("connector");
