//! Checks inside other libraries.

#[cfg(feature = "aws-sdk")]
pub mod aws_sdk;
mod garde;
