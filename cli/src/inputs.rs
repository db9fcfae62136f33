//! From the arguments to the files that are checked.

use std::{
    io::{self, IsTerminal as _},
    path::PathBuf,
};

use crate::{say::say, walk::Found};

/// What is named, with the files in place of the folders; a file of lines has no name that a folder
/// could be searched for.
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
