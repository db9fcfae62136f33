//! A demand on which members an object may combine.

use serde_json::{Value, json};

use crate::{
    api::{member::Member, members::Members, options::Options},
    rules::{
        demand::fragment::{Flavour, Keywords, has, if_then_else},
        words::{Subject, Words, names, quoted},
    },
};

/// The members that an object may combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) object: Member,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    ExactlyOne([Member; 2]),
    AtMostOne([Member; 2]),
    /// Either this one, or at least one of the others that the revision has.
    OneOrOthers(Member, &'static [Member]),
}

/// A combination of members that the choice does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unchosen {
    choice: Kind,
    /// The members that the revision has.
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

    /// Whether the object may have exactly these members of the choice.
    pub(crate) fn is_met(self, found: Members) -> bool {
        match self.kind {
            Kind::ExactlyOne([one, other]) => found.contains(one) != found.contains(other),
            Kind::AtMostOne([one, other]) => !(found.contains(one) && found.contains(other)),
            Kind::OneOrOthers(one, others) => found.contains(one) != found.has_any(others),
        }
    }

    /// Describes an object with the members `found`, which the choice does not allow, in a document that can
    /// have those that are `known`.
    #[cold]
    pub(crate) fn unchosen(self, found: Members, known: Members) -> Unchosen {
        Unchosen {
            choice: self.kind,
            known: self.members().and(known),
            found: self.members().and(found),
        }
    }

    /// The demand as a schema, if the options know the members.
    pub(crate) fn schema(self, options: &Options, flavour: Flavour) -> Option<Value> {
        let allowed = allowed(self.kind, &|member| options.knows(member));
        let description = format!("Allowed: {allowed}");
        let has_none_of = |members: &[Member], other| match flavour {
            Flavour::Editor => flag_first(members, other),
            _ => has_none_of(members, &description),
        };
        let has_any_of = |last| {
            let mut schema = has(last);
            if let (Value::Object(schema), true) = (&mut schema, flavour != Flavour::Editor) {
                schema.insert("description".to_owned(), description.as_str().into());
            }
            schema
        };
        match self.kind {
            Kind::ExactlyOne([one, other]) => Some(if_then_else(
                has(one),
                has_none_of(&[other], one),
                has_any_of(other),
            )),
            Kind::AtMostOne([one, other]) => options
                .knows(one)
                .then(|| json!({ "if": has(one), "then": has_none_of(&[other], one) })),
            Kind::OneOrOthers(one, others) => {
                let mut others = others.to_vec();
                others.retain(|other| options.knows(*other));
                others.sort_unstable();
                let (last, rest) = others.split_first()?;
                let any = rest.iter().fold(
                    has_any_of(*last),
                    |rest, other| json!({ "if": has(*other), "else": rest }),
                );
                Some(if_then_else(has(one), has_none_of(&others, one), any))
            }
        }
    }
}

/// Rejects `members`. Each one is rejected alone, so that no engine's message prints the value of another.
/// Some engines print the description of the schema that rejects, so that is not just `false`.
fn has_none_of(members: &[Member], description: &str) -> Value {
    let refusal = json!({ "not": {}, "description": description });
    let names = members.iter().map(|member| member.row().name.to_owned());
    let properties: Keywords = names.map(|name| (name, refusal.clone())).collect();
    json!({ "properties": properties })
}

/// Rejects `members` next to `other` for an editor, which flags only the first, since together they are one
/// mistake.
fn flag_first(members: &[Member], other: Member) -> Value {
    members.iter().rev().fold(true.into(), |others, member| {
        let (name, other) = (member.row().name, other.row().name);
        let refusal = json!({
            "properties": { name: false },
            "errorMessage": format!("{name} must not be set together with {other}"),
        });
        if_then_else(has(*member), refusal, others)
    })
}

impl Unchosen {
    fn found(&self) -> String {
        if self.found.is_empty() {
            return "none".to_owned();
        }
        names(self.found.iter(), "and")
    }
}

/// What a choice allows, for a sentence.
fn allowed(choice: Kind, knows: &dyn Fn(Member) -> bool) -> String {
    match choice {
        Kind::ExactlyOne(members) => format!("exactly one of {}", names(members, "and")),
        Kind::AtMostOne(members) => format!("at most one of {}", names(members, "and")),
        Kind::OneOrOthers(one, others) => {
            let others = others.iter().copied();
            let others: Vec<_> = others.filter(|other| knows(*other)).collect();
            if let [other] = others[..] {
                return format!("exactly one of {}", names([other, one], "and"));
            }
            let (one, others) = (quoted(one), names(others, "and"));
            format!("either {one} or at least one of {others}")
        }
    }
}

impl Words for Unchosen {
    fn statement(&self, of: &Subject) -> String {
        let allowed = allowed(self.choice, &|member| self.known.contains(member));
        let found = self.found();
        let verb = match self.choice {
            Kind::AtMostOne(_) => "may",
            Kind::ExactlyOne(_) | Kind::OneOrOthers(..) => "must",
        };
        format!("{of} {verb} have {allowed}, found {found}")
    }

    fn help(&self, _: &Subject) -> String {
        match self.choice {
            Kind::OneOrOthers(..) if self.found.is_empty() => {
                let restart = "; to restart the connector, use RestartConnector";
                // The revision that adds plugins also adds that operation.
                let restarts = self.known.contains(Member::Plugins);
                format!(
                    "add what you want to change{}",
                    if restarts { restart } else { "" }
                )
            }
            Kind::OneOrOthers(one, _) => format!("send {} in a separate request", quoted(one)),
            _ if self.found.is_empty() => "add one of them".to_owned(),
            _ => "keep one of them".to_owned(),
        }
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }
}
