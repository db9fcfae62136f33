//! The guard in a client of the AWS SDK for Rust: it rejects one request, and lets another one through to a
//! service on loopback, so that the example needs neither an account nor a network.
//!
//! ```sh
//! cargo run --features aws-sdk --example sdk_guard
//! ```

pub(crate) mod loopback;

use std::{
    error::Error,
    io::{self, Write},
};

use aws_sdk_kafkaconnect::{
    Client,
    types::{self, builders::AutoScalingUpdateBuilder},
};
use msk_connect_preflight::sdk::{self, PreflightInterceptor};

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(update(&mut io::stdout()))
}

/// Tries to update a connector twice, and writes the results.
pub(crate) async fn update(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let service = loopback::Service::start(loopback::take)?;
    let guard = PreflightInterceptor::new();
    let client = Client::from_conf(service.config().interceptor(guard).build());

    let scale_in = types::ScaleInPolicyUpdate::builder().cpu_utilization_percentage(20);
    let scale_out = types::ScaleOutPolicyUpdate::builder().cpu_utilization_percentage(80);

    // `mcu_count` and `scale_out_policy` are missing, which the SDK alone would not report.
    let scaling = types::AutoScalingUpdate::builder()
        .max_worker_count(4)
        .min_worker_count(1)
        .scale_in_policy(scale_in.build());
    send(&client, scaling.clone(), out).await?;
    writeln!(out, "connections: {}\n", service.connections())?;

    let scaling = scaling.mcu_count(2).scale_out_policy(scale_out.build());
    send(&client, scaling, out).await?;
    writeln!(out, "connections: {}", service.connections())?;
    for arrived in service.take_arrived() {
        writeln!(
            out,
            "{} {}\n{}",
            arrived.method, arrived.target, arrived.body
        )?;
    }
    Ok(())
}

async fn send(
    client: &Client,
    scaling: AutoScalingUpdateBuilder,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let capacity = types::CapacityUpdate::builder().auto_scaling(scaling.build());
    let sent = client
        .update_connector()
        .connector_arn("arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2")
        .current_version("K2EUQ1WTGCTBG2")
        .capacity(capacity.build())
        .send()
        .await;
    let Err(error) = sent else {
        return Ok(writeln!(out, "accepted")?);
    };
    let Some(report) = sdk::refusal(&error) else {
        return Err(error.into());
    };
    writeln!(out, "refused:")?;
    for violation in report.violations() {
        writeln!(out, "{}: {violation}", violation.pointer())?;
        writeln!(out, "  help: {}", violation.help())?;
    }
    Ok(())
}
