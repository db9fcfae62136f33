//! The output formats. Each writes the model of `checked.rs`, independent of the others.

mod fixable;
mod fixes;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod human;
pub(crate) mod json;
mod json_text;
pub(crate) mod junit;
pub(crate) mod sarif;

use std::io::{self, Write};

use crate::{
    checked::{Checked, Unreadable},
    summary::Summary,
};

/// An output format. Documents are written on several threads, and put together in their order.
pub(crate) trait Emit: Sync {
    /// Writes the start of the output, before the first document.
    fn begin(&self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Text between the texts of documents.
    fn separator(&self) -> &'static str {
        ""
    }

    fn document(&self, checked: &Checked<'_>, out: &mut Vec<u8>) -> io::Result<()>;

    fn unreadable(&self, unreadable: &Unreadable, out: &mut Vec<u8>) -> io::Result<()>;

    /// Writes the end of the output, after the last document.
    fn end(
        &self,
        summary: &Summary,
        unreadable: &[Unreadable],
        out: &mut dyn Write,
    ) -> io::Result<()>;
}
