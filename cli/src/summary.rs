//! The counts of a run, and its exit status.

use std::{
    fmt,
    io::{self, Write},
};

/// Exit status, ordered from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    Valid = 0,
    Invalid = 1,
    Failed = 2,
}

/// The counts so far; `Display` writes the last line of the output.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) documents: usize,
    pub(crate) invalid: usize,
    pub(crate) unreadable: usize,
    /// The number of files that could not be corrected.
    pub(crate) unwritten: usize,
    pub(crate) corrected: usize,
    /// The number of conflicts with a connector that are not allowed.
    pub(crate) conflicts: usize,
    pub(crate) advice: usize,
    /// The number of findings in `advice` that are denied.
    pub(crate) denied: usize,
    /// The number of valid documents whose connector is not described.
    pub(crate) undescribed: usize,
    pub(crate) ignored: usize,
    /// The number of documents with more findings than are shown.
    pub(crate) truncated: usize,
    /// Whether the exit status of an invalid document is 0.
    pub(crate) exits_zero: bool,
}

impl Summary {
    pub(crate) fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.invalid += other.invalid;
        self.unreadable += other.unreadable;
        self.unwritten += other.unwritten;
        self.corrected += other.corrected;
        self.conflicts += other.conflicts;
        self.advice += other.advice;
        self.denied += other.denied;
        self.undescribed += other.undescribed;
        self.ignored += other.ignored;
        self.truncated += other.truncated;
    }

    /// Writes the last line of the output, unless that is to be quiet.
    pub(crate) fn print(&self, is_quiet: bool, out: &mut dyn Write) -> io::Result<()> {
        if is_quiet {
            return Ok(());
        }
        writeln!(out, "{self}")
    }

    pub(crate) fn status(&self) -> Status {
        match self {
            Self {
                unreadable: 1.., ..
            }
            | Self { unwritten: 1.., .. }
            | Self {
                undescribed: 1.., ..
            } => Status::Failed,
            Self {
                exits_zero: true, ..
            } => Status::Valid,
            Self { invalid: 1.., .. } | Self { conflicts: 1.., .. } | Self { denied: 1.., .. } => {
                Status::Invalid
            }
            _ => Status::Valid,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            documents,
            invalid,
            unreadable,
            unwritten,
            corrected,
            conflicts,
            advice,
            denied,
            undescribed,
            ignored,
            ..
        } = *self;
        let count = |count: usize, thing: &str| match count {
            1 => format!("1 {thing}"),
            _ => format!("{count} {thing}s"),
        };
        write!(f, "checked {}", count(documents, "document"))?;
        match (documents, invalid) {
            (0, _) => {}
            (_, 0) => f.write_str(": valid")?,
            (1, _) => f.write_str(": invalid")?,
            _ => write!(f, ": {} valid, {invalid} invalid", documents - invalid)?,
        }
        if conflicts > 0 {
            write!(f, ", {}", count(conflicts, "conflict"))?;
        }
        if advice > 0 {
            write!(f, ", {}", count(advice, "warning"))?;
        }
        if denied > 0 {
            write!(f, ", {denied} denied")?;
        }
        if undescribed > 0 {
            write!(
                f,
                "; {} of no described connector",
                count(undescribed, "document")
            )?;
        }
        for (files, what) in [
            (corrected, "corrected"),
            (unreadable, "could not be read"),
            (unwritten, "could not be written"),
            (ignored, "ignored"),
        ] {
            if files > 0 {
                write!(f, "; {} {what}", count(files, "file"))?;
            }
        }
        Ok(())
    }
}
