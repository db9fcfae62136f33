//! Measures the advice on secrets in plain text with properties from the documentation of connectors.
//!
//! `labelled.json` has the documentation that describes each property, and a value that was made up. The label
//! is that of the documentation: a password, private key, token or the like is a secret.

use std::collections::BTreeMap;

use msk_connect_preflight::{Options, Rule, Shape, Verdict};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Documented {
    connector: String,
    documentation: String,
    #[serde(default)]
    secret: BTreeMap<String, String>,
    #[serde(default, rename = "not secret")]
    not_secret: BTreeMap<String, String>,
}

fn is_found(name: &str, value: &str) -> bool {
    let document = json!({ "connectorConfiguration": { name: value } });
    let options = Options::default().shape(Shape::Body);
    let verdict = Verdict::from_value(&document, &options).expect("it is a document");
    let mut advice = verdict.advice().iter();
    advice.any(|advice| advice.rule() == Rule::PlaintextSecret)
}

#[test]
fn secrets_are_found_and_nothing_else() {
    let text = include_str!("labelled.json");
    let documented: Vec<Documented> = serde_json::from_str(text).expect("it is a list");
    let (mut found, mut missed, mut wrong, mut right) = (0_u32, 0_u32, 0_u32, 0_u32);
    for group in &documented {
        let source = &group.documentation;
        assert!(source.starts_with("https://"), "{source}");
        for (name, value) in &group.secret {
            if is_found(name, value) {
                found += 1;
            } else {
                println!("missed: {name} of {}", group.connector);
                missed += 1;
            }
        }
        for (name, value) in &group.not_secret {
            if is_found(name, value) {
                println!("wrong: {name} of {}", group.connector);
                wrong += 1;
            } else {
                right += 1;
            }
        }
    }
    let precision = f64::from(found) / f64::from(found + wrong);
    let recall = f64::from(found) / f64::from(found + missed);
    println!("{found} found, {missed} missed, {wrong} wrong, {right} right");
    println!("precision {precision:.3}, recall {recall:.3}");
    assert!(found + missed + wrong + right >= 280);
    assert!(precision >= 0.97, "the precision is {precision}");
    assert!(recall >= 0.97, "the recall is {recall}");
}
