//! Tests that the pages of rules are up to date with the catalogue.

mod support {
    pub(crate) mod committed;
}

use std::fmt::Write as _;

use msk_connect_preflight::{Level, Rule};
use support::committed::assert_committed;

/// The pages of rules for people: of those that decide the verdict, and of all others.
fn rules() -> [(&'static str, String); 2] {
    let begin = |title| format!("# {title}\n\nWritten from the catalogue of the library.\n");
    let mut contract = begin("Rules: what decides the verdict");
    let mut advice = begin("Advice and conflicts");
    let mut section = "";
    for rule in Rule::ALL {
        let (page, title) = match rule {
            _ if rule.level() == Level::Violation => (&mut contract, ""),
            _ if *rule < Rule::EmptyConfiguration => (&mut advice, "On settings"),
            _ if rule.invalid_connector().is_none() => (&mut advice, "On the configuration"),
            _ => (&mut advice, "Against the connector"),
        };
        if title != section {
            write!(page, "\n## {title}\n").expect("a string can be written");
            section = title;
        }
        let follows = rule.follows();
        let follows = follows.map_or_else(String::new, |follows| format!(", {follows}"));
        let language = match rule {
            Rule::YamlScalar => "yaml",
            _ => "json",
        };
        write!(
            page,
            "\n{} `{rule}`\n\n{}.\n\n- level: {}{follows}\n- since: API revision {}\n- evidence: {}: {}\n\
             - source: <{}>\n\nInvalid example:\n\n```{language}\n{}```\n{}\nValid example:\n\n\
             ```{language}\n{}```\n{}",
            if section.is_empty() { "##" } else { "###" },
            rule.summary(),
            rule.level(),
            rule.since(),
            rule.evidence(),
            rule.basis(),
            rule.source(),
            rule.invalid_example(),
            connector(rule.invalid_connector()),
            rule.valid_example(),
            connector(rule.valid_connector()),
        )
        .expect("a string can be written");
    }
    [("docs/rules.md", contract), ("docs/advice.md", advice)]
}

fn connector(description: Option<&str>) -> String {
    description.map_or_else(String::new, |description| {
        format!("\nfor the connector:\n\n```json\n{description}```\n")
    })
}

#[test]
fn the_committed_pages_are_up_to_date() {
    for (file, text) in rules() {
        let same = |committed: &str, text: &str| committed == text;
        assert_committed(file, &text, same, ("WRITE_PAGES", "pages"));
    }
}
