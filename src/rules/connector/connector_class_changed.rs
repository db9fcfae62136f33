//! Another class of the connector.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the developer guide says that `connector.class` can't be changed by an update",
    source: source::GUIDE_UPDATE,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Other" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
    ),
};

pub(crate) const CONNECTORS: [&str; 2] =
    [connector!(r#"  "connectorConfiguration": { "connector.class": "io.example.Connector" }"#); 2];

/// Whether both may be the same class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(bool);

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    let name = Key::ConnectorClass.name();
    let mut changed = on.changed();
    if let Some((class, Some(old))) = changed.find(|(property, _)| property.name == name) {
        let may_be_same = [class.value, old]
            .iter()
            .any(|class| has_placeholder(class))
            || is_simple_name(class.value, old)
            || is_simple_name(old, class.value);
        reporter.compared(on, class, Facts(may_be_same));
    }
}

/// Whether `simple` is the name of `class` without its package.
fn is_simple_name(simple: &str, class: &str) -> bool {
    class
        .strip_suffix(simple)
        .is_some_and(|package| package.ends_with('.'))
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        if self.0 {
            format!("{of} may not be the current class, which is written differently")
        } else {
            format!("{of} is not the current class")
        }
    }

    fn help(&self, of: &Subject) -> String {
        if self.0 {
            format!("write {of} as the connector has it: an update cannot change the class")
        } else {
            "keep the current class, or create a new connector".to_owned()
        }
    }

    fn level(&self) -> Option<Level> {
        self.0.then_some(Level::Advice)
    }
}
