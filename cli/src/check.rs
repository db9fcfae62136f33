//! `check`: reads documents and reports what is wrong with them.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use msk_connect_preflight::Options;

use crate::{
    args::{Check, DESCRIBED, Format},
    checked::Unreadable,
    checker::Checker,
    described::Described,
    diff,
    emit::{
        Emit, github::Github, gitlab::Gitlab, human::Human, json::Json, junit::Junit, sarif::Sarif,
    },
    inputs, run,
    say::say,
    summary::Status,
};

pub(crate) fn run(args: &Check, is_colored: bool, out: &mut dyn Write) -> (Status, io::Result<()>) {
    let found = inputs::find(&args.files, args.lines);
    let prepared = prepare(args).and_then(|(described, options)| {
        let file = args.reporting.output_file.as_deref().map(create);
        Ok((described, options, file.transpose()?))
    });
    let (described, options, file) = match prepared {
        Ok(prepared) => prepared,
        Err(unreadable) => {
            say("error", &unreadable.to_string());
            return (Status::Failed, Ok(()));
        }
    };
    if args.fixing.diff {
        let Some(mut file) = file else {
            return diff::run(args, &found, &options, out);
        };
        let (status, written) = diff::run(args, &found, &options, &mut file);
        return (status, written.and_then(|()| file.flush()));
    }
    // With the corrected text on standard output, the report is not.
    let is_colored = is_colored && !args.corrects_input();
    let checker = Checker {
        args,
        described: described.as_ref(),
        emit: emit(args, &options, is_colored),
        options,
    };
    let Some(mut file) = file else {
        return if args.corrects_input() {
            run::run(args, checker, &found, &mut io::stderr(), out)
        } else {
            run::run(args, checker, &found, out, &mut io::empty())
        };
    };
    let (status, written) = run::run(args, checker, &found, &mut file, out);
    (status, written.and_then(|()| file.flush()))
}

fn prepare(args: &Check) -> Result<(Option<Described>, Options), Unreadable> {
    let is_yaml = |file: &Path| args.input.is_yaml(args.name(file));
    let described = args.against.as_deref();
    let described = described.map(|file| Described::read(file, is_yaml));
    let described = described.transpose()?;
    let options = options(args, described.as_ref())?;
    Ok((described, options))
}

fn create(file: &Path) -> Result<BufWriter<File>, Unreadable> {
    let created = File::create(file).map(BufWriter::new);
    created.map_err(|error| Unreadable::writing(file, &error))
}

fn emit(args: &Check, options: &Options, is_colored: bool) -> Box<dyn Emit> {
    let is_quiet = args.reporting.quiet;
    match args.reporting.format {
        Format::Human => Box::new(Human::new(options.clone(), is_colored, is_quiet)),
        Format::Json => Box::new(Json),
        Format::Sarif => Box::new(Sarif),
        Format::Github => Box::new(Github { is_quiet }),
        Format::Gitlab => Box::new(Gitlab),
        Format::Junit => Box::new(Junit),
    }
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
