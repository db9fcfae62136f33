//! The revisions of the API.

use std::{fmt, str::FromStr};

use crate::api::members::Members;

/// A revision of the service's API: which members a request can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Revision {
    /// `2026-02`: `capacity` or `connectorConfiguration`.
    V2026_02,
    /// `2026-10`, the newest and the default: adds `skipHealthValidation`, `plugins`,
    /// `workerConfiguration` and `useDefaultWorkerConfiguration`.
    #[default]
    V2026_10,
}

impl Revision {
    /// Every revision, oldest first.
    pub const ALL: &[Self] = &[Self::V2026_02, Self::V2026_10];

    /// The newest revision.
    pub const LATEST: Self = Self::V2026_10;

    /// The members that it has.
    pub(crate) const fn members(self) -> Members {
        match self {
            Self::V2026_02 => const { Members::up_to(Self::V2026_02) },
            Self::V2026_10 => const { Members::up_to(Self::V2026_10) },
        }
    }

    /// The revision's name, as `--api-revision` takes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::V2026_02 => "2026-02",
            Self::V2026_10 => "2026-10",
        }
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Revision {
    type Err = UnknownRevision;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|revision| revision.name() == name)
            .ok_or(UnknownRevision)
    }
}

/// The error for a name that is not a [`Revision`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown API revision; use `2026-02` or `2026-10`")]
#[non_exhaustive]
pub struct UnknownRevision;
