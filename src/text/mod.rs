//! The user's text in messages for people.

pub(crate) mod position;
pub(crate) mod visible;

use std::{
    borrow::Cow,
    fmt::{Display, Write as _},
    mem,
};

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

/// The maximum length of the user's text in a message, in characters: enough for most ARNs.
const LONGEST: usize = 240;

/// The maximum length of a name that is compared with known ones, in bytes: comparing takes time in the
/// product of the lengths.
const LONGEST_COMPARED: usize = 64;

/// Whether `c` can change how a line of text looks or where it ends, or is invisible or looks like a
/// space: controls, format characters such as the bidirectional ones, line separators, spaces other than
/// the one in ASCII, private and unassigned characters, and invisible letters, marks and symbols.
fn is_deceptive(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    is_blank(c)
        || matches!(
            c.general_category_group(),
            GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator
        )
}

/// Whether `c` is an invisible letter, mark or symbol: ignorable according to Unicode, or a blank glyph.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
            | '\u{13441}'..='\u{13442}' | '\u{1d159}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Escapes, as in JSON, every character that can change how a line looks or where it ends or that is
/// invisible, and every `#` after another one: logs of GitHub Actions and Azure Pipelines interpret
/// `##[…]` and `##vso[…]` anywhere in a line as commands.
///
/// ```
/// use msk_connect_preflight::text::escape;
///
/// assert_eq!(escape("mcu\u{202e}Count"), r"mcu\u202eCount");
/// assert_eq!(escape("\u{e0001}"), r"\udb40\udc01");
/// assert_eq!(escape("# ##[group]"), r"# #\u0023[group]");
/// ```
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    // The common case. Without branches, the comparison is vectorized.
    let is_plain = |byte| matches!(byte, b' '..=b'"' | b'$'..=b'~');
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        return Cow::Borrowed(text);
    }
    let mut before = '\0';
    let is_escaped = |c| is_deceptive(c) || mem::replace(&mut before, c) == '#' && c == '#';
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        push_escaped(&mut escaped, c);
    }
    Cow::Owned(escaped)
}

/// Appends `c`, escaped as [`escape`] does.
pub(crate) fn push_escaped(to: &mut String, c: char) {
    if is_deceptive(c) || c == '#' && to.ends_with('#') {
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = write!(to, "\\u{unit:04x}");
        }
    } else {
        to.push(c);
    }
}

/// `text` for people: [escaped](escape), and shortened if it is long.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return escape(text);
    }
    let end = text.char_indices().nth(LONGEST).map(|(end, _)| end);
    match end.and_then(|end| text.get(..end)) {
        Some(cut) => Cow::Owned(format!("{}…", escape(cut))),
        None => escape(text),
    }
}

/// `text` for a message, between backticks.
pub(crate) fn quoted(text: &str) -> String {
    ["`", &shown(text), "`"].concat()
}

/// The candidate whose name is most like `name`: equal except for ASCII case, a typing error away, or
/// containing it.
pub(crate) fn nearest<T>(
    name: &str,
    candidates: impl IntoIterator<Item = (T, &'static str)>,
) -> Option<T> {
    const SHORTEST_PART: usize = 5;

    if name.len() > LONGEST_COMPARED {
        return None;
    }
    let name = name.to_ascii_lowercase();
    candidates
        .into_iter()
        .filter_map(|(candidate, known)| {
            let known = known.to_ascii_lowercase();
            let distance = strsim::osa_distance(&name, &known);
            if distance <= (known.len() / 5).max(1) {
                Some((distance, candidate))
            } else if name.len() >= SHORTEST_PART && known.contains(&name) {
                Some((usize::MAX, candidate))
            } else {
                None
            }
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The items as a list in a sentence: `a`, `b` and `c`.
pub(crate) fn list<T: Display>(items: &[T], and: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.to_string(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(T::to_string).collect();
            format!("{} {and} {last}", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_deceptive() {
        let unseen = "\u{7}\u{ad}\u{a0}\u{200b}\u{202e}\u{e0001}";
        assert!(unseen.chars().all(is_deceptive));
        assert!(!"a #é\u{301}日本語न".chars().any(is_deceptive));
    }

    #[test]
    fn a_name_is_like_one_that_differs_in_a_fifth_or_holds_it() {
        let known = [(1, "workerCount"), (2, "connectorConfiguration")];
        for (name, expected) in [
            ("WORKERCOUNT", Some(1)),
            ("workrCoun", Some(1)),
            ("wrkrCoun", None),
            ("configuration", Some(2)),
            ("count", Some(1)),
            ("coun", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known), expected, "{name}");
        }
        let long = "x".repeat(LONGEST_COMPARED + 1).leak();
        let longest = &long[1..];
        assert_eq!(nearest(longest, [(3, longest)]), Some(3));
        assert_eq!(nearest(long, [(3, longest)]), None);
    }

    /// Compares with the standard library, whose `Debug` has its own table of printable characters.
    #[test]
    fn what_cannot_be_seen_is_deceptive_and_nothing_else_is() {
        for c in '\0'..=char::MAX {
            let is_other = matches!(
                c.general_category_group(),
                GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator
            );
            let expected = c != ' ' && is_other || is_blank(c);
            assert_eq!(is_deceptive(c), expected, "{c:?}");
            let debug = format!("{:?}", format!("a{c}"));
            if debug.contains(c) {
                assert_eq!(is_deceptive(c), is_blank(c), "{debug}");
            }
            assert_eq!(
                escape(c.encode_utf8(&mut [0; 4])).is_ascii(),
                expected || c.is_ascii()
            );
        }
    }

    #[test]
    fn no_two_signs_of_a_command_follow_each_other() {
        for (text, escaped) in [
            ("# # a#", "# # a#"),
            ("##[a]", r"#\u0023[a]"),
            ("a####", r"a#\u0023#\u0023"),
            ("#\u{200d}#", r"#\u200d#"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        let longest = "\u{e9}".repeat(LONGEST);
        assert_eq!(shown(&longest), longest);
        assert_eq!(shown(&format!("{longest}x")), format!("{longest}…"));
    }
}
