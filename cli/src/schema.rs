//! `schema`: the rules as JSON Schemas.

use std::io::{self, Write};

use clap::{
    builder::{PossibleValuesParser, TypedValueParser as _},
    error::ErrorKind,
};
use msk_connect_preflight::schema::{self, Dialect};

use crate::contract::Contract;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    contract: Contract,

    /// The draft of JSON Schema
    #[arg(
        long,
        default_value = Dialect::default().name(),
        default_value_if("editor", "true", Dialect::Draft07.name()),
        value_parser = PossibleValuesParser::new(Dialect::ALL.iter().map(|dialect| dialect.name()))
            .try_map(|name| name.parse::<Dialect>())
    )]
    draft: Dialect,

    /// The schema for editors: with messages, hover texts and snippets, in draft-07
    #[arg(long)]
    editor: bool,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> io::Result<()> {
    let options = args.contract.options();
    let schema = match (args.editor, args.draft) {
        (false, draft) => schema::request(&options, draft),
        (true, Dialect::Draft07) => schema::editor(&options),
        (true, _) => {
            let message = "editors read draft-07 only\n";
            clap::Error::raw(ErrorKind::ArgumentConflict, message).exit()
        }
    };
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    writeln!(out)
}
