//! The progress bar of a long run on a terminal.

use std::{
    fs,
    io::{self, IsTerminal as _, Read, Write},
    path::PathBuf,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::walk::Input;

/// The duration of a run before the bar appears.
const PATIENCE: Duration = Duration::from_secs(1);

/// A progress bar on standard error, if that is a terminal and the run takes long enough.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    /// Whether the bar may still appear.
    is_awaited: bool,
    /// Whether standard output is a terminal, too.
    shares_terminal: bool,
}

impl Progress {
    /// Counts files.
    pub(crate) fn of_files(count: usize) -> Self {
        Self::new(Some(count as u64), "{wide_bar} {pos} of {len} files")
    }

    /// Counts bytes, of a total if all inputs are files.
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

    /// The bar, which never appears if the run `is_quiet`.
    pub(crate) fn unless(mut self, is_quiet: bool) -> Self {
        self.is_awaited &= !is_quiet;
        self
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

    /// Wraps `input` to count its bytes as they are read.
    pub(crate) fn reading<R: Read>(&self, input: R) -> impl Read + use<R> {
        self.bar.wrap_read(input)
    }

    /// Counts one more file.
    pub(crate) fn advance(&self) {
        self.bar.inc(1);
    }

    /// Shows the bar once the run has taken long enough.
    pub(crate) fn look(&mut self) {
        if self.is_awaited && self.started.elapsed() >= PATIENCE {
            self.is_awaited = false;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Writes `text` to `out`, with the bar hidden meanwhile if both are on a terminal.
    pub(crate) fn print(&self, text: &[u8], out: &mut dyn Write) -> io::Result<()> {
        if !self.shares_terminal || text.is_empty() {
            return out.write_all(text);
        }
        self.aside(|| {
            out.write_all(text)?;
            out.flush()
        })
    }

    /// Runs `print` with the bar hidden.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
