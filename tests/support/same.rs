//! Compares what a case expects with what was found.

use std::fmt::Debug;

use libtest_mimic::Failed;

/// Fails with both unless they are equal.
pub(crate) fn same<T: Debug + PartialEq + ?Sized>(expected: &T, found: &T) -> Result<(), Failed> {
    if expected == found {
        Ok(())
    } else {
        Err(format!("expected {expected:#?}, found {found:#?}").into())
    }
}
