//! Promises that hold for every document. Each promise is a function of bytes, so that a fuzzer can choose
//! them.

#[path = "promises/verdicts.rs"]
mod verdicts;

use std::{
    collections::HashMap,
    iter,
    ops::Range,
    sync::{LazyLock, Mutex, PoisonError},
};

use arbitrary::Unstructured;
use msk_connect_preflight::{
    Draft, Error, Finding, Masked, Request, Revision, Rule, Shape, Verdict,
    schema::{self, Dialect},
    yaml::documents,
};
use serde_json::Value;

use self::verdicts::{Part, assert_mending_ends, judge};
pub use crate::comparisons::comparisons;
use crate::{
    fixing,
    json::Json,
    near_valid::{Sample, Setting, WORKER_COUNTS},
    secrets,
    slips::slip,
    support::{
        latest::latest,
        schema_promise,
        second_opinion::{self, Form},
        survives_writing::assert_survives_writing,
        violations::violations,
        words::words,
    },
    yaml::Written,
};

/// A promise: its name, which is also that of the fuzz target, and a check that passes for any bytes.
pub type Promise = (&'static str, fn(&[u8]));

/// Every promise.
pub const ALL: &[Promise] = &[
    ("any_bytes", any_bytes),
    ("fixes", fixes),
    ("near_valid", near_valid),
    ("schema_agrees", schema_agrees),
    ("secrets", secrets),
    ("comparisons", comparisons),
    ("yaml", yaml),
];

/// Reading any text terminates with an answer and agrees with `serde_json` on whether it is JSON; the
/// violations are those that a second implementation finds.
///
/// # Panics
///
/// If the promise does not hold.
pub fn any_bytes(text: &[u8]) {
    let shapes = Shape::ALL.iter();
    for (shape, revision) in shapes.flat_map(|shape| {
        Revision::ALL
            .iter()
            .map(move |revision| (*shape, *revision))
    }) {
        let setting = Setting {
            revision,
            shape,
            worker_limit: None,
        };
        let options = setting.options();
        let read = Request::from_slice(text, &options);
        let masked = Masked::new(text, &options);
        for place in places(&read, text) {
            assert!(
                place.start <= place.end && place.end <= text.len(),
                "{place:?}"
            );
            let excerpt = masked.excerpt(place);
            assert!(
                excerpt.line.get(excerpt.span.clone()).is_some(),
                "{excerpt:?}"
            );
        }
        match other_reader(text) {
            Some(Ok(document)) => judge(&document, setting, text, &read),
            Some(Err(error)) => {
                assert!(
                    matches!(read, Err(Error::Syntax(_))),
                    "{error}, but {read:?}"
                );
            }
            None => {}
        }
    }
}

/// The reported places of a text, or the whole text.
fn places(read: &Result<Request, Error>, text: impl AsRef<[u8]>) -> Vec<Range<usize>> {
    match read {
        Ok(_) => iter::once(0..text.as_ref().len()).collect(),
        Err(Error::Invalid(report)) => report.violations().iter().map(span).collect(),
        Err(Error::Syntax(error)) => {
            let offset = error.offset().expect("it was text");
            iter::once(offset..offset).collect()
        }
        Err(error) => panic!("{error}"),
    }
}

/// The answer of `serde_json`, if it can decide.
fn other_reader(text: &[u8]) -> Option<Result<Json, serde_json::Error>> {
    // It uses names with this prefix internally.
    if text.windows(10).any(|part| part == b"serde_json") {
        return None;
    }
    match serde_json::from_slice::<Value>(text) {
        Ok(_) => Json::parse(str::from_utf8(text).ok()?).map(Ok),
        // It has its own limits.
        Err(error) if error.to_string().starts_with("number out of range") => None,
        Err(error) if error.to_string().starts_with("recursion limit") => None,
        Err(error) => Some(Err(error)),
    }
}

/// After the safe fixes no finding is left that has one; applying them again changes nothing, and each edits what it is
/// about alone.
///
/// # Panics
///
/// If the promise does not hold.
pub fn fixes(bytes: &[u8]) {
    let mut sample = Sample::of(bytes);
    let mut random = fastrand::Rng::with_seed(sample.seed.rotate_left(1));
    let options = sample.setting.options();
    for _ in 0..2 {
        let text = sample.text();
        fixing::assert_hold(&text, &options);
        fixing::assert_hold(&text.replace('}', ",}"), &options);
        fixing::assert_hold(&format!("\u{feff}{text}"), &options);
        let text = Written::new(&sample.document, &mut random).text;
        fixing::assert_hold_in_yaml(&text, &options);
        fixing::assert_hold_in_yaml(&[&text, "\n---\n", &text].concat(), &options);
        fixing::blemish(&mut sample.document, &mut random);
    }
}

/// The verdict on nearly valid documents is that of a second implementation; each mistake is reported at
/// its place; and the report does not depend on the form, the notation or the language (JSON or YAML).
///
/// # Panics
///
/// If the promise does not hold.
pub fn near_valid(bytes: &[u8]) {
    let sample = Sample::of(bytes);
    let (setting, options, text) = (sample.setting, sample.setting.options(), sample.text());
    let read = Request::from_json(&text, &options);
    judge(&sample.document, setting, text.as_bytes(), &read);

    let told = told(&read);
    for (rule, at) in &sample.planted {
        let planted = (rule.name(), at.clone());
        assert!(
            told.contains(&planted),
            "{planted:?} is not reported: {text}"
        );
    }
    let verdict = Verdict::from_json(&text, &options).expect("it is JSON");
    for violation in violations(&read).iter().chain(verdict.advice()) {
        let is_absent = sample.document.at(violation.pointer()).is_none();
        let part = match violation.rule() {
            Rule::AliasTypeMissing | Rule::ConfigReload if !is_absent => Part::Name,
            rule => Part::of(rule),
        };
        let is_covered = part.is_covered(violation, &text, &sample.document);
        assert!(
            is_covered,
            "{violation:?} covers another part than the {part:?}: {text}"
        );
    }
    for seed in [sample.seed.wrapping_add(1), sample.seed.wrapping_add(2)] {
        let mut random = fastrand::Rng::with_seed(seed);
        let spaced = Request::from_json(&sample.document.text(&mut random), &options);
        assert_eq!(spaced.is_ok(), read.is_ok(), "white space matters: {text}");
        assert_eq!(
            words(violations(&spaced)),
            words(violations(&read)),
            "white space matters: {text}"
        );
        let shuffled = sample.document.shuffled(&mut random).text(&mut random);
        let shuffled = Request::from_json(&shuffled, &options);
        assert_eq!(shuffled.is_ok(), read.is_ok(), "order matters: {text}");
        assert_eq!(
            sorted(self::told(&shuffled)),
            sorted(told.clone()),
            "order matters: {text}"
        );
    }
    assert_says_the_same_in_yaml(&sample, &told);
    // JSON is also YAML, except for a character that the parser accepts only as an escape.
    if !text.contains('\u{7f}') {
        let as_yaml = documents(text.as_bytes()).map(|document| document.check(&options));
        let as_yaml: Vec<_> = as_yaml.map(|read| words(violations(&read))).collect();
        assert_eq!(as_yaml, [words(violations(&read))], "YAML differs: {text}");
        let as_yaml = documents(text.as_bytes()).map(|document| document.verdict(&options));
        let as_yaml: Vec<_> = as_yaml
            .flatten()
            .map(|verdict| words(verdict.advice()))
            .collect();
        assert_eq!(as_yaml, [words(verdict.advice())], "YAML differs: {text}");
    }
    let value = sample.document.to_value();
    if let Ok(request) = &read {
        assert_survives_writing(request, &options);
        assert_eq!(Request::from_value(&value, &options).as_ref(), Ok(request));
    }
    // A draft has no part of a request.
    if !matches!(setting.form(), Form::Part(_))
        && let Ok(draft) = serde_json::from_str::<Draft>(&text)
    {
        let drafted = draft.verdict(&options);
        // The notation of numbers is lost.
        let mut advice = names_and_places(verdict.advice());
        advice.retain(|(rule, _)| *rule != Rule::IntegralFloat.name());
        assert_eq!(
            sorted(names_and_places(drafted.advice())),
            sorted(advice),
            "a draft differs: {text}"
        );
        let checked = drafted.into_request();
        assert_eq!(checked.is_ok(), read.is_ok(), "a draft differs: {text}");
        assert_eq!(
            sorted(self::told(&checked)),
            sorted(told),
            "a draft differs: {text}"
        );
    }
    assert_mending_ends(value, setting);
}

/// An engine with a schema gives the library's verdict, as far as schemas promise it.
///
/// # Panics
///
/// If the promise does not hold.
pub fn schema_agrees(bytes: &[u8]) {
    static VALIDATORS: LazyLock<Mutex<HashMap<Setting, jsonschema::Validator>>> =
        LazyLock::new(Mutex::default);

    let sample = Sample::of(bytes);
    let (setting, document) = (sample.setting, sample.document.to_value());
    let is_valid = Request::from_value(&document, &setting.options()).is_ok();
    let mut validators = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
    let validator = validators.entry(setting).or_insert_with(|| {
        let schema = schema::request(&setting.options(), Dialect::Draft202012);
        jsonschema::validator_for(&schema).expect("it is a schema")
    });
    let accepts = validator.is_valid(&document);
    assert!(accepts || !is_valid, "the schema refuses {document}");
    let document = setting.form().whole(&document);
    let most = f64::from(setting.worker_limit.unwrap_or(i32::MAX));
    for count in WORKER_COUNTS {
        let count = document.pointer(count).and_then(Value::as_f64);
        let is_within = count.is_none_or(|count| count <= most);
        assert!(!accepts || is_within, "the schema takes {document}");
    }
    if accepts && !is_valid {
        let exact = schema_promise::is_exact_for(&document, setting.worker_limit);
        let in_a_double = schema_promise::is_one_of_many_in_a_double(&document);
        assert!(!exact || in_a_double, "the schema takes {document}");
        assert!(
            !schema_promise::is_twice_the_maximum(&document),
            "the schema takes {document}"
        );
    }
}

/// No secret of a document is shown, whatever is wrong with it, even if it is cut or has a wrong byte.
///
/// # Panics
///
/// If the promise does not hold.
pub fn secrets(bytes: &[u8]) {
    let (setting, text) = spoilt(bytes);
    secrets::assert_none_is_told(&text, &setting.options());
    let sample = Sample::of(bytes);
    let mut random = fastrand::Rng::with_seed(sample.seed);
    let text = Written::new(&sample.document, &mut random).text;
    secrets::assert_none_is_told_of_yaml(text.as_bytes(), &sample.setting.options());
    // Only the end may be missing: a byte less or more elsewhere can turn a value into a name.
    let cut = random.usize(..=text.len());
    let text = text.as_bytes().get(..cut).unwrap_or_default();
    secrets::assert_none_is_told_of_yaml(text, &sample.setting.options());
    let slip = slip(&mut Unstructured::new(bytes)).expect("missing bytes count as zeros");
    let (slip, cut) = (slip.as_bytes(), random.usize(..=slip.len()));
    for text in [slip, slip.get(..cut).unwrap_or_default()] {
        secrets::assert_none_is_told(text, &setting.options());
        secrets::assert_none_is_told_of_yaml(text, &setting.options());
    }
}

/// Reading any text as YAML terminates with an answer for each document; each begins on a separate line, in
/// order, and every place lies inside it.
///
/// # Panics
///
/// If the promise does not hold.
pub fn yaml(text: &[u8]) {
    let options = latest();
    let (mut line, mut length) = (0, 0);
    for document in documents(text) {
        let lines = document.text();
        let read = document.check(&options);
        assert!(
            document.line() > line || matches!(read, Err(Error::Syntax(_))),
            "documents begin in one line"
        );
        line = document.line();
        length += lines.len();
        let masked = document.masked(&options);
        for place in places(&read, lines) {
            assert!(lines.get(place.clone()).is_some(), "{place:?}");
            let excerpt = masked.excerpt(place);
            assert!(
                excerpt.line.get(excerpt.span.clone()).is_some(),
                "{excerpt:?}"
            );
        }
    }
    assert!(line > 0, "there is no document");
    // A document may begin on the line where the last one ends, and at most two share a line.
    assert!(length <= 3 * text.len(), "documents overlap");
}

/// The text of a sample, possibly with a byte missing, a byte added, or its end cut off.
pub(crate) fn spoilt(bytes: &[u8]) -> (Setting, Vec<u8>) {
    let (damage, bytes) = bytes.split_at(bytes.len().min(4));
    let sample = Sample::of(bytes);
    let mut text = sample.text().into_bytes();
    if let [kind, byte, high, low] = *damage {
        let at = usize::from(u16::from_be_bytes([high, low])) % text.len();
        match (kind % 4, byte) {
            (1, _) => text.truncate(at),
            // It would move what comes after it into an object where a number may be shown.
            (2, _) if text.get(at) == Some(&b'}') => {}
            (2, _) => drop(text.remove(at)),
            // It would turn the value after it into a name, and names may be shown.
            (3, b'{') | (0, _) => {}
            (_, byte) => text.insert(at, byte),
        }
    }
    (sample.setting, text)
}

/// Asserts that the report in YAML is the same, with the right places.
fn assert_says_the_same_in_yaml(sample: &Sample, told: &[second_opinion::Broken]) {
    let mut random = fastrand::Rng::with_seed(sample.seed);
    let Written { text, starts, .. } = Written::new(&sample.document, &mut random);
    let mut documents = documents(text.as_bytes());
    let document = documents.next().expect("there is one at least");
    assert!(documents.next().is_none(), "{text}");
    let read = document.check(&sample.setting.options());
    assert_eq!(self::told(&read), told, "{read:?}: {text}");
    let before = text.split_inclusive('\n').take(document.line() - 1);
    let before: usize = before.map(str::len).sum();
    for violation in violations(&read) {
        let of = |at: &str| {
            starts
                .iter()
                .filter(|(known, ..)| known == at)
                .collect::<Vec<_>>()
        };
        let at = violation.pointer();
        let name = |at: &str| of(at)[0].1.unwrap_or(of(at)[0].2);
        let expected = match Part::of(violation.rule()) {
            Part::Object => name(at.rsplit_once('/').unwrap_or_default().0),
            Part::Name if violation.rule() == Rule::DuplicateMember => {
                of(at)[1].1.unwrap_or_default()
            }
            Part::Name => name(at),
            Part::Value => of(at)[0].2,
        };
        assert_eq!(
            span(violation).start + before,
            expected,
            "{violation:?}: {text}"
        );
    }
}

fn span(violation: &Finding) -> Range<usize> {
    violation.span().expect("it was text")
}

fn told(read: &Result<Request, Error>) -> Vec<second_opinion::Broken> {
    names_and_places(violations(read))
}

fn names_and_places(told: &[Finding]) -> Vec<second_opinion::Broken> {
    let told = told.iter();
    told.map(|told| (told.rule().name(), told.pointer().to_owned()))
        .collect()
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list
}
