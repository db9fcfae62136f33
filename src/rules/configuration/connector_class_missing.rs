//! A configuration without `connector.class`.

use crate::rules::{prelude::*, words::SEND_COMPLETE};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "Kafka's `AbstractHerder` refuses a configuration without it; the developer guide says that it can't be overridden",
    source: source::KAFKA_HERDER,
    bulk: Bulk::Few,
    invalid_example: request!(r#"  "connectorConfiguration": { "tasks.max": "2" }"#),
    valid_example: request!(
        r#"  "connectorConfiguration": { "connector.class": "io.example.Connector", "tasks.max": "2" }"#
    ),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(Naming);

const MISSING: Text = Text {
    statement: "{} has no `connector.class`",
    help: SEND_COMPLETE,
};

const MISSPELT: Text = Text {
    statement: "{} has no `connector.class`, but {other}",
    help: "rename {other} to `connector.class`",
};

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        self.0.statement(of)
    }

    fn help(&self, of: &Subject) -> String {
        self.0.help(of)
    }

    fn fix<'o>(&self, _: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        let near = self.0.other.as_deref()?;
        let near = find()?.members_named(near).next()?;
        let change = Change::Rename(Key::ConnectorClass.name().into());
        near.is_unique().then(|| Repair::suggestion(near, change))
    }

    fn is_about_the_name(&self, of: &Subject) -> bool {
        self.0.is_about_the_name(of)
    }
}

pub(crate) fn check(properties: &Properties<'_>, reporter: &mut Reporter<'_, Facts>) {
    if properties.is_empty() || properties.has(Key::ConnectorClass) {
        return;
    }
    let mut all = properties.iter();
    reporter.configuration(Facts(match all.find(|property| is_near(property.name)) {
        Some(near) => Naming::with(&MISSPELT, properties.shown_name(&near, near.name)),
        None => Naming::alone(&MISSING),
    }));
}

/// Whether the name differs from `connector.class` in case, separators, white space or its first part alone.
fn is_near(name: &str) -> bool {
    // Most names end in two other letters.
    if let Some(last) = name.as_bytes().last_chunk::<2>()
        && last.iter().all(u8::is_ascii_alphabetic)
        && !last.eq_ignore_ascii_case(b"ss")
    {
        return false;
    }
    let is_letter = |c: &char| !c.is_whitespace() && !matches!(c, '.' | '_');
    let letters = name.chars().rev().filter(is_letter);
    let mut letters = letters.map(|c| c.to_ascii_lowercase());
    let mut class = "class".chars().rev();
    if !class.all(|c| letters.next() == Some(c)) {
        return false;
    }
    let mut before = letters.peekable();
    before.peek().is_none() || before.eq("connector".chars().rev())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_but_for_case_separators_white_space_and_its_first_part() {
        for (name, expected) in [
            ("Connector.Class", true),
            ("connector_class", true),
            (" connector.class\n", true),
            ("connectorclass", true),
            ("CLASS", true),
            ("connector", false),
            ("connector-class", false),
            ("my.class", false),
            ("classes", false),
            ("", false),
        ] {
            assert_eq!(is_near(name), expected, "{name}");
        }
    }
}
