//! The properties that `cargo test` runs, for the fuzz targets.

#[path = "../tests/properties/comparisons.rs"]
mod comparisons;
#[path = "../tests/properties/fixing.rs"]
mod fixing;
#[path = "../tests/properties/json.rs"]
mod json;
#[path = "../tests/properties/near_valid.rs"]
mod near_valid;
#[path = "../tests/properties/pairs.rs"]
mod pairs;
#[path = "../tests/properties/promises.rs"]
pub mod promises;
#[path = "../tests/properties/secrets.rs"]
mod secrets;
#[path = "../tests/properties/slips.rs"]
mod slips;
#[path = "../tests/support"]
mod support {
    pub(crate) mod arn;
    pub(crate) mod latest;
    pub(crate) mod pointer;
    pub(crate) mod schema_promise;
    pub(crate) mod second_opinion;
    pub(crate) mod survives_writing;
    pub(crate) mod violations;
    pub(crate) mod words;
}
#[path = "../tests/properties/yaml.rs"]
mod yaml;
