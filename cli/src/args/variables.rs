//! Environment variables for options.

use std::{env, ffi::OsStr};

use clap::{
    Arg, ArgAction, Command,
    builder::BoolishValueParser,
    error::{ContextKind, ContextValue},
};

/// Options that a variable must not set: they write files, show secrets, hide failures, name one input, or do
/// something other than the command says.
const WITHOUT: &[&str] = &[
    "change",
    "diff",
    "exit-zero",
    "fix",
    "from",
    "help",
    "output-file",
    "show-secrets",
    "stdin-filename",
    "unsafe-fixes",
    "version",
];

/// Gives each option a variable.
pub(super) fn add(command: Command) -> Command {
    let name = command.get_name().to_owned();
    command
        .mut_args(|arg| match variable(&name, &arg) {
            Some(variable) if matches!(arg.get_action(), ArgAction::SetTrue) => {
                let arg = arg.value_parser(BoolishValueParser::new());
                arg.env(variable).hide_env_values(true)
            }
            Some(variable) => arg.env(variable).hide_env_values(true),
            None => arg,
        })
        .mut_subcommands(add)
}

/// `MSK_PREFLIGHT_WORKER_LIMIT` for `--worker-limit`. The format of the list of rules has a variable of its own,
/// since it is another one than that of `check`.
fn variable(command: &str, arg: &Arg) -> Option<String> {
    let option = arg.get_long().filter(|option| !WITHOUT.contains(option))?;
    let command = if (command, option) == ("rules", "format") {
        "rules-"
    } else {
        ""
    };
    let name = format!("msk-preflight-{command}{option}");
    Some(name.to_uppercase().replace('-', "_"))
}

/// Names the variable in the error, if the invalid value comes from one.
pub(super) fn name(error: &mut clap::Error, command: &Command) {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let (Some(argument), Some(value)) = (
        context(ContextKind::InvalidArg),
        context(ContextKind::InvalidValue),
    ) else {
        return;
    };
    // Such as `--jobs <N>`.
    let option = argument.split(' ').find_map(|word| word.strip_prefix("--"));
    let has_value = |variable: &&OsStr| {
        env::var_os(variable).is_some_and(|set| set.to_string_lossy().contains(&value))
    };
    let is_given = env::args().any(|given| {
        let given = given.split('=').next();
        given.is_some_and(|given| Some(given) == argument.split(' ').next())
    });
    let arguments = command.get_subcommands().flat_map(Command::get_arguments);
    let mut variables = arguments
        .chain(command.get_arguments())
        .filter(|arg| !is_given && arg.get_long() == option)
        .filter_map(Arg::get_env)
        .filter(has_value);
    if let Some(variable) = variables.next() {
        let variable = variable.to_string_lossy().into_owned();
        error.insert(ContextKind::InvalidArg, ContextValue::String(variable));
    }
}
