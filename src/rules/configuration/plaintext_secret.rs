//! A secret in plain text.

use memchr::memchr3_iter;

use crate::rules::{
    prelude::*,
    properties::{
        marks::Marks,
        secret_name::{Part, secret_in},
        secret_value::{MARKS, holds_a_secret, is_set, without_placeholders},
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
    let [a, b, c] = MARKS;
    let mut marks = Marks::new(memchr3_iter(a, b, c, properties.text().as_bytes()));
    for property in properties.iter() {
        let is_marked = marks.is_in_value_of(property.name, property.value);
        let named = secret_in(property.name);
        if (is_marked || named.is_some()) && is_plaintext_secret(named, is_marked, &property) {
            reporter.property(&property, &TEXT);
        }
    }
}

/// Whether the name says that the value is a secret, and it is one, or the value alone says so.
#[cold]
fn is_plaintext_secret(named: Option<Part>, is_marked: bool, property: &Property<'_>) -> bool {
    let left = without_placeholders(property.value);
    // A flag such as `useSessionCredentials` has the name of what it is about.
    let is_secret = |part: Part| is_set(part.of(&left)) && boolean(&left).is_none();
    named.is_some_and(is_secret) || is_marked && holds_a_secret(&left)
}
