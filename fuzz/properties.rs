//! The properties that `cargo test` runs, for the fuzz targets.

#[path = "../tests/properties/json.rs"]
mod json;
#[path = "../tests/properties/near_valid.rs"]
mod near_valid;
#[path = "../tests/properties/promises.rs"]
pub mod promises;
#[path = "../tests/schema_promise/mod.rs"]
mod schema_promise;
#[path = "../tests/second_opinion/mod.rs"]
mod second_opinion;
#[path = "../tests/properties/secrets.rs"]
mod secrets;
#[path = "../tests/properties/slips.rs"]
mod slips;
#[path = "../tests/properties/yaml.rs"]
mod yaml;
