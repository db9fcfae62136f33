//! Writes JSON on one line, with its text escaped as for people.

use std::io::{self, Write};

use msk_connect_preflight::text::escape;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

pub(super) fn write<W: Write + ?Sized>(value: &impl Serialize, out: &mut W) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaping);
    Ok(value.serialize(&mut serializer)?)
}

/// Compact JSON in which text is [escaped](escape).
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // Fragments are separated by JSON escapes, so each can be escaped on its own.
        out.write_all(escape(fragment).as_bytes())
    }
}
