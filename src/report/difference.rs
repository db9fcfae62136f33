//! What an update would change in a connector.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct as _};
use serde_json::Value;

use crate::{
    api::{at::At, member::Member, options::Shape},
    document::draft::CapacityUpdate,
    rules::comparing::{Comparing, Revised},
    text::{self, visible::Visible},
};

/// The kind of a [`Difference`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// The connector does not have what the request has.
    Added,
    /// The connector has what the update removes.
    Removed,
    /// Both have it, with different values.
    Changed,
}

impl DifferenceKind {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }

    /// The sign in plans: `+`, `-` or `~`.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '-',
            Self::Changed => '~',
        }
    }
}

/// A change of a connector at one place.
///
/// `Display` writes a line such as `~ /capacity/provisionedCapacity/workerCount 1 -> 3`. It serializes as `at`
/// (the [pointer](Self::pointer)), `change` (the name of the kind), and `old` and `new` where those may be
/// shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pointer: String,
    kind: DifferenceKind,
    old: Option<Value>,
    new: Option<Value>,
}

impl Difference {
    /// The place in the request, as an RFC 6901 JSON Pointer; for what is removed, where it would be.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Whether it is added, removed or changed.
    #[must_use]
    pub fn kind(&self) -> DifferenceKind {
        self.kind
    }

    /// The value that the connector has. Values of the configuration are not shown.
    #[must_use]
    pub fn old_value(&self) -> Option<&Value> {
        self.old.as_ref()
    }

    /// The value that the request has. Values of the configuration are not shown.
    #[must_use]
    pub fn new_value(&self) -> Option<&Value> {
        self.new.as_ref()
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.sign(), text::shown(&self.pointer))?;
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => write!(f, " {old} -> {new}"),
            (Some(value), None) | (None, Some(value)) => write!(f, " {value}"),
            (None, None) => Ok(()),
        }
    }
}

impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut difference = serializer.serialize_struct("Difference", 4)?;
        difference.serialize_field("at", &self.pointer)?;
        difference.serialize_field("change", self.kind.name())?;
        for (name, value) in [("old", &self.old), ("new", &self.new)] {
            match value {
                Some(value) => difference.serialize_field(name, value)?,
                None => difference.skip_field(name)?,
            }
        }
        difference.end()
    }
}

/// The differences in the order of reports. A member that the description lacks is not compared, but for the
/// worker configuration, whose absence is the default one.
pub(crate) fn differences(on: &Comparing<'_>, shape: Shape) -> Vec<Difference> {
    let mut list = Differences {
        shape,
        list: Vec::new(),
    };
    if let (Some(old), Some(new)) = (&on.connector.capacity, &on.capacity) {
        list.capacity(old, new);
    }
    list.configuration(on);
    if let (Some(old), Some(new)) = (on.described_plugin(), on.plugin) {
        let members = [Member::CustomPluginArn, Member::CustomPluginRevision];
        list.revised(At::element(0), members, Some(old), Some(new));
    }
    let new = on.worker_configuration;
    if new.is_some() || on.use_default_worker_configuration == Some(true) {
        let members = [
            Member::WorkerConfigurationArn,
            Member::WorkerConfigurationRevision,
        ];
        let old = on.described_worker_configuration();
        list.revised(At::DOCUMENT, members, old, new);
    }
    list.list
}

struct Differences {
    shape: Shape,
    list: Vec<Difference>,
}

impl Differences {
    fn capacity(&mut self, old: &CapacityUpdate, new: &CapacityUpdate) {
        for member in Member::ALL {
            if member.is_in(Member::Capacity) {
                let (old, new) = (old.settled(*member), new.settled(*member));
                self.member(At::new(*member), old, new, Into::into);
            }
        }
    }

    fn revised(
        &mut self,
        at: At,
        [arn, revision]: [Member; 2],
        old: Option<Revised<'_>>,
        new: Option<Revised<'_>>,
    ) {
        let [old_arn, new_arn] = [old, new].map(|revised| Some(revised?.arn));
        self.member(at.with(arn), old_arn, new_arn, |arn| {
            Visible::Arn.part(arn).into()
        });
        let [old, new] = [old, new].map(|revised| Some(revised?.revision));
        self.member(at.with(revision), old, new, Into::into);
    }

    fn member<T: PartialEq>(
        &mut self,
        at: At,
        old: Option<T>,
        new: Option<T>,
        value: impl Fn(T) -> Value,
    ) {
        if old != new {
            let kind = kind(old.is_some(), new.is_some());
            self.list.push(Difference {
                pointer: at.pointer_in(self.shape).into_owned(),
                kind,
                old: old.map(&value),
                new: new.map(&value),
            });
        }
    }

    /// Adds the names of properties that differ.
    fn configuration(&mut self, on: &Comparing<'_>) {
        let changed = on.changed();
        let changed = changed.map(|(property, old)| (property.name, kind(old.is_some(), true)));
        let mut names: Vec<_> = changed.collect();
        let dropped = on.dropped().into_iter();
        names.extend(dropped.map(|name| (name, kind(true, false))));
        names.sort_unstable();
        let at = At::new(Member::ConnectorConfiguration);
        self.list
            .extend(names.into_iter().map(|(name, kind)| Difference {
                pointer: at.pointer_to(&Visible::Name.part(name), self.shape),
                kind,
                old: None,
                new: None,
            }));
    }
}

fn kind(is_old: bool, is_new: bool) -> DifferenceKind {
    match (is_old, is_new) {
        (true, false) => DifferenceKind::Removed,
        (false, _) => DifferenceKind::Added,
        (true, true) => DifferenceKind::Changed,
    }
}
