//! Reads bytes into a draft. Independent of the rules.

pub(crate) mod configuration;
pub mod draft;
pub(crate) mod duplicates;
pub(crate) mod encoding;
pub(crate) mod form;
mod integer;
pub(crate) mod json;
pub(crate) mod lexer;
pub(crate) mod oddity;
pub(crate) mod outline;
pub(crate) mod source;
pub(crate) mod source_map;
pub(crate) mod syntax_error;
pub(crate) mod transcode;
#[cfg(feature = "yaml")]
pub(crate) mod yaml;
