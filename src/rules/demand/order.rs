//! A demand on the order of two members of an object.

use crate::{
    api::member::Member,
    rules::words::{Number, Subject, Words, quoted},
};

/// How two members of an object compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) left: Member,
    pub(crate) relation: Relation,
    pub(crate) right: Member,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    AtMost,
    AtLeast,
}

/// Two numbers in the wrong order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Disordered {
    pub(crate) order: Order,
    pub(crate) left: Number,
    pub(crate) right: Number,
}

impl Order {
    pub(crate) fn is_met(self, left: i64, right: i64) -> bool {
        match self.relation {
            Relation::AtMost => left <= right,
            Relation::AtLeast => left >= right,
        }
    }

    /// The keyword of JSON Schema that holds the left member to this where the right one is from `fewest`
    /// to `most`, and its value; nothing where the left one's own bounds, from 1 to `largest`, say so already.
    pub(crate) fn bound(self, fewest: i64, most: i64, largest: i64) -> Option<(&'static str, i64)> {
        match self.relation {
            Relation::AtMost => (most < largest).then_some(("maximum", most)),
            Relation::AtLeast => (fewest > 1).then_some(("minimum", fewest)),
        }
    }

    /// What must not be, for a sentence.
    pub(crate) fn excess(self) -> &'static str {
        match self.relation {
            Relation::AtMost => "greater",
            Relation::AtLeast => "less",
        }
    }
}

impl Words for Disordered {
    fn found(&self, _: &Subject) -> String {
        self.left.to_string()
    }

    fn allowed(&self, _: &Subject) -> String {
        match self.order.relation {
            Relation::AtMost => format!("at most {}", self.right),
            Relation::AtLeast => format!("at least {}", self.right),
        }
    }

    fn statement(&self, of: &Subject) -> String {
        let Self { order, left, right } = self;
        let (excess, other) = (order.excess(), quoted(order.right));
        format!("{of} ({left}) is {excess} than {other} ({right})")
    }

    fn help(&self, of: &Subject) -> String {
        let other = quoted(self.order.right);
        let removal = if of.at.member.row().required {
            ""
        } else {
            ", leave it out,"
        };
        match self.order.relation {
            Relation::AtMost => format!("lower {of}{removal} or raise {other}"),
            Relation::AtLeast => format!("raise {of}{removal} or lower {other}"),
        }
    }

    fn numbers(&mut self, change: &mut dyn FnMut(Option<Member>, &mut Number)) {
        change(None, &mut self.left);
        change(Some(self.order.right), &mut self.right);
    }
}
