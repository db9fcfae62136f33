//! Checks the inputs on all threads, and prints the results in the order of the inputs.

use std::{
    io::{self, BufReader, Cursor, Read, Write},
    num::NonZero,
    path::Path,
    thread,
};

use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};

use crate::{
    args::Check,
    checked::Unreadable,
    checker::{Checker, Rendered},
    inputs,
    lines::{Batch, Lines},
    progress::Progress,
    say::say,
    summary::{Status, Summary},
    walk::{Found, Input},
};

/// The number of files whose results are held to print them in order.
const WINDOW: usize = 256;

/// The size of the buffer for lines, in bytes. What one read returns is checked at once, so that lines from a
/// pipe do not wait for others.
const CHUNK: usize = 512 * 1024;

/// Checks the inputs in `found`. The only errors are those of writing to `out` and `corrected`.
pub(crate) fn run(
    args: &Check,
    checker: Checker<'_>,
    found: &Found,
    out: &mut dyn Write,
    corrected: &mut dyn Write,
) -> (Status, io::Result<()>) {
    let progress = if args.lines {
        Progress::of_bytes(&found.inputs)
    } else {
        Progress::of_files(found.inputs.len())
    };
    let progress = progress.unless(args.reporting.quiet);
    let has_work_for_several = args.lines || found.inputs.len() > 1;
    let mut run = Run {
        checker,
        pool: has_work_for_several.then(|| pool(args.jobs)).flatten(),
        out,
        corrected,
        summary: Summary {
            ignored: found.ignored,
            exits_zero: args.reporting.exit_zero,
            ..Summary::default()
        },
        unreadable: Vec::new(),
        has_written: false,
        progress,
    };
    let written = if args.lines {
        run.all_lines(&found.inputs)
    } else {
        run.files(&found.inputs)
    };
    let written = written.and_then(|()| run.end());
    (run.summary.status(), written)
}

/// The threads, this one among them, unless it is enough.
fn pool(jobs: Option<NonZero<usize>>) -> Option<ThreadPool> {
    let jobs = jobs.or_else(|| thread::available_parallelism().ok());
    let jobs = jobs.map_or(1, NonZero::get);
    let builder = ThreadPoolBuilder::new()
        .num_threads(jobs)
        .use_current_thread();
    (jobs > 1).then(|| builder.build().ok()).flatten()
}

struct Run<'a> {
    checker: Checker<'a>,
    pool: Option<ThreadPool>,
    out: &'a mut dyn Write,
    /// Takes the corrected text of standard input.
    corrected: &'a mut dyn Write,
    summary: Summary,
    unreadable: Vec<Unreadable>,
    has_written: bool,
    progress: Progress,
}

impl Run<'_> {
    fn files(&mut self, inputs: &[Input]) -> io::Result<()> {
        self.checker.emit.begin(self.out)?;
        for window in inputs.chunks(WINDOW) {
            let checker = &self.checker;
            let check = |input| checker.input(input);
            let rendered: Vec<_> = match &self.pool {
                Some(pool) => pool.install(|| window.par_iter().map(check).collect()),
                None => window.iter().map(check).collect(),
            };
            for rendered in rendered {
                self.print(rendered)?;
                self.progress.advance();
            }
        }
        Ok(())
    }

    fn all_lines(&mut self, inputs: &[Input]) -> io::Result<()> {
        self.checker.emit.begin(self.out)?;
        for input in inputs {
            match input {
                Ok(file) => self.lines(file)?,
                Err(unreadable) => self.unreadable(unreadable.clone())?,
            }
        }
        Ok(())
    }

    fn lines(&mut self, file: &Path) -> io::Result<()> {
        let input = match self.open(file)? {
            Ok(input) => self.progress.reading(input),
            Err(error) => return self.unreadable(self.checker.cannot_read(file, &error)),
        };
        let mut lines = Lines::new(BufReader::with_capacity(CHUNK, input));
        let mut batch = Batch::default();
        loop {
            let read = lines.next(&mut batch);
            for rendered in self.batch(file, &batch) {
                self.print(rendered)?;
            }
            match read {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(error) => return self.unreadable(self.checker.cannot_read(file, &error)),
            }
        }
    }

    /// Opens a file, corrected as a whole if that is wanted.
    fn open(&mut self, file: &Path) -> io::Result<io::Result<Box<dyn Read>>> {
        if !self.checker.args.fixing.fix {
            return Ok(inputs::open(file));
        }
        let mut rendered = Rendered::default();
        let text = self.checker.read(file, &mut rendered);
        self.print(rendered)?;
        Ok(text.map(|text| Box::new(Cursor::new(text)) as _))
    }

    /// Checks the lines on all threads.
    fn batch(&self, file: &Path, batch: &Batch) -> Vec<Rendered> {
        let checker = &self.checker;
        let check = |range| checker.lines(file, batch.lines(range));
        match &self.pool {
            Some(pool) => {
                let pieces = batch.pieces(4 * pool.current_num_threads());
                pool.install(|| pieces.into_par_iter().map(check).collect())
            }
            None => batch.pieces(1).into_iter().map(check).collect(),
        }
    }

    fn print(&mut self, rendered: Rendered) -> io::Result<()> {
        self.progress.look();
        self.summary.add(&rendered.summary);
        let is_quiet = self.checker.args.reporting.quiet;
        for fix in rendered.fixed.iter().filter(|_| !is_quiet) {
            self.progress.aside(|| say("fixed", fix));
        }
        if let Some(text) = &rendered.corrected {
            self.progress.print(text, self.corrected)?;
        }
        if let Some(unwritten) = rendered.unwritten {
            self.summary.unwritten += 1;
            self.fail(unwritten)?;
        }
        for error in &rendered.errors {
            self.progress.aside(|| say("error", error));
        }
        self.write(&rendered.text)?;
        rendered
            .unreadable
            .map_or(Ok(()), |unreadable| self.unreadable(unreadable))
    }

    fn unreadable(&mut self, unreadable: Unreadable) -> io::Result<()> {
        self.summary.unreadable += 1;
        self.fail(unreadable)
    }

    /// Reports a file that cannot be read or written.
    fn fail(&mut self, unreadable: Unreadable) -> io::Result<()> {
        let (mut text, emit) = (Vec::new(), &self.checker.emit);
        // A format may write to standard error, where the bar is.
        self.progress
            .aside(|| emit.unreadable(&unreadable, &mut text))?;
        self.unreadable.push(unreadable);
        self.write(&text)
    }

    fn write(&mut self, text: &[u8]) -> io::Result<()> {
        if self.has_written && !text.is_empty() {
            self.out
                .write_all(self.checker.emit.separator().as_bytes())?;
        }
        self.has_written |= !text.is_empty();
        self.progress.print(text, self.out)
    }

    fn end(&mut self) -> io::Result<()> {
        self.progress.end();
        let emit = &self.checker.emit;
        emit.end(&self.summary, &self.unreadable, self.out)
    }
}
