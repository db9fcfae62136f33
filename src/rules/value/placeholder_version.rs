//! A version that a shell or a template left behind.

use crate::rules::{prelude::*, properties::placeholder::has_unrendered};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the versions that DescribeConnector returns are letters and digits; this is what an empty variable, a language's null value or a template leaves",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    invalid_example: document!(
        "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
        "${CURRENT_VERSION}",
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#)
    ),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} does not look like a version, but like what a shell or a template leaves behind",
    help: "copy it from the output of `aws kafkaconnect describe-connector`; it changes with every update",
};

pub(crate) fn check(string: &Str<'_>, reporter: &mut Reporter<'_, Facts>) {
    let version = string.value;
    // Versions consist of capital letters and digits.
    let is_plain = || {
        let mut bytes = version.bytes();
        bytes.all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9'))
    };
    if string.at.member == Member::CurrentVersion
        && (matches!(version, "None" | "null" | "undefined")
            || !is_plain()
                && (version.contains(|c: char| c.is_whitespace() || c.is_control())
                    || has_unrendered(version)))
    {
        reporter.at(string.at, &TEXT);
    }
}
