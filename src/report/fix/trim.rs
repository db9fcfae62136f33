//! The characters of a name or string as they are written.

use std::ops::Range;

/// The part of `text`, which stands between quotes of this kind or without any, that has none of `is_blank` at its
/// ends.
pub(super) fn trimmed(
    text: &str,
    quote: Option<char>,
    is_blank: fn(char) -> bool,
) -> Option<Range<usize>> {
    let mut kept = Characters { text, quote, at: 0 }.filter(|(_, c)| !is_blank(*c));
    let (first, _) = kept.next()?;
    let (last, _) = kept.last().unwrap_or((first.clone(), ' '));
    Some(first.start..last.end)
}

/// The characters of a text, each with its place.
struct Characters<'t> {
    text: &'t str,
    quote: Option<char>,
    at: usize,
}

impl Iterator for Characters<'_> {
    type Item = (Range<usize>, char);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let mut rest = self.text.get(start..)?.chars();
        let mut c = rest.next()?;
        match (self.quote, c) {
            (Some('"'), '\\') => c = escaped(&mut rest)?,
            (Some('\''), '\'') => drop(rest.next()),
            _ => {}
        }
        self.at = self.text.len() - rest.as_str().len();
        Some((start..self.at, c))
    }
}

/// The character that an escape of JSON or YAML stands for.
fn escaped(rest: &mut std::str::Chars<'_>) -> Option<char> {
    let digits = match rest.next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '0' => return Some('\0'),
        'a' => return Some('\u{7}'),
        'b' => return Some('\u{8}'),
        't' => return Some('\t'),
        'n' => return Some('\n'),
        'v' => return Some('\u{b}'),
        'f' => return Some('\u{c}'),
        'r' => return Some('\r'),
        'e' => return Some('\u{1b}'),
        'N' => return Some('\u{85}'),
        '_' => return Some('\u{a0}'),
        'L' => return Some('\u{2028}'),
        'P' => return Some('\u{2029}'),
        c => return Some(c),
    };
    let hex: String = rest.by_ref().take(digits).collect();
    let c = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
    // Half of a surrogate pair is never blank.
    Some(c.unwrap_or(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_trimmed_as_they_are_written() {
        for (text, quote, expected) in [
            (" a ", None, Some(1..2)),
            ("\u{a0}a\u{a0}", None, Some(2..3)),
            (r"\t", None, Some(0..2)),
            (r"\ta\u0020b\n\u00a0", Some('"'), Some(2..10)),
            (r"\x20\U00000085a\_\ \L", Some('"'), Some(14..15)),
            (r"\ud83e\udd80\\ ", Some('"'), Some(0..14)),
            (r"\ta\n", Some('\''), Some(0..5)),
            (" '' ", Some('\''), Some(1..3)),
            (r"\0\a\b\v\f\r\e\N\Pa", Some('"'), Some(18..19)),
            (r"\r\n", Some('"'), None),
            ("", Some('"'), None),
        ] {
            let is_blank = |c: char| c.is_whitespace() || c.is_control();
            assert_eq!(trimmed(text, quote, is_blank), expected, "{text}");
        }
    }
}
