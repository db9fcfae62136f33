//! The places in a JSON value.

use serde_json::Value;

/// Every place in `value`, which stands at `at`, as a JSON Pointer.
pub(crate) fn pointers(value: &Value, at: &str) -> Vec<String> {
    let mut places = vec![at.to_owned()];
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                places.extend(pointers(value, &format!("{at}/{name}")));
            }
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                places.extend(pointers(value, &format!("{at}/{index}")));
            }
        }
        _ => {}
    }
    places
}
