//! `garde::Validate` for the draft types.

use garde::{
    Validate,
    error::{Path, Report},
};

use crate::{
    api::{at::At, member::Member, options::Options},
    document::draft::{
        AutoScalingUpdate, CapacityUpdate, CustomPlugin, Draft, Plugin, ProvisionedCapacityUpdate,
        ScaleInPolicyUpdate, ScaleOutPolicyUpdate, WorkerConfiguration,
    },
    judge::Judge,
    report::finding,
};

/// Runs `check` on the draft at `at`, and appends the violations to `report` with paths of wire names
/// below `parent`.
fn validate(
    at: At,
    options: &Options,
    parent: &mut dyn FnMut() -> Path,
    report: &mut Report,
    check: impl FnOnce(&mut Judge<'_>),
) {
    let options = &*options.for_a_draft();
    let mut judge = Judge::of_draft(options);
    if judge.context.known.contains(at.member) {
        check(&mut judge);
    } else {
        // An element has no name to report as unknown; its array has.
        let at = if at.member == Member::Plugin {
            at.parent()
        } else {
            at
        };
        judge.unknown(at);
    }
    if judge.violations.is_empty() {
        return;
    }
    let base = at.pointer();
    let violations = judge.violations.report(judge.context.source_map);
    for violation in violations.violations() {
        let inside = violation.pointer().strip_prefix(&*base).unwrap_or_default();
        let path =
            inside
                .split('/')
                .skip(1)
                .fold(parent(), |path, part| match part.parse::<usize>() {
                    Ok(index) => path.join(index),
                    Err(_) => path.join(part),
                });
        // The path already says where.
        let (rule, statement) = (violation.rule(), violation.statement());
        let message = format!("{rule}: {statement}; {}", violation.help());
        report.append(path, garde::Error::new(message));
    }
    if violations.is_truncated() {
        report.append(parent(), garde::Error::new(finding::Report::TRUNCATED));
    }
}

macro_rules! validate {
    ($($draft:ty: $at:expr, |$judge:ident, $value:ident| $check:expr;)+) => {
        $(impl Validate for $draft {
            type Context = Options;

            fn validate_into(
                &self,
                options: &Options,
                parent: &mut dyn FnMut() -> Path,
                report: &mut Report,
            ) {
                let $value = self;
                validate($at, options, parent, report, |$judge| $check);
            }
        })+
    };
}

validate! {
    Draft: At::DOCUMENT, |judge, draft| judge.draft(draft);
    CapacityUpdate: At::new(Member::Capacity), |judge, draft| judge.capacity(draft);
    AutoScalingUpdate: At::new(Member::AutoScaling), |judge, draft| judge.auto_scaling(draft);
    ScaleInPolicyUpdate: At::new(Member::ScaleInPolicy), |judge, draft| judge.integer::<{ Member::ScaleInCpuUtilizationPercentage as usize }>(At::DOCUMENT, draft.cpu_utilization_percentage);
    ScaleOutPolicyUpdate: At::new(Member::ScaleOutPolicy), |judge, draft| judge.integer::<{ Member::ScaleOutCpuUtilizationPercentage as usize }>(At::DOCUMENT, draft.cpu_utilization_percentage);
    ProvisionedCapacityUpdate: At::new(Member::ProvisionedCapacity),
        |judge, draft| judge.provisioned_capacity(draft);
    Plugin: At::element(0), |judge, draft| judge.plugin(0, draft);
    CustomPlugin: At::element(0).with(Member::CustomPlugin),
        |judge, draft| judge.custom_plugin(0, draft);
    WorkerConfiguration: At::new(Member::WorkerConfiguration),
        |judge, draft| judge.worker_configuration(draft);
}
