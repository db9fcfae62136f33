//! A connector that failed, or whose state is not known.

use crate::{rules::prelude::*, text::visible::Visible};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "no documentation says whether the service updates a connector in this state",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [
    connector!(state "FAILED", version "K2EUQ1WTGCTBG2"),
    connector!(),
];

/// The part of the state that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(Box<str>);

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Some(state) = &on.connector.connector_state
        && let ConnectorState::Failed | ConnectorState::Unknown(_) = state
    {
        let state = Visible::Version.part(state.name());
        reporter.document(Facts(state.into()));
    }
}

impl Words for Facts {
    fn statement(&self, _: &Subject) -> String {
        format!("the connector is `{}`", self.0)
    }

    fn help(&self, _: &Subject) -> String {
        "look up the cause first: the update may be refused, or fail in the same way".to_owned()
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }
}
