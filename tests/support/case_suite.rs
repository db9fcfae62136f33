//! Runs a suite of cases, with a named test for each.

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use serde::{Deserialize, de::DeserializeOwned};

use super::case_files::case_files;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group<C> {
    description: String,
    tests: Vec<C>,
}

/// A case of a suite.
pub(crate) trait Case: DeserializeOwned + Send + 'static {
    fn description(&self) -> &str;

    fn run(&self) -> Result<(), Failed>;
}

/// Runs every case of the suite in `tests/`.
pub(crate) fn run<C: Case>(suite: &str) -> ExitCode {
    let mut trials = Vec::new();
    for (file, text) in case_files(suite) {
        let groups: Vec<Group<C>> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        for group in groups {
            for case in group.tests {
                let name = format!("{file}: {}: {}", group.description, case.description());
                trials.push(Trial::test(name, move || case.run()));
            }
        }
    }
    assert!(!trials.is_empty(), "the suite has no case");
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
