//! Tests that no value of a configuration appears anywhere, whatever is wrong with the document.

use std::{
    fmt::{Debug, Write as _},
    ops::Range,
};

use msk_connect_preflight::{
    Draft, Error, Finding, Masked, Options, Report, Request, SyntaxError, Verdict,
    fix::{Fix, Fixer},
    yaml,
};
use serde_json::Value;

/// The secret marker: neither it nor any four characters of it may be shown.
pub(crate) const MARKER: &str = "QZJXKWVY8642";

/// The secret marker as a number.
pub(crate) const SECRET_NUMBER: &str = "-8642.8642e1";

/// Panics if the marker is visible in any output about `text`.
pub(crate) fn assert_none_is_told(text: &[u8], options: &Options) {
    assert_silent(&said(&Request::from_slice(text, options)), text);
    assert_silent(&shown(text, options), text);
    if let Ok(verdict) = Verdict::from_slice(text, options) {
        assert_silent(&said_of_verdict(&verdict), text);
    }
    if let Ok(value) = serde_json::from_slice::<Value>(text) {
        assert_silent(&said(&Request::from_value(&value, options)), text);
        if let Ok(verdict) = Verdict::from_value(&value, options) {
            assert_silent(&said_of_verdict(&verdict), text);
        }
    }
    assert_silent(
        &format!("{:?}", serde_json::from_slice::<Request>(text)),
        text,
    );
    assert_silent(
        &format!("{:?}", serde_json::from_slice::<Draft>(text)),
        text,
    );
}

/// Panics if the marker is visible in any output about `text`, read as YAML.
pub(crate) fn assert_none_is_told_of_yaml(text: &[u8], options: &Options) {
    for document in yaml::documents(text) {
        let read = document.check(options);
        assert_silent(&said(&read), text);
        let masked = document.masked(options);
        let mut shown = format!("{document:?}{masked:?}");
        let verdict = document.verdict(options);
        shown.push_str(&masked.lines().concat());
        shown.push_str(&fixes(&verdict, document.text(), &document.fixer()));
        let advised = verdict.iter().flat_map(Verdict::advice);
        let advised = advised.map(|advice| advice.span().expect("it was text"));
        let places = places(&read, document.text().as_bytes());
        for place in places.into_iter().chain(advised) {
            shown.push_str(&masked.excerpt(place).line);
        }
        assert_silent(&shown, text);
        if let Ok(verdict) = verdict {
            assert_silent(&said_of_verdict(&verdict), text);
        }
    }
}

pub(crate) fn assert_silent(output: &str, text: &[u8]) {
    for part in MARKER.as_bytes().windows(4) {
        let part = str::from_utf8(part).expect("the marker is ASCII");
        assert!(
            !output.contains(part),
            "{part} is shown for {}:\n{output}",
            text.escape_ascii()
        );
    }
}

/// The library's whole output about `result`.
fn said<T: Debug>(result: &Result<T, Error>) -> String {
    let mut said = format!("{result:?}");
    if let Err(error) = result {
        write!(said, "{error}").expect("a string can be written");
        if let Error::Invalid(report) = error {
            said.push_str(&words(report.violations()));
        }
    }
    said
}

/// The library's whole output about a document, including advice.
fn said_of_verdict(verdict: &Verdict) -> String {
    format!("{verdict:?}{}", words(verdict.advice()))
}

fn words(told: &[Finding]) -> String {
    let mut words = String::new();
    for told in told {
        write!(words, "{told} {} {}", told.pointer(), told.help())
            .expect("a string can be written");
    }
    words
}

/// Everything in the text that may be shown: excerpts of each line and of each reported place.
fn shown(text: &[u8], options: &Options) -> String {
    let masked = Masked::new(text, options);
    let mut shown = format!("{masked:?}");
    let read = Request::from_slice(text, options);
    if let Ok(request) = &read {
        let http = request.http();
        write!(shown, "{http:?}").expect("a string can be written");
    }
    let verdict = Verdict::from_slice(text, options);
    shown.push_str(&masked.lines().concat());
    if let Ok(text) = str::from_utf8(text) {
        shown.push_str(&fixes(&verdict, text, &Fixer::new(text)));
    }
    let advised = verdict.iter().flat_map(Verdict::advice);
    let advised = advised.map(|advice| advice.span().expect("it was text"));
    for place in places(&read, text).into_iter().chain(advised) {
        shown.push_str(&masked.excerpt(place).line);
    }
    shown
}

/// The fixes of a text, with the text of those edits that may be shown.
fn fixes(verdict: &Result<Verdict, SyntaxError>, text: &str, fixer: &Fixer<'_>) -> String {
    let found: Vec<Fix> = match verdict {
        Ok(verdict) => {
            let violations = verdict.report().map_or(&[][..], Report::violations);
            let findings = violations.iter().chain(verdict.advice());
            findings.filter_map(|finding| finding.fix(fixer)).collect()
        }
        Err(error) => error.fix(text).into_iter().collect(),
    };
    let mut shown = format!("{found:?}{fixer:?}");
    for fix in found {
        write!(shown, "{}{:?}", fix.title(), fix.edits()).expect("a string can be written");
        let edits = fix.edits().iter().filter(|_| !fix.is_hidden());
        shown.extend(edits.map(|edit| &*edit.text));
    }
    shown
}

/// Each line of the text, and each reported place.
fn places(read: &Result<Request, Error>, text: &[u8]) -> Vec<Range<usize>> {
    let mut places: Vec<_> = (0..text.len())
        .filter(|offset| *offset == 0 || text[offset - 1] == b'\n')
        .map(|start| start..text.len())
        .collect();
    match read {
        Ok(_) | Err(Error::NoConnector) => {}
        Err(Error::Invalid(report)) => {
            let spans = report.violations().iter().map(Finding::span);
            places.extend(spans.map(|span| span.expect("it was text")));
        }
        Err(Error::Syntax(error)) => {
            let offset = error.offset().expect("it was text");
            places.push(offset..offset);
        }
        Err(error) => panic!("{error}"),
    }
    places
}

#[cfg(test)]
mod tests {
    use msk_connect_preflight::{Revision, Shape};

    use super::*;

    /// Valid and invalid documents with the marker in configuration values, or in values that may be
    /// configuration values under wrong names.
    fn documents() -> Vec<String> {
        let arn = crate::support::arn::arn("connector");
        let head = format!(r#""connectorArn": "{arn}", "currentVersion": "K1""#);
        let values = [
            r#""<M>""#,
            r#""a <M> \n \" \u0041 b""#,
            r#"["<M>", {"name": "<M>"}]"#,
            r#"{"x": "<M>", "y": ["<M>"]}"#,
            "8642864286428642",
            "-8642.8642e1",
            r#"{"connectorConfiguration": {"a": "<M>"}}"#,
        ];
        let shapes = [
            r#"{<H>, "connectorConfiguration": {"a": <V>}}"#,
            r#"{<H>, "connectorConfiguration": {"a": "ok", "a": <V>}}"#,
            r#"{<H>, "connectorConfiguration": {"a": <V>, "a": <V>, "a": <V>}}"#,
            r#"{<H>, "connectorConfiguration": <V>}"#,
            r#"{<H>, "connectorConfiguration": {}, "connectorConfiguration": {"a": <V>}}"#,
            r#"{<H>, "connectorConfiguration": {"topics": <V>, "topics.regex": <V>, "a.password": <V>}}"#,
            r#"{<H>, "connectorConfiguration": {"sasl.jaas.config": "x password=<M>;", "\u0061pi.key": <V>}}"#,
            r#"{<H>, "connectorConfiguration": {"u": "x://a:<M>@b", "j": "jdbc:oracle:thin:a/<M>@b", "userInfo": "a:<M>"}}"#,
            r#"{<H>, "connectorConfiguration": {"k": "-----BEGIN PRIVATE KEY-----<M>", "h": "Authorization: Basic <M>", "b": "Basic <M>"}}"#,
            r#"{<H>, "ConnectorConfiguration": {"a": <V>}}"#,
            r#"{<H>, "connector.class": <V>, "tasks.max": <V>}"#,
            r#"{<H>, "capacity": [<V>]}"#,
            r#"{<H>, "capacity": {"autoScaling": [<V>], "connectorConfiguration": <V>}}"#,
            r#"{<H>, "capacity": {"provisionedCapacity": {"mcuCount": {"a": <V>}, "workerCount": [<V>]}}}"#,
            r#"{<H>, "plugins": [<V>, {"customPlugin": [<V>]}], "workerConfiguration": {"revision": [<V>]}}"#,
            "[<V>]",
            "<V>",
            "{<H>, \"connectorConfiguration\": {\r\n\"a\":\r\n <V>\r\n}\n}",
        ];
        let mut documents = Vec::new();
        for shape in shapes {
            for value in values {
                let document = shape.replace("<H>", &head).replace("<V>", value);
                documents.push(document.replace("<M>", MARKER));
            }
        }
        documents
    }

    #[test]
    fn of_documents_of_every_kind() {
        for document in documents() {
            for options in [
                Options::default(),
                Options::default().revision(Revision::V2026_10),
                Options::default().shape(Shape::Body),
                Options::default().shape(Shape::Capacity),
                Options::default().shape(Shape::Configuration),
            ] {
                assert_none_is_told(document.as_bytes(), &options);
            }
        }
    }

    #[test]
    fn of_documents_that_are_cut_or_changed_at_any_byte() {
        let options = Options::default();
        for document in documents() {
            for at in 0..document.len() {
                let (before, after) = document.as_bytes().split_at(at);
                assert_none_is_told(before, &options);
                for spoilt in [
                    &b"\""[..],
                    b"\\",
                    b"\n",
                    b"}",
                    b"]",
                    b",",
                    b"\xff",
                    b"\0",
                    b"x",
                ] {
                    assert_none_is_told(&[before, spoilt, after].concat(), &options);
                }
            }
        }
    }
}
