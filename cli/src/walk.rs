//! Walks through folders to find the files to check.

use std::{
    collections::HashSet,
    ffi::OsString,
    fs::{self, File},
    io::{self, Read as _},
    ops::Range,
    path::{Path, PathBuf},
    vec,
};

use crate::{
    checked::Unreadable,
    ignore,
    path::{self, has_extension},
    say::say,
};

/// A file to check.
pub(crate) type Input = Result<PathBuf, Unreadable>;

/// The maximum size of an ignore file, in bytes.
const LONGEST: usize = 1024 * 1024;

/// The maximum size of the ignore files of a folder and its parents together, in bytes.
const MOST: usize = 4 * LONGEST;

/// The inputs to check.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) inputs: Vec<Input>,
    /// The number of ignored documents.
    pub(crate) ignored: usize,
    /// The ignore files already reported: folders share those of their parents.
    reported: HashSet<PathBuf>,
}

impl Found {
    /// Adds the files in `folder` that have the extension of a document, sorted by name. Skips
    /// symbolic links and, inside and outside of repositories, files that git would ignore.
    pub(crate) fn folder(&mut self, folder: &Path) {
        let before = self.inputs.len();
        let mut walk = Walk {
            found: self,
            path: Vec::new(),
            rules: Vec::new(),
        };
        match folder.canonicalize() {
            Ok(real) => walk.named(folder, &real),
            Err(error) => walk.cannot_read(folder, &error),
        }
        if self.inputs.len() == before {
            let reason = "no `*.json`, `*.yaml` or `*.yml` file in the folder that is not ignored";
            self.inputs.push(Err(Unreadable::new(folder, reason)));
        }
    }
}

/// The walk through a folder that an argument names.
struct Walk<'f> {
    found: &'f mut Found,
    /// The current path, from the top of the repository, with slashes.
    path: Vec<u8>,
    /// The ignore files of the folders along that path; the last one wins.
    rules: Vec<Rules>,
}

/// An ignore file.
struct Rules {
    text: Vec<u8>,
    /// The length of the path to its folder.
    base: usize,
}

/// A folder being walked through.
struct Folder {
    path: PathBuf,
    base: usize,
    /// The range of the ignore files that apply.
    rules: Range<usize>,
    entries: vec::IntoIter<Entry>,
}

/// The name of a folder or document, and whether it is a folder.
type Entry = (OsString, bool);

impl Walk<'_> {
    /// Walks through `folder`, whose canonical path is `real`.
    fn named(&mut self, folder: &Path, real: &Path) {
        let mut ancestors = Vec::new();
        for ancestor in real.ancestors() {
            ancestors.push(ancestor);
            if ancestor.join(".git").exists() {
                break;
            }
        }
        for pair in ancestors.windows(2).rev() {
            if let [child, parent] = pair {
                self.read_rules(parent, 0);
                self.push(child.file_name().unwrap_or_default().as_encoded_bytes());
                self.push(b"/");
            }
        }
        // No recursion: deep folders could overflow the stack.
        let mut folders = vec![self.enter(folder.to_owned(), 0)];
        while let Some(folder) = folders.last_mut() {
            self.path.truncate(folder.base);
            self.rules.truncate(folder.rules.end);
            let Some((name, is_folder)) = folder.entries.next() else {
                folders.pop();
                continue;
            };
            let (path, first) = (folder.path.join(&name), folder.rules.start);
            self.push(name.as_encoded_bytes());
            match (self.ignores(first, is_folder), is_folder) {
                (true, true) => self.found.ignored += count(path),
                (true, false) => self.found.ignored += 1,
                (false, true) => {
                    self.push(b"/");
                    folders.push(self.enter(path, first));
                }
                (false, false) => self.found.inputs.push(Ok(path)),
            }
        }
    }

    fn push(&mut self, part: &[u8]) {
        self.path.extend_from_slice(part);
    }

    /// Enters the folder at `path`, to which the ignore files from `first` on apply.
    fn enter(&mut self, path: PathBuf, first: usize) -> Folder {
        let first = self.read_rules(&path, first);
        let entries = entries(&path).unwrap_or_else(|error| {
            self.cannot_read(&path, &error);
            Vec::new()
        });
        Folder {
            path,
            base: self.path.len(),
            rules: first..self.rules.len(),
            entries: entries.into_iter(),
        }
    }

    /// Whether the ignore files from `first` on ignore the current path.
    fn ignores(&self, first: usize, is_folder: bool) -> bool {
        let rules = self.rules.iter().skip(first).rev();
        let mut verdicts = rules.filter_map(|Rules { text, base }| {
            ignore::ignores(text, self.path.get(*base..)?, is_folder)
        });
        verdicts.next().unwrap_or_default()
    }

    /// Reads the ignore files of `folder`, and returns the index of the first one that applies to it:
    /// `first`, unless a repository begins here.
    fn read_rules(&mut self, folder: &Path, mut first: usize) -> usize {
        let git = folder.join(".git");
        if let Ok(metadata) = fs::metadata(&git) {
            first = self.rules.len();
            let git = if metadata.is_dir() {
                Some(git)
            } else {
                self.linked(&git, "gitdir:", folder)
            };
            if let Some(git) = git {
                let common = self.linked(&git.join("commondir"), "", &git);
                self.add(&common.unwrap_or(git).join("info/exclude"));
            }
        }
        self.add(&folder.join(".gitignore"));
        first
    }

    /// The path after `label` in `file`, which may be relative to `folder`: worktrees and submodules
    /// keep git's files elsewhere.
    fn linked(&mut self, file: &Path, label: &str, folder: &Path) -> Option<PathBuf> {
        let text = String::from_utf8(self.read(file)?).ok()?;
        Some(folder.join(text.strip_prefix(label)?.trim()))
    }

    fn add(&mut self, file: &Path) {
        let Some(text) = self.read(file) else {
            return;
        };
        let held: usize = self.rules.iter().map(|rules| rules.text.len()).sum();
        if held + text.len() > MOST {
            let reason = "the ignore files of this folder and its parents exceed 4 MiB";
            self.report(file, reason);
        } else {
            let base = self.path.len();
            self.rules.push(Rules { text, base });
        }
    }

    /// Reads one of git's files; `None` if it does not exist or cannot be read.
    fn read(&mut self, file: &Path) -> Option<Vec<u8>> {
        let cannot_read = |error| format!("cannot read the file: {error}");
        let read = match fs::symlink_metadata(file) {
            Ok(metadata) if metadata.is_symlink() => {
                if self.is_new(file) {
                    let file = path::shown(file);
                    say(
                        "warning",
                        &format!("{file}: not read because it is a symbolic link"),
                    );
                }
                return None;
            }
            // A file that is not regular may be endless, or block when opened.
            Ok(metadata) if metadata.is_file() => read(file).map_err(cannot_read),
            Ok(_) => Ok(None),
            Err(error) if is_absent(&error) => return None,
            Err(error) => Err(cannot_read(error)),
        };
        let text = read
            .and_then(|text| text.ok_or_else(|| "not a regular file of at most 1 MiB".to_owned()));
        text.map_err(|reason| self.report(file, &reason)).ok()
    }

    /// Reports once that an ignore file cannot be read.
    fn report(&mut self, file: &Path, reason: &str) {
        if self.is_new(file) {
            self.found.inputs.push(Err(Unreadable::new(file, reason)));
        }
    }

    /// Whether `file` was not reported before, under any path to its folder.
    fn is_new(&mut self, file: &Path) -> bool {
        let folder = file.parent().and_then(|folder| folder.canonicalize().ok());
        let name = file.file_name().unwrap_or_default();
        let reported = &mut self.found.reported;
        reported.insert(folder.unwrap_or_default().join(name))
    }

    fn cannot_read(&mut self, folder: &Path, error: &io::Error) {
        let reason = format!("cannot read the folder: {}", error.kind());
        self.found
            .inputs
            .push(Err(Unreadable::new(folder, &reason)));
    }
}

/// Reads a file, unless it is too long.
fn read(file: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut text = Vec::new();
    let file = File::open(file)?;
    file.take(LONGEST as u64 + 1).read_to_end(&mut text)?;
    Ok((text.len() <= LONGEST).then_some(text))
}

fn is_absent(error: &io::Error) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory)
}

/// The folders and documents in `folder` except hidden ones and symbolic links, sorted by name.
fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (name, kind) = (entry.file_name(), entry.file_type()?);
        let is_document = kind.is_file() && has_extension(name.as_ref(), &["json", "yaml", "yml"]);
        if (kind.is_dir() || is_document) && !name.as_encoded_bytes().starts_with(b".") {
            entries.push((name, kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

/// The number of documents in an ignored folder, at any depth.
fn count(folder: PathBuf) -> usize {
    let (mut folders, mut documents) = (vec![folder], 0);
    while let Some(folder) = folders.pop() {
        for (name, is_folder) in entries(&folder).unwrap_or_default() {
            if is_folder {
                folders.push(folder.join(name));
            } else {
                documents += 1;
            }
        }
    }
    documents
}
