//! The cases in `tests/cases/`, for tests that need their documents alone.

use std::fs;

use serde_json::Value;

/// Every case of every file.
pub(crate) fn cases() -> Vec<Value> {
    let mut cases = Vec::new();
    for file in fs::read_dir("tests/cases").expect("the suite is there") {
        let path = file.expect("its files can be listed").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(path).expect("it can be read");
        let groups: Value = serde_json::from_str(&text).expect("it is JSON");
        for group in groups.as_array().expect("it is an array") {
            cases.extend_from_slice(group["tests"].as_array().expect("a group has tests"));
        }
    }
    cases
}

/// The document of a case, where a value can hold it: no broken JSON, no number beyond doubles, and no
/// name by which `serde_json` hands over numbers to itself.
pub(crate) fn document(case: &Value) -> Option<Value> {
    match case["text"].as_str() {
        Some(text) if text.contains("$serde_json::private") => None,
        Some(text) => serde_json::from_str(text).ok(),
        None => Some(case["document"].clone()),
    }
}
