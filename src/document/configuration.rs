//! The configuration of a connector: names and secret values.

use std::{borrow::Cow, cmp::Ordering, collections::BTreeMap, fmt};

use serde::{Serialize, Serializer};

use crate::text::visible::Visible;

/// A connector's configuration: unique names and their values.
///
/// The service model marks it sensitive, so `Debug` shows only the names, each without any value that was
/// written into it. Equality ignores the order.
///
/// ```
/// use msk_connect_preflight::Configuration;
///
/// let configuration = Configuration::from_iter([
///     ("connector.class", "io.confluent.connect.s3.S3SinkConnector"),
///     ("tasks.max", "2"),
/// ]);
/// assert_eq!(configuration.get("tasks.max"), Some("2"));
/// assert_eq!(format!("{configuration:?}"), r#"{"connector.class": ***, "tasks.max": ***}"#);
/// ```
#[derive(Clone, Default)]
pub struct Configuration {
    /// All names and values, each name before its value.
    text: String,
    /// The ends of each name and its value in the text.
    ends: Vec<(usize, usize)>,
}

impl Configuration {
    /// The value of `name`, found by a linear search.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The names and values, in the order of the text if one was read, otherwise sorted by name.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        let (mut rest, mut start) = (&*self.text, 0);
        let mut up_to = move |end: usize| {
            let (part, after) = rest.split_at_checked(end - start).unwrap_or_default();
            (rest, start) = (after, end);
            part
        };
        self.ends
            .iter()
            .map(move |(name_end, end)| (up_to(*name_end), up_to(*end)))
    }

    /// The name and value at an index of [`iter`](Self::iter).
    pub(crate) fn entry(&self, index: usize) -> Option<(&str, &str)> {
        let (name_end, end) = *self.ends.get(index)?;
        let before = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |(_, end)| *end);
        Some((
            self.text.get(start..name_end)?,
            self.text.get(name_end..end)?,
        ))
    }

    /// All names and values, each name before its value.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// This configuration, sorted by name.
    pub(crate) fn in_order(&self) -> Cow<'_, Self> {
        if self.iter().is_sorted_by_key(|(name, _)| name) {
            Cow::Borrowed(self)
        } else {
            Cow::Owned(self.iter().collect())
        }
    }

    /// The index of `name`, if this configuration is sorted by name.
    pub(crate) fn search(&self, name: &str) -> Option<usize> {
        let (mut start, mut end) = (0, self.len());
        while start < end {
            let middle = start.midpoint(end);
            let (found, _) = self.entry(middle)?;
            match found.cmp(name) {
                Ordering::Less => start = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => end = middle,
            }
        }
        None
    }

    /// The number of names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no names.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// An empty configuration with capacity for names and values of `bytes` in total, and for as many of them
    /// as a usual configuration of that length has.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(bytes / 32),
        }
    }

    /// Appends a new name, which must not be present.
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        self.text.push_str(name);
        let name_end = self.text.len();
        self.text.push_str(value);
        self.ends.push((name_end, self.text.len()));
    }

    fn sorted(&self) -> Vec<(&str, &str)> {
        let mut entries: Vec<_> = self.iter().collect();
        entries.sort_unstable();
        entries
    }
}

/// For a repeated name, the last value wins, as in the maps of the standard library.
impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Configuration {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(entries: I) -> Self {
        let unique: BTreeMap<String, String> = entries
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        let mut configuration = Self::default();
        for (name, value) in &unique {
            configuration.push(name, value);
        }
        configuration
    }
}

impl PartialEq for Configuration {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter()) || self.sorted() == other.sorted()
    }
}

impl Eq for Configuration {}

impl fmt::Debug for Configuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(
                self.iter()
                    .map(|(name, _)| (Visible::Name.part(name), format_args!("***"))),
            )
            .finish()
    }
}

impl Serialize for Configuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
