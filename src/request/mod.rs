//! The valid request.

use std::{fmt, mem};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    api::{member::Member, options::Options},
    document::{
        configuration::Configuration,
        draft::{self, Draft},
        encoding,
        json::Reading,
        source_map::{NO_SOURCE, SourceMap},
        syntax_error::SyntaxError,
        transcode::JsonText,
    },
    judge::Checker,
    report::{collect::Findings, finding::Report},
    text::visible::Visible,
};

/// Why there is no valid request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is no document.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// The document breaks rules.
    #[error(transparent)]
    Invalid(#[from] Report),
}

/// A request that breaks no rule, valid by construction.
///
/// It serializes as the flat request document. `Debug` shows no configuration value, and an ARN or version only as
/// far as it looks like one.
///
/// ```
/// use msk_connect_preflight::{Capacity, Change, McuCount, Options, Request};
///
/// let text = br#"{
///     "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
///     "currentVersion": "K2EUQ1WTGCTBG2",
///     "capacity": { "provisionedCapacity": { "mcuCount": 2, "workerCount": 3 } }
/// }"#;
/// let request = Request::from_slice(text, &Options::default())?;
/// let Change::WorkerSettings(settings) = request.change() else {
///     panic!("the request changes the capacity");
/// };
/// let Some(Capacity::ProvisionedCapacity(capacity)) = settings.capacity() else {
///     panic!("the capacity is a provisioned one");
/// };
/// assert_eq!(capacity.mcu_count(), McuCount::Two);
/// assert_eq!(capacity.worker_count(), 3);
/// # Ok::<(), msk_connect_preflight::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    connector_arn: Option<String>,
    current_version: Option<String>,
    change: Change,
    skip_health_validation: Option<bool>,
}

/// What a request changes: one side of the connector.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// `connectorConfiguration`: the complete configuration, which takes the place of the one the
    /// connector has.
    ConnectorConfiguration(Configuration),
    /// One or more settings of the workers.
    WorkerSettings(WorkerSettings),
}

/// Settings of the workers, at least one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerSettings {
    capacity: Option<Capacity>,
    plugin: Option<CustomPlugin>,
    worker_configuration: Option<WorkerConfigurationChoice>,
}

/// `capacity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Capacity {
    /// `autoScaling`.
    AutoScaling(AutoScaling),
    /// `provisionedCapacity`.
    ProvisionedCapacity(ProvisionedCapacity),
}

/// `autoScaling`: a number of workers that follows the load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AutoScaling {
    max_worker_count: i32,
    mcu_count: McuCount,
    min_worker_count: i32,
    scale_in_policy: ScalePolicy,
    scale_out_policy: ScalePolicy,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_autoscaling_task_count: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
struct ScalePolicy {
    cpu_utilization_percentage: u8,
}

/// `provisionedCapacity`: a fixed number of workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProvisionedCapacity {
    mcu_count: McuCount,
    worker_count: i32,
}

/// `mcuCount`: the MSK Connect Units of each worker. One is 1 vCPU and 4 GiB of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum McuCount {
    /// 1
    One,
    /// 2
    Two,
    /// 4
    Four,
    /// 8
    Eight,
}

/// `customPlugin` of the one element of `plugins`, since `2026-10`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomPlugin {
    custom_plugin_arn: String,
    revision: i64,
}

/// Which worker configuration the connector gets, since `2026-10`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WorkerConfigurationChoice {
    /// `workerConfiguration`.
    WorkerConfiguration(WorkerConfiguration),
    /// The value of `useDefaultWorkerConfiguration`.
    UseDefault(bool),
}

/// `workerConfiguration`, since `2026-10`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkerConfiguration {
    worker_configuration_arn: String,
    revision: i64,
}

impl Draft {
    /// Checks the draft against every rule.
    ///
    /// # Errors
    ///
    /// When it breaks any, with all that is wrong.
    pub fn check(mut self, options: &Options) -> Result<Request, Report> {
        decide(&mut self, &NO_SOURCE, None, Findings::default(), options)
    }
}

/// The request that the draft is, taken out of it, or what is wrong with it.
fn decide(
    draft: &mut Draft,
    source_map: &SourceMap,
    text: Option<&str>,
    findings: Findings,
    options: &Options,
) -> Result<Request, Report> {
    let mut checker = Checker {
        options,
        source_map,
        text,
        zero_may_be_unset: false,
        findings,
    };
    checker.draft(draft);
    let findings = checker.findings;
    match Request::of(draft, options) {
        Some(request) if findings.is_empty() => Ok(request),
        _ => Err(findings.report(text, source_map, options)),
    }
}

impl Reading<'_> {
    /// The request that the text is, taken out of here, or what is wrong with it.
    pub(crate) fn decide(&mut self, options: &Options) -> Result<Request, Report> {
        let findings = mem::take(&mut self.findings);
        decide(
            &mut self.draft,
            &self.source_map,
            Some(self.text),
            findings,
            options,
        )
    }
}

impl Request {
    /// Reads a request from JSON text in UTF-8.
    ///
    /// # Errors
    ///
    /// [`Error::Syntax`] when the bytes are no JSON document, [`Error::Invalid`] with all that is
    /// wrong when the document breaks any rule.
    pub fn from_slice(json: &[u8], options: &Options) -> Result<Self, Error> {
        let mut reading = Reading::new(encoding::text(json)?);
        reading.read(options)?;
        Ok(reading.decide(options)?)
    }

    /// Reads a request from JSON text.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice).
    pub fn from_json(json: &str, options: &Options) -> Result<Self, Error> {
        Self::from_slice(json.as_bytes(), options)
    }

    /// Reads a request from a JSON value, as from the text that it is written as. Repeated names,
    /// and how numbers were written, were lost when the value was made, and it has no lines. Where
    /// some crate switches on `serde_json`'s `arbitrary_precision` or `raw_value`, its parser has
    /// also put numbers or values in the place of objects whose name starts with
    /// `$serde_json::private::`; in text such a name is one like any other.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice), but without positions and spans.
    pub fn from_value(json: &serde_json::Value, options: &Options) -> Result<Self, Error> {
        Self::from_transcoded(&JsonText::from(json), options)
    }

    pub(crate) fn from_transcoded(json: &JsonText, options: &Options) -> Result<Self, Error> {
        Self::from_slice(json.as_bytes(), options).map_err(Error::without_places)
    }

    /// The connector's ARN. Only a [body](crate::Shape::Body) may be without one.
    #[must_use]
    pub fn connector_arn(&self) -> Option<&str> {
        self.connector_arn.as_deref()
    }

    /// The version of the connector that is to be updated. Only a [body](crate::Shape::Body) may
    /// be without one.
    #[must_use]
    pub fn current_version(&self) -> Option<&str> {
        self.current_version.as_deref()
    }

    /// What is changed.
    #[must_use]
    pub fn change(&self) -> &Change {
        &self.change
    }

    /// `skipHealthValidation`, where it is given.
    #[must_use]
    pub fn skip_health_validation(&self) -> Option<bool> {
        self.skip_health_validation
    }

    /// The request as HTTP has it; none where ARN or version is not given.
    ///
    /// ```
    /// use msk_connect_preflight::{Options, Request, Rule};
    ///
    /// let request = Request::from_json(Rule::McuCount.valid_example(), &Options::default())?;
    /// let http = request.http().expect("the document has an ARN and a version");
    /// assert_eq!(http.method(), "PUT");
    /// assert_eq!(
    ///     http.path(),
    ///     "/v1/connectors/arn%3Aaws%3Akafkaconnect%3Aus-east-1%3A123456789012%3Aconnector%2Forders%2F4fa1-2"
    /// );
    /// assert_eq!(http.query(), "currentVersion=K2EUQ1WTGCTBG2");
    /// assert_eq!(
    ///     http.body(),
    ///     r#"{"capacity":{"provisionedCapacity":{"mcuCount":8,"workerCount":2}}}"#
    /// );
    /// # Ok::<(), msk_connect_preflight::Error>(())
    /// ```
    #[must_use]
    pub fn http(&self) -> Option<HttpParts> {
        let encode = |text| utf8_percent_encode(text, RESERVED);
        Some(HttpParts {
            path: format!("/v1/connectors/{}", encode(self.connector_arn()?)),
            query: format!("currentVersion={}", encode(self.current_version()?)),
            body: serde_json::to_string(&Body(self)).ok()?,
        })
    }

    /// The request that a draft without mistakes is, taken out of it. It is `None` only where a rule
    /// is broken.
    fn of(draft: &mut Draft, options: &Options) -> Option<Self> {
        let outside =
            |member, value: Option<String>| options.outside(member).map(str::to_owned).or(value);
        Some(Self {
            connector_arn: outside(Member::ConnectorArn, draft.connector_arn.take()),
            current_version: outside(Member::CurrentVersion, draft.current_version.take()),
            change: match draft.connector_configuration.take() {
                Some(configuration) => Change::ConnectorConfiguration(configuration),
                None => Change::WorkerSettings(WorkerSettings {
                    capacity: match &draft.capacity {
                        Some(capacity) => Some(Capacity::of(capacity)?),
                        None => None,
                    },
                    plugin: match draft.plugins.take() {
                        Some(plugins) => Some(CustomPlugin::of(plugins)?),
                        None => None,
                    },
                    worker_configuration: match draft.worker_configuration.take() {
                        Some(configuration) => {
                            Some(WorkerConfigurationChoice::WorkerConfiguration(
                                WorkerConfiguration::of(configuration)?,
                            ))
                        }
                        None => draft
                            .use_default_worker_configuration
                            .map(WorkerConfigurationChoice::UseDefault),
                    },
                }),
            },
            skip_health_validation: draft.skip_health_validation,
        })
    }
}

impl Error {
    /// The same of what was no text.
    pub(crate) fn without_places(self) -> Self {
        match self {
            Self::Syntax(error) => Self::Syntax(error.without_place()),
            Self::Invalid(report) => Self::Invalid(report.without_places()),
        }
    }
}

impl WorkerSettings {
    /// `capacity`.
    #[must_use]
    pub fn capacity(&self) -> Option<&Capacity> {
        self.capacity.as_ref()
    }

    /// The one element of `plugins`, since `2026-10`.
    #[must_use]
    pub fn plugin(&self) -> Option<&CustomPlugin> {
        self.plugin.as_ref()
    }

    /// Which worker configuration the connector gets, since `2026-10`.
    #[must_use]
    pub fn worker_configuration(&self) -> Option<&WorkerConfigurationChoice> {
        self.worker_configuration.as_ref()
    }
}

impl Capacity {
    fn of(draft: &draft::CapacityUpdate) -> Option<Self> {
        Some(match (&draft.auto_scaling, &draft.provisioned_capacity) {
            (Some(auto_scaling), _) => Self::AutoScaling(AutoScaling::of(auto_scaling)?),
            (None, Some(provisioned)) => {
                Self::ProvisionedCapacity(ProvisionedCapacity::of(provisioned)?)
            }
            (None, None) => return None,
        })
    }
}

impl AutoScaling {
    fn of(draft: &draft::AutoScalingUpdate) -> Option<Self> {
        let policy = |percentage: Option<i64>| {
            Some(ScalePolicy {
                cpu_utilization_percentage: percentage?.try_into().ok()?,
            })
        };
        Some(Self {
            max_worker_count: draft.max_worker_count?.try_into().ok()?,
            mcu_count: McuCount::of(draft.mcu_count?)?,
            min_worker_count: draft.min_worker_count?.try_into().ok()?,
            scale_in_policy: policy(draft.scale_in_policy?.cpu_utilization_percentage)?,
            scale_out_policy: policy(draft.scale_out_policy?.cpu_utilization_percentage)?,
            max_autoscaling_task_count: match draft.max_autoscaling_task_count {
                Some(count) => Some(count.try_into().ok()?),
                None => None,
            },
        })
    }

    /// The most workers, at least [`min_worker_count`](Self::min_worker_count).
    #[must_use]
    pub fn max_worker_count(&self) -> i32 {
        self.max_worker_count
    }

    /// The units of each worker.
    #[must_use]
    pub fn mcu_count(&self) -> McuCount {
        self.mcu_count
    }

    /// The fewest workers, at least 1.
    #[must_use]
    pub fn min_worker_count(&self) -> i32 {
        self.min_worker_count
    }

    /// Below how much CPU, in percent from 1 to 100, workers are taken away.
    #[must_use]
    pub fn scale_in_cpu_utilization_percentage(&self) -> u8 {
        self.scale_in_policy.cpu_utilization_percentage
    }

    /// Above how much CPU, in percent from 1 to 100, workers are added.
    #[must_use]
    pub fn scale_out_cpu_utilization_percentage(&self) -> u8 {
        self.scale_out_policy.cpu_utilization_percentage
    }

    /// The most tasks that scaling leads to, at least
    /// [`max_worker_count`](Self::max_worker_count).
    #[must_use]
    pub fn max_autoscaling_task_count(&self) -> Option<i32> {
        self.max_autoscaling_task_count
    }
}

impl ProvisionedCapacity {
    fn of(draft: &draft::ProvisionedCapacityUpdate) -> Option<Self> {
        Some(Self {
            mcu_count: McuCount::of(draft.mcu_count?)?,
            worker_count: draft.worker_count?.try_into().ok()?,
        })
    }

    /// The units of each worker.
    #[must_use]
    pub fn mcu_count(&self) -> McuCount {
        self.mcu_count
    }

    /// The number of workers, at least 1.
    #[must_use]
    pub fn worker_count(&self) -> i32 {
        self.worker_count
    }
}

impl McuCount {
    fn of(count: i64) -> Option<Self> {
        [Self::One, Self::Two, Self::Four, Self::Eight]
            .into_iter()
            .find(|known| i64::from(known.get()) == count)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i32 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Four => 4,
            Self::Eight => 8,
        }
    }
}

impl Serialize for McuCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(self.get())
    }
}

impl CustomPlugin {
    fn of(plugins: Vec<draft::Plugin>) -> Option<Self> {
        let draft = plugins.into_iter().next()?.custom_plugin?;
        Some(Self {
            custom_plugin_arn: draft.custom_plugin_arn?,
            revision: draft.revision?,
        })
    }

    /// The plugin's ARN.
    #[must_use]
    pub fn custom_plugin_arn(&self) -> &str {
        &self.custom_plugin_arn
    }

    /// The plugin's revision, at least 1.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.revision
    }
}

impl WorkerConfiguration {
    fn of(draft: draft::WorkerConfiguration) -> Option<Self> {
        Some(Self {
            worker_configuration_arn: draft.worker_configuration_arn?,
            revision: draft.revision?,
        })
    }

    /// The worker configuration's ARN.
    #[must_use]
    pub fn worker_configuration_arn(&self) -> &str {
        &self.worker_configuration_arn
    }

    /// The worker configuration's revision, at least 1.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.revision
    }
}

impl Serialize for Request {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(arn) = &self.connector_arn {
            map.serialize_entry(Member::ConnectorArn.row().name, arn)?;
        }
        if let Some(version) = &self.current_version {
            map.serialize_entry(Member::CurrentVersion.row().name, version)?;
        }
        self.serialize_body(&mut map)?;
        map.end()
    }
}

impl Request {
    fn serialize_body<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match &self.change {
            Change::ConnectorConfiguration(configuration) => {
                map.serialize_entry(Member::ConnectorConfiguration.row().name, configuration)?;
            }
            Change::WorkerSettings(settings) => {
                if let Some(capacity) = &settings.capacity {
                    map.serialize_entry(Member::Capacity.row().name, capacity)?;
                }
                if let Some(plugin) = &settings.plugin {
                    let element = [(Member::CustomPlugin.row().name, plugin)];
                    let element = std::collections::BTreeMap::from(element);
                    map.serialize_entry(Member::Plugins.row().name, &[element])?;
                }
                match &settings.worker_configuration {
                    Some(WorkerConfigurationChoice::WorkerConfiguration(configuration)) => {
                        map.serialize_entry(Member::WorkerConfiguration.row().name, configuration)?;
                    }
                    Some(WorkerConfigurationChoice::UseDefault(value)) => {
                        map.serialize_entry(
                            Member::UseDefaultWorkerConfiguration.row().name,
                            value,
                        )?;
                    }
                    None => {}
                }
            }
        }
        if let Some(skip) = &self.skip_health_validation {
            map.serialize_entry(Member::SkipHealthValidation.row().name, skip)?;
        }
        Ok(())
    }
}

/// A request without what goes into the URI.
struct Body<'r>(&'r Request);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.serialize_body(&mut map)?;
        map.end()
    }
}

/// What the AWS SDKs encode in the parts of a URI: all but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A request as HTTP has it. `Debug` shows none of it: the body may hold secrets, and so may what slipped into
/// the ARN.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpParts {
    path: String,
    query: String,
    body: String,
}

impl HttpParts {
    /// The method.
    #[must_use]
    pub fn method(&self) -> &'static str {
        "PUT"
    }

    /// The path, percent-encoded.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query, percent-encoded, without the question mark.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The body, a JSON document.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl fmt::Debug for HttpParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpParts").finish_non_exhaustive()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            connector_arn,
            current_version,
            change,
            skip_health_validation,
        } = self;
        f.debug_struct("Request")
            .field("connector_arn", &Visible::Arn.of(connector_arn.as_deref()))
            .field(
                "current_version",
                &Visible::Version.of(current_version.as_deref()),
            )
            .field("change", change)
            .field("skip_health_validation", skip_health_validation)
            .finish()
    }
}

impl fmt::Debug for CustomPlugin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            custom_plugin_arn: arn,
            revision,
        } = self;
        f.debug_struct("CustomPlugin")
            .field("custom_plugin_arn", &Visible::Arn.part(arn))
            .field("revision", revision)
            .finish()
    }
}

impl fmt::Debug for WorkerConfiguration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            worker_configuration_arn: arn,
            revision,
        } = self;
        f.debug_struct("WorkerConfiguration")
            .field("worker_configuration_arn", &Visible::Arn.part(arn))
            .field("revision", revision)
            .finish()
    }
}
