//! Messages on standard error.

use std::io::Write as _;

pub(crate) fn error(message: &str) {
    say("error", message);
}

pub(crate) fn warning(message: &str) {
    say("warning", message);
}

pub(crate) fn note(message: &str) {
    say("note", message);
}

fn say(level: &str, message: &str) {
    // Where not even this can be written, the exit status remains.
    let _ = writeln!(anstream::stderr(), "{level}: {message}");
}
