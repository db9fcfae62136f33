//! The draft types as other people's code validates them, through `garde`.

use garde::{
    Validate,
    error::{Path, Report},
};

use crate::{
    api::{
        member::{At, Member},
        options::Options,
    },
    document::{
        draft::{
            AutoScalingUpdate, CapacityUpdate, CustomPlugin, Draft, Plugin,
            ProvisionedCapacityUpdate, ScaleInPolicyUpdate, ScaleOutPolicyUpdate,
            WorkerConfiguration,
        },
        source_map::NO_SOURCE,
    },
    judge::Checker,
    report::{collect::Findings, finding},
};

/// Runs `check` on a draft that stands at `at`, and appends what it finds with wire names below
/// `parent`.
fn validate(
    at: At,
    options: &Options,
    parent: &mut dyn FnMut() -> Path,
    report: &mut Report,
    check: impl FnOnce(&mut Checker<'_, '_>),
) {
    let mut checker = Checker {
        options,
        source_map: &NO_SOURCE,
        text: None,
        zero_may_be_unset: false,
        findings: Findings::default(),
    };
    if options.knows(at.member) {
        check(&mut checker);
    } else {
        // An element has no name by which it could be unknown.
        let at = if at.member == Member::Plugin {
            at.parent()
        } else {
            at
        };
        checker.unknown(at);
    }
    if checker.findings.is_empty() {
        return;
    }
    let base = at.pointer();
    let violations = checker.findings.report(None, &NO_SOURCE, options);
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
        // Where it is, the path tells.
        let (rule, statement) = (violation.rule(), violation.statement());
        let message = format!("{rule}: {statement}; {}", violation.help());
        report.append(path, garde::Error::new(message));
    }
    if violations.is_truncated() {
        report.append(parent(), garde::Error::new(finding::Report::TRUNCATED));
    }
}

macro_rules! validate {
    ($($draft:ty: $at:expr, |$checker:ident, $value:ident| $check:expr;)+) => {
        $(impl Validate for $draft {
            type Context = Options;

            fn validate_into(
                &self,
                options: &Options,
                parent: &mut dyn FnMut() -> Path,
                report: &mut Report,
            ) {
                let $value = self;
                validate($at, options, parent, report, |$checker| $check);
            }
        })+
    };
}

validate! {
    Draft: At::DOCUMENT, |checker, draft| checker.draft(draft);
    CapacityUpdate: At::new(Member::Capacity), |checker, draft| checker.capacity(draft);
    AutoScalingUpdate: At::new(Member::AutoScaling), |checker, draft| checker.auto_scaling(draft);
    ScaleInPolicyUpdate: At::new(Member::ScaleInPolicy), |checker, draft| checker.integer(
        At::new(Member::ScaleInCpuUtilizationPercentage),
        draft.cpu_utilization_percentage,
    );
    ScaleOutPolicyUpdate: At::new(Member::ScaleOutPolicy), |checker, draft| checker.integer(
        At::new(Member::ScaleOutCpuUtilizationPercentage),
        draft.cpu_utilization_percentage,
    );
    ProvisionedCapacityUpdate: At::new(Member::ProvisionedCapacity),
        |checker, draft| checker.provisioned_capacity(draft);
    Plugin: At::element(0), |checker, draft| checker.plugin(0, draft);
    CustomPlugin: At::element(0).with(Member::CustomPlugin),
        |checker, draft| checker.custom_plugin(0, draft);
    WorkerConfiguration: At::new(Member::WorkerConfiguration),
        |checker, draft| checker.worker_configuration(draft);
}
