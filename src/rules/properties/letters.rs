//! A set of a few letters of names, in which most other names are not.

/// The hashes of letters.
pub(crate) struct Letters([bool; 256]);

impl Letters {
    pub(crate) const NONE: Self = Self([false; 256]);

    /// Adds letters.
    #[expect(clippy::indexing_slicing, reason = "each hash has an element")]
    pub(crate) const fn with(mut self, letters: [u8; 4]) -> Self {
        self.0[hash(letters) as usize] = true;
        self
    }

    /// Whether these letters may have been added.
    #[inline]
    pub(crate) fn may_have(&self, letters: [u8; 4]) -> bool {
        let found = self.0.get(usize::from(hash(letters)));
        found.is_some_and(|is_added| *is_added)
    }
}

/// The high bits of a multiplicative hash.
const fn hash(letters: [u8; 4]) -> u8 {
    let [.., high] = u32::from_le_bytes(letters)
        .wrapping_mul(0x9e37_79b1)
        .to_le_bytes();
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_were_added_may_be_there_and_most_others_are_not() {
        let letters = Letters::NONE.with(*b"conn").with(*b"task");
        assert!(letters.may_have(*b"conn") && letters.may_have(*b"task"));
        let others = (0..=u8::MAX).map(|first| [first, b'a', b's', b'l']);
        let others = others.filter(|others| letters.may_have(*others));
        assert!(others.count() < 8);
    }
}
