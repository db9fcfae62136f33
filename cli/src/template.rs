//! `template`: prints request documents to start from.

mod document;
mod example;
mod members;
mod node;

use std::{
    io::{self, IsTerminal as _, Write},
    path::Path,
};

use msk_connect_preflight::{
    Connector, Revision, Shape,
    schema::{self, Dialect},
};

use self::node::{Member, write_comment, write_json, write_yaml};
use crate::{
    args::{self, Output, Part},
    described::Described,
    path::{self, Syntax},
    say::say,
    summary::Status,
};

/// The comment above a request that is as the connector.
const AS_DESCRIBED: &str = "This is the connector as it was described: edit a value. `msk-preflight check \
    --against` reports a request that changes nothing as identical.";

pub(crate) fn run(args: &args::Template, out: &mut dyn Write) -> (Status, io::Result<()>) {
    let Some(change) = args.change else {
        return match described(args) {
            Ok((connector, part)) => {
                let members = document::of_part(part, &connector, args.form.shape);
                (Status::Valid, write(args, &members, AS_DESCRIBED, out))
            }
            Err(reason) => {
                say("error", &reason);
                (Status::Failed, Ok(()))
            }
        };
    };
    let connector = example::connector(change);
    let (revision, shape) = (args.api.api_revision, args.form.shape);
    let members = document::to_fill_in(change, &connector, revision, shape);
    (Status::Valid, write(args, &members, "", out))
}

/// The connector that the file describes, and what the request takes from it.
fn described(args: &args::Template) -> Result<(Connector, Part), String> {
    let is_secret = args.part == Some(Part::Configuration);
    if is_secret && !args.show_secrets && io::stdout().is_terminal() {
        let reason =
            "the configuration may contain secrets: redirect the output, or add --show-secrets";
        return Err(reason.to_owned());
    }
    let file = args.from.as_deref().unwrap_or(Path::new("-"));
    let within = |reason: &str| format!("{}: {reason}", path::shown(file));
    let is_yaml = |file: &Path| Syntax::Auto.is_yaml(file);
    let connector = match Described::read(file, is_yaml) {
        Ok(Described::One(connector)) => *connector,
        Ok(Described::Several(_)) => {
            return Err(within("several descriptions; a request is made from one"));
        }
        Err(unreadable) => return Err(unreadable.to_string()),
    };
    let part = part(args, &connector).map_err(within)?;
    if is_secret {
        say(
            "warning",
            "the output contains the values of the configuration, which may be secret",
        );
    }
    Ok((connector, part))
}

/// The part that the arguments name, or the first that the description has. A configuration must be named,
/// since its values may be secret.
fn part(args: &args::Template, connector: &Connector) -> Result<Part, &'static str> {
    let has_capacity = connector.capacity.is_some_and(|capacity| {
        capacity.auto_scaling.is_some() || capacity.provisioned_capacity.is_some()
    });
    let is_new = args.api.api_revision >= Revision::V2026_10;
    match args.part {
        None | Some(Part::Capacity) if has_capacity => Ok(Part::Capacity),
        Some(Part::Capacity) => Err("the description has no `capacity`"),
        Some(Part::Configuration) if connector.connector_configuration.is_none() => {
            Err("the description has no `connectorConfiguration`")
        }
        Some(part) => Ok(part),
        None if args.form.shape == Shape::Capacity => Err("the description has no `capacity`"),
        None if is_new && connector.plugins.is_some() => Ok(Part::Plugin),
        None if is_new && connector.worker_configuration.is_some() => Ok(Part::WorkerConfiguration),
        None => Err("the description has no `capacity`; name another part with --change"),
    }
}

fn write(
    args: &args::Template,
    members: &[Member<'_>],
    comment: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    match args.output {
        Output::Json => {
            write_json(members, 0, out)?;
            writeln!(out)
        }
        Output::Yaml => {
            let schema = schema::request(&args.options(), Dialect::default());
            if !comment.is_empty() {
                write_comment(comment, 0, out)?;
                writeln!(out)?;
            }
            write_yaml(members, Some(&schema), 0, out)
        }
    }
}
