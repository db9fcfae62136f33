//! The command `msk-preflight`.

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod args;
mod check;
mod checked;
mod checker;
mod completions;
mod described;
mod diff;
mod emit;
mod fixes;
mod ignore;
mod inputs;
mod lines;
mod path;
mod progress;
mod replace;
mod rules;
mod run;
mod say;
mod schema;
mod summary;
mod template;
mod walk;

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use anstream::AutoStream;
use args::Command;
use clap::ColorChoice;
use say::say;
use summary::Status;

/// The size of the output buffer, in bytes. Standard output holds back an incomplete last line, so one
/// buffer takes up to four system calls.
const BUFFER: usize = 64 * 1024;

fn main() -> ExitCode {
    let cli = match args::parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let colors = match cli.color {
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
        ColorChoice::Auto if cli.command.writes_a_file() => anstream::ColorChoice::Never,
        ColorChoice::Auto => AutoStream::choice(&io::stdout()),
    };
    // Without colours there are no escape sequences to strip.
    let is_colored = colors != anstream::ColorChoice::Never;
    let stdout: Box<dyn Write> = if is_colored {
        Box::new(AutoStream::new(io::stdout().lock(), colors))
    } else {
        Box::new(io::stdout().lock())
    };
    let mut out = BufWriter::with_capacity(BUFFER, stdout);
    let (status, written) = dispatch(cli.command, is_colored, &mut out);
    end(written.and_then(|()| out.flush()), status)
}

/// The exit code, given the result of writing the output.
fn end(written: io::Result<()>, status: Status) -> ExitCode {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            say("error", &format!("cannot write the output: {error}"));
            ExitCode::from(Status::Failed as u8)
        }
        // A reader that closes the pipe has read enough.
        _ => ExitCode::from(status as u8),
    }
}

/// Prints the requested help, or the error in the arguments.
fn refuse(error: &clap::Error) -> ExitCode {
    let status = if error.use_stderr() {
        Status::Failed
    } else {
        Status::Valid
    };
    end(error.print().and_then(|()| io::stdout().flush()), status)
}

/// Runs `command`. The only errors are those of writing to `out`.
fn dispatch(command: Command, is_colored: bool, out: &mut dyn Write) -> (Status, io::Result<()>) {
    let written = match command {
        Command::Check(args) => return check::run(&args, is_colored, out),
        Command::Template(args) => return template::run(&args, out),
        Command::Schema(args) => schema::run(&args, out),
        Command::Rules { format } => rules::list(format, out),
        Command::Explain { rule } => rules::explain(&rule, out),
        Command::Completions { shell } => completions::run(shell, out),
    };
    (Status::Valid, written)
}
