//! The facts about a rule.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

use crate::{
    api::revision::Revision,
    rules::{Rule, about::Evidence},
    text::nearest,
};

impl Rule {
    /// The demand of the rule: one or more sentences, without the final full stop.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.sentences().trim_end_matches('.')
    }

    /// The first API revision that the rule applies to.
    #[must_use]
    pub const fn since(self) -> Revision {
        self.about().since
    }

    /// The kind of evidence for the rule.
    #[must_use]
    pub const fn evidence(self) -> Evidence {
        self.about().evidence
    }

    /// The reason for the rule.
    #[must_use]
    pub const fn basis(self) -> &'static str {
        self.about().basis
    }

    /// The URL of the source for [`basis`](Self::basis).
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.about().source
    }

    /// The description of a connector with which the [`invalid_example`](Self::invalid_example) breaks the
    /// rule, if that compares requests with a connector.
    #[must_use]
    pub const fn invalid_connector(self) -> Option<&'static str> {
        match self.connector_examples() {
            Some([invalid, _]) => Some(invalid),
            None => None,
        }
    }

    /// The description of a connector with which the [`valid_example`](Self::valid_example) follows the rule,
    /// if that compares requests with a connector.
    #[must_use]
    pub const fn valid_connector(self) -> Option<&'static str> {
        match self.connector_examples() {
            Some([_, valid]) => Some(valid),
            None => None,
        }
    }

    /// A request document, of the revision [`since`](Self::since), that breaks only this rule; for
    /// advice and conflicts, a valid one that gets only that. In JSON, or in YAML if the rule is about YAML.
    #[must_use]
    pub const fn invalid_example(self) -> &'static str {
        self.about().invalid_example
    }

    /// A valid request document, of the revision [`since`](Self::since), that follows the rule; for
    /// advice, one that gets none.
    #[must_use]
    pub const fn valid_example(self) -> &'static str {
        self.about().valid_example
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let rules = || Self::ALL.iter().copied();
        rules()
            .find(|rule| rule.name() == name)
            .ok_or_else(|| UnknownRule {
                nearest: nearest(name, rules().map(|rule| (rule, rule.name()))),
            })
    }
}

/// An error for a name that no [`Rule`] has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule{}", .nearest.map(|rule| format!(", did you mean `{rule}`?")).unwrap_or_default())]
pub struct UnknownRule {
    nearest: Option<Rule>,
}

impl UnknownRule {
    /// The rule with the most similar name, if one is similar enough.
    #[must_use]
    pub const fn nearest(&self) -> Option<Rule> {
        self.nearest
    }
}
