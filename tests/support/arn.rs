//! An ARN that keeps the rules.

/// The ARN of a connector, a plugin or a worker configuration, whichever the resource type is.
pub(crate) fn arn(resource: &str) -> String {
    format!("arn:aws:kafkaconnect:us-east-1:123456789012:{resource}/orders/4fa1-2")
}
