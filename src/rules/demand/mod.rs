//! The kinds of demand that decide the verdict. Each is data, which the check, the words and the schemas read.

pub(crate) mod choice;
pub(crate) mod domain;
pub(crate) mod order;
