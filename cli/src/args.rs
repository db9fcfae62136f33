//! The arguments.

use std::{borrow::Cow, path::PathBuf};

use clap::{
    ColorChoice, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};
use clap_complete::Shell;
use msk_connect_preflight::{
    Level, Options, Revision, Rule, Shape, WorkerCount, schema::Dialect, text::escape,
};

use crate::{path::Syntax, rules::Topic};

/// Tells whether `UpdateConnector` requests to Amazon MSK Connect are valid, before they are sent
#[derive(Debug, Parser)]
#[command(name = "msk-preflight", version, after_help = EXIT_STATUS)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colours; `auto` does on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check request documents, from files or from standard input
    #[command(after_help = format!("{EXAMPLES}\n\n{EXIT_STATUS}"))]
    Check(Check),

    /// Print the JSON Schema of requests, with the verdict of the rules
    Schema(Schema),

    /// Print a complete request document, for you to put in the ARN, the version and your numbers
    Template(Template),

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

const EXAMPLES: &str = "\
Examples:
  msk-preflight check update.json
  msk-preflight check --api-revision 2026-10 --worker-limit 20 updates/*.json
  msk-preflight check --current-version K2EUQ1WTGCTBG2 update.yaml
  msk-preflight check --worker-quota 20 --deny advice --allow plaintext-secret update.json
  generate-updates | msk-preflight check --lines --format json | jq 'select(.valid | not)'";

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The files to check, and folders with files to check, named `*.json`, `*.yaml` or `*.yml`;
    /// `-`, or none at all, is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What the files are written in
    #[arg(long, value_name = "LANGUAGE", default_value = "auto")]
    pub(crate) input: Syntax,

    /// How to tell what is wrong
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,

    /// Take every line of the input as a JSON document of its own (NDJSON); blank lines are skipped
    #[arg(long)]
    pub(crate) lines: bool,

    #[command(flatten)]
    contract: Contract,

    /// The account's quota of workers for a connector: more get advice
    #[arg(long, value_name = "N", default_value = "10", value_parser = worker_count)]
    worker_quota: WorkerCount,

    /// Let documents that get this advice, or any with `advice`, end in exit status 1
    #[arg(long, value_name = "RULE", value_parser = denied())]
    deny: Vec<Denied>,

    /// Never give this advice
    #[arg(long, value_name = "RULE", value_parser = advice())]
    pub(crate) allow: Vec<Rule>,

    /// The connector's ARN; takes the place of the documents' `connectorArn`
    #[arg(long, value_name = "ARN")]
    connector_arn: Option<String>,

    /// The connector's current version; takes the place of the documents' `currentVersion`
    #[arg(long, value_name = "VERSION")]
    current_version: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    /// For people: the source line, what is wrong there and what mends it
    Human,
    /// For programs: one JSON object a document, each on one line
    Json,
    /// For code scanning: one SARIF 2.1.0 log
    Sarif,
    /// For GitHub Actions: workflow commands that annotate the lines of a pull request
    Github,
}

#[derive(Clone, Copy, Debug)]
enum Denied {
    All,
    Only(Rule),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    #[command(flatten)]
    pub(crate) contract: Contract,

    /// The draft of JSON Schema
    #[arg(
        long,
        default_value = Dialect::default().name(),
        default_value_if("editor", "true", Dialect::Draft07.name()),
        value_parser = PossibleValuesParser::new(Dialect::ALL.iter().map(|dialect| dialect.name()))
            .try_map(|name| name.parse::<Dialect>())
    )]
    pub(crate) draft: Dialect,

    /// The schema for editors: with messages, hover texts and snippets, in draft-07
    #[arg(long)]
    pub(crate) editor: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Template {
    /// What the request changes
    pub(crate) change: Change,

    #[command(flatten)]
    pub(crate) api: Api,

    /// The format of the document
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) output: Output,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Change {
    /// The capacity, to a number of workers that follows the load
    Autoscaling,
    /// The capacity, to a fixed number of workers
    Provisioned,
    /// The configuration of the connector
    Configuration,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Output {
    Json,
    /// With a comment on each member
    Yaml,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Api {
    /// The revision of the API
    #[arg(
        long,
        value_name = "REVISION",
        default_value = Revision::default().name(),
        value_parser = PossibleValuesParser::new(Revision::ALL.iter().map(|revision| revision.name()))
            .try_map(|name| name.parse::<Revision>())
    )]
    pub(crate) api_revision: Revision,
}

/// What is valid.
#[derive(Debug, clap::Args)]
pub(crate) struct Contract {
    #[command(flatten)]
    api: Api,

    /// The most workers that a request may ask for, from 1 to 2147483647
    #[arg(long, value_name = "N", value_parser = worker_count)]
    worker_limit: Option<WorkerCount>,

    /// Documents are HTTP bodies, which have neither `connectorArn` nor `currentVersion`
    #[arg(long)]
    body: bool,
}

fn worker_count(text: &str) -> Result<WorkerCount, String> {
    let workers = text.parse().unwrap_or_default();
    WorkerCount::new(workers).map_err(|error| error.to_string())
}

const ALL_ADVICE: &str = "advice";

fn advice_names() -> impl Iterator<Item = &'static str> {
    let advice = Rule::ALL
        .iter()
        .filter(|rule| rule.level() == Level::Advice);
    advice.map(|rule| rule.name())
}

fn advice() -> impl TypedValueParser<Value = Rule> {
    PossibleValuesParser::new(advice_names()).try_map(|name| name.parse::<Rule>())
}

fn denied() -> impl TypedValueParser<Value = Denied> {
    let names = [ALL_ADVICE].into_iter().chain(advice_names());
    PossibleValuesParser::new(names).try_map(|name| match name.as_str() {
        ALL_ADVICE => Ok(Denied::All),
        name => name.parse().map(Denied::Only),
    })
}

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
        if self.body {
            options = options.shape(Shape::Body);
        }
        options
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

    /// Whether this advice decides the exit status.
    pub(crate) fn denies(&self, advice: Rule) -> bool {
        self.deny.iter().any(|denied| match denied {
            Denied::All => true,
            Denied::Only(rule) => *rule == advice,
        })
    }

    fn has_yaml(&self) -> bool {
        match &self.files[..] {
            [] => matches!(self.input, Syntax::Yaml),
            files => files.iter().any(|file| self.input.is_yaml(file)),
        }
    }
}

/// Reads the arguments. What of them is in an error is escaped.
pub(crate) fn parse() -> Result<Cli, clap::Error> {
    let cli = Cli::try_parse().map_err(escaped)?;
    let conflict = match &cli.command {
        Command::Check(check) if check.lines && check.has_yaml() => {
            "--lines takes JSON only: in YAML `---` stands between documents\n"
        }
        Command::Schema(schema) if schema.editor && schema.draft != Dialect::Draft07 => {
            "editors read draft-07 only\n"
        }
        _ => return Ok(cli),
    };
    Err(clap::Error::raw(ErrorKind::ArgumentConflict, conflict))
}

fn escaped(mut error: clap::Error) -> clap::Error {
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
    error
}
