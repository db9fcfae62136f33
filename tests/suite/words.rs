//! The names and texts in the documents.

use serde::Deserialize;

/// The names and texts in the documents.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Words {
    pub(crate) prototype_names: Vec<String>,
    pub(crate) unicode_names: Vec<String>,
    pub(crate) configuration_names: Vec<String>,
    pub(crate) configuration_strings: Vec<String>,
    pub(crate) versions: Vec<String>,
    /// The parts between the colons, then the name.
    pub(crate) arn_parts: Vec<ArnPart>,
    pub(crate) arn_ends: Vec<String>,
    pub(crate) letters_beyond_ascii: String,
}

#[derive(Deserialize)]
pub(crate) struct ArnPart {
    pub(crate) right: Vec<String>,
    pub(crate) wrong: Vec<String>,
}

impl Words {
    pub(crate) fn all() -> Self {
        serde_json::from_str(include_str!("../languages/words.json")).expect("it has the words")
    }
}
