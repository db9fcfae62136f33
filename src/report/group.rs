//! Findings that read as one: of one rule, in one object, with the same kind of help.
//!
//! ```
//! use msk_connect_preflight::{Error, Options, Request, group};
//!
//! let text = r#"{ "connectorArn": "", "currentVersion": "", "capacity": {}, "topic": {}, "name": "" }"#;
//! let Err(Error::Invalid(report)) = Request::from_json(text, &Options::default()) else {
//!     panic!("it has unknown members");
//! };
//! let findings: Vec<_> = report.violations().iter().collect();
//! let groups = group::alike(&findings);
//! let unknown: Vec<_> = groups[3].iter().map(|index| findings[*index]).collect();
//! assert_eq!(group::message(&unknown), "unknown members `topic` and `name` in the request");
//! ```

use std::collections::HashMap;

use crate::{report::finding::Finding, text::list};

/// The most names or messages that one line lists.
const LISTED: usize = 5;

/// Stands for the subject of a finding in a text, in which control characters are escaped.
const SUBJECT: &str = "\0";

/// The beginning of a help that suggests a name.
const SUGGESTION: &str = "did you mean ";

/// Groups findings that read as one, in the order of their first ones. A group has the indices of its
/// findings.
#[must_use]
pub fn alike(findings: &[&Finding]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known = HashMap::new();
    for (index, finding) in findings.iter().enumerate() {
        let (object, _) = finding.pointer().rsplit_once('/').unwrap_or_default();
        let group = *known
            .entry((finding.rule(), object, kind_of(&finding.help())))
            .or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups
}

/// The kind of a help: its text without what stands in backticks.
fn kind_of(help: &str) -> String {
    help.split('`').step_by(2).collect()
}

/// The message of findings that are [`alike`], in one line.
#[must_use]
pub fn message(findings: &[&Finding]) -> String {
    together(findings, Finding::message)
}

/// The help of findings that are [`alike`], in one line.
#[must_use]
pub fn help(findings: &[&Finding]) -> String {
    together(findings, Finding::help)
}

/// The texts of the findings as one.
fn together(findings: &[&Finding], text: fn(&Finding) -> String) -> String {
    if let [one] = findings {
        return text(one);
    }
    let subjects: Vec<_> = findings
        .iter()
        .map(|finding| finding.subject.to_string())
        .collect();
    let mut texts: Vec<_> = findings.iter().map(|finding| text(finding)).collect();
    let mut templates = texts
        .iter()
        .zip(&subjects)
        .map(|(text, subject)| text.replace(subject, SUBJECT));
    let first = templates.next().unwrap_or_default();
    if templates.all(|template| template == first) {
        return of_all(&first, &listed(subjects));
    }
    let suggested = |text: &String| {
        let name = text.strip_prefix(SUGGESTION)?.strip_suffix('?');
        name.map(str::to_owned)
    };
    if let Some(suggested) = texts.iter().map(suggested).collect() {
        return format!("{SUGGESTION}{}?", listed(suggested));
    }
    if let more @ 1.. = texts.len().saturating_sub(LISTED) {
        texts.truncate(LISTED);
        texts.push(format!("and {more} more"));
    }
    texts.join("; ")
}

/// The first few items as a list in a sentence, and how many there are in addition.
fn listed(mut items: Vec<String>) -> String {
    if let more @ 1.. = items.len().saturating_sub(LISTED) {
        items.truncate(LISTED);
        items.push(format!("{more} more"));
    }
    list(&items, "and")
}

/// The text with `subjects` in place of each one.
fn of_all(template: &str, subjects: &str) -> String {
    let mut parts = template.split(SUBJECT);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if all.ends_with("unknown member ") {
            all.insert(all.len() - 1, 's');
        }
        all.push_str(subjects);
        all.push_str(&plural(part));
    }
    all
}

/// The text after a subject, with its verb for several subjects.
fn plural(rest: &str) -> String {
    let Some((verb, after)) = rest.strip_prefix(' ').and_then(|rest| rest.split_once(' ')) else {
        return rest.to_owned();
    };
    let verb = match verb {
        "is" => "are",
        "has" => "have",
        _ => verb.strip_suffix('s').unwrap_or(verb),
    };
    format!(" {verb} {after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Verdict};

    /// The message and the help of each group of the findings in a configuration.
    fn told(configuration: &str) -> Vec<[String; 2]> {
        let text = format!(
            r#"{{"connectorConfiguration": {{"connector.class": "a.B", {configuration}}}}}"#
        );
        let options = Options::default().connector_arn("arn").current_version("1");
        let verdict = Verdict::from_json(&text, &options).unwrap();
        let violations = verdict.report().unwrap().violations().iter();
        let findings: Vec<_> = violations.skip(1).chain(verdict.advice()).collect();
        let groups = alike(&findings).into_iter().map(|group| {
            let group: Vec<_> = group.into_iter().map(|index| findings[index]).collect();
            [message(&group), help(&group)]
        });
        groups.collect()
    }

    #[test]
    fn names_are_listed_and_verbs_are_plural() {
        let [said, help] = &told(r#""a": 1, "a.password": "x", "b.password": "y""#)[1];
        assert_eq!(
            said,
            "`a.password` and `b.password` look like a secret in plain text"
        );
        assert!(help.starts_with("move it"), "{help}");
        for (rest, expected) in [
            (" is missing", " are missing"),
            (" has no `a`", " have no `a`"),
            (" must be 1", " must be 1"),
            (": its name", ": its name"),
            (" belongs in `a`", " belong in `a`"),
            ("", ""),
        ] {
            assert_eq!(plural(rest), expected);
        }
    }

    #[test]
    fn a_long_list_is_cut() {
        let names: Vec<_> = (1..=7).map(|n| format!(r#""p{n}": 1"#)).collect();
        let [said, help] = &told(&names.join(", "))[0];
        assert_eq!(
            said,
            "`p1`, `p2`, `p3`, `p4`, `p5` and 2 more must be a string, found a number"
        );
        assert_eq!(help, "put the value in quotes");
        let five = told(&names[..5].join(", "));
        assert!(five[0][0].starts_with("`p1`, `p2`, `p3`, `p4` and `p5` must"));

        let kinds: Vec<_> = names
            .iter()
            .map(|name| name.replace("p2\": 1", "p2\": true"))
            .collect();
        let [said, _] = &told(&kinds.join(", "))[0];
        assert!(
            said.starts_with(
                "`p1` must be a string, found a number; `p2` must be a string, found a boolean; "
            ),
            "{said}"
        );
        assert!(said.ends_with("; and 2 more"), "{said}");
    }
}
