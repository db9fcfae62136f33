//! Compares a valid request with the connector that it is for.

use crate::{
    api::{at::At, options::Options},
    connector::Connector,
    document::{
        draft::{
            AutoScalingUpdate, CapacityUpdate, ProvisionedCapacityUpdate, ScaleInPolicyUpdate,
            ScaleOutPolicyUpdate,
        },
        oddity::OpenName,
    },
    judge::{Judge, advice::pushing},
    report::{
        collect::Collector,
        difference::{Difference, differences},
        finding::{Finding, Report},
    },
    request::{Capacity, Change, Request, WorkerConfigurationChoice},
    rules::{
        self, Facts,
        about::Level,
        comparing::{Comparing, Revised},
        context::Context,
    },
    text::position::Position,
};

/// A valid request, compared with the connector that it is for.
///
/// ```
/// use msk_connect_preflight::{Connector, Options, Request, Rule};
///
/// let request = Request::from_json(
///     r#"{
///         "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
///         "currentVersion": "K2EUQ1WTGCTBG2",
///         "capacity": { "provisionedCapacity": { "mcuCount": 2, "workerCount": 3 } }
///     }"#,
///     &Options::default(),
/// )?;
/// let connector = Connector::from_json(
///     r#"{
///         "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
///         "currentVersion": "K3P5ROKL5A1OLE",
///         "capacity": { "provisionedCapacity": { "mcuCount": 2, "workerCount": 1 } }
///     }"#,
/// )?;
/// let comparison = request.against(&connector, &Options::default());
/// assert_eq!(comparison.conflicts()[0].rule(), Rule::VersionStale);
/// assert_eq!(
///     comparison.changes()[0].to_string(),
///     "~ /capacity/provisionedCapacity/workerCount 1 -> 3"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    conflicts: Report,
    advice: Report,
    changes: Vec<Difference>,
}

impl Comparison {
    /// Why the connector would refuse the request, in the order of reports and up to [`Report::LIMIT`].
    #[must_use]
    pub fn conflicts(&self) -> &[Finding] {
        self.conflicts.violations()
    }

    /// The advice that follows from the comparison, in the order of reports and up to [`Report::LIMIT`].
    #[must_use]
    pub fn advice(&self) -> &[Finding] {
        self.advice.violations()
    }

    /// Whether there is more advice than [`advice`](Self::advice) returns.
    #[must_use]
    pub fn is_advice_truncated(&self) -> bool {
        self.advice.is_truncated()
    }

    /// What the update would change, in the order of reports, and in the configuration by name. Nothing if
    /// the description is of another connector.
    #[must_use]
    pub fn changes(&self) -> &[Difference] {
        &self.changes
    }

    /// The position at which the [`span`](Finding::span) of each conflict starts in `text`, the text that was
    /// read.
    #[must_use]
    pub fn conflict_positions(&self, text: &str) -> Vec<Option<Position>> {
        self.conflicts.positions(text)
    }

    pub(crate) fn of(request: &Request, connector: &Connector, context: &Context<'_>) -> Self {
        let comparing = request.comparing(connector);
        let new = || Collector::new(context.options, context.source);
        let (mut conflicts, mut advice) = (new(), new());
        let mut push = |at: At, name: Option<OpenName<'_>>, facts: Facts| {
            let collector = match facts.level() {
                Level::Conflict => &mut conflicts,
                _ => &mut advice,
            };
            pushing(context, collector)(at, name, facts)
        };
        let mut changes = Vec::new();
        if comparing.is_other() {
            rules::on_other_connector(&comparing, context, &mut push);
        } else {
            rules::on_connector(&comparing, context, &mut push);
            changes = differences(&comparing, context.options.shape);
        }
        Self {
            conflicts: conflicts.report(context.source_map),
            advice: advice.report(context.source_map),
            changes,
        }
    }
}

impl Request {
    /// Compares the request with the connector that it is for.
    ///
    /// Findings have no positions in a text; for those, see
    /// [`Verdict::from_slice_against`](crate::Verdict::from_slice_against).
    #[must_use]
    pub fn against(&self, connector: &Connector, options: &Options) -> Comparison {
        Comparison::of(self, connector, &Judge::of_draft(options).context)
    }

    fn comparing<'c>(&'c self, connector: &'c Connector) -> Comparing<'c> {
        let mut comparing = Comparing::new(connector);
        comparing.connector_arn = self.connector_arn();
        comparing.current_version = self.current_version();
        comparing.skip_health_validation = self.skip_health_validation();
        let settings = match self.change() {
            Change::ConnectorConfiguration(configuration) => {
                comparing.configuration = Some(configuration);
                return comparing;
            }
            Change::WorkerSettings(settings) => settings,
        };
        comparing.capacity = settings.capacity().map(Into::into);
        comparing.plugin = settings.plugin().map(|plugin| Revised {
            arn: plugin.custom_plugin_arn(),
            revision: plugin.revision(),
        });
        match settings.worker_configuration() {
            Some(WorkerConfigurationChoice::WorkerConfiguration(configuration)) => {
                comparing.worker_configuration = Some(Revised {
                    arn: configuration.worker_configuration_arn(),
                    revision: configuration.revision(),
                });
            }
            Some(WorkerConfigurationChoice::UseDefault(value)) => {
                comparing.use_default_worker_configuration = Some(*value);
            }
            None => {}
        }
        comparing
    }
}

impl From<&Capacity> for CapacityUpdate {
    fn from(capacity: &Capacity) -> Self {
        match capacity {
            Capacity::AutoScaling(auto_scaling) => {
                let scale_in = auto_scaling.scale_in_cpu_utilization_percentage();
                let scale_out = auto_scaling.scale_out_cpu_utilization_percentage();
                let tasks = auto_scaling.max_autoscaling_task_count();
                Self::default().auto_scaling(AutoScalingUpdate {
                    max_worker_count: Some(auto_scaling.max_worker_count().into()),
                    mcu_count: Some(auto_scaling.mcu_count().get().into()),
                    min_worker_count: Some(auto_scaling.min_worker_count().into()),
                    scale_in_policy: Some(
                        ScaleInPolicyUpdate::default().cpu_utilization_percentage(scale_in),
                    ),
                    scale_out_policy: Some(
                        ScaleOutPolicyUpdate::default().cpu_utilization_percentage(scale_out),
                    ),
                    max_autoscaling_task_count: tasks.map(Into::into),
                })
            }
            Capacity::ProvisionedCapacity(provisioned) => {
                Self::default().provisioned_capacity(ProvisionedCapacityUpdate {
                    mcu_count: Some(provisioned.mcu_count().get().into()),
                    worker_count: Some(provisioned.worker_count().into()),
                })
            }
        }
    }
}
