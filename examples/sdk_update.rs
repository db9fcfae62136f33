//! An update with the AWS SDK for Rust, from the comparison with the connector to the end of the operation. The
//! service is a mock on loopback, so that the example needs neither an account nor a network.
//!
//! ```sh
//! cargo run --features aws-sdk --example sdk_update
//! ```

pub(crate) mod loopback;

use std::{
    error::Error,
    io::{self, Write},
    time::Duration,
};

use aws_sdk_kafkaconnect::{Client, types::ConnectorOperationState as State};
use msk_connect_preflight::{Options, Request, sdk};

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(update(&mut io::stdout()))
}

/// Tries to set two numbers of workers, of which the connector already has the first, and writes the results.
pub(crate) async fn update(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let service = loopback::Service::start(loopback::take)?;
    let client = Client::from_conf(service.config().build());
    for workers in [2, 4] {
        let request = Request::from_json(
            &format!(
                r#"{{
                    "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
                    "currentVersion": "K2EUQ1WTGCTBG2",
                    "capacity": {{ "provisionedCapacity": {{ "mcuCount": 1, "workerCount": {workers} }} }}
                }}"#
            ),
            &Options::default(),
        )?;
        set(&client, &request, out).await?;
    }
    for arrived in service.take_arrived() {
        let target = arrived.target.split('?').next().unwrap_or_default();
        let operation = target.split('/').nth(2).unwrap_or_default();
        let line = format!("{} {operation} {}", arrived.method, arrived.body);
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(writeln!(out, "connections: {}", service.connections())?)
}

/// Sends the request if nothing conflicts, and waits for the end of the update.
async fn set(
    client: &Client,
    request: &Request,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let comparison = sdk::preflight(client, request).await?;
    for conflict in comparison.conflicts() {
        writeln!(out, "conflict: {conflict}\n  help: {}", conflict.help())?;
    }
    if !comparison.conflicts().is_empty() {
        return Ok(());
    }
    for change in comparison.changes() {
        writeln!(out, "{change}")?;
    }
    let accepted = sdk::update_connector(client, request)?.send().await?;
    let operation = accepted.connector_operation_arn().ok_or("no operation")?;
    let state = ended(client, operation).await?;
    Ok(writeln!(out, "{state}")?)
}

/// Waits for the end of an operation. The state of the connector would not do: it is RUNNING before the update,
/// and again once a failed one is rolled back.
async fn ended(client: &Client, operation: &str) -> Result<State, Box<dyn Error>> {
    loop {
        let described = client
            .describe_connector_operation()
            .connector_operation_arn(operation);
        match described.send().await?.connector_operation_state {
            Some(State::Pending | State::UpdateInProgress | State::RollbackInProgress) => {}
            Some(state) => return Ok(state),
            None => return Err("the operation has no state".into()),
        }
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
}
