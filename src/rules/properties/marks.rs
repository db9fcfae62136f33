//! Values that hold some byte, found in one pass over the text of a configuration.

/// Decides for each entry of a configuration in order whether its value holds one of the bytes whose offsets
/// `hits` returns.
pub(crate) struct Marks<I> {
    hits: I,
    /// The next hit, if there is one.
    next: usize,
    /// The end of the last entry.
    end: usize,
}

impl<I: Iterator<Item = usize>> Marks<I> {
    pub(crate) fn new(mut hits: I) -> Self {
        Self {
            next: hits.next().unwrap_or(usize::MAX),
            hits,
            end: 0,
        }
    }

    pub(crate) fn is_in_value_of(&mut self, name: &str, value: &str) -> bool {
        let start = self.end + name.len();
        let end = start + value.len();
        self.end = end;
        let mut is_marked = false;
        while self.next < end {
            is_marked |= self.next >= start;
            self.next = self.hits.next().unwrap_or(usize::MAX);
        }
        is_marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_in_the_value_that_has_it() {
        let entries = [
            ("a=", "b"),
            ("a", "=b"),
            ("", "="),
            ("==", ""),
            ("", ""),
            ("a", "b=="),
        ];
        let text: String = entries
            .iter()
            .flat_map(|(name, value)| [*name, value])
            .collect();
        let mut marks = Marks::new(memchr::memchr_iter(b'=', text.as_bytes()));
        for (name, value) in entries {
            let is_marked = marks.is_in_value_of(name, value);
            assert_eq!(is_marked, value.contains('='), "{name}{value}");
        }
    }
}
