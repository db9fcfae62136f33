//! Values that hold a secret, whatever the name of their property is.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

use super::{
    placeholder::{has_placeholder, is_unrendered, placeholders},
    secret_name::{secret_at_the_end, without},
};

/// Bytes of which each value that holds a secret has one.
pub(crate) const MARKS: [u8; 3] = [b'=', b'@', b' '];

/// What is left of the value without its placeholders.
pub(crate) fn without_placeholders(value: &str) -> Cow<'_, str> {
    if !has_placeholder(value) {
        return value.into();
    }
    let (mut left, mut start) = (String::new(), 0);
    for place in placeholders(value) {
        left.push_str(value.get(start..place.start).unwrap_or_default());
        start = place.end;
    }
    left.push_str(value.get(start..).unwrap_or_default());
    left.into()
}

/// Whether the text is more than what surrounds a placeholder: punctuation or `Bearer`.
pub(crate) fn is_set(text: &str) -> bool {
    let text = text.trim_matches(|c| c <= ' ' || ":;,|/@&?=\"'".contains(c));
    let is_scheme = { SCHEMES }
        .iter()
        .any(|scheme| text.eq_ignore_ascii_case(scheme));
    text.contains(char::is_alphanumeric) && !is_scheme && !is_unrendered(text)
}

/// Whether a value without placeholders holds a secret.
pub(crate) fn holds_a_secret(value: &str) -> bool {
    let kinds = [
        has_parameter,
        has_password_in_url,
        has_private_key,
        has_authorization,
    ];
    kinds.iter().any(|is_in| is_in(value))
}

const SCHEMES: [&str; 2] = ["Basic", "Bearer"];

/// Whether a parameter sets a secret, as in connection strings and lines of JAAS: `password="…"`.
fn has_parameter(value: &str) -> bool {
    memchr_iter(b'=', value.as_bytes()).any(|equals| {
        let name = value
            .get(..equals)
            .unwrap_or_default()
            .trim_end_matches(' ');
        let value = value.get(equals + 1..).unwrap_or_default();
        // A token alone may be a field, as in `token=value.token`.
        let is_part = |c: char| c.is_alphanumeric() || "._-".contains(c);
        let is_field = ends_in(name, "token").is_some_and(|before| !before.ends_with(is_part));
        let secret = secret_at_the_end(name).filter(|_| !is_field);
        secret.is_some_and(|part| is_set(part.of(first(value))))
    })
}

/// The text in quotes, or up to a separator, at the start of `text`.
fn first(text: &str) -> &str {
    let text = text.trim_start_matches(' ');
    for quote in ["\\\"", "\"", "'"] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return up_to(quoted, |c| quote.contains(c));
        }
    }
    up_to(text, |c| c.is_whitespace() || ";,&\"'".contains(c))
}

/// The start of `text`, up to an end. It is bounded, so that the time is linear where parameters overlap.
fn up_to(text: &str, is_end: impl Fn(char) -> bool) -> &str {
    let mut chars = text.char_indices().enumerate();
    let end = chars.find(|(count, (_, c))| *count == 256 || is_end(*c));
    let end = end.map_or(text.len(), |(_, (end, _))| end);
    text.get(..end).unwrap_or_default()
}

/// Whether the value has a URL with a password before its host: `scheme://user:password@host`.
fn has_password_in_url(value: &str) -> bool {
    if memchr(b'@', value.as_bytes()).is_none() {
        return false;
    }
    has_password_of_oracle(value)
        || memmem::find_iter(value.as_bytes(), "://").any(|start| {
            let rest = value.get(start + "://".len()..).unwrap_or_default();
            // A semicolon begins the parameters of SQL Server's addresses.
            let authority = rest
                .split(|c: char| c.is_whitespace() || "/?#;\"'".contains(c))
                .next();
            let user = authority.and_then(|authority| authority.rsplit_once('@'));
            let password = user.and_then(|(user, _)| user.split_once(':'));
            password.is_some_and(|(_, password)| is_set(password))
        })
}

/// Whether the value is an address of Oracle with a password: `jdbc:oracle:thin:user/password@host`.
fn has_password_of_oracle(value: &str) -> bool {
    let user = value
        .trim_start()
        .strip_prefix("jdbc:oracle:")
        .and_then(|rest| rest.split_once('@'));
    let password = user.and_then(|(user, _)| user.split_once('/'));
    password.is_some_and(|(_, password)| is_set(password))
}

/// Whether the value has a private key in PEM, with text in it.
fn has_private_key(value: &str) -> bool {
    memchr_iter(b' ', value.as_bytes()).any(|space| {
        let (before, rest) = value.split_at(space);
        if !before.ends_with("-----BEGIN") {
            return false;
        }
        let label = up_to(rest, |c| c == '-');
        let body = rest
            .get(label.len()..)
            .and_then(|rest| rest.strip_prefix("-----"));
        let body = up_to(body.unwrap_or_default(), |c| c == '-');
        // Line breaks may be escaped.
        label.contains("PRIVATE KEY") && body.split("\\n").any(is_set)
    })
}

/// Whether the value has an `Authorization` with credentials, `Authorization: Bearer …`, or is one as a whole.
fn has_authorization(value: &str) -> bool {
    memchr_iter(b' ', value.as_bytes()).any(|space| {
        let (before, credentials) = value.split_at(space);
        let before = { SCHEMES }
            .iter()
            .find_map(|scheme| ends_in(before, scheme));
        before.is_some_and(|before| {
            let name = before.trim_end_matches(|c| " :=,\"'\\".contains(c));
            ends_in(name, "authorization").is_some() && is_set(first(credentials))
                || before.is_empty() && is_random(credentials.trim())
        })
    })
}

/// Whether the text looks like a token or Base64, and not like a word.
fn is_random(text: &str) -> bool {
    let text = text.as_bytes();
    let is_in_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(byte);
    let is_in_no_word = |pair: &[u8]| match pair {
        [a, b] => a.is_ascii_lowercase() && b.is_ascii_uppercase() || b.is_ascii_digit(),
        _ => false,
    };
    text.len() >= 8 && text.iter().all(is_in_token) && text.windows(2).any(is_in_no_word)
}

/// `text` without `end`, in upper or lower case.
fn ends_in<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let before = without(text.as_bytes(), end)?;
    text.get(..before.len())
}
