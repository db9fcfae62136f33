//! Placeholders in values: those that Kafka's configuration providers resolve, and those of a template that
//! was not rendered.

use std::{iter, ops::Range};

use memchr::{memchr, memchr_iter};

use super::value::trimmed;

/// Kafka's placeholders `${provider:path:key}`, whose path is optional: the matches of its pattern
/// `\$\{([^}]*?):(([^}]*?):)?([^}]*?)\}`.
pub(crate) fn placeholders(value: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    iter::from_fn(move || {
        loop {
            let rest = value.get(start..)?;
            let end = start + memchr(b'}', rest.as_bytes())?;
            let before = value.get(start..end)?;
            let open = start + before.find("${").unwrap_or(before.len());
            start = end + 1;
            if value.get(open..end)?.contains(':') {
                return Some(open..end + 1);
            }
        }
    })
}

pub(crate) fn has_placeholder(value: &str) -> bool {
    memchr(b'$', value.as_bytes()).is_some() && placeholders(value).next().is_some()
}

/// Whether the value as a whole is an unrendered placeholder or a mask.
pub(crate) fn is_unrendered(value: &str) -> bool {
    let value = trimmed(value);
    let between = |start, end| value.strip_prefix(start)?.strip_suffix(end);
    between("${", "}").is_some_and(is_variable)
        || value.strip_prefix('$').is_some_and(is_variable)
        || between("%(", ")s").is_some_and(|name| !name.is_empty() && !name.contains(')'))
        || between("{{", "}}").is_some_and(|inside| !inside.is_empty())
        || between("<", ">").is_some_and(|name| !name.is_empty() && !name.contains(['<', '>']))
        || value.len() >= 3 && value.bytes().all(|byte| byte == b'*')
}

/// Whether the value is or contains an unrendered placeholder.
pub(crate) fn has_unrendered(value: &str) -> bool {
    has_variable(value) || has_python_variable(value) || is_unrendered(value)
}

/// Whether `name` is a variable's name as environments have it: `[A-Z_][A-Z0-9_]*`.
fn is_variable(name: &str) -> bool {
    !name.is_empty() && variable(name) == name.len()
}

/// The length of the variable's name at the start of `text`.
fn variable(text: &str) -> usize {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let is_part = |byte: u8| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
    let end = text.bytes().position(|byte| !is_part(byte));
    end.unwrap_or(text.len())
}

/// Whether the value contains `${NAME}` or `$NAME`.
fn has_variable(value: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    memchr_iter(b'$', value.as_bytes()).any(|start| {
        let (before, rest) = value.split_at(start);
        let rest = rest.get(1..).unwrap_or_default();
        if let Some(inside) = rest.strip_prefix('{') {
            let end = variable(inside);
            return end > 0 && inside.get(end..).is_some_and(|rest| rest.starts_with('}'));
        }
        let end = variable(rest);
        end > 0
            && !before.ends_with(|c| is_word(c) || c == '$')
            && !rest
                .get(end..)
                .is_some_and(|rest| rest.starts_with(is_word))
    })
}

/// Whether the value contains `%(name)s`.
fn has_python_variable(value: &str) -> bool {
    let mut start = 0;
    memchr_iter(b')', value.as_bytes()).any(|end| {
        let before = value.get(start..end).unwrap_or_default();
        start = end + 1;
        let open = before.find("%(").map(|open| open + "%(".len());
        value.as_bytes().get(start) == Some(&b's') && open.is_some_and(|open| open < before.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_those_of_kafkas_pattern() {
        for (value, found) in [
            ("${a:b}", &["${a:b}"][..]),
            ("${a:b:c}", &["${a:b:c}"]),
            ("${:}", &["${:}"]),
            ("x${a:b}y${c:d}", &["${a:b}", "${c:d}"]),
            ("$${a:b}", &["${a:b}"]),
            ("${a${b:c}", &["${a${b:c}"]),
            ("${a} ${b:c}", &["${b:c}"]),
            ("}${a:\nb}", &["${a:\nb}"]),
            ("${a}", &[]),
            ("${a:b", &[]),
            ("${a}:}", &[]),
            ("$a:b}", &[]),
            ("{a:b}", &[]),
            ("", &[]),
        ] {
            let all: Vec<_> = placeholders(value).map(|place| &value[place]).collect();
            assert_eq!(all, found, "{value}");
            assert_eq!(has_placeholder(value), !found.is_empty(), "{value}");
        }
    }

    #[test]
    fn a_template_is_unrendered_as_a_whole_or_in_part() {
        let (no, part, whole) = (0, 1, 2);
        for (value, expected) in [
            ("${NAME}", whole),
            (" ${_N0}\n", whole),
            ("a${NAME}b", part),
            ("$${NAME}", part),
            ("${name}", no),
            ("${Name}", no),
            ("${0A}", no),
            ("${}", no),
            ("${A:b}", no),
            ("$NAME", whole),
            ("$_", whole),
            ("$A0", whole),
            ("http://$HOST:$PORT", part),
            ("-$A-", part),
            ("$0A", no),
            ("$", no),
            ("$a", no),
            ("$Value", no),
            ("$NAMEa", no),
            ("$NAME\u{e9}", no),
            ("a$NAME", no),
            ("0$NAME", no),
            ("_$NAME", no),
            ("\u{e9}$NAME", no),
            ("$$NAME", no),
            ("\u{20ac}$NAME", part),
            ("%(name)s", whole),
            ("a%(name)s", part),
            ("(%(a)s)", part),
            ("%(a)%(b)s", part),
            ("%(a)d", no),
            ("%()s", no),
            ("%(a))s", no),
            ("(a)s", no),
            ("{{ name }}", whole),
            ("{{a}} {{b}}", whole),
            ("a{{ name }}", no),
            ("{{}}", no),
            ("{{{}", no),
            ("{a}", no),
            ("<name>", whole),
            ("<a><b>", no),
            ("<>", no),
            ("<a", no),
            ("a>", no),
            ("***", whole),
            ("****", whole),
            ("**", no),
            ("***a", no),
            ("", no),
        ] {
            assert_eq!(has_unrendered(value), expected > no, "{value}");
            assert_eq!(is_unrendered(value), expected == whole, "{value}");
        }
    }
}
