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
        || ends_in(name, "sasl.jaas.config")
            && (value.contains("password=") || value.contains("clientSecret="));
    is_secret && !value.is_empty() && !has_placeholder(value)
}

/// Whether the name alone marks the property as a secret.
pub(crate) fn names_a_secret(name: &str) -> bool {
    const HARMLESS: [&str; 7] = [
        ".class",
        ".provider",
        ".file",
        ".path",
        ".location",
        ".enabled",
        ".type",
    ];

    let letters = letters(name);
    let holds = |(word, letters_of_word): &(&str, u32)| {
        letters & letters_of_word == *letters_of_word
            && name
                .as_bytes()
                .windows(word.len())
                .any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    SECRETS.iter().any(holds) && !HARMLESS.iter().any(|end| ends_in(name, end))
}

/// The words of secrets, with their letters: most names lack one of them.
const SECRETS: [(&str, u32); 6] = [
    ("password", letters("password")),
    ("secret", letters("secret")),
    ("token", letters("token")),
    ("credential", letters("credential")),
    ("private.key", letters("private.key")),
    ("api.key", letters("api.key")),
];

/// The set of the letters of a name, in upper or lower case.
const fn letters(name: &str) -> u32 {
    let mut letters = 0;
    let mut rest = name.as_bytes();
    while let [letter, others @ ..] = rest {
        letters |= 1 << (*letter & 31);
        rest = others;
    }
    letters
}

/// Whether the name ends in `end`, in upper or lower case.
fn ends_in(name: &str, end: &str) -> bool {
    let start = name.len().checked_sub(end.len());
    let rest = start.and_then(|start| name.as_bytes().get(start..));
    rest.is_some_and(|rest| rest.eq_ignore_ascii_case(end.as_bytes()))
}
