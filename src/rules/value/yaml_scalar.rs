//! A YAML scalar that the AWS CLI reads as a date, a time or an integer.

use crate::{document::source::Source, rules::prelude::*};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "YAML's core schema reads the scalar as a string, but the AWS CLI's reader (ruamel.yaml) as a date, a time or an integer, which botocore then rejects; in JSON nothing breaks the rule",
    source: source::AWS_CLI_YAML,
    bulk: Bulk::PerName,
    invalid_example: concat!(
        "connectorArn: arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2\n",
        "currentVersion: K2EUQ1WTGCTBG2\n",
        "connectorConfiguration:\n",
        "  connector.class: io.example.Connector\n",
        "  start.date: 2024-01-01\n",
    ),
    valid_example: concat!(
        "connectorArn: arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2\n",
        "currentVersion: K2EUQ1WTGCTBG2\n",
        "connectorConfiguration:\n",
        "  connector.class: io.example.Connector\n",
        "  start.date: '2024-01-01'\n",
    ),
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Facts;

const TEXT: Text = Text {
    statement: "{} is not in quotes, so that the AWS CLI reads it as a date, a time or an integer",
    help: "put the value in quotes",
};

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        (&TEXT).statement(of)
    }

    fn help(&self, of: &Subject) -> String {
        (&TEXT).help(of)
    }

    fn fix<'o>(&self, _: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        Some(Repair::safe(find()?, Change::Quote))
    }
}

pub(crate) fn check(string: &Str<'_>, reporter: &mut Reporter<'_, Facts>) {
    let context = reporter.context;
    let is_translated = context.source.is_some_and(Source::is_translated);
    if !is_translated || !(is_integer(string.value) || is_date_or_time(string.value)) {
        return;
    }
    let value = match string.property {
        Some(property) => property.translated_value(),
        None => context.place(string.at).map(|place| place.value),
    };
    if context
        .source
        .zip(value)
        .is_some_and(|(source, value)| source.is_plain(value))
    {
        match string.property {
            Some(property) => reporter.property(&property, Facts),
            None => reporter.at(string.at, Facts),
        }
    }
}

/// Whether ruamel.yaml reads the plain scalar as an integer: digits of any base and underscores.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let consists_of = |digits: &str, is_digit: fn(&u8) -> bool| {
        !digits.is_empty() && digits.bytes().all(|byte| byte == b'_' || is_digit(&byte))
    };
    let octal = |byte: &u8| matches!(byte, b'0'..=b'7');
    !text.starts_with('_')
        && (consists_of(digits, u8::is_ascii_digit)
            || digits
                .strip_prefix("0b")
                .is_some_and(|digits| consists_of(digits, |byte| matches!(byte, b'0' | b'1')))
            || digits
                .strip_prefix("0o")
                .is_some_and(|digits| consists_of(digits, octal))
            || digits
                .strip_prefix("0x")
                .is_some_and(|digits| consists_of(digits, u8::is_ascii_hexdigit)))
}

/// Whether ruamel.yaml reads the plain scalar as a date, or as a date and a time.
fn is_date_or_time(text: &str) -> bool {
    let mut rest = Rest(text.as_bytes());
    if !(rest.digits(4, 4) && rest.skip(b"-")) {
        return false;
    }
    let date = rest.0;
    if rest.digits(2, 2) && rest.skip(b"-") && rest.digits(2, 2) && rest.0.is_empty() {
        return true;
    }
    rest.0 = date;
    let has_time = rest.digits(1, 2)
        && rest.skip(b"-")
        && rest.digits(1, 2)
        && (rest.skip(b"Tt") || rest.blanks() > 0)
        && rest.digits(1, 2)
        && rest.skip(b":")
        && rest.digits(2, 2)
        && rest.skip(b":")
        && rest.digits(2, 2);
    if !has_time {
        return false;
    }
    if rest.skip(b".") {
        rest.digits(0, usize::MAX);
    }
    if rest.0.is_empty() {
        return true;
    }
    rest.blanks();
    let is_zone = rest.skip(b"Z")
        || rest.skip(b"-+") && rest.digits(1, 2) && (!rest.skip(b":") || rest.digits(2, 2));
    // Blanks at the end do not belong to a plain scalar.
    is_zone && rest.0.is_empty()
}

/// The unread rest of a scalar.
struct Rest<'t>(&'t [u8]);

impl Rest<'_> {
    /// Takes one of the bytes, if it comes next.
    fn skip(&mut self, one_of: &[u8]) -> bool {
        match self.0.split_first() {
            Some((next, rest)) if one_of.contains(next) => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes at most `most` digits; whether there are at least `least`.
    fn digits(&mut self, least: usize, most: usize) -> bool {
        let mut count = 0;
        while count < most && self.skip(b"0123456789") {
            count += 1;
        }
        count >= least
    }

    /// Takes blanks and returns their number.
    fn blanks(&mut self) -> usize {
        let mut count = 0;
        while self.skip(b" \t") {
            count += 1;
        }
        count
    }
}
