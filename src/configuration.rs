//! The configuration of a connector: names and secret values.

use std::{collections::BTreeMap, fmt};

use serde::{Serialize, Serializer};

/// A connector's configuration: names, each once, with their values.
///
/// The service model marks it sensitive, so `Debug` shows the names alone. Two configurations are
/// equal when they give the same names the same values, in whatever order.
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
    entries: Vec<(String, String)>,
}

impl Configuration {
    /// The value of `name`, found by comparing it with each name in turn.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The names and values: in the order of the text where one was read, else by name.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.entries
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The number of names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no name at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Appends a name that is not there yet.
    pub(crate) fn push(&mut self, name: String, value: String) {
        self.entries.push((name, value));
    }

    fn sorted(&self) -> Vec<(&str, &str)> {
        let mut entries: Vec<_> = self.iter().collect();
        entries.sort_unstable();
        entries
    }
}

/// Of a repeated name the last value is kept, as in the maps of the standard library.
impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Configuration {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(entries: I) -> Self {
        let unique: BTreeMap<String, String> = entries
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        Self {
            entries: unique.into_iter().collect(),
        }
    }
}

impl PartialEq for Configuration {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries || self.sorted() == other.sorted()
    }
}

impl Eq for Configuration {}

impl fmt::Debug for Configuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|(name, _)| (name, format_args!("***"))))
            .finish()
    }
}

impl Serialize for Configuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
