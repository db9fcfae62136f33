//! What a finding says.

use msk_connect_preflight::Finding;

/// Everything that the findings say but their spans.
pub(crate) fn words(findings: &[Finding]) -> Vec<String> {
    let words = findings.iter().map(|finding| {
        let (rule, at, help) = (finding.rule(), finding.pointer(), finding.help());
        format!("{rule} {at}: {finding}; {help}")
    });
    words.collect()
}
