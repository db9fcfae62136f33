//! The findings that `--deny` and `--allow` name.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use msk_connect_preflight::{Finding, Follows, Level, Rule};

use super::one_of;

/// Advice to deny.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Denied {
    All,
    Following(Follows),
    Only(Rule),
}

impl Denied {
    pub(super) fn covers(self, advice: Rule) -> bool {
        match self {
            Self::All => true,
            // Every configuration with a placeholder gets this one, so it must be named.
            Self::Following(_) if advice == Rule::ConfigReload => false,
            Self::Following(follows) => advice.follows() == Some(follows),
            Self::Only(rule) => rule == advice,
        }
    }
}

/// Advice to suppress.
#[derive(Clone, Debug)]
pub(crate) struct Allowed {
    rule: Rule,
    /// The only property or member on which to suppress it.
    property: Option<String>,
}

impl Allowed {
    /// Whether this suppresses the finding.
    pub(crate) fn covers(&self, finding: &Finding) -> bool {
        let name = || {
            let (_, name) = finding.pointer().rsplit_once('/')?;
            Some(name.replace("~1", "/").replace("~0", "~"))
        };
        self.rule == finding.rule() && (self.property.is_none() || self.property == name())
    }
}

/// Parses `RULE` or `RULE:PROPERTY`.
#[derive(Clone, Debug)]
pub(super) struct AllowedParser;

impl TypedValueParser for AllowedParser {
    type Value = Allowed;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Allowed, clap::Error> {
        let value = value.to_string_lossy();
        let (rule, property) = match value.split_once(':') {
            Some((rule, property)) => (rule, Some(property.to_owned())),
            None => (&*value, None),
        };
        let rules = one_of::<Rule, _>(allowed_names());
        let rule = rules.parse_ref(command, argument, OsStr::new(rule))?;
        Ok(Allowed { rule, property })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = allowed_names().map(PossibleValue::new);
        Some(Box::new(names))
    }
}

const ALL_ADVICE: &str = "advice";

fn advice_names() -> impl Iterator<Item = &'static str> {
    let advice = Rule::ALL
        .iter()
        .filter(|rule| rule.level() == Level::Advice);
    advice.map(|rule| rule.name())
}

/// A connector that is busy now may be free when the request is sent.
fn allowed_names() -> impl Iterator<Item = &'static str> {
    advice_names().chain([Rule::ConnectorBusy.name()])
}

pub(super) fn denied() -> impl TypedValueParser<Value = Denied> {
    let follows = Follows::ALL.iter();
    let names = [ALL_ADVICE]
        .into_iter()
        .chain(follows.map(|follows| follows.name()));
    PossibleValuesParser::new(names.chain(advice_names())).try_map(|name| {
        let mut follows = Follows::ALL.iter();
        if name == ALL_ADVICE {
            return Ok(Denied::All);
        }
        match follows.find(|follows| follows.name() == name) {
            Some(follows) => Ok(Denied::Following(*follows)),
            None => name.parse().map(Denied::Only),
        }
    })
}
