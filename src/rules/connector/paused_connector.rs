//! An update of a paused connector that checks its health.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the service model says that a paused connector is updated only without health validation, since its health cannot be checked",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [
    connector!(state "PAUSED", version "K2EUQ1WTGCTBG2"),
    connector!(),
];

pub(crate) type Facts = Naming;

const TEXT: Text = Text {
    statement: "the connector is paused, so that its health cannot be validated",
    help: "resume the connector first, or set `skipHealthValidation` to `true`",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if on.connector.connector_state == Some(ConnectorState::Paused)
        && on.skip_health_validation != Some(true)
    {
        reporter.document(Naming::alone(&TEXT));
    }
}
