//! A connector that another operation changes.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the developer guide says that no other lifecycle operation can be in progress when a connector is paused, resumed or restarted",
    source: source::GUIDE_RESTART,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [
    connector!(state "UPDATING", version "K2EUQ1WTGCTBG2"),
    connector!(),
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(ConnectorState);

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    use ConnectorState::{Creating, Deleting, Pausing, Restarting, Resuming, Updating};

    if let Some(state) = &on.connector.connector_state
        && let Creating | Deleting | Updating | Pausing | Resuming | Restarting = state
    {
        reporter.document(Facts(state.clone()));
    }
}

impl Words for Facts {
    fn statement(&self, _: &Subject) -> String {
        format!("the connector is `{}`", self.0)
    }

    fn help(&self, _: &Subject) -> String {
        match self.0 {
            ConnectorState::Deleting => "create a new connector instead",
            _ => "wait until that has ended, and use the connector's version then",
        }
        .to_owned()
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }
}
