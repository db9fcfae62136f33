//! Options of a check.

use std::{borrow::Cow, fmt, str::FromStr};

use crate::api::{member::Member, members::Members, revision::Revision};

/// The kind of document to check.
///
/// ```
/// use msk_connect_preflight::{Error, Options, Request, Shape, Verdict};
///
/// let capacity = r#"{ "provisionedCapacity": { "mcuCount": 3, "workerCount": 2 } }"#;
/// let options = Options::default().shape(Shape::Capacity);
/// let verdict = Verdict::from_json(capacity, &options)?;
/// assert!(!verdict.is_valid());
/// assert_eq!(verdict.report().unwrap().violations()[0].pointer(), "/provisionedCapacity/mcuCount");
///
/// // A valid capacity alone is not a request yet.
/// let capacity = capacity.replace('3', "4");
/// assert!(Verdict::from_json(&capacity, &options)?.is_valid());
/// assert_eq!(Request::from_json(&capacity, &options), Err(Error::NoConnector));
/// let options = options
///     .connector_arn("arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2")
///     .current_version("K2EUQ1WTGCTBG2");
/// assert!(Request::from_json(&capacity, &options).is_ok());
/// # Ok::<(), msk_connect_preflight::SyntaxError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// A request document: `connectorArn` and `currentVersion` next to the members of the body, as
    /// in boto3's keyword arguments and the AWS CLI's `--cli-input-json`. The default.
    #[default]
    Request,
    /// An HTTP body: a request document without those two.
    Body,
    /// The value of `capacity` alone, as for `--capacity` of `aws kafkaconnect update-connector`. A
    /// [`Request`](crate::Request) comes out only if the options have the connector's ARN and version.
    Capacity,
    /// The value of `connectorConfiguration` alone, as for `--connector-configuration`; otherwise like
    /// [`Capacity`](Self::Capacity).
    Configuration,
}

impl Shape {
    /// Every shape.
    pub const ALL: &[Self] = &[
        Self::Request,
        Self::Body,
        Self::Capacity,
        Self::Configuration,
    ];

    /// The shape's name, as `--shape` takes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Body => "body",
            Self::Capacity => "capacity",
            Self::Configuration => "configuration",
        }
    }

    /// The member that the document is.
    pub(crate) const fn root(self) -> Member {
        match self {
            Self::Request | Self::Body => Member::Document,
            Self::Capacity => Member::Capacity,
            Self::Configuration => Member::ConnectorConfiguration,
        }
    }

    /// The document, for a sentence.
    pub(crate) const fn document(self) -> &'static str {
        match self {
            Self::Request | Self::Body => "the request",
            Self::Capacity => "the capacity",
            Self::Configuration => "the configuration",
        }
    }

    /// The members that a document can have, in any revision.
    pub(crate) const fn members(self) -> Members {
        const ALL: Members = Members::all_in(Member::Document);
        match self {
            Self::Request => ALL,
            Self::Body => const { ALL.without(Members::URI) },
            Self::Capacity => const { Members::all_in(Member::Capacity) },
            Self::Configuration => const { Members::all_in(Member::ConnectorConfiguration) },
        }
    }

    /// Whether a document can have `member`, in any revision.
    pub(crate) const fn has(self, member: Member) -> bool {
        self.members().contains(member)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Shape {
    type Err = UnknownShape;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let mut shapes = Self::ALL.iter().copied();
        shapes
            .find(|shape| shape.name() == name)
            .ok_or(UnknownShape)
    }
}

/// The error for a name that is not a [`Shape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown shape; use `request`, `body`, `capacity` or `configuration`")]
#[non_exhaustive]
pub struct UnknownShape;

/// A number of workers, from 1 to 2147483647: a [limit](Options::worker_limit) or a
/// [quota](Options::worker_quota).
///
/// ```
/// use msk_connect_preflight::WorkerCount;
///
/// assert_eq!(WorkerCount::new(60)?.get(), 60);
/// assert_eq!("60".parse(), WorkerCount::new(60));
/// assert!(WorkerCount::try_from(0).is_err());
/// # Ok::<(), msk_connect_preflight::WorkerCountOutOfRange>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkerCount(i32);

impl WorkerCount {
    /// The default quota of workers per connector.
    pub(crate) const QUOTA: Self = Self(10);

    /// Creates a number of workers.
    ///
    /// # Errors
    ///
    /// If `workers` is less than 1.
    pub const fn new(workers: i32) -> Result<Self, WorkerCountOutOfRange> {
        if workers < 1 {
            return Err(WorkerCountOutOfRange);
        }
        Ok(Self(workers))
    }

    /// The number of workers.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0
    }
}

impl TryFrom<i32> for WorkerCount {
    type Error = WorkerCountOutOfRange;

    fn try_from(workers: i32) -> Result<Self, Self::Error> {
        Self::new(workers)
    }
}

impl FromStr for WorkerCount {
    type Err = WorkerCountOutOfRange;

    fn from_str(workers: &str) -> Result<Self, Self::Err> {
        let workers = workers.parse().map_err(|_| WorkerCountOutOfRange)?;
        Self::new(workers)
    }
}

impl From<WorkerCount> for i32 {
    fn from(workers: WorkerCount) -> Self {
        workers.get()
    }
}

/// The error for a number of workers that is not from 1 to 2147483647.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number of workers must be from 1 to 2147483647")]
#[non_exhaustive]
pub struct WorkerCountOutOfRange;

/// Options of a check: API revision, worker limit and quota, shape of the document, and the ARN and
/// version if they are not in the document.
///
/// ```
/// use msk_connect_preflight::{Options, Revision, Shape, WorkerCount};
///
/// let options = Options::default()
///     .revision(Revision::V2026_02)
///     .worker_limit(WorkerCount::new(20)?)
///     .shape(Shape::Body);
/// # Ok::<(), msk_connect_preflight::WorkerCountOutOfRange>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub(crate) revision: Revision,
    pub(crate) worker_limit: Option<WorkerCount>,
    pub(crate) worker_quota: Option<WorkerCount>,
    pub(crate) shape: Shape,
    pub(crate) connector_arn: Option<String>,
    pub(crate) current_version: Option<String>,
}

impl Options {
    /// Sets the API revision to check against (default: the newest).
    #[must_use]
    pub fn revision(mut self, revision: Revision) -> Self {
        self.revision = revision;
        self
    }

    /// Sets the maximum for worker counts (default 2147483647); higher counts are violations.
    #[must_use]
    pub fn worker_limit(mut self, limit: WorkerCount) -> Self {
        self.worker_limit = Some(limit);
        self
    }

    /// Sets the account's quota of workers per connector (default 10). Higher counts are not
    /// violations, but get [advice](crate::Verdict::advice). A higher worker limit raises the quota.
    #[must_use]
    pub fn worker_quota(mut self, quota: WorkerCount) -> Self {
        self.worker_quota = Some(quota);
        self
    }

    /// Sets the shape of the documents to check (default [`Shape::Request`]). A
    /// [`Draft`](crate::Draft) is a request or a body: the shapes of one member do not apply to it.
    #[must_use]
    pub fn shape(mut self, shape: Shape) -> Self {
        self.shape = shape;
        self
    }

    /// Sets the connector's ARN. It replaces the one in the document.
    #[must_use]
    pub fn connector_arn(mut self, arn: impl Into<String>) -> Self {
        self.connector_arn = Some(arn.into());
        self
    }

    /// Sets the connector's current version. It replaces the one in the document.
    #[must_use]
    pub fn current_version(mut self, version: impl Into<String>) -> Self {
        self.current_version = Some(version.into());
        self
    }

    /// Whether a document can have `member`.
    pub(crate) fn knows(&self, member: Member) -> bool {
        self.known().contains(member)
    }

    /// The members that a document can have.
    pub(crate) fn known(&self) -> Members {
        self.revision.members().and(self.shape.members())
    }

    /// Whether a valid document is not a request: its shape has no connector, and the options do not have
    /// both its ARN and its version.
    pub(crate) fn lacks_a_connector(&self) -> bool {
        let has_one = self.connector_arn.is_some() && self.current_version.is_some();
        self.shape.root() != Member::Document && !has_one
    }

    /// The options to check a draft with: it has the members of a request, whatever the shape.
    pub(crate) fn for_a_draft(&self) -> Cow<'_, Self> {
        if self.shape.root() == Member::Document {
            Cow::Borrowed(self)
        } else {
            Cow::Owned(self.clone().shape(Shape::Request))
        }
    }

    /// The members that a document can have in the object `parent`.
    pub(crate) fn known_in(&self, parent: Member) -> Vec<Member> {
        let children = parent.row().children.iter().copied();
        children.filter(|child| self.knows(*child)).collect()
    }

    /// The value that replaces the one of `member` in the document.
    pub(crate) fn outside(&self, member: Member) -> Option<&str> {
        match member {
            Member::ConnectorArn => self.connector_arn.as_deref(),
            Member::CurrentVersion => self.current_version.as_deref(),
            _ => None,
        }
    }
}
