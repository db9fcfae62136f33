//! Advice on `connectorConfiguration`.

pub(crate) mod connector_class_missing;
pub(crate) mod empty_configuration;
pub(crate) mod plaintext_secret;
pub(crate) mod topics_and_regex;

/// What an update of the configuration needs, and how to get it.
const COMPLETE: &str = "the complete configuration";
const SEND_COMPLETE: &str =
    "send the complete configuration, it takes the place of the one that the connector has";
