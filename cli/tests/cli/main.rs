//! Tests of the command as a user runs it.

mod arguments;
#[path = "../command/mod.rs"]
mod command;
mod input;
mod reports;
mod rules;
mod schemas;
mod status;

use msk_connect_preflight::Rule;
use serde_json::Value;

const VALID: &str = Rule::McuCount.valid_example();
const INVALID: &str = Rule::McuCount.invalid_example();

fn json_lines(output: &str) -> Vec<Value> {
    let lines = output.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

/// Puts `document` on one line.
fn line(document: &str) -> String {
    document.replace('\n', "")
}
