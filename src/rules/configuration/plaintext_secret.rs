//! A secret in plain text.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the developer guide keeps secrets outside of the configuration and reads them through configuration providers; the name shows that a property is a secret",
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
    for property in properties.iter() {
        if is_plaintext_secret(property.name, property.value) {
            reporter.property(&property, &TEXT);
        }
    }
}

/// Whether the name marks the property as a secret, and its value is neither empty nor a placeholder.
fn is_plaintext_secret(name: &str, value: &str) -> bool {
    let is_secret = names_a_secret(name)
        || name.to_ascii_lowercase().ends_with("sasl.jaas.config")
            && (value.contains("password=") || value.contains("clientSecret="));
    is_secret && !value.is_empty() && !has_placeholder(value)
}

/// Whether the name alone marks the property as a secret.
pub(crate) fn names_a_secret(name: &str) -> bool {
    const SECRETS: [&str; 6] = [
        "password",
        "secret",
        "token",
        "credential",
        "private.key",
        "api.key",
    ];
    const HARMLESS: [&str; 7] = [
        ".class",
        ".provider",
        ".file",
        ".path",
        ".location",
        ".enabled",
        ".type",
    ];

    let name = name.as_bytes();
    let begins_with = |rest: &[u8], word: &str| {
        let part = rest.get(..word.len());
        part.is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    // Skips most letters: few begin one of the words.
    let may_begin = |letter: u8| {
        SECRETS
            .iter()
            .any(|word| word.starts_with(char::from(letter)))
    };
    let holds_one = (0..name.len()).any(|start| {
        let rest = name.get(start..).unwrap_or_default();
        rest.first()
            .is_some_and(|first| may_begin(first.to_ascii_lowercase()))
            && SECRETS.iter().any(|word| begins_with(rest, word))
    });
    let ends_in = |end: &&str| {
        let start = name.len().checked_sub(end.len());
        let rest = start.and_then(|start| name.get(start..));
        rest.is_some_and(|rest| begins_with(rest, end))
    };
    holds_one && !HARMLESS.iter().any(ends_in)
}
