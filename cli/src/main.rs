//! The command `msk-preflight`.

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod check;
mod contract;
mod github;
mod human;
mod ignore;
mod input;
mod json;
mod lines;
mod place;
mod progress;
mod rules;
mod sarif;
mod schema;
mod template;
mod walk;

use std::{
    borrow::Cow,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use anstream::AutoStream;
use clap::{
    ColorChoice, CommandFactory as _, Parser, Subcommand,
    error::{ContextKind, ContextValue},
};
use clap_complete::Shell;
use msk_connect_preflight::text::escape;
use rules::Topic;

/// Tells whether `UpdateConnector` requests to Amazon MSK Connect are valid, before they are sent
#[derive(Debug, Parser)]
#[command(name = "msk-preflight", version, after_help = EXIT_STATUS)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to use colours; `auto` does on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check request documents, from files or from standard input
    #[command(after_help = format!("{}\n\n{EXIT_STATUS}", check::EXAMPLES))]
    Check(check::Args),

    /// Print the JSON Schema of requests, with the verdict of the rules
    Schema(schema::Args),

    /// Print a complete request document, for you to put in the ARN, the version and your numbers
    Template(template::Args),

    /// List every rule, and every piece of advice that there is
    Rules,

    /// Tell all about one rule, with a document that breaks it and one that keeps it
    Explain {
        /// The rule's name, as `rules` lists it, or `syntax`
        rule: Topic,
    },

    /// Print the script that completes this command's arguments in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

const EXIT_STATUS: &str = "\
Exit status:
  0  every document is valid
  1  some document is invalid, no JSON or YAML, or has advice that is denied
  2  the command could not do its work: bad arguments, or a file that cannot be read";

/// How the command ended, the worse the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Valid = 0,
    Invalid = 1,
    Failed = 2,
}

/// How many bytes are written at once. Standard output holds the last line of them back, and so makes up
/// to four system calls of it.
const BUFFER: usize = 64 * 1024;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(error),
    };
    let colors = match cli.color {
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
        ColorChoice::Auto => AutoStream::choice(&io::stdout()),
    };
    // What is printed without colours has none that would have to be taken out.
    let is_colored = colors != anstream::ColorChoice::Never;
    let stdout: Box<dyn Write> = if is_colored {
        Box::new(AutoStream::new(io::stdout().lock(), colors))
    } else {
        Box::new(io::stdout().lock())
    };
    let mut out = BufWriter::with_capacity(BUFFER, stdout);
    let mut status = Status::Valid;
    let written = run(cli.command, is_colored, &mut out, &mut status).and_then(|()| out.flush());
    end(written, status)
}

/// How the command ends when this came of writing its output.
fn end(written: io::Result<()>, status: Status) -> ExitCode {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            fail(&format!("cannot write the output: {error}"));
            ExitCode::from(Status::Failed as u8)
        }
        // Whoever closed the pipe has seen enough.
        _ => ExitCode::from(status as u8),
    }
}

/// Prints the help that was asked for, or what is wrong with the arguments.
fn refuse(mut error: clap::Error) -> ExitCode {
    let status = if error.use_stderr() {
        Status::Failed
    } else {
        Status::Valid
    };
    let escaped: Vec<_> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text) => match escape(text) {
                Cow::Owned(text) => Some((kind, ContextValue::String(text))),
                Cow::Borrowed(_) => None,
            },
            _ => None,
        })
        .collect();
    for (kind, text) in escaped {
        error.insert(kind, text);
        // A tip has the argument in it, too.
        error.remove(ContextKind::Suggested);
    }
    end(error.print().and_then(|()| io::stdout().flush()), status)
}

/// Runs `command`, raising `status` as it learns more. An error is one of writing to `out`.
fn run(
    command: Command,
    is_colored: bool,
    out: &mut impl Write,
    status: &mut Status,
) -> io::Result<()> {
    match command {
        Command::Check(args) => check::run(&args, is_colored, out, status),
        Command::Schema(args) => schema::run(&args, out),
        Command::Template(args) => template::run(&args, out),
        Command::Rules => rules::list(out),
        Command::Explain { rule } => rules::explain(&rule, out),
        Command::Completions { shell } => complete(shell, out),
    }
}

fn complete(shell: Shell, out: &mut impl Write) -> io::Result<()> {
    // What generates the script panics where it cannot write.
    let mut script = Vec::new();
    let mut cli = Cli::command();
    let name = cli.get_name().to_owned();
    clap_complete::generate(shell, &mut cli, name, &mut script);
    out.write_all(&script)
}

/// Tells on standard error why the command could not do its work.
fn fail(message: &str) {
    say("error", message);
}

/// Says something on standard error.
fn say(level: &str, message: &str) {
    // Where not even this can be written, the exit status is left to tell.
    let _ = writeln!(anstream::stderr(), "{level}: {message}");
}
