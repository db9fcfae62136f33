//! A name that is not a member of its object.

use crate::{
    api::{
        at::At,
        members::Members,
        options::{Options, Shape},
        spelling::is_property,
    },
    rules::{
        prelude::*,
        words::{names, quoted},
    },
    text::{list, nearest},
};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "botocore, the AWS CLI and CloudFormation reject unknown members",
    source: source::API_UPDATE,
    bulk: Bulk::PerName,
    invalid_example: request!(
        provisioned!(r#""mcuCount": 1, "workerCount": 2"#),
        r#"  "connectorName": "orders""#
    ),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

/// The facts from which the message about an unknown name is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) revision: Revision,
    pub(crate) shape: Shape,
    /// The members that its object has.
    pub(crate) present: Members,
}

impl Facts {
    fn options(self) -> Options {
        let options = Options::default();
        options.revision(self.revision).shape(self.shape)
    }

    /// The probable meaning of the name.
    fn hint(self, of: &Subject) -> Hint {
        let name = of.name.as_ref().map(|name| &*name.text);
        Hint::of(name.unwrap_or_default(), of.at.member, self)
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!("unknown member {of}")
    }

    fn message(&self, of: &Subject) -> String {
        let (statement, container) = (self.statement(of), of.container());
        let Hint::Later(member, parents) = self.hint(of) else {
            return format!("{statement} in {container}");
        };
        let since = member.row().since;
        let added = format!("API revision `{since}` adds {}", quoted(member));
        if parents == [of.at.member] {
            format!("{statement} in {container}: {added}")
        } else {
            let objects = objects(&parents, of);
            format!("{statement} in {container}: {added} to {objects}")
        }
    }

    fn help(&self, of: &Subject) -> String {
        if let Some(help) = of.help_with_separator() {
            return help;
        }
        match self.hint(of) {
            Hint::Sibling(sibling) => format!("did you mean {}?", quoted(sibling)),
            Hint::PresentSibling(sibling) => {
                format!("remove {of}: {} is already set", quoted(sibling))
            }
            Hint::Elsewhere(member, parents) => {
                format!("{} belongs in {}", quoted(member), objects(&parents, of))
            }
            Hint::Later(member, _) => {
                let since = member.row().since;
                format!("check against API revision `{since}`, or remove {of}")
            }
            Hint::PartOfTheUri => {
                format!("remove {of}: it is part of the URI, not of the body")
            }
            Hint::ConnectorProperty => {
                "connector properties belong in `/connectorConfiguration`".to_owned()
            }
            Hint::Nothing => {
                let allowed = names(self.options().known_in(of.at.member), "and");
                format!("remove {of}; allowed here: {allowed}")
            }
        }
    }

    fn is_lost_in_a_draft(&self) -> bool {
        true
    }
}

/// The objects `members`, for a sentence.
fn objects(members: &[Member], of: &Subject) -> String {
    let element = At::element(of.at.element.unwrap_or_default());
    let objects: Vec<_> = members
        .iter()
        .map(|member| match member {
            Member::Document => "the request itself".to_owned(),
            member => format!("`{}`", element.with(*member).pointer()),
        })
        .collect();
    list(&objects, "or")
}

/// The probable meaning of an unknown name.
enum Hint {
    Nothing,
    Sibling(Member),
    /// A sibling that is already set.
    PresentSibling(Member),
    /// A member of these other objects.
    Elsewhere(Member, Vec<Member>),
    /// A member that a later revision adds to these objects.
    Later(Member, Vec<Member>),
    PartOfTheUri,
    ConnectorProperty,
}

impl Hint {
    /// Guesses the meaning of `name` in `object`.
    fn of(name: &str, object: Member, facts: Facts) -> Self {
        let options = facts.options();
        let is_like = |member: &Member| member.is_spelt(name);
        let sibling = |member: Member| {
            if facts.present.contains(member) {
                Self::PresentSibling(member)
            } else {
                Self::Sibling(member)
            }
        };
        if let Some(member) = object.row().children.iter().copied().find(is_like) {
            return if options.knows(member) {
                sibling(member)
            } else if options.shape == Shape::Body && member.is_part_of_the_uri() {
                Self::PartOfTheUri
            } else {
                Self::Later(member, vec![object])
            };
        }
        let elsewhere = Member::ALL.iter().copied().filter(is_like);
        let (known, later): (Vec<_>, Vec<_>) = elsewhere.partition(|member| options.knows(*member));
        let parents = |members: &[Member]| members.iter().map(|member| member.parent()).collect();
        if let Some(first) = known.first() {
            return Self::Elsewhere(*first, parents(&known));
        }
        if let Some(first) = later.first().filter(|first| !first.is_part_of_the_uri()) {
            return Self::Later(*first, parents(&later));
        }
        let known = options.known_in(object).into_iter();
        match nearest(name, known.map(|member| (member, member.row().name))) {
            Some(member) => sibling(member),
            None if is_property(name, object) => Self::ConnectorProperty,
            None => Self::Nothing,
        }
    }
}
