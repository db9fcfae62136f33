//! The formats. Each writes the model, and knows no other.

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

/// A format.
pub(crate) trait Emit {
    /// Writes what comes before the first document.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn document(&mut self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()>;

    fn unreadable(&mut self, unreadable: &Unreadable, out: &mut Vec<u8>) -> io::Result<()>;

    /// Writes what comes after the last document.
    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{summary}")
    }
}
