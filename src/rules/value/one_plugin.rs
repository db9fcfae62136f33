//! The number of plugins.

use crate::rules::{demand::choice, prelude::*};

pub(crate) const ABOUT: About = About {
    level: Level::Violation,
    since: Revision::V2026_10,
    evidence: Evidence::Documented,
    basis: "the operation asks for a list of a single element",
    source: source::API_UPDATE,
    bulk: Bulk::Few,
    breaks: request!(r#"  "plugins": []"#),
    keeps: request!(concat!(
        "  \"plugins\": [\n",
        plugin!(
            "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/debezium/9d2e-1",
            1
        ),
        "\n  ]"
    )),
};

/// How many elements there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(pub(crate) usize);

impl Words for Facts {
    fn found(&self, _: &Subject) -> String {
        self.0.to_string()
    }

    fn allowed(&self, _: &Subject) -> String {
        "exactly 1 element".to_owned()
    }

    fn statement(&self, of: &Subject) -> String {
        choice::statement(self, of)
    }

    fn help(&self, of: &Subject) -> String {
        match self.0 {
            0 => format!("add the plugin, or leave {of} out"),
            _ => "keep one element".to_owned(),
        }
    }
}
