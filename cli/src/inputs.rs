//! Turns the arguments into the list of files to check, and reads files.

use std::{
    fs::File,
    io::{self, IsTerminal as _, Read},
    path::{Path, PathBuf},
};

use crate::{path, say::say, walk::Found};

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

/// The content of a file, or of standard input.
pub(crate) fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    open(file)?.read_to_end(&mut text)?;
    Ok(text)
}

pub(crate) fn open(file: &Path) -> io::Result<Box<dyn Read>> {
    if path::is_standard_input(file) {
        return Ok(Box::new(io::stdin()));
    }
    Ok(Box::new(File::open(file)?))
}
