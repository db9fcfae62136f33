//! Reads an input that may be larger than memory, line by line.

use std::io::{self, BufRead, Read as _};

/// The maximum length of a line, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// The longest line ending.
const LINE_END: &[u8] = b"\r\n";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line<'l> {
    Text(&'l [u8]),
    /// Longer than 16 MiB.
    TooLong,
}

#[derive(Debug)]
pub(crate) struct Lines<R> {
    input: R,
    line: Vec<u8>,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            line: Vec::new(),
            number: 0,
        }
    }

    /// Reads the next line, without its ending, and counts it from 1.
    pub(crate) fn next(&mut self) -> io::Result<Option<(usize, Line<'_>)>> {
        self.line.clear();
        let mut bounded = (&mut self.input).take((LONGEST + LINE_END.len()) as u64);
        if bounded.read_until(b'\n', &mut self.line)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let is_whole = self.line.ends_with(b"\n");
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.len() <= LONGEST {
            return Ok(Some((self.number, Line::Text(line))));
        }
        if !is_whole {
            self.input.skip_until(b'\n')?;
        }
        Ok(Some((self.number, Line::TooLong)))
    }
}
