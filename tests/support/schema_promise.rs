//! Decides for which documents the exported schemas promise the library's verdict.

use serde_json::Value;

/// What the document, a request or a part of one, says of automatic scaling.
fn auto_scaling(document: &Value) -> &Value {
    let of_request = document.pointer("/capacity/autoScaling");
    of_request.unwrap_or(&document["autoScaling"])
}

/// Whether the schema promises the same verdict: always with a limit of at most 1000, otherwise if worker
/// counts are at most 60.
pub(crate) fn is_exact_for(document: &Value, worker_limit: Option<i32>) -> bool {
    let auto_scaling = auto_scaling(document);
    let is_few = |name| {
        !auto_scaling[name]
            .as_f64()
            .is_some_and(|count| count > 60.0)
    };
    worker_limit.is_some_and(|limit| limit <= 1_000)
        || ["maxWorkerCount", "minWorkerCount"].into_iter().all(is_few)
}

/// Whether a `revision` is beyond the bound but has the same double: an engine that sees only doubles must
/// accept it.
pub(crate) fn is_one_of_many_in_a_double(document: &Value) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "it is what such an engine sees")]
    const BOUND: f64 = i64::MAX as f64;
    [
        "/workerConfiguration/revision",
        "/plugins/0/customPlugin/revision",
    ]
    .iter()
    .filter_map(|pointer| document.pointer(pointer))
    .any(|revision| revision.as_i64().is_none() && revision.as_f64() == Some(BOUND))
}

/// Whether the minimum is at least twice the maximum, which every schema rejects.
pub(crate) fn is_twice_the_maximum(document: &Value) -> bool {
    let auto_scaling = auto_scaling(document);
    let count = |name| auto_scaling[name].as_f64();
    let pair = count("minWorkerCount").zip(count("maxWorkerCount"));
    pair.is_some_and(|(min, max)| min >= 2.0 * max)
}
