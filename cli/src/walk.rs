//! From what is named to the files that are checked.

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

/// The longest ignore file that is read, in bytes.
const LONGEST: usize = 1024 * 1024;

/// The most bytes of ignore files that are held at a time: of a folder and those above it.
const MOST: usize = 4 * LONGEST;

/// What there is to check.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) inputs: Vec<Input>,
    /// The number of documents in the folders that are ignored.
    pub(crate) ignored: usize,
    /// The ignore files that were reported: folders share those above them.
    reported: HashSet<PathBuf>,
}

impl Found {
    /// Adds the files in `folder` that are documents by their names, in the order of the names.
    /// Symbolic links are not followed, and what git ignores is left out, in a repository or not.
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
            let reason = "the folder has no `*.json`, `*.yaml` or `*.yml` that is not ignored";
            self.inputs.push(Err(Unreadable::new(folder, reason)));
        }
    }
}

/// The walk through a folder that is named.
struct Walk<'f> {
    found: &'f mut Found,
    /// The path that the walk is at, from the top of the repository, with slashes.
    path: Vec<u8>,
    /// The ignore files of the folders down to that path; the last one wins.
    rules: Vec<Rules>,
}

/// An ignore file.
struct Rules {
    text: Vec<u8>,
    /// The length of the path to its folder.
    base: usize,
}

/// A folder that the walk is in.
struct Folder {
    path: PathBuf,
    base: usize,
    /// Which of the ignore files apply.
    rules: Range<usize>,
    entries: vec::IntoIter<Entry>,
}

/// The name of a folder or document, and whether it is a folder.
type Entry = (OsString, bool);

impl Walk<'_> {
    /// Walks through `folder`, which is at the path `real`.
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
        // No recursion: a path may be longer than the stack is deep.
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

    /// Begins with the folder at `path`, to which the ignore files from `first` on apply.
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

    /// Whether what the walk is at is ignored, by the ignore files from `first` on.
    fn ignores(&self, first: usize, is_folder: bool) -> bool {
        let rules = self.rules.iter().skip(first).rev();
        let mut verdicts = rules.filter_map(|Rules { text, base }| {
            ignore::ignores(text, self.path.get(*base..)?, is_folder)
        });
        verdicts.next().unwrap_or_default()
    }

    /// Reads the ignore files of `folder`, and gives the first one that applies to it, which is
    /// `first` unless a repository begins here.
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

    /// The path in `file`, after `label`, which may be relative to `folder`: a worktree and a
    /// submodule have the files of git elsewhere.
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
            let reason = "expected at most 4 MiB of ignore files in a folder and those above it";
            self.report(file, reason);
        } else {
            let base = self.path.len();
            self.rules.push(Rules { text, base });
        }
    }

    /// The text of a file of git's; `None` where there is none, or what is there cannot be read.
    fn read(&mut self, file: &Path) -> Option<Vec<u8>> {
        let cannot_read = |error| format!("cannot read the file: {error}");
        let read = match fs::symlink_metadata(file) {
            Ok(metadata) if metadata.is_symlink() => {
                if self.is_new(file) {
                    let file = path::shown(file);
                    say(
                        "warning",
                        &format!("{file}: not read, as it is a symbolic link"),
                    );
                }
                return None;
            }
            // What is no regular file may have no end, or keep who opens it waiting.
            Ok(metadata) if metadata.is_file() => read(file).map_err(cannot_read),
            Ok(_) => Ok(None),
            Err(error) if is_absent(&error) => return None,
            Err(error) => Err(cannot_read(error)),
        };
        let text = read.and_then(|text| {
            text.ok_or_else(|| "expected a regular file of at most 1 MiB".to_owned())
        });
        text.map_err(|reason| self.report(file, &reason)).ok()
    }

    /// Reports once that an ignore file cannot be read.
    fn report(&mut self, file: &Path, reason: &str) {
        if self.is_new(file) {
            self.found.inputs.push(Err(Unreadable::new(file, reason)));
        }
    }

    /// Whether nothing was reported of `file`, under whatever name of its folder.
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

/// The text of a file, unless it is too long.
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

/// The folders and documents in `folder`, but for hidden ones and links, in the order of their
/// names.
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

/// The number of documents in a folder that is ignored, and so all that is in it.
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
