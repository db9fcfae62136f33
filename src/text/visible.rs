//! Decides how much of a name, ARN or version is shown: a value pasted into it stays hidden.

use std::{borrow::Cow, ops::Range};

/// Replaces text that is not shown.
pub(crate) const MASK: &str = "***";

/// The maximum length of the part of an ARN or version that is shown, in bytes.
const LONGEST: usize = 200;

/// A kind of text that is shown as far as it looks like that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visible {
    /// A name that is not in the table. Text after `=` or `:` is taken for a value written into the name.
    Name,
    /// An ARN, up to the first character that is unusual in one.
    Arn,
    /// A version, up to the first character that is unusual in one.
    Version,
}

impl Visible {
    /// `text`, with the part that is not shown masked.
    pub(crate) fn part(self, text: &str) -> Cow<'_, str> {
        match self.end(text).and_then(|end| text.get(..end)) {
            Some(shown) => Cow::Owned([shown, MASK].concat()),
            None => Cow::Borrowed(text),
        }
    }

    /// The [`part`](Self::part) of an optional text.
    pub(crate) fn of(self, text: Option<&str>) -> Option<Cow<'_, str>> {
        text.map(|text| self.part(text))
    }

    /// Whether part of `text` is not shown.
    pub(crate) fn hides(self, text: &str) -> bool {
        self.end(text).is_some()
    }

    /// The end of the shown part of `text`, if there is more.
    fn end(self, text: &str) -> Option<usize> {
        let end = match self {
            Self::Name => separator(text)?.0,
            Self::Arn => end_of(text, |byte| is_plain(byte) || matches!(byte, b':' | b'/')),
            Self::Version => end_of(text, is_plain),
        };
        (end < text.len()).then_some(end)
    }

    /// The hidden bytes of a name or value; `source` is its source text, including quotes and escapes.
    pub(crate) fn hidden(self, source: &str) -> Range<usize> {
        let quote = usize::from(source.starts_with(['"', '\'']));
        let inside = quote..source.len().saturating_sub(quote);
        let text = source.get(inside.clone()).unwrap_or_default();
        // Escapes are not decoded, so all after one is hidden.
        let (plain, _) = text.split_once('\\').unwrap_or((text, ""));
        let end = self.end(plain).unwrap_or(plain.len());
        inside.start + end..inside.end.max(inside.start + end)
    }
}

/// The first `=` in a name, or `:` followed by more text, and its offset.
pub(crate) fn separator(name: &str) -> Option<(usize, char)> {
    let mut bytes = name.bytes().enumerate();
    let separator = bytes.find(|(at, byte)| *byte == b'=' || *byte == b':' && at + 1 < name.len());
    separator.map(|(at, byte)| (at, byte.into()))
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-')
}

/// The offset of the first byte of `text` that is not `allowed`, at most [`LONGEST`].
fn end_of(text: &str, allowed: impl Fn(u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let start = bytes.get(..LONGEST).unwrap_or(bytes);
    // The common case: all are allowed. Without branches, the comparison is vectorized.
    if start.iter().fold(true, |all, byte| all & allowed(*byte)) {
        return start.len();
    }
    let end = start.iter().position(|byte| !allowed(*byte));
    end.unwrap_or(start.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_as_far_as_it_looks_like_its_kind() {
        use Visible::{Arn, Name, Version};

        let long = "a".repeat(LONGEST);
        let longer = format!("{long}a");
        for (visible, text, shown) in [
            (Name, "", ""),
            (Name, "a.b", "a.b"),
            (Name, "a:b", "a***"),
            (Name, "a: b", "a***"),
            (Name, "a:", "a:"),
            (Name, "a::", "a***"),
            (Name, "a=b", "a***"),
            (Name, "a=", "a***"),
            (Name, "a:b=c", "a***"),
            (Name, "=:", "***"),
            (Name, "\u{e9}:\u{e9}", "\u{e9}***"),
            (Arn, "arn:aws:x/y.Z_0-9", "arn:aws:x/y.Z_0-9"),
            (Arn, "arn:aws b", "arn:aws***"),
            (Arn, "\u{e9}", "***"),
            (Arn, &long, &long),
            (Arn, &longer, &format!("{long}***")),
            (Version, "K3P5ROKL5A1OLE", "K3P5ROKL5A1OLE"),
            (Version, "1:2", "1***"),
            (Version, "1/2", "1***"),
        ] {
            assert_eq!(visible.part(text), shown, "{visible:?} {text}");
        }
    }

    #[test]
    fn the_hidden_part_begins_at_an_escape_and_excludes_quotes() {
        for (source, hidden) in [
            (r#""a:b""#, 2..4),
            ("'a=b'", 2..4),
            ("a:b", 1..3),
            (r#""a\u003ab""#, 2..9),
            (r#""a\\b:c""#, 2..7),
            ("\"", 1..1),
            ("", 0..0),
        ] {
            assert_eq!(Visible::Name.hidden(source), hidden, "{source}");
        }
    }
}
