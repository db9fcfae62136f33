//! Comparison of a request with the connector that the service describes.

use aws_sdk_kafkaconnect::{
    Client, error::SdkError, operation::describe_connector::DescribeConnectorError,
};

use crate::{api::options::Options, compare::Comparison, connector::Connector, request::Request};

/// The reason why [`preflight`] cannot compare a request.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PreflightError {
    /// The request is a [body](crate::Shape::Body), which does not say which connector it is for.
    #[error("the request has no `connectorArn`")]
    NoConnectorArn,
    /// `DescribeConnector` failed.
    #[error("the connector cannot be described")]
    Describe(#[from] Box<SdkError<DescribeConnectorError>>),
}

/// Describes the connector that the request is for, and [compares](Request::against) the request with it.
///
/// This is one call of `DescribeConnector`, with its permission `kafkaconnect:DescribeConnector`. The connector
/// may change before the update arrives; then the service refuses the request's version.
///
/// # Errors
///
/// If the request has no ARN, or the call fails.
///
/// ```
/// use aws_sdk_kafkaconnect::Client;
/// use msk_connect_preflight::{Request, sdk};
///
/// # async fn example(client: Client, request: Request) -> Result<(), Box<dyn std::error::Error>> {
/// let comparison = sdk::preflight(&client, &request).await?;
/// for change in comparison.changes() {
///     println!("{change}");
/// }
/// if comparison.conflicts().is_empty() {
///     sdk::update_connector(&client, &request)?.send().await?;
/// }
/// # Ok(())
/// # }
/// ```
pub async fn preflight(client: &Client, request: &Request) -> Result<Comparison, PreflightError> {
    let arn = request.connector_arn();
    let arn = arn.ok_or(PreflightError::NoConnectorArn)?;
    let described = client.describe_connector().connector_arn(arn).send().await;
    let connector = Connector::from(&described.map_err(Box::new)?);
    Ok(request.against(&connector, &Options::default()))
}
