//! The output formats. Each writes the model of `checked.rs`, independent of the others.

pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;
mod json_text;
pub(crate) mod sarif;

use std::io::{self, Write};

use crate::{
    checked::{Checked, Unreadable},
    summary::Summary,
};

/// An output format.
pub(crate) trait Emit {
    /// Writes the start of the output, before the first document.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn document(&mut self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()>;

    fn unreadable(&mut self, unreadable: &Unreadable, out: &mut Vec<u8>) -> io::Result<()>;

    /// Writes the end of the output, after the last document.
    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{summary}")
    }
}
