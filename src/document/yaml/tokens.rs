//! The names, values and brackets of a document, in both texts.

use std::ops::Range;

/// A name, a value or a bracket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Token {
    /// The start in the JSON text.
    pub(crate) json: usize,
    /// The range in the YAML text. The opening bracket of a block is the empty text before it; its end has
    /// no token.
    pub(crate) yaml: Range<usize>,
    /// Whether it is an alias in the YAML text.
    pub(crate) is_alias: bool,
    /// Whether it is a plain scalar without a tag, or an alias of one.
    pub(crate) is_plain: bool,
    /// Whether it is a block of text.
    pub(crate) is_block: bool,
}

/// Tokens in the order of both texts. A token can be as short as two bytes of text, so each is stored as its
/// distances from the one before it, in as few bytes as these need.
#[derive(Default)]
pub(crate) struct Tokens {
    bytes: Vec<u8>,
    count: usize,
    last: Token,
    /// One for every [`CHUNK`] tokens.
    marks: Vec<Mark>,
}

/// Where some tokens start.
struct Mark {
    /// The start of the first one in the JSON text, and its index among the bytes.
    json: usize,
    byte: usize,
    before: Token,
}

const CHUNK: usize = 16;

/// About as many bytes as so many tokens take.
const CHUNK_BYTES: usize = 64;

impl Tokens {
    pub(crate) fn push(&mut self, token: Token) {
        if self.count.is_multiple_of(CHUNK) {
            self.marks.push(Mark {
                json: token.json,
                byte: self.bytes.len(),
                before: self.last.clone(),
            });
            self.bytes.reserve(CHUNK_BYTES);
        }
        let flags = [token.is_alias, token.is_plain, token.is_block];
        let form = flags
            .into_iter()
            .fold(token.yaml.len(), |form, flag| form * 2 + usize::from(flag));
        self.write(token.json.wrapping_sub(self.last.json));
        self.write(token.yaml.start.wrapping_sub(self.last.yaml.end));
        self.write(form);
        self.count += 1;
        self.last = token;
    }

    /// Writes a number in groups of seven bits, the lowest first; all bytes but the last have the high bit.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the lowest bits are wanted"
    )]
    fn write(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub(crate) fn last(&self) -> Option<&Token> {
        (self.count > 0).then_some(&self.last)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Token> {
        Iter {
            rest: &self.bytes,
            last: Token::default(),
        }
    }

    /// The last token that starts at or before `json` in the JSON text, and the one before it.
    pub(crate) fn find(&self, json: usize) -> Option<(Option<Token>, Token)> {
        let after = self.marks.partition_point(|mark| mark.json <= json);
        let index = after.checked_sub(1)?;
        let mark = self.marks.get(index)?;
        let rest = self.bytes.get(mark.byte..)?;
        let tokens = Iter {
            rest,
            last: mark.before.clone(),
        };
        let mut found = (None, mark.before.clone());
        for (number, token) in tokens.take_while(|token| token.json <= json).enumerate() {
            let before = (index + number > 0).then_some(found.1);
            found = (before, token);
        }
        Some(found)
    }
}

/// Reads tokens again.
struct Iter<'t> {
    rest: &'t [u8],
    last: Token,
}

impl Iter<'_> {
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut bits) = (0, 0);
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number += usize::from(byte & 0x7f) << bits;
            bits += 7;
            if *byte < 0x80 {
                return Some(number);
            }
        }
    }
}

impl Iterator for Iter<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let json = self.last.json.wrapping_add(self.number()?);
        let start = self.last.yaml.end.wrapping_add(self.number()?);
        let form = self.number()?;
        self.last = Token {
            json,
            yaml: start..start.wrapping_add(form >> 3),
            is_alias: form & 4 != 0,
            is_plain: form & 2 != 0,
            is_block: form & 1 != 0,
        };
        Some(self.last.clone())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn tokens_are_found_as_they_were_pushed(
            parts in prop::collection::vec((1..300_usize, -9..70_000_isize, 0..300_usize, any::<[bool; 3]>()), 0..70)
        ) {
            let mut pushed = Vec::<Token>::new();
            for (distance, gap, length, [is_alias, is_plain, is_block]) in parts {
                let last = pushed.last().cloned().unwrap_or_default();
                let start = last.yaml.end.saturating_add_signed(gap);
                let (json, yaml) = (last.json + distance, start..start + length);
                pushed.push(Token { json, yaml, is_alias, is_plain, is_block });
            }
            let mut tokens = Tokens::default();
            for token in &pushed {
                tokens.push(token.clone());
            }
            prop_assert_eq!(tokens.last(), pushed.last());
            prop_assert_eq!(tokens.iter().collect::<Vec<_>>(), pushed.clone());
            for json in 0..pushed.last().map_or(1, |last| last.json + 2) {
                let after = pushed.partition_point(|token| token.json <= json);
                let (found, before) = (after.checked_sub(1), after.checked_sub(2));
                let before = before.map(|before| pushed[before].clone());
                let expected = found.map(|found| (before, pushed[found].clone()));
                prop_assert_eq!(tokens.find(json), expected);
            }
        }
    }
}
