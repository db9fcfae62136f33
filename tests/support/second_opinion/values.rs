//! Values of a configuration, read as Kafka reads them, letter by letter.

pub(crate) fn trimmed(value: &str) -> &str {
    value.trim_matches(|c| c <= '\u{20}')
}

/// The items of a list.
pub(crate) fn items(value: &str) -> Vec<&str> {
    let space = [' ', '\t', '\n', '\u{b}', '\u{c}', '\r'];
    let value = trimmed(value);
    if value.is_empty() {
        return Vec::new();
    }
    value
        .split(',')
        .map(|item| item.trim_matches(space))
        .collect()
}

pub(crate) fn boolean(value: &str) -> Option<bool> {
    match trimmed(value).to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

pub(crate) fn integer(value: &str) -> Option<i128> {
    let value = trimmed(value);
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    let size = digits.chars().try_fold(0_i128, |size, c| {
        let digit = c.to_digit(10)?;
        size.checked_mul(10)?.checked_add(digit.into())
    });
    let number = if value.starts_with('-') {
        -size?
    } else {
        size?
    };
    (is_number && i64::try_from(number).is_ok()).then_some(number)
}

/// Kafka's placeholders in the value: where each begins, and its text.
pub(crate) fn placeholders(value: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < value.len() {
        let inside = value
            .get(start..)
            .and_then(|rest| rest.strip_prefix("${")?.split_once('}'));
        match inside {
            Some((inside, _)) if inside.contains(':') => {
                let end = start + inside.len() + 3;
                found.push((start, &value[start..end]));
                start = end;
            }
            _ => start += 1,
        }
    }
    found
}

/// Whether the whole value is an unrendered placeholder.
pub(crate) fn is_template(value: &str) -> bool {
    let value = trimmed(value);
    let inside = |start: &str, end: &str| {
        let inside = value.strip_prefix(start)?.strip_suffix(end)?;
        (!inside.is_empty()).then(|| inside.to_owned())
    };
    let is_name = |name: String| {
        let first = name.chars().next();
        first.is_some_and(|c| !c.is_ascii_digit())
            && name
                .chars()
                .all(|c| c == '_' || c.is_ascii_digit() || c.is_ascii_uppercase())
    };
    inside("${", "}").is_some_and(is_name)
        || inside("$", "").is_some_and(is_name)
        || inside("%(", ")s").is_some_and(|name| !name.contains(')'))
        || inside("{{", "}}").is_some()
        || inside("<", ">").is_some_and(|name| !name.contains('<') && !name.contains('>'))
        || value.len() > 2 && value.chars().all(|c| c == '*')
}

/// Whether the value is or holds an unrendered placeholder: some part of it is one, with neighbours that do
/// not belong to it.
pub(crate) fn holds_template(value: &str) -> bool {
    let letters: Vec<char> = value.chars().collect();
    let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let part = |start: usize, end: usize| letters[start..end].iter().collect::<String>();
    let at = |start: usize| match letters.get(start..) {
        // Only what begins so can be one of the two.
        Some(['$', '{', ..] | ['%', '(', ..]) => {
            let mut parts = (start + 1..=letters.len()).map(|end| part(start, end));
            parts.any(|part| is_template(&part))
        }
        Some(['$', ..]) => {
            let before = start.checked_sub(1).and_then(|before| letters.get(before));
            let rest = letters.iter().skip(start + 1);
            let name =
                rest.take_while(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || **c == '_');
            let end = start + 1 + name.count();
            !is_word(before)
                && before != Some(&'$')
                && !is_word(letters.get(end))
                && is_template(&part(start, end))
        }
        _ => false,
    };
    is_template(value) || (0..letters.len()).any(at)
}
