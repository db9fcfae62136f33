//! The promise about comparisons of requests with connectors.

use std::fmt::Write as _;

use msk_connect_preflight::{Connector, Finding, Masked, Options, Revision, Shape, Verdict};
use serde_json::{Value, json};

use crate::{
    json::Json,
    pairs::Pair,
    secrets::{MARKER, assert_silent},
    support::second_opinion::{Form, comparison::compare},
};

/// Comparing any request with any description terminates with an answer, which is that of a second
/// implementation. No secret of either is shown, even if the description is cut or has a wrong byte.
///
/// # Panics
///
/// If the promise does not hold.
pub fn comparisons(bytes: &[u8]) {
    // Any two texts, with an empty line between them.
    let parted = bytes.windows(2).position(|pair| pair == b"\n\n");
    if let Some((connector, request)) = parted.and_then(|at| bytes.split_at_checked(at)) {
        for (shape, revision) in settings() {
            judge(connector, request, shape, revision);
        }
    }
    let Pair { connector, request } = Pair::of(bytes);
    let connector = connector.to_string().into_bytes();
    for (shape, at) in [
        (Shape::Request, ""),
        (Shape::Capacity, "/capacity"),
        (Shape::Configuration, "/connectorConfiguration"),
    ] {
        if let Some(document) = request.pointer(at) {
            let (text, options) = (document.to_string(), Options::default().shape(shape));
            judge(&connector, text.as_bytes(), shape, Revision::default());
            assert_silent(&shown(&connector, text.as_bytes(), &options), &connector);
        }
    }
    let (text, options) = (request.to_string(), Options::default());
    let damaged = damaged(&connector, bytes);
    assert_silent(&shown(&damaged, text.as_bytes(), &options), &damaged);
}

fn settings() -> impl Iterator<Item = (Shape, Revision)> {
    let shapes = Shape::ALL.iter();
    shapes.flat_map(|shape| {
        Revision::ALL
            .iter()
            .map(move |revision| (*shape, *revision))
    })
}

/// Asserts that the comparison, if there is one, is that of the second implementation.
fn judge(connector: &[u8], request: &[u8], shape: Shape, revision: Revision) {
    let Ok(read) = Connector::from_slice(connector) else {
        return;
    };
    let options = Options::default().revision(revision).shape(shape);
    let Ok(verdict) = Verdict::from_slice_against(request, &read, &options) else {
        return;
    };
    let Some(comparison) = verdict.comparison() else {
        return;
    };
    let document = str::from_utf8(request).ok().and_then(Json::parse);
    let document = document.expect("a valid request is JSON");
    let pointers = document.pointers();
    let order = |at: &str| {
        let is_at = |pointer: &String| pointer == at;
        pointers.iter().position(is_at).unwrap_or_default()
    };
    let described = serde_json::from_slice(connector).expect("it was read");
    let form = Form::of(shape.name());
    let opinion = compare(&described, &form.whole(&document.to_value()), form, &order);
    let pair = (connector.escape_ascii(), request.escape_ascii());
    assert_eq!(told(comparison.conflicts()), opinion.conflicts, "{pair:?}");
    assert_eq!(told(comparison.advice()), opinion.advice, "{pair:?}");
    assert_eq!(
        json!(comparison.changes()),
        Value::from(opinion.changes),
        "{pair:?}"
    );
}

fn told(findings: &[Finding]) -> Vec<(&str, String)> {
    let findings = findings.iter();
    findings
        .map(|finding| (finding.rule().name(), finding.pointer().to_owned()))
        .collect()
}

/// The description with a part missing, or with a wrong byte.
fn damaged(connector: &[u8], bytes: &[u8]) -> Vec<u8> {
    const OTHERS: [&str; 8] = ["\"", "{", "[", "1", ",", ":", "}", "null"];

    // A name may be shown, whatever becomes of the sign before the value in it.
    let text = String::from_utf8_lossy(connector);
    let text = text
        .replace(&format!(":{MARKER}\":"), "\":")
        .replace(&format!("={MARKER}\":"), "\":");
    let [kind, other, high, low, ..] = *bytes else {
        return text.into_bytes();
    };
    let at = usize::from(u16::from_be_bytes([high, low])) % text.len();
    let other = OTHERS[usize::from(other) % OTHERS.len()];
    let (start, rest) = text.split_at(at);
    let damaged = match kind % 3 {
        0 => start.to_owned(),
        1 => [start, other, rest].concat(),
        _ => [start, other, &rest[1..]].concat(),
    };
    damaged.into_bytes()
}

/// Everything that is shown of a description, a request and their comparison.
fn shown(connector: &[u8], request: &[u8], options: &Options) -> String {
    let read = Connector::from_slice(connector);
    let of_serde = serde_json::from_slice::<Connector>(connector);
    let mut shown = format!("{read:?}{of_serde:?}");
    let connector = match read {
        Ok(connector) => connector,
        Err(error) => return format!("{shown}{error}"),
    };
    let verdict = Verdict::from_slice_against(request, &connector, options);
    write!(shown, "{verdict:?}").expect("a string can be written");
    let Some(comparison) = verdict.iter().find_map(Verdict::comparison) else {
        return shown;
    };
    let masked = Masked::new(request, options);
    for finding in comparison.conflicts().iter().chain(comparison.advice()) {
        let (pointer, help) = (finding.pointer(), finding.help());
        write!(shown, "{finding} {pointer} {help} {}", json!(finding))
            .expect("a string can be written");
        if let Some(span) = finding.span() {
            shown.push_str(&masked.excerpt(span).line);
        }
    }
    for change in comparison.changes() {
        write!(shown, "{change} {change:?} {}", json!(change)).expect("a string can be written");
    }
    shown
}
