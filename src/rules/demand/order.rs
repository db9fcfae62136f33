//! A demand on the order of two members of an object.

use serde_json::{Value, json};

use crate::{
    api::member::Member,
    rules::{
        demand::fragment::{Flavour, Keywords, if_then_else, keywords},
        words::{Number, Subject, Words, quoted},
    },
};

/// The greatest bound for which every number has its own leaf in the schema.
const EXACT_LIMIT: i64 = 1_000;

/// The last number with its own leaf if the bound is greater than that.
const EXACT_WITHOUT_LIMIT: i64 = 60;

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

    /// The comparison that must not hold for the left member, for a sentence.
    fn excess(self) -> &'static str {
        match self.relation {
            Relation::AtMost => "greater",
            Relation::AtLeast => "less",
        }
    }

    /// Bounds the left member, whose own range is `own`, if the right one is from `fewest` to `most`;
    /// `None` if its own range is already narrow enough.
    fn bound(self, (fewest, most): (i64, i64), own: (i64, i64), flavour: Flavour) -> Option<Value> {
        let (keyword, bound, is_needed) = match self.relation {
            Relation::AtMost => ("maximum", most, most < own.1),
            Relation::AtLeast => ("minimum", fewest, fewest > own.0),
        };
        let standard = || json!({ "type": "integer", keyword: bound });
        is_needed.then(|| match flavour {
            Flavour::Editor => self.refusal((fewest, most), own),
            _ => standard(),
        })
    }

    /// Rejects, with a message, what [`bound`](Self::bound) rejects within the member's own range.
    fn refusal(self, (fewest, most): (i64, i64), own: (i64, i64)) -> Value {
        let (wrong, right) = match self.relation {
            Relation::AtMost => (
                json!({ "type": "integer", "exclusiveMinimum": most, "maximum": own.1 }),
                fewest,
            ),
            Relation::AtLeast => (
                json!({ "type": "integer", "minimum": own.0, "exclusiveMaximum": fewest }),
                most,
            ),
        };
        let [left, other] = [self.left, self.right].map(|member| member.row().name);
        let number = if fewest == most {
            format!(" ({most})")
        } else {
            String::new()
        };
        let message = format!("{left} must not be {} than {other}{number}", self.excess());
        json!({
            "if": wrong,
            "then": { "const": right, "errorMessage": message },
            "doNotSuggest": true,
        })
    }
}

/// The orders that compare members with the same member, `right`. A schema cannot compare members, so a
/// balanced tree branches on that member, and its leaves bound the others: exactly, for a single number;
/// loosely enough for every number, for a range.
pub(crate) struct Tree<'o> {
    pub(crate) right: Member,
    pub(crate) orders: &'o [Order],
    /// The own range of a member.
    pub(crate) range: &'o dyn Fn(Member) -> (i64, i64),
    pub(crate) flavour: Flavour,
}

impl Tree<'_> {
    pub(crate) fn schema(&self) -> Value {
        let (least, largest) = (self.range)(self.right);
        let exact = if largest <= EXACT_LIMIT {
            largest
        } else {
            EXACT_WITHOUT_LIMIT
        };
        let mut leaves: Vec<_> = (least..=exact).map(|number| (number, number)).collect();
        let doubled = (0..i32::BITS).map(|times| exact << times);
        let ends = doubled.take_while(|last| *last < largest);
        leaves.extend(ends.map(|last| (last + 1, largest.min(2 * last))));
        let name = self.right.row().name;
        let comparable = match self.flavour {
            // A value that is wrong by itself is flagged once and not compared. The leaves do that
            // for each of the others.
            Flavour::Editor => json!({ name: {
                "type": "integer",
                "minimum": least,
                "maximum": largest,
                "doNotSuggest": true,
            } }),
            _ => self
                .orders
                .iter()
                .map(|order| order.left)
                .chain([self.right])
                .map(|member| (member.row().name.to_owned(), json!({ "type": "integer" })))
                .collect(),
        };
        json!({
            "if": { "properties": comparable, "required": [name] },
            "then": self.over(&leaves),
        })
    }

    fn over(&self, leaves: &[(i64, i64)]) -> Value {
        let (left, right) = leaves.split_at(leaves.len() / 2);
        match (left.last(), right) {
            (Some((_, most)), _) => {
                let mut condition = keywords(json!({ "type": "integer", "maximum": most }));
                if self.flavour == Flavour::Editor {
                    condition.insert("doNotSuggest".to_owned(), true.into());
                }
                if_then_else(
                    json!({ "properties": { self.right.row().name: condition } }),
                    self.over(left),
                    self.over(right),
                )
            }
            (None, [leaf]) => {
                let bounds = self.orders.iter().filter_map(|order| {
                    let bound = order.bound(*leaf, (self.range)(order.left), self.flavour)?;
                    Some((order.left.row().name.to_owned(), bound))
                });
                json!({ "properties": bounds.collect::<Keywords>() })
            }
            (None, _) => Value::Bool(true),
        }
    }
}

impl Words for Disordered {
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
            ", remove it,"
        };
        match self.order.relation {
            Relation::AtMost => format!("lower {of}{removal} or raise {other}"),
            Relation::AtLeast => format!("raise {of}{removal} or lower {other}"),
        }
    }
}
