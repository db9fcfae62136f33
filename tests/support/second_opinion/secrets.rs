//! Secrets in plain text, found by words and with each part of a value.

use super::values::{boolean, is_template, placeholders};

/// Words at the end of a name, with `+` where a separator may be. The first of several begins a word.
const SECRETS: &str = "password passwd pwd passphrase secret token credential credentials authorization keyfile \
    private+key secret+key secret+access+key shared+access+key shared+key api+key account+key master+key \
    sas+key keystore+key user+info";

pub(super) fn is_plaintext_secret(name: &str, value: &str) -> bool {
    let mut left = value.to_owned();
    for (start, text) in placeholders(value).into_iter().rev() {
        left.replace_range(start..start + text.len(), "");
    }
    let by_name = names_a_secret(name)
        && boolean(&left).is_none()
        && is_set(&secret_part(&last_word(name).expect("it has one"), &left));
    by_name || holds_a_secret(&left)
}

pub(super) fn names_a_secret(name: &str) -> bool {
    let has_alias = ["transforms.", "config.providers."]
        .iter()
        .any(|start| name.starts_with(start));
    !has_alias && last_word(name).is_some()
}

/// The words that make the name that of a secret.
fn last_word(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let mut end = lower.as_str();
    for kind in ["json", "value"] {
        if let Some(before) = lower.strip_suffix(kind) {
            end = before.strip_suffix(['.', '-', '_']).unwrap_or(before);
        }
    }
    let is_last = |words: &&str| {
        let parts: Vec<_> = words.split('+').collect();
        let mut spellings = vec![parts[0].to_owned()];
        for part in &parts[1..] {
            let next =
                |before: &String| ["", ".", "-", "_"].map(|by| format!("{before}{by}{part}"));
            spellings = spellings.iter().flat_map(next).collect();
        }
        spellings.iter().any(|spelling| {
            end.strip_suffix(spelling.as_str())
                .is_some_and(|before| parts.len() == 1 || begins_word(name, before.len()))
        })
    };
    SECRETS.split_whitespace().find(is_last).map(str::to_owned)
}

/// Whether a word begins there: after what is no letter, or where case changes.
fn begins_word(name: &str, start: usize) -> bool {
    let letter = |index: usize| name.as_bytes().get(index).copied().map_or(' ', char::from);
    let before = start.checked_sub(1).map_or(' ', letter);
    let (first, second) = (letter(start), letter(start + 1));
    !before.is_ascii_alphabetic()
        || before.is_ascii_lowercase() && first.is_ascii_uppercase()
        || before.is_ascii_uppercase() && first.is_ascii_uppercase() && second.is_ascii_lowercase()
}

fn secret_part(words: &str, value: &str) -> String {
    let is_path = value.trim_start().starts_with(['/', '.', '~']);
    match words {
        "user+info" => match value.split_once(':') {
            Some((_, password)) => password.to_owned(),
            None => value.to_owned(),
        },
        "keyfile" | "private+key" | "keystore+key" if is_path => String::new(),
        _ => value.to_owned(),
    }
}

fn is_set(text: &str) -> bool {
    let around = |c: char| c <= ' ' || ":;,|/@&?=\"'".contains(c);
    let text = text.trim_matches(around);
    let is_scheme = ["basic", "bearer"].contains(&text.to_ascii_lowercase().as_str());
    text.chars().any(char::is_alphanumeric) && !is_scheme && !is_template(text)
}

fn holds_a_secret(value: &str) -> bool {
    let starts = value.char_indices().map(|(start, _)| start);
    { starts }.any(|start| {
        let (before, rest) = value.split_at(start);
        sets_parameter(before, rest)
            || has_url(rest)
            || has_private_key(rest)
            || has_authorization(before, rest)
    }) || has_oracle_user(value)
        || is_authorization(value)
}

fn sets_parameter(before: &str, rest: &str) -> bool {
    let name = before.trim_end_matches(' ');
    let start = name.rfind(|c: char| !c.is_alphanumeric() && !"._-".contains(c));
    let whole = start.map_or(name, |start| {
        name[start..].trim_start_matches(|c: char| !c.is_alphanumeric() && !"._-".contains(c))
    });
    let words = last_word(name).filter(|_| !whole.eq_ignore_ascii_case("token"));
    rest.starts_with('=')
        && words.is_some_and(|words| is_set(&secret_part(&words, &first(&rest[1..]))))
}

/// The text in quotes, or up to a separator.
fn first(text: &str) -> String {
    let text = text.trim_start_matches(' ');
    let (quoted, ends) = if let Some(quoted) = text.strip_prefix("\\\"") {
        (quoted, "\\\"")
    } else if let Some(quoted) = text.strip_prefix('"') {
        (quoted, "\"")
    } else if let Some(quoted) = text.strip_prefix('\'') {
        (quoted, "'")
    } else {
        let is_inside = |c: &char| !c.is_whitespace() && !";,&\"'".contains(*c);
        return text.chars().take(256).take_while(is_inside).collect();
    };
    { quoted.chars().take(256) }
        .take_while(|c| !ends.contains(*c))
        .collect()
}

fn has_url(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("://") else {
        return false;
    };
    let is_inside = |c: &char| !c.is_whitespace() && !"/?#;\"'".contains(*c);
    let authority: String = rest.chars().take_while(is_inside).collect();
    let parts: Vec<_> = authority.split('@').collect();
    let user = parts[..parts.len() - 1].join("@");
    user.split_once(':')
        .is_some_and(|(_, password)| is_set(password))
}

fn has_oracle_user(value: &str) -> bool {
    let Some(rest) = value.trim_start().strip_prefix("jdbc:oracle:") else {
        return false;
    };
    let user = rest.split('@').next().filter(|_| rest.contains('@'));
    user.and_then(|user| user.split_once('/'))
        .is_some_and(|(_, password)| is_set(password))
}

fn has_private_key(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("-----BEGIN ") else {
        return false;
    };
    let parts: Vec<_> = rest.split('-').collect();
    let has_end = parts.len() > 5 && parts[1..5].iter().all(|part| part.is_empty());
    parts[0].contains("PRIVATE KEY") && has_end && is_set(&parts[5].replace("\\n", "\n"))
}

/// The text after a scheme and a space.
fn credentials(rest: &str) -> Option<&str> {
    ["basic ", "bearer "].iter().find_map(|scheme| {
        let (start, rest) = rest.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

fn has_authorization(before: &str, rest: &str) -> bool {
    let name = before.trim_end_matches([' ', ':', '=', ',', '"', '\'', '\\']);
    name.to_ascii_lowercase().ends_with("authorization")
        && credentials(rest).is_some_and(|rest| is_set(&first(rest)))
}

/// Whether the value is a scheme and a text that is no word.
fn is_authorization(value: &str) -> bool {
    let Some(token) = credentials(value).map(str::trim) else {
        return false;
    };
    let letters: Vec<char> = token.chars().collect();
    let changes = letters.windows(2).any(|pair| {
        pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase() || pair[1].is_ascii_digit()
    });
    let is_token = |c: &char| c.is_ascii_alphanumeric() || "-._~+/=".contains(*c);
    letters.len() > 7 && letters.iter().all(is_token) && changes
}
