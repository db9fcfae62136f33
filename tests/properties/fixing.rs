//! What fixes promise of any text.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser};
use msk_connect_preflight::{
    Finding, Options, Report, SyntaxError, Verdict,
    fix::{self, Fix, Fixed, Fixer},
    yaml,
};
use serde_json::Value;

use crate::json::Json;

/// Spoils a document in some of the ways that fixes correct.
pub(crate) fn blemish(document: &mut Json, random: &mut fastrand::Rng) {
    let (is_open, members) = match document {
        Json::Object(members) => (members.iter().any(|(name, _)| name.contains('.')), members),
        Json::Array(elements) => {
            let elements = elements.iter_mut();
            return elements.for_each(|element| blemish(element, random));
        }
        Json::Scalar(_) => return,
    };
    for (name, value) in members.iter_mut() {
        blemish(value, random);
        let Json::Scalar(text) = value else {
            continue;
        };
        match random.u8(..24) {
            0 => *text = Value::from(&**text).to_string(),
            1 => *text = text.trim_matches('"').to_owned(),
            2 => text.push_str(".0"),
            3 => "null".clone_into(text),
            4 => *text = format!("\"{}%\"", random.u8(..)),
            5 if is_open => {
                name.push_str(["\t", " ", "\u{a0}", "\r\n"][random.usize(..4)]);
            }
            6 if is_open => *text = Value::from("2024-01-01").to_string(),
            _ => {}
        }
        if serde_json::from_str::<Value>(text).is_err() {
            *text = random.u8(..).to_string();
        }
    }
    if let Some(member) = members.get(random.usize(..=members.len())).cloned()
        && random.bool()
    {
        members.insert(random.usize(..=members.len()), member.clone());
        members.insert(random.usize(..=members.len()), member);
    }
}

/// Panics if a promise about the fixes of JSON text does not hold.
pub(crate) fn assert_hold(text: &str, options: &Options) {
    let verdict = Verdict::from_json(text, options);
    let fixer = Fixer::new(text);
    for fix in fixes(&verdict, text, &fixer) {
        assert_is_well_made(&fix, text);
    }
    for finding in findings(&verdict) {
        if let Some(fix) = finding.fix(&fixer).filter(Fix::is_safe) {
            let edited = fix.apply(text);
            let left = Verdict::from_json(&edited, options);
            assert!(left.is_ok(), "{fix:?}: {text}");
            let is_same = |left: &Finding| {
                (left.rule(), left.pointer()) == (finding.rule(), finding.pointer())
            };
            assert!(
                !findings(&left).any(is_same),
                "{fix:?} leaves {finding:?}: {text}"
            );
        }
    }
    let ends = assert_ends(text, |text, is_chosen| fix::json(text, options, is_chosen));
    for fixed in ends {
        let verdict = Verdict::from_json(&fixed, options);
        assert_none_is_safe(&verdict, &fixed, &Fixer::new(&fixed));
    }
}

/// Panics if a promise about the fixes of YAML text does not hold.
pub(crate) fn assert_hold_in_yaml(text: &str, options: &Options) {
    for document in yaml::documents(text.as_bytes()) {
        let text = document.text();
        for fix in fixes(&document.verdict(options), text, &document.fixer()) {
            assert_is_well_made(&fix, text);
            if fix.is_safe() {
                assert_changes_nothing_else(&fix, text);
            }
        }
    }
    let ends = assert_ends(text, |text, is_chosen| fix::yaml(text, options, is_chosen));
    for fixed in ends {
        for document in yaml::documents(fixed.as_bytes()) {
            let verdict = document.verdict(options);
            assert_none_is_safe(&verdict, document.text(), &document.fixer());
        }
    }
}

/// The findings and the error of a document.
fn findings(verdict: &Result<Verdict, SyntaxError>) -> impl Iterator<Item = &Finding> {
    let verdict = verdict.iter();
    verdict.flat_map(|verdict| {
        let violations = verdict.report().map_or(&[][..], Report::violations);
        violations.iter().chain(verdict.advice())
    })
}

fn fixes(verdict: &Result<Verdict, SyntaxError>, text: &str, fixer: &Fixer<'_>) -> Vec<Fix> {
    let error = verdict.as_ref().err().and_then(|error| error.fix(text));
    let of_findings = findings(verdict).filter_map(|finding| finding.fix(fixer));
    of_findings.chain(error).collect()
}

fn assert_is_well_made(fix: &Fix, text: &str) {
    assert!(!fix.edits().is_empty(), "{fix:?}: {text}");
    let mut end = 0;
    for edit in fix.edits() {
        assert!(end <= edit.range.start, "{fix:?} is not in order: {text}");
        assert!(text.get(edit.range.clone()).is_some(), "{fix:?}: {text}");
        assert!(
            !edit.range.is_empty() || !edit.text.is_empty(),
            "{fix:?}: {text}"
        );
        end = edit.range.end;
    }
    assert_ne!(fix.apply(text), text, "{fix:?}");
}

/// Asserts that applying fixes again changes nothing, and returns the texts with the safe ones and with all.
fn assert_ends<'t>(
    text: &'t str,
    apply: impl Fn(&'t str, fn(&Fix, Option<&Finding>) -> bool) -> Fixed<'t>,
) -> [String; 2] {
    let kinds: [fn(&Fix, Option<&Finding>) -> bool; 2] = [|fix, _| fix.is_safe(), |_, _| true];
    kinds.map(|is_chosen| {
        let fixed = apply(text, is_chosen);
        assert_eq!(
            fixed.applied().is_empty(),
            fixed.text() == text,
            "{fixed:?}: {text}"
        );
        fixed.text().to_owned()
    })
}

/// Asserts that no finding is left that has a safe fix.
fn assert_none_is_safe(verdict: &Result<Verdict, SyntaxError>, text: &str, fixer: &Fixer<'_>) {
    let left = fixes(verdict, text, fixer);
    let left: Vec<_> = left.iter().filter(|fix| fix.is_safe()).collect();
    assert!(left.is_empty(), "{left:?}: {text}");
}

/// Asserts that a safe fix in YAML changes one scalar, which no alias refers to, or removes members.
fn assert_changes_nothing_else(fix: &Fix, text: &str) {
    let (before, after) = (nodes(text), nodes(&fix.apply(text)));
    let is_removal =
        fix.title().starts_with("remove `") || fix.title().starts_with("remove the repeated");
    if is_removal {
        let mut rest = before.iter();
        let is_part = after.iter().all(|node| rest.any(|other| other == node));
        assert!(is_part && after.len() < before.len(), "{fix:?}: {text}");
    } else {
        assert_eq!(before.len(), after.len(), "{fix:?}: {text}");
        let differs = before
            .iter()
            .zip(&after)
            .filter(|(before, after)| before != after);
        let changed: Vec<_> = differs.map(|(before, _)| before).collect();
        let is_alone = matches!(changed[..], [node] if !node.ends_with("aliased"));
        assert!(is_alone, "{fix:?} changes {changed:?}: {text}");
    }
}

/// The parts of a YAML text, with a mark on what aliases refer to. Panics if it is not YAML.
fn nodes(text: &str) -> Vec<String> {
    // The parser alone does not know this character.
    let text = text.replace('\u{7f}', " ");
    let events = Parser::new_from_str(&text).map(|event| event.expect("it is YAML").0);
    let events: Vec<_> = events.collect();
    let mut aliased = BTreeMap::new();
    for event in &events {
        if let Event::Alias(anchor) = event {
            let next = aliased.len();
            aliased.entry(*anchor).or_insert(next);
        }
    }
    let mut open = Vec::new();
    let node = |event| {
        let is_in = |anchor: &usize| aliased.contains_key(anchor);
        let is_aliased = open.iter().any(is_in);
        let mark = |anchor: &usize| {
            if is_aliased || is_in(anchor) {
                " aliased"
            } else {
                ""
            }
        };
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                format!("{text:?} {style:?} {tag:?}{}", mark(&anchor))
            }
            Event::MappingStart(_, anchor, tag) => {
                open.push(anchor);
                format!("map {tag:?}")
            }
            Event::SequenceStart(_, anchor, tag) => {
                open.push(anchor);
                format!("list {tag:?}")
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                "end".to_owned()
            }
            Event::Alias(anchor) => format!("alias {:?}", aliased.get(&anchor)),
            _ => String::new(),
        }
    };
    events.into_iter().map(node).collect()
}

/// The kinds of fixes in a text: their titles without names.
#[cfg(test)]
pub(crate) fn kinds(text: &str, options: &Options) -> Vec<String> {
    let verdict = Verdict::from_json(text, options);
    let mut fixes = fixes(&verdict, text, &Fixer::new(text));
    for document in yaml::documents(text.as_bytes()) {
        let verdict = document.verdict(options);
        fixes.extend(self::fixes(&verdict, document.text(), &document.fixer()));
    }
    let kind = |fix: &Fix| {
        let words: Vec<_> = fix.title().split('`').step_by(2).collect();
        words.concat()
    };
    fixes.iter().map(kind).collect()
}
