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

/// Groups findings that read as one, in the order of their first ones. A group has the indices of its
/// findings.
#[must_use]
pub fn alike(findings: &[&Finding]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known = HashMap::new();
    for (index, finding) in findings.iter().enumerate() {
        let (object, _) = finding.pointer().rsplit_once('/').unwrap_or_default();
        let help = finding.help().replace(&finding.subject.to_string(), "{}");
        let group = *known
            .entry((finding.rule(), object, help))
            .or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups
}

/// The message of findings that are [`alike`], in one line.
#[must_use]
pub fn message(findings: &[&Finding]) -> String {
    let mut templates = findings.iter().map(|finding| {
        let subject = finding.subject.to_string();
        finding.message().replace(&subject, "{}")
    });
    let first = templates.next().unwrap_or_default();
    if templates.all(|template| template == first) {
        return together(findings, Finding::message);
    }
    let messages = findings
        .iter()
        .take(LISTED)
        .map(|finding| finding.message());
    let messages: Vec<_> = messages.collect();
    match findings.len().saturating_sub(LISTED) {
        0 => messages.join("; "),
        more => format!("{}; and {more} more", messages.join("; ")),
    }
}

/// The help of findings that are [`alike`], in one line.
#[must_use]
pub fn help(findings: &[&Finding]) -> String {
    together(findings, Finding::help)
}

/// The text of the first finding, with the subjects of all in place of its own.
fn together(findings: &[&Finding], text: fn(&Finding) -> String) -> String {
    let [first, _, ..] = findings else {
        return findings.first().map(|one| text(one)).unwrap_or_default();
    };
    let listed = findings.iter().take(LISTED);
    let mut subjects: Vec<_> = listed.map(|finding| finding.subject.to_string()).collect();
    if let more @ 1.. = findings.len() - subjects.len() {
        subjects.push(format!("{more} more"));
    }
    let (text, subject) = (text(first), first.subject.to_string());
    let mut parts = text.split(&subject);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if all.ends_with("unknown member ") {
            all.insert(all.len() - 1, 's');
        }
        all.push_str(&list(&subjects, "and"));
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
