//! What is told about a request, where, and what mends it.

use std::{borrow::Cow, fmt, ops::Range};

use crate::{
    advice::Advice,
    arn::ArnPart,
    catalogue::{Rule, Values},
    findings::Order,
    member::{At, JsonType, Member, Members},
    options::{Options, Revision, Shape, WorkerLimit},
    place::Position,
    text::{self, list, nearest},
    visible::MASK,
};

/// One thing that is told about a request: that it is wrong or, where the [level](Rule::level) of the
/// rule is [`Advice`](crate::Level::Advice), that it is probably not what was meant.
///
/// `Display` gives the [`message`](Self::message).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(crate) rule: Rule,
    pub(crate) pointer: Cow<'static, str>,
    pub(crate) at: At,
    /// A name in the object `at`, where the violation is about one that the table leaves open or
    /// does not have.
    pub(crate) name: Option<OpenName>,
    pub(crate) detail: Detail,
    pub(crate) span: Option<Range<usize>>,
}

/// A name that the table leaves open or does not have.
#[derive(Clone, Debug)]
pub(crate) struct OpenName {
    /// As much of it as is shown.
    pub(crate) text: Box<str>,
    /// What is between the name and a value that was written into it.
    pub(crate) separator: Option<char>,
    pub(crate) order: Order,
}

/// The order is no part of what is wrong.
impl PartialEq for OpenName {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for OpenName {}

/// What a violation tells beside its rule and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    Type {
        expected: JsonType,
        found: JsonType,
        /// The number that is no integer, where it may be shown.
        number: Option<Number>,
    },
    Unknown(Surroundings),
    Duplicate,
    Missing,
    Choice(Choice, Members),
    OutOfRange(Number, Option<WorkerLimit>),
    Order {
        found: Number,
        max_worker_count: Number,
    },
    /// As much of the ARN as is shown, and what is wrong with it.
    Arn(Box<str>, ArnPart),
    EmptyVersion,
    Plugins(usize),
    Advice(Advice),
}

impl Detail {
    /// Hands each number that is shown to `change`, with the member that it is of where that is another
    /// than the violation's.
    #[cfg(feature = "yaml")]
    pub(crate) fn numbers(&mut self, mut change: impl FnMut(Option<Member>, &mut Number)) {
        match self {
            Self::Type {
                number: Some(number),
                ..
            }
            | Self::OutOfRange(number, _) => change(None, number),
            Self::Order {
                found,
                max_worker_count,
            } => {
                change(None, found);
                change(Some(Member::MaxWorkerCount), max_worker_count);
            }
            Self::Advice(advice) => advice.numbers(change),
            _ => {}
        }
    }
}

/// What an unknown name is judged by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Surroundings {
    pub(crate) revision: Revision,
    pub(crate) shape: Shape,
    /// The members of its object that are there.
    pub(crate) present: Members,
}

impl Surroundings {
    fn options(self) -> Options {
        let options = Options::default();
        options.revision(self.revision).shape(self.shape)
    }
}

/// A number, as it was written where it is no `i64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Value(i64),
    /// A 0 that may be an integer that was never set.
    ZeroOrUnset,
    Text(Box<str>),
    /// One that came through an alias.
    #[cfg_attr(
        not(feature = "yaml"),
        expect(dead_code, reason = "only YAML has aliases")
    )]
    Hidden,
}

impl Number {
    /// The number as it was written, cut when it is long.
    pub(crate) fn written(text: &str) -> Self {
        Self::Text(text::shown(text).into())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::ZeroOrUnset => 0.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Hidden => f.write_str(MASK),
        }
    }
}

/// What an unknown name was probably meant to be.
enum Hint {
    Nothing,
    Sibling(Member),
    /// The same, which stands there already.
    PresentSibling(Member),
    /// A member of other objects, these.
    Elsewhere(Member, Vec<Member>),
    /// A member that a later revision knows in these objects.
    Later(Member, Vec<Member>),
    PartOfTheUri,
    ConnectorProperty,
}

impl Hint {
    /// What `name` in `object` was meant to be.
    fn of(name: &str, object: Member, surroundings: Surroundings) -> Self {
        let options = surroundings.options();
        let is_like =
            |member: &Member| !name.is_empty() && member.row().name.eq_ignore_ascii_case(name);
        let sibling = |member: Member| {
            if surroundings.present.contains(member) {
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
            None if object == Member::Document && name.contains('.') => Self::ConnectorProperty,
            None => Self::Nothing,
        }
    }
}

/// A demand on which members stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Change(Revision),
    Capacity,
    WorkerConfiguration,
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Change(Revision::V2026_02) => {
                "exactly one of `capacity` and `connectorConfiguration`"
            }
            Self::Change(Revision::V2026_10) => {
                "either `connectorConfiguration`, or one or more of `capacity`, `plugins`, \
                 `workerConfiguration` and `useDefaultWorkerConfiguration`"
            }
            Self::Capacity => "exactly one of `autoScaling` and `provisionedCapacity`",
            Self::WorkerConfiguration => {
                "at most one of `workerConfiguration` and `useDefaultWorkerConfiguration`"
            }
        })
    }
}

impl Violation {
    /// The rule that is broken, or whose advice it is.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The exact place, as an RFC 6901 JSON Pointer; of a missing member the place where it
    /// belongs.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.pointer
    }

    /// The bytes of the text that the violation is about, where the request was read from text:
    /// the value; the name, when it is unknown or stands there for the second time; and for what
    /// an object lacks or what relates its members the name of the object, or its opening bracket
    /// where it has none.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        self.span.clone()
    }

    /// The line and column at which the [`span`](Self::span) starts in `text`, the text that was
    /// read. For all violations of a report, [`Report::positions`] counts in one pass.
    #[must_use]
    pub fn position(&self, text: &str) -> Option<Position> {
        self.span
            .as_ref()
            .map(|span| Position::of(span.start, text))
    }

    /// What was found: a type, a number, a name or an ARN; never a value of
    /// `connectorConfiguration`.
    #[must_use]
    pub fn found(&self) -> String {
        match &self.detail {
            Detail::Type {
                number: Some(number),
                ..
            } => number.to_string(),
            Detail::Type { found, .. } => found.to_string(),
            Detail::Unknown(_) => self.subject(),
            Detail::Duplicate => format!("a second {}", self.subject()),
            Detail::Missing => "nothing".to_owned(),
            Detail::Choice(_, found) if found.is_empty() => "none of them".to_owned(),
            Detail::Choice(_, found) => names(found.iter(), "and"),
            Detail::OutOfRange(found, _) | Detail::Order { found, .. } => found.to_string(),
            Detail::Arn(found, _) => text::quoted(found),
            Detail::EmptyVersion => "an empty string".to_owned(),
            Detail::Plugins(count) => count.to_string(),
            Detail::Advice(advice) => advice.found(),
        }
    }

    /// What is allowed in its place.
    #[must_use]
    pub fn allowed(&self) -> String {
        let member = self.at.member;
        match &self.detail {
            Detail::Type { expected, .. } => expected.to_string(),
            Detail::Unknown(surroundings) => self.known(*surroundings),
            Detail::Duplicate => format!("one {}", self.subject()),
            Detail::Choice(choice, _) => choice.to_string(),
            Detail::OutOfRange(_, limit) => allowed_values(member, *limit),
            Detail::Missing | Detail::Arn(..) | Detail::EmptyVersion => {
                allowed_values(member, None)
            }
            Detail::Order {
                max_worker_count, ..
            } => match member {
                Member::MinWorkerCount => format!("at most {max_worker_count}"),
                _ => format!("at least {max_worker_count}"),
            },
            Detail::Plugins(_) => "exactly 1 element".to_owned(),
            Detail::Advice(advice) => advice.allowed(),
        }
    }

    /// What is wrong, in one line.
    #[must_use]
    pub fn message(&self) -> String {
        let statement = self.statement();
        match &self.detail {
            Detail::Unknown(surroundings) => {
                let container = self.container();
                let Hint::Later(member, parents) = self.hint(*surroundings) else {
                    return format!("{statement} in {container}");
                };
                let since = member.row().since;
                let knows = format!("API revision `{since}` knows {}", quoted(member));
                if parents == [self.at.member] {
                    format!("{statement} in {container}, {knows}")
                } else {
                    let objects = self.objects(&parents);
                    format!("{statement} in {container}, {knows} in {objects}")
                }
            }
            Detail::Duplicate | Detail::Missing => format!("{statement} in {}", self.container()),
            _ => statement,
        }
    }

    /// What is wrong, without where.
    pub(crate) fn statement(&self) -> String {
        let (subject, found) = (self.subject(), self.found());
        match &self.detail {
            Detail::Unknown(_) => format!("unknown member {subject}"),
            Detail::Duplicate => format!("{subject} stands more than once"),
            Detail::Missing => format!("{subject} is missing"),
            Detail::Choice(..) | Detail::Plugins(_) => {
                format!("{subject} has to have {}, found {found}", self.allowed())
            }
            Detail::Order {
                max_worker_count, ..
            } => {
                let relation = match self.at.member {
                    Member::MinWorkerCount => "greater",
                    _ => "less",
                };
                format!(
                    "{subject} ({found}) is {relation} than `maxWorkerCount` ({max_worker_count})"
                )
            }
            Detail::Arn(_, part) => {
                format!(
                    "{subject} is {found}: {}",
                    part.demand(resource(self.at.member))
                )
            }
            Detail::Type { .. } | Detail::OutOfRange(..) | Detail::EmptyVersion => {
                format!("{subject} has to be {}, found {found}", self.allowed())
            }
            Detail::Advice(advice) => advice.statement(&subject),
        }
    }

    /// What to do about it, in one line.
    #[must_use]
    pub fn help(&self) -> String {
        let subject = self.subject();
        if let Some(help) = self.help_with_separator() {
            return help;
        }
        match &self.detail {
            Detail::Type {
                expected, found, ..
            } => match (expected, found) {
                (JsonType::Integer, JsonType::String) => {
                    "write it as an integer, without quotes".to_owned()
                }
                (JsonType::Boolean, JsonType::String) => {
                    "write it as `true` or `false`, without quotes".to_owned()
                }
                (JsonType::String, JsonType::Number | JsonType::Boolean) if self.name.is_some() => {
                    "put the value in quotes".to_owned()
                }
                (_, JsonType::Null) if self.name.is_some() || !self.at.member.row().required => {
                    format!("write it as {expected}, or leave {subject} out")
                }
                _ => format!("write it as {expected}"),
            },
            Detail::Unknown(surroundings) => match self.hint(*surroundings) {
                Hint::Sibling(sibling) => format!("did you mean {}?", quoted(sibling)),
                Hint::PresentSibling(sibling) => {
                    format!("leave {subject} out: {} is there already", quoted(sibling))
                }
                Hint::Elsewhere(member, parents) => {
                    format!("{} belongs in {}", quoted(member), self.objects(&parents))
                }
                Hint::Later(..) => {
                    format!("check against that revision, or leave {subject} out")
                }
                Hint::PartOfTheUri => {
                    format!("leave {subject} out: it is part of the URI, not of the body")
                }
                Hint::ConnectorProperty => {
                    "properties of the connector belong in `/connectorConfiguration`".to_owned()
                }
                Hint::Nothing => format!(
                    "leave {subject} out: {} knows {}",
                    self.container(),
                    self.known(*surroundings)
                ),
            },
            Detail::Duplicate => {
                "keep one of them; which one would count differs from reader to reader".to_owned()
            }
            Detail::Missing => match whence(self.at.member) {
                Some(whence) => format!("add {subject}: {whence}"),
                None => format!("add {subject}: {}", self.allowed()),
            },
            Detail::Choice(Choice::Change(_), found) if !found.is_empty() => {
                "send `connectorConfiguration` in a request of its own".to_owned()
            }
            Detail::Choice(Choice::Change(_), _) => "add what is to be changed".to_owned(),
            Detail::Choice(_, found) if found.is_empty() => "add one of them".to_owned(),
            Detail::Choice(..) => "keep one of them".to_owned(),
            Detail::OutOfRange(found, limit) => {
                let help = format!("use {}", nearest_allowed(self.at.member, found, *limit));
                match found {
                    Number::ZeroOrUnset => {
                        format!("{help}; {subject} is also 0 when it was never set")
                    }
                    _ => help,
                }
            }
            Detail::Order { .. } => match self.at.member {
                Member::MinWorkerCount => format!("lower {subject} or raise `maxWorkerCount`"),
                _ => format!("raise {subject}, leave it out, or lower `maxWorkerCount`"),
            },
            Detail::Arn(..) | Detail::EmptyVersion => whence(self.at.member).unwrap_or_default(),
            Detail::Plugins(0) => format!("add the plugin, or leave {subject} out"),
            Detail::Plugins(_) => "keep one element".to_owned(),
            Detail::Advice(advice) => advice.help(),
        }
    }

    /// What to do about a name into which a value was written.
    fn help_with_separator(&self) -> Option<String> {
        let is_name_alone = matches!(
            self.detail,
            Detail::Unknown(_)
                | Detail::Type {
                    found: JsonType::Null,
                    ..
                }
        );
        let name = self.name.as_ref().filter(|_| is_name_alone)?;
        Some(match name.separator? {
            ':' => "add the missing space after the `:`".to_owned(),
            separator => format!("write `: ` instead of the `{separator}`"),
        })
    }

    /// Hides the name and keeps the place of the object that it is in.
    #[cfg(feature = "yaml")]
    pub(crate) fn hide_name(&mut self) {
        if let Some(name) = &mut self.name {
            name.text = MASK.into();
            name.separator = None;
            self.pointer = Cow::Owned(self.at.pointer_to(MASK));
        }
    }

    /// Whether a draft does not show it.
    pub(crate) fn is_lost_in_a_draft(&self) -> bool {
        match &self.detail {
            Detail::Type { .. } | Detail::Unknown(_) | Detail::Duplicate => true,
            Detail::OutOfRange(number, _) => matches!(number, Number::Text(_)),
            _ => false,
        }
    }

    /// What the unknown name was meant to be.
    fn hint(&self, surroundings: Surroundings) -> Hint {
        let name = self.name.as_ref().map(|name| &*name.text);
        Hint::of(name.unwrap_or_default(), self.at.member, surroundings)
    }

    /// The members that the violation's object may have, for a sentence.
    fn known(&self, surroundings: Surroundings) -> String {
        let known = surroundings.options().known_in(self.at.member);
        names(known, "and")
    }

    /// What the violation is about, for a sentence.
    fn subject(&self) -> String {
        match (&self.name, self.at) {
            (Some(name), _) => text::quoted(&name.text),
            (
                None,
                At {
                    member: Member::Document,
                    ..
                },
            ) => "the request".to_owned(),
            (
                None,
                At {
                    member: Member::Plugin,
                    ..
                },
            ) => format!("`{}`", self.pointer),
            (None, at) => quoted(at.member),
        }
    }

    /// The object that the violation's member is in, for a sentence.
    fn container(&self) -> String {
        let at = match self.name {
            Some(_) => self.at,
            None => self.at.parent(),
        };
        match at.member {
            Member::Document => "the request".to_owned(),
            _ => format!("`{}`", at.pointer()),
        }
    }

    /// The objects `members`, for a sentence.
    fn objects(&self, members: &[Member]) -> String {
        let element = At::element(self.at.element.unwrap_or_default());
        let objects: Vec<_> = members
            .iter()
            .map(|member| match member {
                Member::Document => "the request itself".to_owned(),
                member => format!("`{}`", element.with(*member).pointer()),
            })
            .collect();
        list(&objects, "or")
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

fn quoted(member: Member) -> String {
    text::quoted(member.row().name)
}

fn names(members: impl IntoIterator<Item = Member>, and: &str) -> String {
    let names: Vec<_> = members.into_iter().map(quoted).collect();
    list(&names, and)
}

/// The resource type in the member's ARN.
fn resource(member: Member) -> &'static str {
    match member.row().values.map(Rule::values) {
        Some(Values::Arn(resource)) => resource,
        _ => "",
    }
}

/// The values that `member` may have, for a sentence.
fn allowed_values(member: Member, limit: Option<WorkerLimit>) -> String {
    match (member.row().values.map(Rule::values), limit) {
        (Some(Values::OneOf(values)), _) => list(values, "or"),
        (Some(Values::Range(min, _)), Some(limit)) => {
            format!("from {min} to {} (the worker limit)", limit.get())
        }
        (Some(Values::Range(min, max)), None) => format!("from {min} to {max}"),
        (Some(Values::Arn(resource)), _) => {
            format!("`arn:PARTITION:kafkaconnect:REGION:ACCOUNT:{resource}/NAME/ID`")
        }
        (Some(Values::NotEmpty), _) => "a string of at least one character".to_owned(),
        (Some(Values::Any) | None, _) => match member.row().children {
            [] => member.row().json_type.to_string(),
            children => format!(
                "{} of {}",
                member.row().json_type,
                names(children.iter().copied(), "and")
            ),
        },
    }
}

/// What is allowed and nearest to `found`, for a sentence.
fn nearest_allowed(member: Member, found: &Number, limit: Option<WorkerLimit>) -> String {
    let found = match found {
        Number::Hidden => return allowed_values(member, limit),
        Number::Value(value) => *value,
        Number::ZeroOrUnset => 0,
        Number::Text(text) if text.starts_with('-') => i64::MIN,
        Number::Text(_) => i64::MAX,
    };
    match member.row().values.map(Rule::values) {
        Some(Values::OneOf(values)) => {
            let below = values.iter().rfind(|value| **value < found);
            let above = values.iter().find(|value| **value > found);
            let nearest: Vec<_> = below.into_iter().chain(above).collect();
            list(&nearest, "or")
        }
        Some(Values::Range(min, _)) if found < min => format!("{min} or more"),
        Some(Values::Range(_, max)) => {
            format!("{} or less", limit.map_or(max, |limit| limit.get().into()))
        }
        _ => String::new(),
    }
}

/// Where the user finds the value of `member`.
fn whence(member: Member) -> Option<String> {
    match member.row().values.map(Rule::values)? {
        Values::Arn(resource) => Some(format!(
            "copy it from the output of `aws kafkaconnect list-{resource}s`"
        )),
        Values::NotEmpty => Some(
            "take it from the output of `aws kafkaconnect describe-connector`, it changes with \
             every update"
                .to_owned(),
        ),
        _ => None,
    }
}

/// Everything that is wrong with a request, in order: by place, and at one place by rule.
///
/// `Display` writes a line for each violation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.lines())]
pub struct Report {
    pub(crate) violations: Vec<Violation>,
    pub(crate) truncated: bool,
}

impl Report {
    /// The most violations that a report tells.
    pub const LIMIT: usize = 1_000;

    /// What a report says that was cut.
    pub(crate) const TRUNCATED: &str = "there are more violations than the 1000 that are told";

    /// What is wrong.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Whether there are more violations than the report tells.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// Where each violation's [`span`](Violation::span) starts in `text`, the text that was read.
    #[must_use]
    pub fn positions(&self, text: &str) -> Vec<Option<Position>> {
        let starts: Vec<_> = self
            .violations
            .iter()
            .map(|violation| violation.span.as_ref().map(|span| span.start))
            .collect();
        Position::of_all(&starts, text)
    }

    /// The same of what was not read as text.
    pub(crate) fn without_places(mut self) -> Self {
        for violation in &mut self.violations {
            violation.span = None;
        }
        self
    }

    fn lines(&self) -> String {
        let mut lines: Vec<_> = self
            .violations
            .iter()
            .map(|violation| format!("{}: {violation}; {}", violation.rule, violation.help()))
            .collect();
        if self.truncated {
            lines.push(Self::TRUNCATED.to_owned());
        }
        lines.join("\n")
    }
}
