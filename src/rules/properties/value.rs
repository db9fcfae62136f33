//! Values as Kafka's `ConfigDef` parses them.

/// The value without the characters that Java's `trim` removes at its ends.
pub(crate) fn trimmed(value: &str) -> &str {
    let is_kept = |byte: &u8| *byte > b' ';
    // Most values have nothing to trim.
    match value.as_bytes() {
        [first, .., last] if is_kept(first) && is_kept(last) => value,
        _ => value.trim_matches(|c| c <= ' '),
    }
}

/// The items of a list: none if it is blank. After a trailing comma there is an empty one.
pub(crate) fn items(value: &str) -> impl Iterator<Item = &str> {
    // White space according to Java's regular expressions.
    let is_space = |c| matches!(c, '\t'..='\r' | ' ');
    let value = trimmed(value);
    let items = value
        .split(',')
        .map(move |item| item.trim_matches(is_space));
    items.take(if value.is_empty() { 0 } else { usize::MAX })
}

/// The value of a boolean, in upper or lower case.
pub(crate) fn boolean(value: &str) -> Option<bool> {
    let value = trimmed(value);
    [true, false]
        .into_iter()
        .find(|known| value.eq_ignore_ascii_case(if *known { "true" } else { "false" }))
}

/// The value of an integer of 64 bits. Java and Rust agree on the notation.
pub(crate) fn integer(value: &str) -> Option<i64> {
    trimmed(value).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_split_at_commas_with_white_space_around_them() {
        for (value, expected) in [
            ("", &[][..]),
            (" \u{0}\n", &[]),
            ("a", &["a"]),
            (" a , b\t,\u{b}c\n", &["a", "b", "c"]),
            ("a,", &["a", ""]),
            (",", &["", ""]),
            ("a b,\u{a0}", &["a b", "\u{a0}"]),
            ("a,\u{1},b", &["a", "\u{1}", "b"]),
        ] {
            assert_eq!(items(value).collect::<Vec<_>>(), expected, "{value:?}");
        }
    }

    #[test]
    fn numbers_and_booleans_are_trimmed() {
        for (value, expected) in [
            (" 7\n", Some(7)),
            ("+7", Some(7)),
            ("-1", Some(-1)),
            ("007", Some(7)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("7.0", None),
            ("1_000", None),
            ("", None),
            ("+", None),
        ] {
            assert_eq!(integer(value), expected, "{value:?}");
        }
        for (value, expected) in [
            (" TRUE\n", Some(true)),
            ("False", Some(false)),
            ("yes", None),
            ("", None),
        ] {
            assert_eq!(boolean(value), expected, "{value:?}");
        }
    }
}
