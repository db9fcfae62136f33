//! The arguments for correcting files.

/// How `check` corrects files.
#[derive(Debug, clap::Args)]
pub(crate) struct Fixing {
    /// Correct in the files what has one right edit, then report what is left; standard input is corrected to
    /// standard output
    #[arg(long, group = "fixing")]
    pub(crate) fix: bool,

    /// With `--fix` and `--diff`: also make likely edits, which a human should look at
    #[arg(long, requires = "fixing")]
    pub(crate) unsafe_fixes: bool,

    /// Print what `--fix` would change as a unified diff with secrets masked, instead of a report, and write nothing
    #[arg(long, group = "fixing")]
    pub(crate) diff: bool,
}
