//! A name that is not a member of its object.

use crate::{
    api::{
        at::At,
        members::Members,
        options::Shape,
        spelling::{is_property, same_letters},
    },
    document::form::Form,
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
    /// The members that its object has.
    pub(crate) present: Members,
    /// The kind of document that has such names, if it is known.
    pub(crate) form: Option<Form>,
}

/// The most other names with which a suggested name is compared.
const MOST_COMPARED: usize = 64;

impl Facts {
    /// The edit that gives a name the spelling of `member`, which is in the same object.
    fn rename<'o>(self, of: &Subject, found: Found<'o>, member: Member) -> Option<Repair<'o>> {
        let to = member.row().name;
        let change = Change::Rename(to.into());
        let is_spelt = |other: &Found<'_>| other.name().is_some_and(|name| member.is_spelt(name));
        if is_spelt(&found) {
            let alike = found.parent()?.members_like(to)?;
            let meant = alike.into_iter().find(is_spelt);
            return (meant == Some(found)).then(|| Repair::safe(found, change));
        }
        // Another name can be as like it.
        let others = found.parent()?.children().filter(|other| *other != found);
        let others: Vec<_> = others.take(MOST_COMPARED).collect();
        let is_same = |other: &Found<'_>| {
            let name = other.name().unwrap_or_default();
            name == to
                || matches!(Hint::of(name, of, self), Hint::Sibling(other) if other == member)
        };
        let is_only = others.len() < MOST_COMPARED && !others.iter().any(is_same);
        is_only.then(|| Repair::suggestion(found, change))
    }

    /// The probable meaning of the name.
    fn hint(self, of: &Subject) -> Hint {
        Hint::of(&of.name_text().unwrap_or_default(), of, self)
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
                format!("check with `--api-revision {since}`, or remove {of}")
            }
            Hint::OtherShape => format!("check with `--shape request`, or remove {of}"),
            Hint::PartOfTheUri => {
                format!("remove {of}: it is part of the URI, not of the body")
            }
            Hint::ConnectorProperty => {
                "connector properties belong in `/connectorConfiguration`".to_owned()
            }
            Hint::Form(form) => form_help(form).to_owned(),
            Hint::Described => format!(
                "remove {of}: described or set at creation; UpdateConnector cannot change it"
            ),
            Hint::Nothing => {
                let allowed = names(of.options().known_in(of.at.member), "and");
                format!("remove {of}; allowed here: {allowed}")
            }
        }
    }

    fn fix<'o>(&self, of: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        let is_name = of.name.as_ref()?.separator.is_none();
        let found = is_name.then(find).flatten();
        let found = found.filter(|found| found.is_unique())?;
        match self.hint(of) {
            Hint::Sibling(member) => self.rename(of, found, member),
            Hint::Elsewhere(member, parents) => {
                let [parent] = parents[..] else {
                    return None;
                };
                let name = member.row().name;
                let to = object(found, parent, of.shape)?;
                let alike = to.members_like(name)?;
                let mut names = alike.iter().filter_map(|other| other.name());
                let has_it = names.any(|name| member.is_spelt(name));
                (!has_it).then(|| Repair::suggestion(found, Change::Move(to, name)))
            }
            Hint::ConnectorProperty => {
                let name = found.name()?;
                let to = object(found, Member::ConnectorConfiguration, of.shape)?;
                let has_it = to.members_named(name).next().is_some();
                (!has_it).then(|| Repair::suggestion(found, Change::Move(to, "")))
            }
            _ => None,
        }
    }

    fn is_lost_in_a_draft(&self) -> bool {
        true
    }
}

/// The object `member`, in the text that `found` is in.
fn object(found: Found<'_>, member: Member, shape: Shape) -> Option<Found<'_>> {
    if member == shape.root() {
        return std::iter::successors(Some(found), |inner| inner.parent()).last();
    }
    let parent = object(found, member.parent(), shape)?;
    let object = parent.members_named(member.row().name).next()?;
    (object.is_object() && object.is_unique()).then_some(object)
}

/// The objects `members`, for a sentence.
fn objects(members: &[Member], of: &Subject) -> String {
    let element = At::element(of.at.element);
    let objects: Vec<_> = members
        .iter()
        .map(|member| match member {
            member if *member == of.shape.root() => format!("{} itself", of.shape.document()),
            member => format!("`{}`", element.with(*member).pointer_in(of.shape)),
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
    /// A member of a request, of which the document is only a part.
    OtherShape,
    PartOfTheUri,
    ConnectorProperty,
    /// A name in a document of another kind.
    Form(Form),
    /// A name that other operations have.
    Described,
}

/// Names in the input of `CreateConnector` and in the answer of `DescribeConnector`, as clients return it.
const DESCRIBED: [&str; 15] = [
    "connectorName",
    "connectorDescription",
    "connectorState",
    "stateDescription",
    "creationTime",
    "kafkaCluster",
    "kafkaClusterClientAuthentication",
    "kafkaClusterEncryptionInTransit",
    "kafkaConnectVersion",
    "logDelivery",
    "networkType",
    "serviceExecutionRoleArn",
    "tags",
    "ResponseMetadata",
    "$metadata",
];

/// Words that people use for a member.
const SYNONYMS: [(&str, Member); 11] = [
    ("arn", Member::ConnectorArn),
    ("version", Member::CurrentVersion),
    ("config", Member::ConnectorConfiguration),
    ("configuration", Member::ConnectorConfiguration),
    ("scalingInPolicy", Member::ScaleInPolicy),
    ("scalingOutPolicy", Member::ScaleOutPolicy),
    ("minCapacity", Member::MinWorkerCount),
    ("maxCapacity", Member::MaxWorkerCount),
    ("workers", Member::WorkerCount),
    ("mcu", Member::AutoScalingMcuCount),
    ("mcu", Member::ProvisionedMcuCount),
];

fn form_help(form: Form) -> &'static str {
    match form {
        Form::Capacity => {
            "this is the value of `capacity`: check it with `--shape capacity`, or put it into \
             `capacity`"
        }
        Form::Configuration => {
            "this is a connector's configuration: check it with `--shape configuration`, or put it \
             into `connectorConfiguration`"
        }
        Form::ConnectRest => {
            "this is a request to Kafka Connect's REST API: put its config, without the name, into \
             `connectorConfiguration`"
        }
        Form::Kubernetes => {
            "this is a Kubernetes resource: make its `spec.config`, with `connector.class` and \
             `tasks.max`, the value of `connectorConfiguration`"
        }
        Form::CloudFormation => {
            "this is a CloudFormation template: `msk-preflight template` prints a request to fill in"
        }
    }
}

impl Hint {
    /// Guesses the meaning of `name` in the object of the subject.
    fn of(name: &str, of: &Subject, facts: Facts) -> Self {
        let (object, options) = (of.at.member, of.options());
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
            } else if options.shape == Shape::Body && Members::URI.contains(member) {
                Self::PartOfTheUri
            } else {
                Self::Later(member, vec![object])
            };
        }
        if let Some(form) = facts.form {
            return Self::Form(form);
        }
        let is_top = object == Member::Document;
        if is_top && DESCRIBED.iter().any(|known| same_letters(known, name)) {
            return Self::Described;
        }
        let mut synonyms = SYNONYMS.into_iter();
        let synonym = synonyms.find(|(synonym, member)| {
            member.parent() == object && options.knows(*member) && same_letters(synonym, name)
        });
        if let Some((_, member)) = synonym {
            return sibling(member);
        }
        let is_inside =
            |member: Member| options.shape.has(member) && member != options.shape.root();
        let elsewhere = Member::ALL.iter().copied().filter(is_like);
        let (known, later): (Vec<_>, Vec<_>) =
            elsewhere.partition(|member| options.knows(*member) && is_inside(*member));
        let parents = |members: &[Member]| members.iter().map(|member| member.parent()).collect();
        if let Some(first) = known.first() {
            return Self::Elsewhere(*first, parents(&known));
        }
        match later.first() {
            Some(first) if is_inside(*first) => {
                return Self::Later(*first, parents(&later));
            }
            Some(_) if options.shape != Shape::Body => return Self::OtherShape,
            _ => {}
        }
        let known = options.known_in(object).into_iter();
        match nearest(name, known.map(|member| (member, member.row().name))) {
            Some(member) => sibling(member),
            None if is_property(name, object) => Self::ConnectorProperty,
            None => Self::Nothing,
        }
    }
}
