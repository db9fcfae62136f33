//! Places in files, for programs that show what is wrong where it stands.

use std::{
    env,
    ops::Range,
    path::{Component, Path, PathBuf},
    sync::LazyLock,
};

use msk_connect_preflight::Position;

use crate::check::{Absent, Checked};

/// A region of a file, as far as it is known. Columns count Unicode scalar values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    pub(crate) line: usize,
    pub(crate) column: Option<usize>,
    /// The line and column after its last character.
    pub(crate) end: Option<(usize, usize)>,
}

impl Checked<'_> {
    /// The region of `span`, which starts at `position`; without them the line that is the document.
    pub(crate) fn region(
        &self,
        position: Option<Position>,
        span: Option<Range<usize>>,
    ) -> Option<Region> {
        let Some((start, span)) = position.zip(span) else {
            return self.whole();
        };
        let text = self.text.get(span).unwrap_or_default();
        let end = Position::of(text.len(), text);
        let column = match end.line {
            1 => start.column + end.column - 1,
            _ => end.column,
        };
        let line = self.line_in_file(start.line);
        Some(Region {
            line,
            column: Some(start.column),
            end: Some((line + end.line - 1, column)),
        })
    }

    /// The place from which on there is no document.
    pub(crate) fn fault(&self, absent: &Absent) -> Option<Region> {
        let Some((line, column, _)) = absent.place else {
            return self.whole();
        };
        Some(Region {
            line: self.line_in_file(line),
            column: Some(column),
            end: None,
        })
    }

    /// The line that the document is or begins with, where that may be another than the first.
    pub(crate) fn whole(&self) -> Option<Region> {
        self.first_line().map(|line| Region {
            line,
            column: None,
            end: None,
        })
    }
}

/// The folder that the command runs in.
static HERE: LazyLock<PathBuf> = LazyLock::new(|| env::current_dir().unwrap_or_default());

/// The parts of the path to `file`, from the folder that the command runs in where the file is
/// inside of it; else the first part is a root or `..`.
pub(crate) fn parts(file: &Path) -> PathBuf {
    let file = file.strip_prefix(&*HERE).unwrap_or(file);
    let parts = file.components();
    parts.filter(|part| *part != Component::CurDir).collect()
}
