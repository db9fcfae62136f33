//! What holds for the verdict on any document.

use std::{collections::HashMap, sync::LazyLock};

use msk_connect_preflight::{
    Error, Finding, Options, Report, Request, Revision, Rule, Shape, Verdict,
};
use serde_json::Value;

use super::{names_and_places, sorted, span, told};
use crate::{
    json::Json,
    near_valid::Setting,
    support::{
        pointer::{place, unescaped},
        second_opinion::{
            self, AS_IS, Form, Order,
            names::{shown, written},
        },
        violations::violations,
    },
};

/// Asserts that the report and the advice are those of the second implementation.
pub(super) fn judge(document: &Json, setting: Setting, text: &[u8], read: &Result<Request, Error>) {
    let (value, contract) = (document.to_value(), setting.contract());
    let pointers = document.pointers();
    let order = |at: &str| {
        let is_at = |pointer: &String| pointer == at;
        pointers.iter().position(is_at).unwrap_or_default()
    };
    let opinion = second_opinion::check(&value, contract, &order);
    let repeated = repeated(document, setting, &order);

    let verdict = Verdict::from_slice(text, &setting.options()).expect("it is JSON");
    assert_eq!(&verdict.clone().into_request(), read, "{value}");
    if matches!(setting.form(), Form::Part(_)) {
        let alone = Verdict::from_slice(text, &setting.plain_options()).expect("it is JSON");
        assert_eq!(alone.report(), verdict.report(), "{value}");
        assert_eq!(alone.advice(), verdict.advice(), "{value}");
        let is_part = alone.into_request() == Err(Error::NoConnector);
        assert_eq!(is_part, verdict.is_valid(), "{value}");
    }
    let mut advice = second_opinion::advice::advice(&value, contract, &order, &repeated);
    let plain = Verdict::from_value(&value, &setting.options()).expect("it is JSON");
    let plain_advice = second_opinion::advice::advice(&value, contract, AS_IS, &[]);
    // Where an absent property would be depends on the order of a value's members, which is not always by name.
    assert_eq!(
        sorted(names_and_places(plain.advice())),
        sorted(plain_advice),
        "{value}"
    );
    let is_repeated = |at: &String| repeated.iter().any(|(_, repeated)| repeated == at);
    let connector = written(&value, "/connectorArn", &order);
    let relates = |rule: &str| connector.clone().filter(|_| rule == "arn-scope");
    advice
        .retain(|(rule, at)| !is_repeated(at) && !relates(rule).is_some_and(|at| is_repeated(&at)));
    assert_eq!(
        sorted(names_and_places(verdict.advice())),
        sorted(advice),
        "{value}"
    );

    let expected = [&opinion[..], &repeated].concat();
    if let Err(Error::Invalid(report)) = read
        && report.is_truncated()
    {
        assert!(expected.len() > Report::LIMIT);
        return;
    }
    assert_eq!(read.is_ok(), expected.is_empty(), "{read:?}: {value}");
    assert_eq!(sorted(told(read)), sorted(expected), "{value}");
    let plain = Request::from_value(&value, &setting.options());
    let opinion = second_opinion::check(&value, contract, AS_IS);
    assert_eq!(plain.is_ok(), opinion.is_empty(), "{plain:?}: {value}");
    assert_eq!(told(&plain), opinion, "{value}");
}

/// The names that appear more than once in an object that rules apply to.
fn repeated(document: &Json, setting: Setting, order: Order<'_>) -> Vec<second_opinion::Broken> {
    let root = match setting.form() {
        Form::Part(name) => place("", name),
        _ => String::new(),
    };
    let value = setting.form().whole(&document.to_value());
    let order = |at: &str| at.strip_prefix(&root).map_or(0, order);
    let written = |at: &str| {
        let at = written(&value, at, &order)?;
        at.strip_prefix(&root).map(str::to_owned)
    };
    let mut objects = vec![
        String::new(),
        "/capacity".to_owned(),
        "/capacity/autoScaling".to_owned(),
        "/capacity/autoScaling/scaleInPolicy".to_owned(),
        "/capacity/autoScaling/scaleOutPolicy".to_owned(),
        "/capacity/provisionedCapacity".to_owned(),
        "/connectorConfiguration".to_owned(),
    ];
    if setting.revision == Revision::V2026_10 {
        objects.push("/workerConfiguration".to_owned());
        if let Some(Json::Array(elements)) = written("/plugins").and_then(|at| document.at(&at)) {
            for index in 0..elements.len() {
                objects.push(format!("/plugins/{index}"));
                objects.push(format!("/plugins/{index}/customPlugin"));
            }
        }
    }
    let objects = objects.iter().filter_map(|at| written(at));
    let names = objects.flat_map(|at| document.repeated_in(&at));
    names.map(|at| ("duplicate-member", shown(&at))).collect()
}

/// What the span of a violation or of advice covers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Value,
    Name,
    /// The name of the object around its place, or the object's bracket where it has no name.
    Object,
}

impl Part {
    /// The same part that is covered in the document that breaks the rule.
    pub(super) fn of(rule: Rule) -> Self {
        static PARTS: LazyLock<HashMap<Rule, Part>> = LazyLock::new(|| {
            let in_json = Rule::ALL
                .iter()
                .filter(|rule| **rule != Rule::YamlScalar && rule.invalid_connector().is_none());
            let parts = in_json.map(|rule| {
                let text = rule.invalid_example();
                let options = Options::default().revision(rule.since());
                let verdict = Verdict::from_json(text, &options).expect("it is JSON");
                let violations = verdict.report().map(Report::violations);
                let mut findings = violations.into_iter().flatten().chain(verdict.advice());
                let finding = findings.find(|finding| finding.rule() == *rule);
                let finding = finding.expect("its document breaks it");
                let document = Json::parse(text).expect("it is JSON");
                let mut parts = [Part::Value, Part::Name, Part::Object].into_iter();
                let part = parts.find(|part| part.is_covered(finding, text, &document));
                (*rule, part.expect("it covers a part"))
            });
            parts.collect()
        });
        PARTS[&rule]
    }

    pub(super) fn is_covered(self, finding: &Finding, text: &str, document: &Json) -> bool {
        let covered = text.get(span(finding)).expect("it is inside the text");
        let at = finding.pointer();
        let is_name_of = |at: &str| {
            let name = serde_json::from_str::<String>(covered);
            name.is_ok_and(|name| at.ends_with(&place("", &name)))
        };
        match self {
            Self::Value => document
                .at(at)
                .is_some_and(|value| Json::parse(covered).as_ref() == Some(value)),
            // A part of a request has no name.
            Self::Name => is_name_of(at) || at.is_empty() && covered == "{",
            Self::Object => covered == "{" || is_name_of(at.rsplit_once('/').unwrap_or_default().0),
        }
    }
}

/// Asserts that fixing one violation at a time leads to a valid document.
pub(super) fn assert_mending_ends(document: Value, setting: Setting) {
    let options = setting.options();
    let mut valid: Value =
        serde_json::from_str(Rule::ExactlyOneChange.valid_example()).expect("it is JSON");
    match setting.shape {
        Shape::Body => {
            let configuration = &valid["connectorConfiguration"];
            valid = serde_json::json!({ "connectorConfiguration": configuration });
        }
        Shape::Capacity => {
            let provisioned = serde_json::json!({ "mcuCount": 1, "workerCount": 1 });
            valid = serde_json::json!({ "provisionedCapacity": provisioned });
        }
        Shape::Configuration => valid = serde_json::json!({}),
        _ => {}
    }
    let mut mended = document;
    for _ in 0..100 {
        let read = Request::from_value(&mended, &options);
        if read.is_ok() {
            return;
        }
        let first = violations(&read)
            .first()
            .expect("an invalid document says why");
        let is_there = mended.pointer(first.pointer()).is_some();
        assert!(
            is_there || first.rule() == Rule::Required,
            "{first:?}: {mended}"
        );
        mend(&mut mended, first.pointer(), &valid);
        let left = told(&Request::from_value(&mended, &options));
        let mended_one = (first.rule().name(), first.pointer().to_owned());
        assert!(!left.contains(&mended_one), "{first:?}: {mended}");
    }
    panic!("never valid: {mended}");
}

/// Removes the value at `at`, or replaces it with that of the valid document.
fn mend(document: &mut Value, at: &str, valid: &Value) {
    let Some((parent, name)) = at.rsplit_once('/') else {
        *document = valid.clone();
        return;
    };
    let name = unescaped(name);
    let mended = match (document.pointer_mut(parent), valid.pointer(at)) {
        (Some(Value::Object(members)), Some(value)) => {
            members.insert(name, value.clone());
            true
        }
        (Some(Value::Object(members)), None) => members.remove(&name).is_some(),
        _ => false,
    };
    if !mended {
        mend(document, parent, valid);
    }
}
