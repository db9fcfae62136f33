//! Prints which of the documents the generated types take.

typify::import_types!("../../../../schemas/2026-10/request.shape.json");

fn main() {
    let documents = include_str!("../../documents.json");
    let documents: Vec<serde_json::Value> = serde_json::from_str(documents).expect("it is JSON");
    let takes = |case: &serde_json::Value| {
        serde_json::from_value::<UpdateConnectorRequest>(case["document"].clone()).is_ok()
    };
    let verdicts: Vec<bool> = documents.iter().map(takes).collect();
    println!("{verdicts:?}");
}
