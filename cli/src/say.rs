//! Messages on standard error.

use std::io::Write as _;

pub(crate) fn say(level: &str, message: &str) {
    // Where not even this can be written, the exit status remains.
    let _ = writeln!(anstream::stderr(), "{level}: {message}");
}
