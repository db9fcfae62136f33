//! Advice on `connectorConfiguration`.

pub(crate) mod connector_class_missing;
pub(crate) mod empty_configuration;
pub(crate) mod plaintext_secret;
pub(crate) mod topics_and_regex;
