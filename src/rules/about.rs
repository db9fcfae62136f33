//! What a rule says of itself.

use std::fmt;

use crate::api::revision::Revision;

/// What a rule decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// A request that breaks the rule is invalid.
    Violation,
    /// A request that does not do as the rule says is valid all the same, but probably not what was
    /// meant.
    Advice,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Violation => "violation",
            Self::Advice => "advice",
        })
    }
}

/// How well a rule is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The service's own documents say it.
    Documented,
    /// It follows from what [`Rule::basis`] tells.
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

/// How many findings of a rule one document can have, which decides what has to make room for what when
/// there is too much to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bulk {
    Few,
    PerMember,
    PerName,
}

/// What a rule's page says of it.
pub(crate) struct About {
    pub(crate) since: Revision,
    pub(crate) evidence: Evidence,
    pub(crate) basis: &'static str,
    pub(crate) source: &'static str,
    pub(crate) bulk: Bulk,
    pub(crate) invalid_example: &'static str,
    pub(crate) valid_example: &'static str,
}
