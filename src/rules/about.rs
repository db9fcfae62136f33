//! The facts that a rule's page declares.

use std::fmt;

use crate::api::revision::Revision;

/// The consequence of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// A request that breaks the rule is invalid.
    Violation,
    /// The connector would refuse a request that breaks the rule, which is valid otherwise.
    Conflict,
    /// A request that breaks the rule is valid, but probably not what was meant.
    Advice,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Violation => "violation",
            Self::Conflict => "conflict",
            Self::Advice => "advice",
        })
    }
}

/// The consequence of ignoring advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Follows {
    /// Kafka Connect or a client rejects it, or the connector or one of its tasks stops.
    Fails,
    /// It has no effect, and nothing says so.
    Inert,
    /// It works, but can do harm.
    Risk,
}

impl Follows {
    /// Every consequence.
    pub const ALL: &[Self] = &[Self::Fails, Self::Inert, Self::Risk];

    /// The name in reports and options.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fails => "fails",
            Self::Inert => "inert",
            Self::Risk => "risk",
        }
    }
}

impl fmt::Display for Follows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The kind of evidence for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The service's documentation states it.
    Documented,
    /// It is inferred, as [`Rule::basis`](crate::Rule::basis) explains.
    Inferred,
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Documented => "documented",
            Self::Inferred => "inferred",
        })
    }
}

/// How many findings of a rule one document can have: the eviction priority in a full report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bulk {
    Few,
    PerMember,
    PerName,
}

/// The facts about one rule.
pub(crate) struct About {
    pub(crate) since: Revision,
    pub(crate) evidence: Evidence,
    pub(crate) basis: &'static str,
    pub(crate) source: &'static str,
    pub(crate) bulk: Bulk,
    pub(crate) invalid_example: &'static str,
    pub(crate) valid_example: &'static str,
}
