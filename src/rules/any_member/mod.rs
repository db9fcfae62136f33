//! Rules about any member.

pub(crate) mod duplicate_member;
pub(crate) mod required;
pub(crate) mod type_;
pub(crate) mod unknown_member;
