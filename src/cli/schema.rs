//! `schema`: the rules as JSON Schemas.

use std::io::{self, Write};

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
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
        value_parser = PossibleValuesParser::new(Dialect::ALL.iter().map(|dialect| dialect.name()))
            .try_map(|name| name.parse::<Dialect>())
    )]
    draft: Dialect,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> io::Result<()> {
    let schema = schema::request(&args.contract.options(), args.draft);
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    writeln!(out)
}
