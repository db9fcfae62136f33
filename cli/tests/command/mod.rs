//! Runs the command as a user does.

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

/// The project's folder.
pub(crate) const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The command with these arguments, in the project's folder.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_msk-preflight"));
    command
        .args(arguments)
        .current_dir(PROJECT)
        .env_remove("NO_COLOR")
        .env_remove("FORCE_HYPERLINK")
        .env_remove("CLICOLOR_FORCE");
    command
}

/// Runs the command and returns the exit status, standard output and standard error.
pub(crate) fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> (i32, String, String) {
    end(&mut command(arguments), input.as_ref())
}

/// Runs an existing command and returns the same as `run`.
pub(crate) fn end(command: &mut Command, input: &[u8]) -> (i32, String, String) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("there is an input");
    // The command may exit without reading all of it.
    let _ = stdin.write_all(input);
    drop(stdin);
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().expect("the command ends");
    let text = |bytes| String::from_utf8(bytes).expect("the output is text");
    (status.code().expect("it exits"), text(stdout), text(stderr))
}
