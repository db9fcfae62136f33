//! A `connector.class` that is empty, or that white space surrounds.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `AbstractHerder` looks up the class as it is written, without trimming it",
    source: source::KAFKA_HERDER,
    bulk: Bulk::Few,
    invalid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": " io.example.Connector" }"#
    ),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector" }"#
    ),
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facts {
    Empty,
    Surrounded,
}

const EMPTY: Text = Text {
    statement: "{} is empty",
    help: "write the name of the connector's class",
};

const SURROUNDED: Text = Text {
    statement: "{} has white space around its value",
    help: "remove the white space",
};

impl Facts {
    fn text(self) -> &'static Text {
        match self {
            Self::Empty => &EMPTY,
            Self::Surrounded => &SURROUNDED,
        }
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        self.text().statement(of)
    }

    fn help(&self, of: &Subject) -> String {
        self.text().help(of)
    }

    fn fix<'o>(&self, _: &Subject, found: Found<'o>) -> Option<Repair<'o>> {
        let has_class = !found.string()?.trim().is_empty();
        has_class.then(|| Repair::safe(found, Change::TrimValue(char::is_whitespace)))
    }
}

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let Some(property) = properties.find(Key::ConnectorClass)
        && property.judged().is_some()
        && (property.value.is_empty() || property.value.trim() != property.value)
    {
        let is_empty = property.value.is_empty();
        let facts = if is_empty {
            Facts::Empty
        } else {
            Facts::Surrounded
        };
        reporter.property(&property, facts);
    }
}
