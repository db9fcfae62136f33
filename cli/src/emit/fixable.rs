//! The findings that `--fix` would correct, as the output for people marks and counts them.

use std::{
    fmt,
    sync::atomic::{AtomicUsize, Ordering},
};

use msk_connect_preflight::fix::Fix;

/// The option that corrects a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fixing {
    Safe,
    Likely,
}

impl Fixing {
    /// The name of a help whose edit the option makes.
    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Safe => "help (--fix)",
            Self::Likely => "help (--unsafe-fixes)",
        }
    }
}

/// The numbers of findings that can be fixed. Documents are written on several threads.
#[derive(Debug, Default)]
pub(super) struct Fixable {
    safe: AtomicUsize,
    likely: AtomicUsize,
}

impl Fixable {
    /// Counts a fix, and returns the option that makes it.
    pub(super) fn count(&self, fix: &Fix) -> Fixing {
        let (fixing, count) = if fix.is_safe() {
            (Fixing::Safe, &self.safe)
        } else {
            (Fixing::Likely, &self.likely)
        };
        count.fetch_add(1, Ordering::Relaxed);
        fixing
    }
}

/// A line, or nothing if there is nothing to fix.
impl fmt::Display for Fixable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [safe, likely] = [&self.safe, &self.likely].map(|count| count.load(Ordering::Relaxed));
        let (count, options) = match (safe, likely) {
            (0, 0) => return Ok(()),
            (0, likely) => (likely, "--fix --unsafe-fixes"),
            (safe, _) => (safe, "--fix"),
        };
        let s = if count == 1 { "" } else { "s" };
        write!(f, "{count} finding{s} can be fixed with `{options}`")?;
        if safe > 0 && likely > 0 {
            write!(f, ", {likely} more with `--unsafe-fixes`")?;
        }
        writeln!(f)
    }
}
