//! A demand on the value of one member.

use serde_json::json;

use crate::{
    api::{
        arn::ArnPart,
        member::{JsonType, Member},
        options::{Options, WorkerCount},
        revision::Revision,
    },
    rules::{
        demand::fragment::{Keywords, keywords},
        repair::{Change, Repair},
        words::{Find, Number, Subject, Words, names},
    },
    text::{self, list},
};

/// The values that members may have.
pub(crate) struct Domain {
    pub(crate) members: &'static [Member],
    pub(crate) values: Values,
}

/// A set of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    OneOf(&'static [i64]),
    /// From the first to the second.
    Range(i64, i64),
    /// From 1 to the worker limit, or to 2147483647 without one.
    Workers(Option<WorkerCount>),
    /// An ARN of this resource type.
    Arn(&'static str),
    NotEmpty,
    /// An array of exactly 1 element.
    OneElement,
}

/// A value that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outside {
    /// The values that are allowed, without the worker limit.
    pub(crate) values: &'static Values,
    pub(crate) worker_limit: Option<WorkerCount>,
    pub(crate) found: Found,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Integer(Number),
    /// The visible part of the ARN, and the component that is wrong.
    Arn(Box<str>, ArnPart),
    Empty,
    /// The number of elements.
    Elements(usize),
}

/// Bounds that only say how large an integer can be.
const WIDEST: [i64; 2] = [i32::MAX as i64, i64::MAX];

impl Values {
    /// Applies the worker limit of the options.
    pub(crate) fn under(self, options: &Options) -> Self {
        self.limited(options.worker_limit)
    }

    fn limited(self, limit: Option<WorkerCount>) -> Self {
        match self {
            Self::Workers(_) => Self::Workers(limit),
            values => values,
        }
    }

    /// The least and the greatest of the values, if they are integers.
    pub(crate) fn range(self) -> Option<(i64, i64)> {
        match self {
            Self::OneOf([min, .., max]) => Some((*min, *max)),
            Self::Range(min, max) => Some((min, max)),
            Self::Workers(limit) => Some((1, limit.map_or(i32::MAX, WorkerCount::get).into())),
            _ => None,
        }
    }

    /// Whether an integer is among the values.
    pub(crate) fn holds(self, value: i64) -> bool {
        match self {
            Self::OneOf(values) => values.contains(&value),
            _ => self
                .range()
                .is_none_or(|(min, max)| (min..=max).contains(&value)),
        }
    }

    /// The values, for a sentence.
    pub(crate) fn words(self) -> String {
        match self {
            Self::OneOf(values) => list(values, "or"),
            Self::Range(min, max) => format!("from {min} to {max}"),
            Self::Workers(None) => format!("from 1 to {}", i32::MAX),
            Self::Workers(Some(limit)) => format!("from 1 to {} (the worker limit)", limit.get()),
            Self::Arn(resource) => {
                format!("`arn:PARTITION:kafkaconnect:REGION:ACCOUNT:{resource}/NAME/ID`")
            }
            Self::NotEmpty => "a string of at least one character".to_owned(),
            Self::OneElement => "exactly 1 element".to_owned(),
        }
    }

    /// The values, for a sentence in plain text that does not name their type.
    pub(crate) fn plain_words(self) -> String {
        match self {
            Self::OneOf(_) => format!("the number {}", self.words()),
            Self::Range(..) | Self::Workers(_) => format!("an integer {}", self.words()),
            Self::Arn(_) => format!("an ARN of the form {}", self.words().replace('`', "")),
            Self::NotEmpty => self.words(),
            Self::OneElement => format!("an array of {}", self.words()),
        }
    }

    /// The help on where to find a value.
    pub(crate) fn origin(self) -> Option<String> {
        match self {
            Self::Arn(resource) => Some(format!(
                "copy it from the output of `aws kafkaconnect list-{resource}s`"
            )),
            Self::NotEmpty => Some(
                "copy it from the output of `aws kafkaconnect describe-connector`; it changes with \
                 every update"
                    .to_owned(),
            ),
            _ => None,
        }
    }

    /// The values, for a message about `found`. A bound that only says how large an integer can be does
    /// not explain why a small number is wrong.
    fn words_for(self, found: Option<i64>) -> String {
        match self.range().zip(found) {
            Some(((min, max), found)) if found < min && WIDEST.contains(&max) => {
                format!("at least {min}")
            }
            _ => self.words(),
        }
    }

    /// The nearest allowed values to `found`, for a sentence.
    fn nearest(self, found: i64) -> String {
        match (self, self.range()) {
            (Self::OneOf(values), _) => {
                let below = values.iter().rfind(|value| **value < found);
                let above = values.iter().find(|value| **value > found);
                let nearest: Vec<_> = below.into_iter().chain(above).collect();
                list(&nearest, "or")
            }
            (_, Some((min, _))) if found < min => format!("{min} or more"),
            (_, Some((_, max))) => format!("{max} or less"),
            _ => String::new(),
        }
    }

    /// The nearest allowed value to `found`, which is not allowed, if there is only one. A bound that only says how
    /// large an integer can be is none.
    fn only_nearest(self, found: i64) -> Option<i64> {
        if let Self::OneOf(values) = self {
            let distance = |value: &&i64| value.abs_diff(found);
            let nearest = values.iter().min_by_key(distance)?;
            let mut others = values.iter().filter(|value| *value != nearest);
            return (!others.any(|other| distance(&other) == distance(&nearest)))
                .then_some(*nearest);
        }
        let (min, max) = self.range()?;
        if found < min {
            Some(min)
        } else {
            (!WIDEST.contains(&max)).then_some(max)
        }
    }

    /// The JSON Schema keywords that allow exactly these values.
    pub(crate) fn schema(self) -> Keywords {
        keywords(match self {
            Self::OneOf(values) => json!({ "enum": values }),
            Self::Range(..) | Self::Workers(_) => {
                let (minimum, maximum) = self.range().unzip();
                json!({ "minimum": minimum, "maximum": maximum })
            }
            Self::Arn(resource) => json!({
                "pattern": format!(
                    "^arn:aws(:|-[a-z0-9-]*[a-z0-9]:)kafkaconnect:[a-z0-9-]+:[0-9]{{12}}:{resource}\
                     /[!-.0-~]{{1,128}}/[!-.0-~]+$"
                ),
                // Some engines reject a repeated group of repetitions as too slow, so the words of a
                // partition are not in the pattern; and some let `$` match before a final line break.
                "not": { "type": "string", "pattern": "[^!-~]|^arn:[a-z0-9-]*--" },
            }),
            Self::NotEmpty => json!({ "minLength": 1 }),
            Self::OneElement => json!({ "minItems": 1, "maxItems": 1 }),
        })
    }
}

/// The allowed values of `member`, or its type if they are unbounded, for a sentence.
pub(crate) fn allowed(member: Member, values: Option<Values>) -> String {
    let row = member.row();
    match (values, row.children) {
        (Some(values), _) => values.words(),
        (None, []) => row.json_type.to_string(),
        (None, children) => {
            let names = names(children.iter().copied(), "and");
            format!("{} of {names}", row.json_type)
        }
    }
}

/// The allowed values of `member` in plain text, for an editor.
pub(crate) fn plainly_allowed(member: Member, values: Option<Values>) -> String {
    match (values, member.row().json_type) {
        (Some(values), _) => values.plain_words(),
        (None, JsonType::Boolean) => "true or false".to_owned(),
        (None, _) if member == Member::ConnectorConfiguration => "an object of strings".to_owned(),
        (None, json_type) => json_type.to_string(),
    }
}

impl Outside {
    fn allowed(&self) -> Values {
        self.values.limited(self.worker_limit)
    }
}

impl Words for Outside {
    fn statement(&self, of: &Subject) -> String {
        let allowed = self.allowed();
        match (&self.found, allowed) {
            (Found::Integer(found), _) => {
                let allowed = allowed.words_for(found.value());
                format!("{of} must be {allowed}, found {found}")
            }
            (Found::Arn(found, part), Values::Arn(resource)) => {
                format!("{of} is {}: {}", text::quoted(found), part.demand(resource))
            }
            (Found::Arn(..) | Found::Empty, _) => {
                format!("{of} must be {}, found an empty string", allowed.words())
            }
            (Found::Elements(count), _) => {
                format!("{of} must have {}, found {count}", allowed.words())
            }
        }
    }

    fn help(&self, of: &Subject) -> String {
        let found = match &self.found {
            Found::Integer(found) => found,
            Found::Elements(0) => return format!("add the plugin, or remove {of}"),
            Found::Elements(_) => return "keep one element".to_owned(),
            Found::Arn(..) | Found::Empty => return self.allowed().origin().unwrap_or_default(),
        };
        let Some(value) = found.value() else {
            return format!("use {}", self.allowed().words());
        };
        let help = format!("use {}", self.allowed().nearest(value));
        match (found, self.allowed()) {
            (Number::ZeroOrUnset, _) => format!("{help}; {of} is also 0 when it was never set"),
            (_, Values::Workers(_)) if value == 0 && of.revision >= Revision::V2026_10 => {
                format!("{help}; PauseConnector stops all workers")
            }
            _ => help,
        }
    }

    fn fix<'o>(&self, _: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        let Found::Integer(number) = &self.found else {
            return None;
        };
        let nearest = self.allowed().only_nearest(number.value()?)?;
        Some(Repair::suggestion(
            find()?,
            Change::Write(nearest.to_string()),
        ))
    }

    fn is_lost_in_a_draft(&self) -> bool {
        matches!(self.found, Found::Integer(Number::Text(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A schema compares other members with no more numbers than these.
    #[test]
    fn a_set_of_integers_has_a_least_and_a_greatest() {
        assert_eq!(Values::OneOf(&[1, 2, 4, 8]).range(), Some((1, 8)));
    }
}
