//! Fills in a request in Rust, and sends it as HTTP.
//!
//! `cargo run --example fill_draft`

use std::error::Error;

use msk_connect_preflight::{
    Options, Request,
    draft::{AutoScalingUpdate, CapacityUpdate, Draft, ScaleInPolicyUpdate, ScaleOutPolicyUpdate},
};

/// A request for up to `workers` workers. An error is a report on everything that is wrong.
pub(crate) fn scale(arn: &str, version: &str, workers: i64) -> Result<Request, Box<dyn Error>> {
    let auto_scaling = AutoScalingUpdate::default()
        .mcu_count(2)
        .min_worker_count(1)
        .max_worker_count(workers)
        .scale_in_policy(ScaleInPolicyUpdate::default().cpu_utilization_percentage(20))
        .scale_out_policy(ScaleOutPolicyUpdate::default().cpu_utilization_percentage(80));
    let draft = Draft::default()
        .connector_arn(arn)
        .current_version(version)
        .capacity(CapacityUpdate::default().auto_scaling(auto_scaling));
    Ok(draft.check(&Options::default())?)
}

#[allow(dead_code, reason = "a test runs `scale`")]
fn main() -> Result<(), Box<dyn Error>> {
    let arn = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2";
    let request = scale(arn, "K2EUQ1WTGCTBG2", 4)?;
    if let Some(http) = request.http() {
        println!(
            "{} {}?{}\n{}",
            http.method(),
            http.path(),
            http.query(),
            http.body()
        );
    }
    Ok(())
}
