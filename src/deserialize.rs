//! Requests and drafts from any serde format.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _},
};

use crate::{
    api::{options::Options, revision::Revision},
    document::{
        draft::Draft,
        encoding,
        source::{Origin, Source},
        syntax_error::SyntaxError,
        transcode::JsonText,
    },
    report::finding::Finding,
    request::Request,
    verdict::{Error, Reading},
};

/// Reads a request document with the default [`Options`]; to use others, deserialize with them as the
/// seed. The error reports everything that is wrong.
impl<'de> Deserialize<'de> for Request {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Options::default().deserialize(deserializer)
    }
}

/// Reads a request with these options from any serde format. The error reports everything that is wrong.
///
/// ```
/// use msk_connect_preflight::{Options, Revision, Rule};
/// use serde::de::DeserializeSeed;
///
/// let options = Options::default().revision(Revision::V2026_10);
/// let mut deserializer = serde_json::Deserializer::from_str(Rule::OnePlugin.valid_example());
/// let request = options.deserialize(&mut deserializer)?;
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> DeserializeSeed<'de> for &Options {
    type Value = Request;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Request, D::Error> {
        let text = JsonText::deserialize(deserializer)?;
        Request::from_data(&text, self).map_err(D::Error::custom)
    }
}

/// Reads a request document of the latest revision: values may break rules, but what a draft cannot
/// hold (wrong types, unknown and repeated names, integers beyond 64 bits) is an error.
impl<'de> Deserialize<'de> for Draft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let options = Options::default().revision(Revision::LATEST);
        let text = JsonText::deserialize(deserializer)?;
        let error = |error: SyntaxError| D::Error::custom(error.without_place());
        let json = encoding::text(text.as_bytes()).map_err(error)?;
        let origin = Origin::Data;
        let mut reading = Reading::new(Source { json, origin }, &options);
        reading.plugins = usize::MAX;
        reading.read().map_err(error)?;
        if reading.violations.is_empty() && !reading.source_map.has_beyond() {
            return Ok(reading.draft);
        }
        match reading.decide() {
            Err(Error::Invalid(mut report)) => {
                report.violations.retain(Finding::is_lost_in_a_draft);
                Err(D::Error::custom(report))
            }
            _ => Err(D::Error::custom("a draft cannot hold the document")),
        }
    }
}
