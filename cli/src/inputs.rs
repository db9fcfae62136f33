//! Turns the arguments into the list of files to check.

use std::{
    io::{self, IsTerminal as _},
    path::PathBuf,
};

use crate::{say::say, walk::Found};

/// The inputs named by the arguments, with each folder replaced by its files. With `--lines` folders
/// are not searched, because NDJSON files have no extension to look for.
pub(crate) fn find(named: &[PathBuf], lines: bool) -> Found {
    let mut found = Found::default();
    if named.is_empty() {
        if io::stdin().is_terminal() {
            say("note", "reading standard input");
        }
        found.inputs.push(Ok(PathBuf::from("-")));
    }
    for file in named {
        if file.is_dir() && !lines {
            found.folder(file);
        } else {
            found.inputs.push(Ok(file.clone()));
        }
    }
    found
}
