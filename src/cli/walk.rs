//! From what is named to the files that are checked.

use std::{
    io,
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;

use crate::input::has_extension;

/// A file to check, or what cannot be read and why.
pub(crate) type Input = Result<PathBuf, (PathBuf, String)>;

/// The files in `folder` that are documents by their names, in the order of the names. Symbolic
/// links are not followed, and what `.gitignore` leaves out is left out, in a git repository or not.
pub(crate) fn folder(folder: &Path) -> Vec<Input> {
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .sort_by_file_name(Ord::cmp)
        .build();
    let inputs: Vec<_> = walk
        .filter_map(|entry| match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                (is_file && has_extension(entry.path(), &["json", "yaml", "yml"]))
                    .then(|| Ok(entry.into_path()))
            }
            Err(error) => Some(Err(unreadable(error, folder))),
        })
        .collect();
    if inputs.is_empty() {
        let reason = "the folder has no `*.json`, `*.yaml` or `*.yml` that is not ignored";
        return vec![Err((folder.to_owned(), reason.to_owned()))];
    }
    inputs
}

/// What cannot be read at or under `at`, and why.
fn unreadable(error: ignore::Error, at: &Path) -> (PathBuf, String) {
    match error {
        ignore::Error::WithPath { path, err } => unreadable(*err, &path),
        ignore::Error::WithDepth { err, .. } => unreadable(*err, at),
        error => {
            let kind = error
                .io_error()
                .map_or(io::ErrorKind::Other, io::Error::kind);
            (at.to_owned(), format!("cannot read the folder: {kind}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_told_with_its_path() {
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        let error = ignore::Error::WithDepth {
            depth: 1,
            err: Box::new(ignore::Error::WithPath {
                path: "a/b".into(),
                err: Box::new(ignore::Error::Io(denied)),
            }),
        };
        let reason = "cannot read the folder: permission denied".to_owned();
        assert_eq!(unreadable(error, Path::new("a")), ("a/b".into(), reason));
    }
}
