//! A demand on the value of one member.

use crate::{
    api::{arn::ArnPart, member::Member, options::WorkerCount},
    rules::{
        Rule,
        words::{Number, Subject, Words, names},
    },
    text::{self, list, visible::MASK},
};

/// The values that a rule allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Domain {
    OneOf(&'static [i64]),
    /// From the first to the second.
    Range(i64, i64),
    /// An ARN of this resource type.
    Arn(&'static str),
    NotEmpty,
    /// An array of exactly 1 element.
    OneElement,
}

/// A value that is none of those.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    Integer(Number, Option<WorkerCount>),
    /// As much of the ARN as is shown, and what is wrong with it.
    Arn(Box<str>, ArnPart),
    Empty,
    /// How many elements there are.
    Elements(usize),
}

impl Domain {
    /// The values that `member` may have.
    pub(crate) fn of(member: Member) -> Option<Self> {
        member.row().values.and_then(Rule::domain)
    }

    /// Where the user finds a value.
    fn whence(self) -> Option<String> {
        match self {
            Self::Arn(resource) => Some(format!(
                "copy it from the output of `aws kafkaconnect list-{resource}s`"
            )),
            Self::NotEmpty => Some(
                "take it from the output of `aws kafkaconnect describe-connector`, it changes with \
                 every update"
                    .to_owned(),
            ),
            _ => None,
        }
    }

    /// What is allowed and nearest to `found`, for a sentence.
    fn nearest(self, found: i64, limit: Option<WorkerCount>) -> String {
        match self {
            Self::OneOf(values) => {
                let below = values.iter().rfind(|value| **value < found);
                let above = values.iter().find(|value| **value > found);
                let nearest: Vec<_> = below.into_iter().chain(above).collect();
                list(&nearest, "or")
            }
            Self::Range(min, _) if found < min => format!("{min} or more"),
            Self::Range(_, max) => {
                format!("{} or less", limit.map_or(max, |limit| limit.get().into()))
            }
            Self::Arn(_) | Self::NotEmpty | Self::OneElement => String::new(),
        }
    }
}

/// What `member` may be, for a sentence.
pub(crate) fn allowed(member: Member, limit: Option<WorkerCount>) -> String {
    match (Domain::of(member), limit) {
        (Some(Domain::OneOf(values)), _) => list(values, "or"),
        (Some(Domain::Range(min, _)), Some(limit)) => {
            format!("from {min} to {} (the worker limit)", limit.get())
        }
        (Some(Domain::Range(min, max)), None) => format!("from {min} to {max}"),
        (Some(Domain::Arn(resource)), _) => {
            format!("`arn:PARTITION:kafkaconnect:REGION:ACCOUNT:{resource}/NAME/ID`")
        }
        (Some(Domain::NotEmpty), _) => "a string of at least one character".to_owned(),
        (Some(Domain::OneElement), _) => "exactly 1 element".to_owned(),
        (None, _) => match member.row().children {
            [] => member.row().json_type.to_string(),
            children => format!(
                "{} of {}",
                member.row().json_type,
                names(children.iter().copied(), "and")
            ),
        },
    }
}

/// Where the user finds the value of `member`.
pub(crate) fn whence(member: Member) -> Option<String> {
    Domain::of(member)?.whence()
}

impl Words for Outside {
    fn found(&self, _: &Subject) -> String {
        match self {
            Self::Integer(found, _) => found.to_string(),
            Self::Arn(found, _) => text::quoted(found),
            Self::Empty => "an empty string".to_owned(),
            Self::Elements(count) => count.to_string(),
        }
    }

    fn allowed(&self, of: &Subject) -> String {
        let limit = match self {
            Self::Integer(_, limit) => *limit,
            _ => None,
        };
        allowed(of.at.member, limit)
    }

    fn statement(&self, of: &Subject) -> String {
        let found = self.found(of);
        match (self, Domain::of(of.at.member)) {
            (Self::Arn(_, part), Some(Domain::Arn(resource))) => {
                format!("{of} is {found}: {}", part.demand(resource))
            }
            (Self::Elements(_), _) => {
                format!("{of} has to have {}, found {found}", self.allowed(of))
            }
            _ => format!("{of} has to be {}, found {found}", self.allowed(of)),
        }
    }

    fn help(&self, of: &Subject) -> String {
        let domain = Domain::of(of.at.member);
        let (found, limit) = match self {
            Self::Integer(found, limit) => (found, limit),
            Self::Elements(0) => return format!("add the plugin, or leave {of} out"),
            Self::Elements(_) => return "keep one element".to_owned(),
            _ => return domain.and_then(Domain::whence).unwrap_or_default(),
        };
        let value = match found {
            Number::Hidden => return format!("use {}", self.allowed(of)),
            Number::Value(value) => *value,
            Number::ZeroOrUnset => 0,
            Number::Text(text) if text.starts_with('-') => i64::MIN,
            Number::Text(_) => i64::MAX,
        };
        let nearest = domain.map(|domain| domain.nearest(value, *limit));
        let help = format!("use {}", nearest.unwrap_or_default());
        match found {
            Number::ZeroOrUnset => format!("{help}; {of} is also 0 when it was never set"),
            _ => help,
        }
    }

    fn is_lost_in_a_draft(&self) -> bool {
        matches!(self, Self::Integer(Number::Text(_), _))
    }

    fn numbers(&mut self, change: &mut dyn FnMut(Option<Member>, &mut Number)) {
        if let Self::Integer(number, _) = self {
            change(None, number);
        }
    }

    fn hide(&mut self) {
        if let Self::Arn(arn, _) = self {
            *arn = MASK.into();
        }
    }
}
