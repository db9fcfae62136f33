//! The same report through garde.

use garde::{Unvalidated, Validate};
use msk_connect_preflight::{
    Draft, Options, Revision,
    draft::{CapacityUpdate, ProvisionedCapacityUpdate, WorkerConfiguration},
};

use crate::{
    support::{arn::arn, latest::latest},
    wrong_draft,
};

#[test]
fn a_draft_that_code_filled_says_the_same_through_garde() {
    let draft = Draft::default()
        .connector_arn(arn("connector"))
        .current_version("K2")
        .capacity(
            CapacityUpdate::default().provisioned_capacity(
                ProvisionedCapacityUpdate::default()
                    .mcu_count(0)
                    .worker_count(-1),
            ),
        )
        .worker_configuration(
            WorkerConfiguration::default()
                .worker_configuration_arn(arn("worker-configuration"))
                .revision(0),
        );
    let expected = [
        "mcu-count: `mcuCount` must be 1, 2, 4 or 8, found 0; use 1",
        "worker-count: `workerCount` must be at least 1, found -1; use 1 or more",
        "revision: `revision` must be at least 1, found 0; use 1 or more",
    ];
    let garde = draft.validate_with(&latest()).unwrap_err().to_string();
    let garde = garde.lines().filter_map(|line| line.split_once(": "));
    assert!(garde.map(|(_, message)| message).eq(expected));
    let report = draft.check(&latest()).unwrap_err();
    assert_eq!(report.to_string(), expected.join("\n"));
}

#[test]
fn garde_reports_wire_names_and_rules() {
    let report = wrong_draft().validate_with(&latest()).unwrap_err();
    let lines: Vec<_> = report.to_string().lines().map(str::to_owned).collect();
    let expected = wrong_draft().check(&latest()).unwrap_err();
    assert_eq!(lines.len(), expected.violations().len());
    for (line, violation) in lines.iter().zip(expected.violations()) {
        let path = violation
            .pointer()
            .trim_start_matches('/')
            .replace('/', ".");
        let path = path.replace(".0", "[0]").replace(".1", "[1]");
        let place = if path.is_empty() {
            path
        } else {
            format!("{path}: ")
        };
        assert!(
            line.starts_with(&format!("{place}{}: ", violation.rule())),
            "{line}"
        );
    }
    assert!(
        Unvalidated::new(wrong_draft())
            .validate_with(&latest())
            .is_err()
    );
}

#[test]
fn each_draft_type_is_validated_alone() {
    fn paths<T: Validate<Context = Options>>(draft: &T, options: &Options) -> Vec<String> {
        match draft.validate_with(options) {
            Ok(()) => Vec::new(),
            Err(report) => report.iter().map(|(path, _)| path.to_string()).collect(),
        }
    }
    let (draft, latest) = (wrong_draft(), latest());
    let capacity = draft.capacity.unwrap();
    let auto_scaling = capacity.auto_scaling.unwrap();
    assert_eq!(paths(&CapacityUpdate::default(), &latest), [""]);
    assert_eq!(
        paths(&auto_scaling, &latest),
        [
            "maxWorkerCount",
            "mcuCount",
            "minWorkerCount",
            "minWorkerCount",
            "scaleInPolicy.cpuUtilizationPercentage",
            "scaleOutPolicy.cpuUtilizationPercentage",
            "maxAutoscalingTaskCount",
            "maxAutoscalingTaskCount",
        ]
    );
    let percentage = ["cpuUtilizationPercentage"];
    assert_eq!(paths(&auto_scaling.scale_in_policy, &latest), percentage);
    assert_eq!(paths(&auto_scaling.scale_out_policy, &latest), percentage);
    assert_eq!(
        paths(&capacity.provisioned_capacity, &latest),
        ["mcuCount", "workerCount"]
    );
    let plugins = draft.plugins.unwrap();
    assert_eq!(
        paths(&plugins, &latest),
        [
            "[0].customPlugin",
            "[1].customPlugin.customPluginArn",
            "[1].customPlugin.revision"
        ]
    );
    assert_eq!(
        paths(&plugins[1].custom_plugin, &latest),
        ["customPluginArn", "revision"]
    );
    assert_eq!(
        paths(&draft.worker_configuration, &latest),
        ["workerConfigurationArn", "revision"]
    );
    // An older revision has no such members.
    let older = Options::default().revision(Revision::V2026_02);
    let report = plugins[1].validate_with(&older).unwrap_err();
    assert_eq!(
        report.to_string(),
        "unknown-member: unknown member `plugins`; check with `--api-revision 2026-10`, or \
         remove `plugins`\n"
    );
    assert_eq!(paths(&WorkerConfiguration::default(), &older), [""]);
}
