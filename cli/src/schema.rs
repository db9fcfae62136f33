//! `schema`: prints the rules as a JSON Schema.

use std::io::{self, Write};

use msk_connect_preflight::schema;

use crate::args::{Flavour, Schema};

pub(crate) fn run(args: &Schema, out: &mut dyn Write) -> io::Result<()> {
    let options = args.options();
    let schema = match args.flavour() {
        Flavour::Standard => schema::request(&options, args.draft),
        Flavour::Editor => schema::editor(&options),
        Flavour::Shape => schema::shape(&options),
        Flavour::Compiled => schema::compiled(&options, args.draft),
    };
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    writeln!(out)
}
