//! Findings in the form that tests compare.

use msk_connect_preflight::{Finding, Rule};

/// The rule of each finding, and its place.
pub(crate) fn told(findings: &[Finding]) -> Vec<(Rule, &str)> {
    let findings = findings.iter();
    findings
        .map(|finding| (finding.rule(), finding.pointer()))
        .collect()
}
