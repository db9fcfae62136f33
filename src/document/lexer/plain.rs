//! The part of a string that is written as it is, without escapes.

/// The number of bytes before the first quote, backslash or control character.
pub(crate) fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let (chunks, rest) = bytes.as_chunks();
    for (index, chunk) in chunks.iter().enumerate() {
        let chunk = u64::from_le_bytes(*chunk);
        // The lowest high bit that a subtraction sets is that of a byte less than the subtrahend's. Swapping
        // the quote and the space puts the quote next to the control characters.
        let quote_or_control = (chunk ^ (2 * ONES)).wrapping_sub(0x21 * ONES);
        let backslash = (chunk ^ (u64::from(b'\\') * ONES)).wrapping_sub(ONES);
        let found = (quote_or_control | backslash) & !chunk & (0x80 * ONES);
        if found != 0 {
            return 8 * index + found.trailing_zeros() as usize / 8;
        }
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
    let end = rest.iter().position(is_special).unwrap_or(rest.len());
    bytes.len() - rest.len() + end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_string_ends_before_the_first_quote_backslash_or_control_character() {
        for before in 0..20 {
            for other in [b'!', b'#', b' ', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
                for after in [0, 1, 20] {
                    let mut bytes = vec![other; before];
                    bytes.extend(vec![b'"'; after]);
                    assert_eq!(plain(&bytes), before, "{bytes:?}");
                }
            }
            for byte in 0..=u8::MAX {
                let is_special = matches!(byte, b'"' | b'\\' | ..b' ');
                let bytes = [&vec![b'!'; before], &[byte][..], &[b'\\'; 9]].concat();
                assert_eq!(plain(&bytes), before + usize::from(!is_special), "{byte}");
            }
        }
    }
}
