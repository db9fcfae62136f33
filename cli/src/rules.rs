//! `rules` and `explain`: print the catalogue of rules.

use std::{
    io::{self, Write},
    str::FromStr,
};

use msk_connect_preflight::{Follows, Rule, UnknownRule};
use serde::Serialize;

use crate::args::ListFormat;

/// The id of syntax errors, next to the rules of the catalogue.
pub(crate) const SYNTAX: &str = "syntax";
pub(crate) const SYNTAX_DEMAND: &str = "A document must be well-formed JSON or YAML";
pub(crate) const SYNTAX_BASIS: &str = "Any other text is invalid, and no rule is checked";
pub(crate) const SYNTAX_HELP: &str = "Fix the syntax at the reported place";
pub(crate) const SYNTAX_SOURCE: &str = "https://www.rfc-editor.org/rfc/rfc8259";

/// A subject of `explain`.
#[derive(Clone, Debug)]
pub(crate) enum Topic {
    Rule(Rule),
    Syntax,
}

impl FromStr for Topic {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        match name {
            SYNTAX => Ok(Self::Syntax),
            _ => name.parse().map(Self::Rule),
        }
    }
}

/// A rule for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    rule: Rule,
    summary: &'static str,
    level: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    follows: Option<&'static str>,
    since: &'static str,
    evidence: String,
    basis: &'static str,
    source: &'static str,
    invalid_example: &'static str,
    valid_example: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    invalid_connector: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_connector: Option<&'static str>,
}

pub(crate) fn list(format: ListFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ListFormat::Human => list_for_people(out),
        ListFormat::Json => Rule::ALL.iter().try_for_each(|rule| {
            let entry = Entry {
                rule: *rule,
                summary: rule.summary(),
                level: rule.level().to_string(),
                follows: rule.follows().map(Follows::name),
                since: rule.since().name(),
                evidence: rule.evidence().to_string(),
                basis: rule.basis(),
                source: rule.source(),
                invalid_example: rule.invalid_example(),
                valid_example: rule.valid_example(),
                invalid_connector: rule.invalid_connector(),
                valid_connector: rule.valid_connector(),
            };
            serde_json::to_writer(&mut *out, &entry)?;
            writeln!(out)
        }),
    }
}

fn list_for_people(out: &mut dyn Write) -> io::Result<()> {
    let names = Rule::ALL.iter().map(|rule| rule.name().len());
    let width = names.max().unwrap_or_default();
    for rule in Rule::ALL {
        let (name, since) = (rule.name(), rule.since());
        let level = match rule.follows() {
            Some(follows) => format!("{}, {follows}", rule.level()),
            None => rule.level().to_string(),
        };
        writeln!(
            out,
            "{name:width$}  {level:15}  {since}  {}",
            rule.summary()
        )?;
    }
    Ok(())
}

pub(crate) fn explain(topic: &Topic, out: &mut dyn Write) -> io::Result<()> {
    let Topic::Rule(rule) = topic else {
        writeln!(out, "{SYNTAX}: {SYNTAX_DEMAND}\n")?;
        writeln!(out, "{SYNTAX_BASIS}. {SYNTAX_HELP}.\n")?;
        return writeln!(out, "source    {SYNTAX_SOURCE}");
    };
    writeln!(out, "{rule}: {}", rule.summary())?;
    writeln!(out)?;
    writeln!(out, "level     {}", rule.level())?;
    if let Some(follows) = rule.follows() {
        writeln!(out, "follows   {follows}")?;
    }
    writeln!(out, "since     API revision {}", rule.since())?;
    writeln!(out, "evidence  {}: {}", rule.evidence(), rule.basis())?;
    writeln!(out, "source    {}", rule.source())?;
    writeln!(out)?;
    writeln!(out, "invalid example:\n{}", rule.invalid_example())?;
    if let Some(connector) = rule.invalid_connector() {
        writeln!(out, "for the connector:\n{connector}")?;
    }
    write!(out, "valid example:\n{}", rule.valid_example())?;
    match rule.valid_connector() {
        Some(connector) => write!(out, "\nfor the connector:\n{connector}"),
        None => Ok(()),
    }
}
