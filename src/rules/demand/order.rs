//! A demand on the order of two members.

use crate::{
    member::Member,
    rules::words::{Number, Subject, Words, quoted},
};

/// A number that is to be at most another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TooGreat(pub(crate) Pair);

/// A number that is to be at least another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TooSmall(pub(crate) Pair);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) found: Number,
    /// What it is compared with.
    pub(crate) other: Member,
    pub(crate) bound: Number,
}

impl Pair {
    fn statement(&self, of: &Subject, relation: &str) -> String {
        let Self {
            found,
            other,
            bound,
        } = self;
        let other = quoted(*other);
        format!("{of} ({found}) is {relation} than {other} ({bound})")
    }

    fn numbers(&mut self, change: &mut dyn FnMut(Option<Member>, &mut Number)) {
        change(None, &mut self.found);
        change(Some(self.other), &mut self.bound);
    }
}

/// What else makes an optional member right.
fn removal(of: &Subject) -> &'static str {
    if of.at.member.row().required {
        ""
    } else {
        ", leave it out,"
    }
}

impl Words for TooGreat {
    fn found(&self, _: &Subject) -> String {
        self.0.found.to_string()
    }

    fn allowed(&self, _: &Subject) -> String {
        format!("at most {}", self.0.bound)
    }

    fn statement(&self, of: &Subject) -> String {
        self.0.statement(of, "greater")
    }

    fn help(&self, of: &Subject) -> String {
        format!(
            "lower {of}{} or raise {}",
            removal(of),
            quoted(self.0.other)
        )
    }

    fn numbers(&mut self, change: &mut dyn FnMut(Option<Member>, &mut Number)) {
        self.0.numbers(change);
    }
}

impl Words for TooSmall {
    fn found(&self, _: &Subject) -> String {
        self.0.found.to_string()
    }

    fn allowed(&self, _: &Subject) -> String {
        format!("at least {}", self.0.bound)
    }

    fn statement(&self, of: &Subject) -> String {
        self.0.statement(of, "less")
    }

    fn help(&self, of: &Subject) -> String {
        format!(
            "raise {of}{} or lower {}",
            removal(of),
            quoted(self.0.other)
        )
    }

    fn numbers(&mut self, change: &mut dyn FnMut(Option<Member>, &mut Number)) {
        self.0.numbers(change);
    }
}
