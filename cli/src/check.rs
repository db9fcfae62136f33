//! `check`: reads documents and reports what is wrong with them.

use std::io::{self, Write};

use crate::{
    args::{Check, Format},
    emit::{Emit, github::Github, human::Human, json::Json, sarif::Sarif},
    inputs, run,
    summary::Status,
};

pub(crate) fn run(args: &Check, is_colored: bool, out: &mut dyn Write) -> (Status, io::Result<()>) {
    let found = inputs::find(&args.files, args.lines);
    let options = args.options();
    let emit: Box<dyn Emit> = match args.format {
        Format::Human => Box::new(Human::new(options.clone(), is_colored)),
        Format::Json => Box::new(Json),
        Format::Sarif => Box::new(Sarif::default()),
        Format::Github => Box::new(Github),
    };
    run::run(args, found, options, emit, out)
}
