//! A secret in plain text.

use crate::rules::{
    prelude::*,
    properties::{
        secret_name::{Part, secret_in},
        secret_value::{holds_a_secret, is_set, without_placeholders},
    },
};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the developer guide keeps secrets outside of the configuration and reads them through configuration providers",
    source: source::GUIDE_PROVIDERS,
    bulk: Bulk::PerName,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "connection.password": "swordfish" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "config.action.reload": "none", "connection.password": "${secretManager:orders:password}" }"#
    ),
};

pub(crate) type Facts = &'static Text;

const TEXT: Text = Text {
    statement: "{} looks like a secret in plain text",
    help: "move it to a secret store, and refer to it with a placeholder `${provider:path:key}` of a \
           configuration provider",
};

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    for property in properties.secrets() {
        if is_plaintext_secret(&property) {
            reporter.property(&property, &TEXT);
        }
    }
}

/// Whether the name says that the value is a secret, and it is one, or the value alone says so.
fn is_plaintext_secret(property: &Property<'_>) -> bool {
    let left = without_placeholders(property.value);
    // A flag such as `useSessionCredentials` has the name of what it is about.
    let is_secret = |part: Part| is_set(part.of(&left)) && boolean(&left).is_none();
    secret_in(property.name).is_some_and(is_secret) || holds_a_secret(&left)
}
