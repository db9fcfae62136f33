//! `check`: reads documents and reports what is wrong with them.

use std::{
    io::{self, Write},
    path::Path,
};

use msk_connect_preflight::Options;

use crate::{
    args::{Check, DESCRIBED, Format},
    checked::Unreadable,
    described::Described,
    emit::{Emit, github::Github, human::Human, json::Json, sarif::Sarif},
    inputs, path, run,
    say::say,
    summary::Status,
};

pub(crate) fn run(args: &Check, is_colored: bool, out: &mut dyn Write) -> (Status, io::Result<()>) {
    let found = inputs::find(&args.files, args.lines);
    let described = args.against.as_deref().map(Described::read).transpose();
    let described = described.and_then(|described| {
        let options = options(args, described.as_ref())?;
        Ok((described, options))
    });
    let (described, options) = match described {
        Ok(described) => described,
        Err(Unreadable { file, reason }) => {
            say("error", &format!("{}: {reason}", path::shown(&file)));
            return (Status::Failed, Ok(()));
        }
    };
    let emit: Box<dyn Emit> = match args.format {
        Format::Human => Box::new(Human::new(options.clone(), is_colored)),
        Format::Json => Box::new(Json),
        Format::Sarif => Box::new(Sarif::default()),
        Format::Github => Box::new(Github),
    };
    run::run(args, found, described.as_ref(), options, emit, out)
}

/// The options, with what is to be taken from the description.
fn options(args: &Check, described: Option<&Described>) -> Result<Options, Unreadable> {
    let mut options = args.options();
    if !args.takes_described() {
        return Ok(options);
    }
    let file = args.against.as_deref().unwrap_or(Path::new("-"));
    let refuse = |reason| Unreadable::new(file, reason);
    let Some(Described::One(connector)) = described else {
        return Err(refuse("`described` needs the description of one connector"));
    };
    let is_described = |value: &Option<String>| value.as_deref() == Some(DESCRIBED);
    if is_described(&args.connector_arn) {
        let arn = connector.connector_arn.as_ref();
        options = options.connector_arn(arn.ok_or_else(|| refuse("no `connectorArn`"))?);
    }
    if is_described(&args.current_version) {
        let version = connector.current_version.as_ref();
        options = options.current_version(version.ok_or_else(|| refuse("no `currentVersion`"))?);
    }
    Ok(options)
}
