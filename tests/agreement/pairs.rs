//! Pairs of worker counts.

use msk_connect_preflight::{
    Draft, Options, Revision,
    draft::{AutoScalingUpdate, CapacityUpdate, ScaleInPolicyUpdate, ScaleOutPolicyUpdate},
};
use serde_json::Value;

use crate::{
    Engine, assert_agreement, engines, limited, request,
    support::{arn::arn, auto_scaling, schema_promise},
};

pub(crate) fn auto_scaling(max: i64, min: i64, tasks: Option<i64>) -> Value {
    request(auto_scaling::auto_scaling(max, min, tasks))
}

/// The verdict on `auto_scaling` with the same numbers, without JSON.
fn is_valid_auto_scaling(max: i64, min: i64, tasks: Option<i64>, options: &Options) -> bool {
    let mut auto_scaling = AutoScalingUpdate::default()
        .max_worker_count(max)
        .mcu_count(1)
        .min_worker_count(min)
        .scale_in_policy(ScaleInPolicyUpdate::default().cpu_utilization_percentage(50))
        .scale_out_policy(ScaleOutPolicyUpdate::default().cpu_utilization_percentage(50));
    auto_scaling.max_autoscaling_task_count = tasks;
    let draft = Draft::default()
        .connector_arn(arn("connector"))
        .current_version("K1")
        .capacity(CapacityUpdate::default().auto_scaling(auto_scaling));
    draft.check(options).is_ok()
}

/// Every pair of a maximum and a minimum, and of a maximum and a task count, from -1 to `limit` + 2.
fn assert_agreement_on_all_pairs(limit: i32, options: &Options, engines: &[Engine]) {
    for max in -1..=i64::from(limit) + 2 {
        for other in -1..=i64::from(limit) + 2 {
            for (min, tasks) in [(other, None), (1, Some(other))] {
                let document = auto_scaling(max, min, tasks);
                let expected = is_valid_auto_scaling(max, min, tasks, options);
                assert_agreement(&document, expected, engines);
            }
        }
    }
}

#[test]
fn on_every_pair_of_worker_counts_within_a_limit() {
    for limit in [1, 2, 10, 60] {
        for revision in Revision::ALL {
            let options = limited(limit).revision(*revision);
            assert_agreement_on_all_pairs(limit, &options, &engines(&options));
        }
    }
}

#[test]
fn on_every_pair_of_up_to_60_workers_without_a_limit() {
    let options = Options::default();
    assert_agreement_on_all_pairs(58, &options, &engines(&options));
}

/// Checks millions of documents in every engine; needs an optimized build.
#[test]
#[ignore = "takes minutes without optimization"]
fn on_every_pair_of_worker_counts_within_the_greatest_exact_limit() {
    let options = limited(1_000);
    assert_agreement_on_all_pairs(1_000, &options, &engines(&options));
}

#[test]
fn beyond_the_exact_range_nothing_valid_is_rejected_and_twice_the_maximum_is_caught() {
    let mut random = fastrand::Rng::with_seed(1);
    let mut number = |largest: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 2^31")]
        let number = (random.f64() * largest.ln()).exp() as i64;
        number
    };
    for limit in [None, Some(1_001), Some(5_000), Some(i32::MAX)] {
        let options = limit.map_or_else(Options::default, limited);
        let engines = engines(&options);
        let limit = limit.unwrap_or(i32::MAX);
        let largest = f64::from(limit);
        for _ in 0..10_000 {
            let (max, min) = (number(largest), number(largest));
            let tasks = number(largest);
            let document = auto_scaling(max, min, Some(tasks));
            let expected = is_valid_auto_scaling(max, min, Some(tasks), &options);
            for engine in &engines {
                let found = (engine.is_valid)(&document);
                let name = &engine.name;
                assert!(found || !expected, "{name} refuses a valid {document}");
                if engine.is_lenient {
                    continue;
                }
                assert!(
                    !found || !schema_promise::is_twice_the_maximum(&document),
                    "{name} takes {document}"
                );
                assert!(!found || 2 * tasks > max, "{name} takes {document}");
            }
        }
        let beyond = auto_scaling(i64::from(limit) + 1, 1, None);
        assert!(engines.iter().all(|engine| !(engine.is_valid)(&beyond)));
    }
}
