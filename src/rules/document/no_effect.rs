//! A request that keeps the current worker configuration, and nothing else.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "the service model says that `false` keeps the current worker configuration",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "useDefaultWorkerConfiguration": false"#),
    valid_example: request!(r#"  "useDefaultWorkerConfiguration": true"#),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "the request changes nothing: {} is `false`, which keeps the current worker configuration",
    help: "set it to `true`, or add what you want to change",
};

const OTHERS: [Member; 4] = [
    Member::Capacity,
    Member::ConnectorConfiguration,
    Member::Plugins,
    Member::WorkerConfiguration,
];

pub(crate) fn check(document: &Document<'_>, reporter: &mut Reporter<'_, Facts>) {
    let member = Member::UseDefaultWorkerConfiguration;
    if document.present.contains(member)
        && document.draft.use_default_worker_configuration == Some(false)
        && !document.present.has_any(&OTHERS)
    {
        reporter.at(At::new(member), &TEXT);
    }
}
