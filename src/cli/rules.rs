//! `rules` and `explain`: the catalogue for people.

use std::io::{self, Write};

use msk_connect_preflight::Rule;

pub(crate) fn list(out: &mut impl Write) -> io::Result<()> {
    let names = Rule::ALL.iter().map(|rule| rule.name().len());
    let width = names.max().unwrap_or_default();
    for rule in Rule::ALL {
        let (name, level, since) = (rule.name(), rule.level(), rule.since());
        writeln!(out, "{name:width$}  {level:9}  {since}  {}", rule.demand())?;
    }
    Ok(())
}

pub(crate) fn explain(rule: Rule, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{rule}: {}", rule.demand())?;
    writeln!(out)?;
    writeln!(out, "level     {}", rule.level())?;
    writeln!(out, "since     API revision {}", rule.since())?;
    writeln!(out, "evidence  {}: {}", rule.evidence(), rule.basis())?;
    writeln!(out, "source    {}", rule.source())?;
    writeln!(out)?;
    writeln!(out, "breaks it:\n{}", rule.breaks())?;
    write!(out, "keeps it:\n{}", rule.keeps())
}
