//! Messages on standard error.

use std::io::Write as _;

pub(crate) fn say(level: &str, message: &str) {
    // If even this fails, the exit status still reports the failure.
    let _ = writeln!(anstream::stderr(), "{level}: {message}");
}
