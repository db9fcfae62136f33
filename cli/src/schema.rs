//! `schema`: prints the rules as a JSON Schema.

use std::io::{self, Write};

use msk_connect_preflight::schema;

use crate::args::Schema;

pub(crate) fn run(args: &Schema, out: &mut dyn Write) -> io::Result<()> {
    let options = args.options();
    let schema = if args.editor {
        schema::editor(&options)
    } else {
        schema::request(&options, args.draft)
    };
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    writeln!(out)
}
