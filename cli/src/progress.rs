//! How far a long run is, on a terminal.

use std::{
    fs,
    io::{self, IsTerminal as _, Read, Write},
    path::PathBuf,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::walk::Input;

/// How long a run takes before it is long.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error, once the run is long and where that is a terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    /// Whether the bar may still come.
    is_awaited: bool,
    /// Whether what is printed goes to a terminal too.
    shares_terminal: bool,
}

impl Progress {
    /// Counts files.
    pub(crate) fn of_files(count: usize) -> Self {
        Self::new(Some(count as u64), "{wide_bar} {pos} of {len} files")
    }

    /// Counts the bytes of files, or of what has no known end.
    pub(crate) fn of_bytes(inputs: &[Input]) -> Self {
        let size = |file: &PathBuf| {
            let metadata = fs::metadata(file).ok().filter(fs::Metadata::is_file);
            metadata.map(|metadata| metadata.len())
        };
        match inputs.iter().flatten().map(size).sum() {
            Some(total) => Self::new(Some(total), "{wide_bar} {bytes} of {total_bytes}"),
            None => Self::new(None, "{spinner} {bytes} in {elapsed}"),
        }
    }

    fn new(total: Option<u64>, template: &str) -> Self {
        let style = ProgressStyle::with_template(template);
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        Self {
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            started: Instant::now(),
            is_awaited: io::stderr().is_terminal(),
            shares_terminal: io::stdout().is_terminal(),
        }
    }

    /// `input`, with its bytes counted as they are read.
    pub(crate) fn reading<R: Read>(&self, input: R) -> impl Read + use<R> {
        self.bar.wrap_read(input)
    }

    /// Counts one more.
    pub(crate) fn advance(&self) {
        self.bar.inc(1);
    }

    /// Has the bar come when it is time.
    pub(crate) fn look(&mut self) {
        if self.is_awaited && self.started.elapsed() >= PATIENCE {
            self.is_awaited = false;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Writes `text` to `out`, with the bar out of the way where both are on one terminal.
    pub(crate) fn print(&self, text: &[u8], out: &mut dyn Write) -> io::Result<()> {
        if !self.shares_terminal || text.is_empty() {
            return out.write_all(text);
        }
        self.aside(|| {
            out.write_all(text)?;
            out.flush()
        })
    }

    /// Prints to the terminal, with the bar out of the way.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
