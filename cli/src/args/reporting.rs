//! The options for what `check` prints, and how it ends.

use std::path::PathBuf;

use clap::ValueEnum;

/// The options for what `check` prints, and how it ends.
#[derive(Debug, clap::Args)]
pub(crate) struct Reporting {
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,

    /// Print findings alone: no counts, no changes to the connector, no progress bar
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Write the report to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) output_file: Option<PathBuf>,

    /// Exit with 0 instead of 1; failures still exit with 2
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    /// For people: the source line, what is wrong and how to fix it
    Human,
    /// For programs: one line of JSON per document
    Json,
    /// For code scanning: one SARIF 2.1.0 log
    Sarif,
    /// For GitHub Actions: workflow commands that annotate lines of a pull request
    Github,
    /// For GitLab: a Code Quality report
    Gitlab,
    /// For other systems of continuous integration: `JUnit` XML with a test case for each document
    Junit,
}
