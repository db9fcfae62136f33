//! Replaces the content of a file.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use tempfile::Builder;

/// Replaces the content of a file at once: a reader finds the old text or the new one. Keeps the permissions, and
/// follows symbolic links.
pub(crate) fn replace(file: &Path, text: &[u8]) -> io::Result<()> {
    let file = file.canonicalize()?;
    let metadata = fs::metadata(&file)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    if metadata.permissions().readonly() {
        return Err(io::Error::other("it is read-only"));
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut new = Builder::new()
        .prefix(".msk-preflight-")
        .permissions(metadata.permissions())
        .tempfile_in(folder)
        // The message would have the whole path.
        .map_err(|error| io::Error::from(error.kind()))?;
    new.write_all(text)?;
    // Otherwise a crash of the system could leave an empty file.
    new.as_file().sync_all()?;
    // The mode of a new file lacks what the umask forbids.
    new.as_file().set_permissions(metadata.permissions())?;
    new.persist(&file)?;
    Ok(())
}
