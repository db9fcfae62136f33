//! Reads an input that may be larger than memory, line by line.

use std::{
    io::{self, BufRead as _, BufReader, Read},
    ops::Range,
};

/// The maximum length of a line, in bytes.
pub(crate) const LONGEST: usize = 16 * 1024 * 1024;

/// The longest line ending.
const LINE_END: &[u8] = b"\r\n";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line<'l> {
    Text(&'l [u8]),
    /// Longer than 16 MiB.
    TooLong,
}

/// Lines that follow one another.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    text: Vec<u8>,
    /// Where each line is in the text, unless it is too long.
    lines: Vec<Option<Range<usize>>>,
    /// The number of the first line.
    first: usize,
}

#[derive(Debug)]
pub(crate) struct Lines<R> {
    input: BufReader<R>,
    /// The number of the lines so far.
    count: usize,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(input: BufReader<R>) -> Self {
        Self { input, count: 0 }
    }

    /// Reads a line into `batch`, and all others that are already in the buffer. Returns `false` at the end.
    pub(crate) fn next(&mut self, batch: &mut Batch) -> io::Result<bool> {
        batch.text.clear();
        batch.lines.clear();
        batch.first = self.count + 1;
        let mut is_more = self.line(batch)?;
        while is_more && self.input.buffer().contains(&b'\n') {
            is_more = self.line(batch)?;
        }
        Ok(is_more)
    }

    fn line(&mut self, batch: &mut Batch) -> io::Result<bool> {
        let start = batch.text.len();
        let mut bounded = (&mut self.input).take((LONGEST + LINE_END.len()) as u64);
        if bounded.read_until(b'\n', &mut batch.text)? == 0 {
            return Ok(false);
        }
        self.count += 1;
        let line = batch.text.get(start..).unwrap_or_default();
        let is_whole = line.ends_with(b"\n");
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_short = line.len() <= LONGEST;
        batch
            .lines
            .push(is_short.then(|| start..start + line.len()));
        if !is_short && !is_whole {
            self.input.skip_until(b'\n')?;
        }
        Ok(true)
    }
}

impl Batch {
    /// The indices of the lines, in at most `count` ranges of about the same length.
    pub(crate) fn pieces(&self, count: usize) -> Vec<Range<usize>> {
        let length = self.lines.len().div_ceil(count).max(1);
        let starts = (0..self.lines.len()).step_by(length);
        starts
            .map(|start| start..self.lines.len().min(start + length))
            .collect()
    }

    /// The lines with these indices, and their numbers from 1.
    pub(crate) fn lines(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Line<'_>)> {
        let first = self.first + range.start;
        let lines = self.lines.get(range).unwrap_or_default().iter();
        let text = |range: &Option<Range<usize>>| match range {
            Some(range) => Line::Text(self.text.get(range.clone()).unwrap_or_default()),
            None => Line::TooLong,
        };
        (first..).zip(lines.map(text))
    }
}
