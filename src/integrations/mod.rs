//! Integrations with other libraries.

#[cfg(feature = "aws-sdk")]
pub mod aws_sdk;
#[cfg(feature = "garde")]
mod garde;
