//! The cases of the suite as values, for tests that need little but their documents.

use serde_json::Value;

use super::case_files::case_files;

/// Every case of every file of a suite.
pub(crate) fn cases(suite: &str) -> Vec<Value> {
    let mut cases = Vec::new();
    for (file, text) in case_files(suite) {
        let groups: Value = serde_json::from_str(&text).expect(&file);
        for group in groups.as_array().expect(&file) {
            cases.extend_from_slice(group["tests"].as_array().expect(&file));
        }
    }
    cases
}

/// The document of a case, if a value can hold it: no invalid JSON, no number beyond doubles, and none of
/// the names that `serde_json` uses internally for numbers.
pub(crate) fn document(case: &Value) -> Option<Value> {
    match case["text"].as_str() {
        Some(text) if text.contains("$serde_json::private") => None,
        Some(text) => serde_json::from_str(text).ok(),
        None => case.get("document").cloned(),
    }
}
