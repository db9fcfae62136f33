//! A demand on which members of an object are there together.

use serde_json::{Value, json};

use crate::{
    api::{
        member::{Member, Members},
        options::Options,
    },
    rules::{
        demand::fragment::{Flavour, Keywords, has, if_then_else},
        words::{Subject, Words, names, quoted},
    },
};

/// Which members of an object are there together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) object: Member,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    ExactlyOne([Member; 2]),
    AtMostOne([Member; 2]),
    /// Either this one, or one or more of the others that the revision has.
    OneOrOthers(Member, &'static [Member]),
}

/// The members of a choice that are there and should not be, or should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unchosen {
    choice: Kind,
    /// Those that the revision has.
    known: Members,
    found: Members,
}

impl Choice {
    pub(crate) fn members(self) -> Members {
        match self.kind {
            Kind::ExactlyOne(members) | Kind::AtMostOne(members) => members.into_iter().collect(),
            Kind::OneOrOthers(one, others) => others.iter().copied().chain([one]).collect(),
        }
    }

    /// Whether the object may have just these members of the choice.
    pub(crate) fn is_met(self, found: Members) -> bool {
        match self.kind {
            Kind::ExactlyOne([one, other]) => found.contains(one) != found.contains(other),
            Kind::AtMostOne([one, other]) => !(found.contains(one) && found.contains(other)),
            Kind::OneOrOthers(one, others) => found.contains(one) != found.has_any(others),
        }
    }

    /// What is wrong where it has the members `found`.
    #[cold]
    pub(crate) fn unchosen(self, found: Members, options: &Options) -> Unchosen {
        let members = || self.members().iter();
        Unchosen {
            choice: self.kind,
            known: members().filter(|member| options.knows(*member)).collect(),
            found: members().filter(|member| found.contains(*member)).collect(),
        }
    }

    /// The demand as a schema, if the options know the members.
    pub(crate) fn schema(self, options: &Options, flavour: Flavour) -> Option<Value> {
        let has_none_of = |members: &[Member], other| has_none_of(members, other, flavour);
        match self.kind {
            Kind::ExactlyOne([one, other]) => Some(if_then_else(
                has(one),
                has_none_of(&[other], one),
                has(other),
            )),
            Kind::AtMostOne([one, other]) => options
                .knows(one)
                .then(|| json!({ "if": has(one), "then": has_none_of(&[other], one) })),
            Kind::OneOrOthers(one, others) => {
                let mut others = others.to_vec();
                others.retain(|other| options.knows(*other));
                others.sort_unstable();
                let any = others.iter().map(|other| has(*other));
                let any = any.reduce(|rest, other| json!({ "if": other, "else": rest }));
                Some(if_then_else(
                    has(one),
                    has_none_of(&others, one),
                    any.unwrap_or(Value::Bool(false)),
                ))
            }
        }
    }
}

/// Refuses `members` next to `other`. Each one is refused alone, so that no engine's message prints the
/// value of another; in an editor only the first, since together they are one mistake.
fn has_none_of(members: &[Member], other: Member, flavour: Flavour) -> Value {
    if flavour == Flavour::Standard {
        let names = members.iter().map(|member| member.row().name.to_owned());
        let properties: Keywords = names.map(|name| (name, false.into())).collect();
        return json!({ "properties": properties });
    }
    members.iter().rev().fold(true.into(), |others, member| {
        let (name, other) = (member.row().name, other.row().name);
        let refusal = json!({
            "properties": { name: false },
            "errorMessage": format!("{name} must not stand beside {other}"),
        });
        if_then_else(has(*member), refusal, others)
    })
}

impl Words for Unchosen {
    fn found(&self, _: &Subject) -> String {
        if self.found.is_empty() {
            return "none of them".to_owned();
        }
        names(self.found.iter(), "and")
    }

    fn allowed(&self, _: &Subject) -> String {
        match self.choice {
            Kind::ExactlyOne(members) => format!("exactly one of {}", names(members, "and")),
            Kind::AtMostOne(members) => format!("at most one of {}", names(members, "and")),
            Kind::OneOrOthers(one, others) => {
                let others = others.iter().copied();
                let others: Vec<_> = others.filter(|other| self.known.contains(*other)).collect();
                if let [other] = others[..] {
                    return format!("exactly one of {}", names([other, one], "and"));
                }
                let (one, others) = (quoted(one), names(others, "and"));
                format!("either {one}, or one or more of {others}")
            }
        }
    }

    fn statement(&self, of: &Subject) -> String {
        let (allowed, found) = (self.allowed(of), self.found(of));
        format!("{of} has to have {allowed}, found {found}")
    }

    fn help(&self, _: &Subject) -> String {
        match self.choice {
            Kind::OneOrOthers(..) if self.found.is_empty() => {
                "add what is to be changed".to_owned()
            }
            Kind::OneOrOthers(one, _) => format!("send {} in a request of its own", quoted(one)),
            _ if self.found.is_empty() => "add one of them".to_owned(),
            _ => "keep one of them".to_owned(),
        }
    }

    fn is_about_the_name(&self) -> bool {
        true
    }
}
