//! The kinds of demand that decide the verdict.

pub(crate) mod choice;
pub(crate) mod domain;
pub(crate) mod order;
