//! A description of another connector.

use crate::{rules::prelude::*, text::visible::Visible};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "an update changes the connector of `connectorArn`, and the description is of another one",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: document!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/77c0-3",
        "K2EUQ1WTGCTBG2",
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#)
    ),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(); 2];

/// The part of the described ARN that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(Box<str>);

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Some(arn) = &on.connector.connector_arn {
        let arn = Visible::Arn.part(arn).into();
        reporter.at(At::new(Member::ConnectorArn), Facts(arn));
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!("{of} is not the described connector's, `{}`", self.0)
    }

    fn help(&self, _: &Subject) -> String {
        format!(
            "use `{}`, or the description of the connector that you want to update",
            self.0
        )
    }
}
