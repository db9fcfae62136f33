//! The library as a module for Python, which the Python sources here wrap.

mod args;
mod found;
mod objects;
mod options;
mod places;
mod template;

use msk_connect_preflight::{
    Connector, Options, Rule, SyntaxError, Verdict,
    fix::{self, Fix},
    schema, text, yaml,
};
use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    prelude::*,
    types::{PyBytes, PyString},
};

use crate::{
    found::Found,
    objects::{Stop, Text},
    options::{Given, parsed},
    places::Source,
};

/// The most characters of a text that [`shown`] shows.
const LONGEST: usize = 240;

/// The module. Its functions take what Python's own get by name.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{apply_fixes, check, check_yaml, rules, schema_text, shown, template_text};
}

/// What was found in a request, or `None` if it is valid and there is nothing more to say.
#[pyfunction]
fn check(
    document: &Bound<'_, PyAny>,
    given: Option<Given<'_>>,
    against: Option<&Bound<'_, PyAny>>,
) -> PyResult<Option<Found>> {
    let options = Given::options(given)?;
    let connector = against.map(connector).transpose()?;
    let connector = connector.as_ref();
    if let Some(bytes) = bytes_of(document)? {
        let source = || Source::Text {
            text: str::from_utf8(bytes.as_slice()).unwrap_or_default(),
            before: "",
            yaml: None,
            in_characters: bytes.is_str(),
        };
        let verdict = verdict(bytes.as_slice(), connector, &options);
        return Ok(found(&verdict, source));
    }
    match Text::of(document) {
        Ok(text) => {
            let verdict = verdict(&text.json, connector, &options);
            Ok(found(&verdict, || Source::Objects(&text)))
        }
        Err(Stop::Bound(reason)) => Ok(Some(Found::not_a_document(reason))),
        Err(Stop::Raised(error)) => Err(error),
    }
}

/// What was found in each document of a YAML text.
#[pyfunction]
fn check_yaml(
    text: &Bound<'_, PyAny>,
    given: Option<Given<'_>>,
    against: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<Option<Found>>> {
    let options = Given::options(given)?;
    let connector = against.map(connector).transpose()?;
    let bytes = text_of(text)?;
    let whole = str::from_utf8(bytes.as_slice()).unwrap_or_default();
    let documents = yaml::documents(bytes.as_slice()).map(|document| {
        let verdict = match &connector {
            Some(connector) => document.verdict_against(connector, &options),
            None => document.verdict(&options),
        };
        let text = document.text();
        let start = text.as_ptr().addr().wrapping_sub(whole.as_ptr().addr());
        let before = whole.get(..start).unwrap_or_default();
        let in_characters = bytes.is_str();
        found(&verdict, || Source::Text {
            text,
            before,
            yaml: Some(&document),
            in_characters,
        })
    });
    Ok(documents.collect())
}

/// The text with its fixes applied, or the text itself if it has none.
#[pyfunction]
fn apply_fixes<'py>(
    text: &Bound<'py, PyAny>,
    given: Option<Given<'_>>,
    is_yaml: bool,
    with_suggestions: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let options = Given::options(given)?;
    let bytes = text_of(text)?;
    // What is not UTF-8 stays as it is.
    let readable = str::from_utf8(bytes.as_slice()).unwrap_or_default();
    let select = |fix: &Fix, _: Option<&_>| fix.is_safe() || with_suggestions;
    let fixed = if is_yaml {
        fix::yaml(readable, &options, select)
    } else {
        fix::json(readable, &options, select)
    };
    Ok(if fixed.applied().is_empty() {
        text.clone()
    } else if bytes.is_str() {
        PyString::new(text.py(), fixed.text()).into_any()
    } else {
        PyBytes::new(text.py(), fixed.text().as_bytes()).into_any()
    })
}

fn verdict(
    json: &[u8],
    connector: Option<&Connector>,
    options: &Options,
) -> Result<Verdict, SyntaxError> {
    match connector {
        Some(connector) => Verdict::from_slice_against(json, connector, options),
        None => Verdict::from_slice(json, options),
    }
}

fn found<'t>(
    verdict: &Result<Verdict, SyntaxError>,
    source: impl FnOnce() -> Source<'t>,
) -> Option<Found> {
    match verdict {
        Ok(verdict) => Found::of(verdict, source),
        Err(error) => Some(Found::syntax(error, source())),
    }
}

/// The bytes of a text.
enum Bytes<'py> {
    Of(Bound<'py, PyBytes>),
    OfStr(Bound<'py, PyString>),
    /// Of a `str` that is not Unicode: not UTF-8, so that the reader says where.
    OfBroken(Bound<'py, PyBytes>),
}

impl Bytes<'_> {
    fn as_slice(&self) -> &[u8] {
        match self {
            Self::Of(bytes) | Self::OfBroken(bytes) => bytes.as_bytes(),
            Self::OfStr(string) => string.to_str().unwrap_or_default().as_bytes(),
        }
    }

    fn is_str(&self) -> bool {
        !matches!(self, Self::Of(_))
    }
}

/// The bytes of `object`, if that is text.
fn bytes_of<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Bytes<'py>>> {
    if let Ok(bytes) = object.cast::<PyBytes>() {
        return Ok(Some(Bytes::Of(bytes.clone())));
    }
    let Ok(string) = object.cast::<PyString>() else {
        return Ok(None);
    };
    if string.to_str().is_ok() {
        return Ok(Some(Bytes::OfStr(string.clone())));
    }
    let bytes = string.call_method1("encode", ("utf-8", "surrogatepass"))?;
    Ok(Some(Bytes::OfBroken(bytes.cast_into()?)))
}

/// The bytes of `object`, which must be text.
fn text_of<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bytes<'py>> {
    let error = || PyTypeError::new_err("the text must be str or bytes");
    bytes_of(object)?.ok_or_else(error)
}

/// Reads the description of a connector.
fn connector(description: &Bound<'_, PyAny>) -> PyResult<Connector> {
    let connector = if let Some(bytes) = bytes_of(description)? {
        Connector::from_slice(bytes.as_slice())
    } else {
        let text = Text::of(description).map_err(|stop| match stop {
            Stop::Bound(reason) => PyValueError::new_err(format!("against: {reason}")),
            Stop::Raised(error) => error,
        })?;
        Connector::from_slice(&text.json)
    };
    connector.map_err(|error| PyValueError::new_err(format!("against: {error}")))
}

/// The arguments of the class `Rule`, for every rule.
#[pyfunction]
fn rules() -> Vec<[Option<String>; 12]> {
    let rules = Rule::ALL.iter();
    let fields = rules.map(|rule| {
        [
            Some(rule.name().to_owned()),
            Some(rule.summary().to_owned()),
            Some(rule.level().to_string()),
            rule.follows().map(|follows| follows.name().to_owned()),
            Some(rule.since().name().to_owned()),
            Some(rule.evidence().to_string()),
            Some(rule.basis().to_owned()),
            Some(rule.source().to_owned()),
            Some(rule.invalid_example().to_owned()),
            Some(rule.valid_example().to_owned()),
            rule.invalid_connector().map(ToOwned::to_owned),
            rule.valid_connector().map(ToOwned::to_owned),
        ]
    });
    fields.collect()
}

/// A JSON Schema of a flavour, as JSON.
#[pyfunction]
fn schema_text(given: Option<Given<'_>>, flavour: &str, draft: &str) -> PyResult<String> {
    let options = Given::options(given)?;
    let schema = match flavour {
        "standard" => schema::request(&options, parsed(draft)?),
        "compiled" => schema::compiled(&options, parsed(draft)?),
        "editor" => schema::editor(&options),
        "shape" => schema::shape(&options),
        _ => {
            let reason = "unknown flavour; use `standard`, `editor`, `shape` or `compiled`";
            return Err(PyValueError::new_err(reason));
        }
    };
    Ok(schema.to_string())
}

/// A template, as JSON.
#[pyfunction]
fn template_text(change: &str, api_revision: &str, shape: &str) -> PyResult<String> {
    template::text(change, parsed(api_revision)?, parsed(shape)?)
}

/// A text as people get it: escaped, and cut if it is long.
#[pyfunction]
fn shown(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST).map(|(end, _)| end);
    match end.and_then(|end| text.get(..end)) {
        Some(cut) => format!("{}…", text::escape(cut)),
        None => text::escape(text).into_owned(),
    }
}
