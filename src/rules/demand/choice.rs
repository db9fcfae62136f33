//! A demand on which members are there together.

use crate::{
    member::Members,
    rules::words::{Subject, Words, names},
};

/// The members that are there, for a sentence.
pub(crate) fn found(members: Members) -> String {
    if members.is_empty() {
        return "none of them".to_owned();
    }
    names(members.iter(), "and")
}

pub(crate) fn statement(choice: &impl Words, of: &Subject) -> String {
    let (allowed, found) = (choice.allowed(of), choice.found(of));
    format!("{of} has to have {allowed}, found {found}")
}

pub(crate) fn help(found: Members) -> String {
    let verb = if found.is_empty() { "add" } else { "keep" };
    format!("{verb} one of them")
}
