//! The arguments.

mod findings;
mod fixing;
mod reporting;
mod schema;
mod template;
mod variables;

use std::{
    borrow::Cow,
    env,
    error::Error,
    num::NonZero,
    path::{Path, PathBuf},
    str::FromStr,
};

use clap::{
    ColorChoice, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};
use clap_complete::Shell;
use msk_connect_preflight::{
    Finding, Options, Revision, Rule, Shape, WorkerCount, schema::Dialect, text::escape,
};

use self::{
    findings::{Allowed, AllowedParser, Denied, denied},
    fixing::Fixing,
    reporting::Reporting,
};
pub(crate) use self::{
    reporting::Format,
    schema::{Flavour, Schema},
    template::{Change, Output, Part, Template},
};
use crate::{
    path::{Syntax, is_standard_input},
    rules::Topic,
};

/// Validate Amazon MSK Connect `UpdateConnector` requests before you send them
#[derive(Debug, Parser)]
#[command(name = "msk-preflight", version, after_help = EXIT_STATUS)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colours (`auto`: on a terminal, unless `NO_COLOR` is set)
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check requests in files, folders or standard input
    #[command(after_help = format!("{EXAMPLES}\n\n{EXIT_STATUS}"))]
    Check(Check),

    /// Print a JSON Schema that enforces the rules
    Schema(Schema),

    /// Print a complete request document to fill in, whose ARNs and version are invalid until then, or
    /// one made from the description of a connector
    Template(Template),

    /// List all rules, including advice
    Rules {
        /// Output format
        #[arg(long, value_name = "FORMAT", default_value = "human")]
        format: ListFormat,
    },

    /// Explain a rule, with an invalid and a valid example
    Explain {
        /// A rule's name, as listed by `rules`, or `syntax`
        rule: Topic,
    },

    /// Print a shell completion script
    Completions {
        /// The shell that will load the script
        shell: Shell,
    },
}

impl Command {
    pub(crate) fn writes_a_file(&self) -> bool {
        matches!(self, Self::Check(check) if check.reporting.output_file.is_some())
    }
}

const EXIT_STATUS: &str = "\
Exit status:
  0  every document is valid
  1  a document is invalid, is not JSON or YAML, conflicts with its
     connector, or gets denied advice; with --diff: there is a difference
  2  the command failed, for example on invalid arguments or an unreadable file";

const EXAMPLES: &str = "\
Examples:
  msk-preflight check update.json
  msk-preflight check --api-revision 2026-02 --worker-limit 20 updates/*.json
  msk-preflight check --current-version K2EUQ1WTGCTBG2 update.yaml
  msk-preflight check --shape configuration connector.json
  aws kafkaconnect describe-connector --connector-arn ARN |
      msk-preflight check --against - update.json
  msk-preflight check --fix updates
  msk-preflight check --deny advice --allow plaintext-secret update.json
  generate-updates | msk-preflight check --lines --format json |
      jq 'select(.valid | not)'";

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Files to check, and folders to search for `*.json`, `*.yaml` and `*.yml` files; standard
    /// input if `-` or none is given
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Input language
    #[arg(long, value_name = "LANGUAGE", default_value = "auto")]
    pub(crate) input: Syntax,

    /// The name of standard input: reports use it, and its extension decides the language
    #[arg(long, value_name = "FILE")]
    pub(crate) stdin_filename: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) reporting: Reporting,

    /// The number of threads, by default that of the processors
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(crate) jobs: Option<NonZero<usize>>,

    /// Read each line as a separate JSON document (NDJSON); blank lines are skipped
    #[arg(long)]
    pub(crate) lines: bool,

    #[command(flatten)]
    pub(crate) fixing: Fixing,

    #[command(flatten)]
    contract: Contract,

    /// Warn above N workers, unless the worker limit is higher
    #[arg(long, value_name = "N", default_value = "10", value_parser = worker_count)]
    worker_quota: WorkerCount,

    /// Exit with 1 on this advice, or on advice with this consequence: `advice` (any), `fails`, `inert` or `risk`
    /// (without `config-reload`); `msk-preflight rules` lists the rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = denied(), hide_possible_values = true)]
    deny: Vec<Denied>,

    /// Suppress this advice, or only on one property or member; of the conflicts, `connector-busy`
    #[arg(
        long,
        value_name = "RULE[:PROPERTY]",
        value_delimiter = ',',
        value_parser = AllowedParser,
        hide_possible_values = true
    )]
    allow: Vec<Allowed>,

    /// Compare valid requests with the connectors that this file or folder describes: answers of
    /// `describe-connector` or `list-connectors`; standard input if `-`
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,

    /// The connector's ARN; replaces `connectorArn` in all documents (`described`: that of `--against`)
    #[arg(long, value_name = "ARN")]
    pub(crate) connector_arn: Option<String>,

    /// The connector's current version; replaces `currentVersion` in all documents (`described`: likewise)
    #[arg(long, value_name = "VERSION")]
    pub(crate) current_version: Option<String>,
}

/// The format of the list of rules.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people: one line per rule
    Human,
    /// For programs: one line of JSON per rule
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Api {
    /// API revision
    #[arg(
        long,
        value_name = "REVISION",
        default_value = Revision::default().name(),
        value_parser = one_of::<Revision, _>(Revision::ALL.iter().map(|revision| revision.name()))
    )]
    pub(crate) api_revision: Revision,
}

/// The options that define a valid request.
#[derive(Debug, clap::Args)]
pub(crate) struct Contract {
    #[command(flatten)]
    api: Api,

    /// Reject more than N workers (from 1 to 2147483647)
    #[arg(long, value_name = "N", value_parser = worker_count)]
    worker_limit: Option<WorkerCount>,

    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Form {
    /// What a document is: a request, its HTTP body, or the value of `capacity` or
    /// `connectorConfiguration` alone
    #[arg(
        long,
        default_value = Shape::default().name(),
        value_parser = one_of::<Shape, _>(Shape::ALL.iter().map(|shape| shape.name()))
    )]
    pub(crate) shape: Shape,
}

/// Parses one of the names, which are the possible values.
fn one_of<T, N>(names: N) -> impl TypedValueParser<Value = T>
where
    N: Iterator<Item = &'static str>,
    T: FromStr<Err: Error + Send + Sync + 'static> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names).try_map(|name| name.parse())
}

fn jobs(text: &str) -> Result<NonZero<usize>, &'static str> {
    let jobs = text.parse();
    jobs.map_err(|_| "a number of threads must be at least 1")
}

fn worker_count(text: &str) -> Result<WorkerCount, String> {
    let workers = text.parse().unwrap_or_default();
    WorkerCount::new(workers).map_err(|error| error.to_string())
}

/// The value of `--connector-arn` and `--current-version` that stands for the one in the description.
pub(crate) const DESCRIBED: &str = "described";

impl Api {
    pub(crate) fn options(&self) -> Options {
        Options::default().revision(self.api_revision)
    }
}

impl Contract {
    pub(crate) fn options(&self) -> Options {
        let mut options = self.api.options();
        if let Some(limit) = self.worker_limit {
            options = options.worker_limit(limit);
        }
        options.shape(self.form.shape)
    }
}

impl Check {
    pub(crate) fn options(&self) -> Options {
        let mut options = self.contract.options().worker_quota(self.worker_quota);
        if let Some(arn) = &self.connector_arn {
            options = options.connector_arn(arn);
        }
        if let Some(version) = &self.current_version {
            options = options.current_version(version);
        }
        options
    }

    /// Whether `--allow` names this finding.
    pub(crate) fn allows(&self, finding: &Finding) -> bool {
        self.allow.iter().any(|allowed| allowed.covers(finding))
    }

    /// Whether `--deny` names this advice.
    pub(crate) fn denies(&self, advice: Rule) -> bool {
        self.deny.iter().any(|denied| denied.covers(advice))
    }

    /// Whether the ARN or the version is to be taken from the description.
    pub(crate) fn takes_described(&self) -> bool {
        let values = [&self.connector_arn, &self.current_version];
        values
            .iter()
            .any(|value| value.as_deref() == Some(DESCRIBED))
    }

    fn reads_input_twice(&self) -> bool {
        self.describes_by_input() && self.reads_input()
    }

    /// Whether standard input is read at all.
    fn has_input(&self) -> bool {
        self.describes_by_input() || self.reads_input()
    }

    fn describes_by_input(&self) -> bool {
        let described = self.against.as_deref();
        described.is_some_and(is_standard_input)
    }

    /// The file's name in reports, which decides its language.
    pub(crate) fn name<'f>(&'f self, file: &'f Path) -> &'f Path {
        let name = self.stdin_filename.as_deref();
        name.filter(|_| is_standard_input(file)).unwrap_or(file)
    }

    fn reads_input(&self) -> bool {
        self.files.is_empty() || self.files.iter().any(|file| is_standard_input(file))
    }

    /// Whether standard input is corrected to standard output.
    pub(crate) fn corrects_input(&self) -> bool {
        self.fixing.fix && self.reads_input()
    }

    fn has_yaml(&self) -> bool {
        let is_yaml = |file| self.input.is_yaml(self.name(file));
        match &self.files[..] {
            [] => is_yaml(Path::new("-")),
            files => files.iter().any(|file| is_yaml(file)),
        }
    }
}

/// Reads the arguments. Errors show them escaped.
pub(crate) fn parse() -> Result<Cli, clap::Error> {
    let mut command = variables::add(Cli::command());
    let cli = command
        .try_get_matches_from_mut(env::args_os())
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| refused(error, &command))?;
    let conflict = match &cli.command {
        Command::Check(check) if check.lines && check.has_yaml() => {
            "--lines supports JSON only: YAML separates documents with `---`\n"
        }
        Command::Check(check) if check.against.is_none() && check.takes_described() => {
            "`described` needs --against\n"
        }
        Command::Check(check) if check.reads_input_twice() => {
            "--against - needs the requests in files\n"
        }
        Command::Check(check) if check.stdin_filename.is_some() && !check.has_input() => {
            "--stdin-filename needs standard input\n"
        }
        Command::Schema(schema)
            if schema.draft != Dialect::Draft07
                && matches!(schema.flavour(), Flavour::Editor | Flavour::Shape) =>
        {
            "this flavour supports draft-07 only\n"
        }
        Command::Template(template) => match template.conflict() {
            Some(conflict) => conflict,
            None => return Ok(cli),
        },
        _ => return Ok(cli),
    };
    Err(clap::Error::raw(ErrorKind::ArgumentConflict, conflict))
}

/// The error with what is invalid named and escaped.
fn refused(mut error: clap::Error, command: &clap::Command) -> clap::Error {
    variables::name(&mut error, command);
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
        // The tip repeats the unescaped argument.
        error.remove(ContextKind::Suggested);
    }
    error
}
