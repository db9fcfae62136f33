//! Documents of any size.

/// A document in which one part is repeated up to a given size.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) before: &'static str,
    pub(crate) part: fn(usize) -> String,
    pub(crate) after: &'static str,
}

impl Kind {
    pub(crate) fn text(&self, size: usize) -> String {
        let mut text = self.before.to_owned();
        let mut index = 0;
        while text.len() + self.after.len() < size {
            text.push_str(&(self.part)(index));
            index += 1;
        }
        text + self.after
    }
}
