//! A version that the connector no longer has.

use crate::{rules::prelude::*, text::visible::Visible};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the service updates a connector only if `currentVersion` is its version, which changes with every update",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) const CONNECTORS: [&str; 2] = [
    connector!(state "RUNNING", version "K3P5ROKL5A1OLE"),
    connector!(),
];

/// The part of the connector's version that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(Box<str>);

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let (Some(new), Some(old)) = (on.current_version, &on.connector.current_version)
        && new != old
    {
        let version = Visible::Version.part(old).into();
        reporter.at(At::new(Member::CurrentVersion), Facts(version));
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!("{of} is not the connector's version, `{}`", self.0)
    }

    fn help(&self, _: &Subject) -> String {
        format!("use `{}` if the update still fits the connector", self.0)
    }
}
