//! A plugin that the connector already has.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_10,
    evidence: Evidence::Inferred,
    basis: "the update would change nothing of it",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(concat!(
        "  \"plugins\": [\n",
        plugin!(
            "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/orders/9d2e-1",
            1
        ),
        "\n  ]"
    )),
    valid_example: request!(concat!(
        "  \"plugins\": [\n",
        plugin!(
            "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/orders/5c2e-3",
            1
        ),
        "\n  ]"
    )),
};

pub(crate) const CONNECTORS: [&str; 2] = [connector!(concat!(
    "  \"plugins\": [\n",
    plugin!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/orders/9d2e-1",
        1
    ),
    "\n  ]"
)); 2];

pub(crate) type Facts = Naming;

const TEXT: Text = Text {
    statement: "{} is identical to the current one",
    help: "remove it, or name another plugin",
};

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if on.plugin.is_some() && on.plugin == on.described_plugin() {
        reporter.at(At::new(Member::Plugins), Naming::alone(&TEXT));
    }
}
