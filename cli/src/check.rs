//! `check`: documents in, verdicts out.

use std::{
    fs::File,
    io::{self, BufReader, IsTerminal as _, Read, Write},
    path::{Path, PathBuf},
};

use clap::{
    ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
};
use msk_connect_preflight::{
    Finding, Level, Masked, Options, Position, Report, Rule, SyntaxError, Verdict, WorkerCount,
    yaml::{self, Document},
};

use crate::{
    Status,
    contract::{Contract, worker_limit},
    fail, github, human,
    input::Syntax,
    json,
    lines::{Line, Lines},
    progress::Progress,
    sarif, say,
    walk::{Found, Input},
};

pub(crate) const EXAMPLES: &str = "\
Examples:
  msk-preflight check update.json
  msk-preflight check --api-revision 2026-10 --worker-limit 20 updates/*.json
  msk-preflight check --current-version K2EUQ1WTGCTBG2 update.yaml
  msk-preflight check --worker-quota 20 --deny advice --allow plaintext-secret update.json
  generate-updates | msk-preflight check --lines --format json | jq 'select(.valid | not)'";

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The files to check, and folders with files to check, named `*.json`, `*.yaml` or `*.yml`;
    /// `-`, or none at all, is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What the files are written in
    #[arg(long, value_name = "LANGUAGE", default_value = "auto")]
    input: Syntax,

    /// How to tell what is wrong
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// Take every line of the input as a JSON document of its own (NDJSON); blank lines are skipped
    #[arg(long)]
    lines: bool,

    #[command(flatten)]
    contract: Contract,

    /// The account's quota of workers for a connector: more get advice
    #[arg(long, value_name = "N", default_value = "10", value_parser = worker_limit)]
    worker_quota: WorkerCount,

    /// Let documents that get this advice, or any with `advice`, end in exit status 1
    #[arg(long, value_name = "RULE", value_parser = denied())]
    deny: Vec<Denied>,

    /// Never give this advice
    #[arg(long, value_name = "RULE", value_parser = advice())]
    allow: Vec<Rule>,

    /// The connector's ARN; takes the place of the documents' `connectorArn`
    #[arg(long, value_name = "ARN")]
    connector_arn: Option<String>,

    /// The connector's current version; takes the place of the documents' `currentVersion`
    #[arg(long, value_name = "VERSION")]
    current_version: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people: the source line, what is wrong there and what mends it
    Human,
    /// For programs: one JSON object a document, each on one line
    Json,
    /// For code scanning: one SARIF 2.1.0 log
    Sarif,
    /// For GitHub Actions: workflow commands that annotate the lines of a pull request
    Github,
}

/// What `--deny` denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Denied {
    All,
    Only(Rule),
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

impl Args {
    fn options(&self) -> Options {
        let mut options = self.contract.options().worker_quota(self.worker_quota);
        if let Some(arn) = &self.connector_arn {
            options = options.connector_arn(arn);
        }
        if let Some(version) = &self.current_version {
            options = options.current_version(version);
        }
        options
    }

    /// What is named, with the files in place of the folders; a file of lines has no name that a
    /// folder could be searched for.
    fn inputs(&self) -> Found {
        let mut found = Found::default();
        if self.files.is_empty() {
            if io::stdin().is_terminal() {
                say("note", "reading standard input");
            }
            found.inputs.push(Ok(PathBuf::from("-")));
        }
        for file in &self.files {
            if file.is_dir() && !self.lines {
                found.folder(file);
            } else {
                found.inputs.push(Ok(file.clone()));
            }
        }
        found
    }
}

/// A document that was checked.
#[derive(Debug)]
pub(crate) struct Checked<'d> {
    pub(crate) file: &'d Path,
    /// The line that the document is, where each line is one.
    pub(crate) line: Option<usize>,
    /// Which of the file's documents it is, from 1, where that is YAML.
    pub(crate) yaml: Option<(usize, &'d Document<'d>)>,
    source: &'d [u8],
    /// The source, where something is told of a place in it.
    pub(crate) text: &'d str,
    pub(crate) verdict: Result<Verdict, Absent>,
    /// Where the violations are, and the advice.
    positions: [Vec<Option<Position>>; 2],
    /// The advice that is not given.
    allowed: &'d [Rule],
}

/// Why there is no document to check: no JSON, or a file that cannot be read.
#[derive(Debug)]
pub(crate) struct Absent {
    pub(crate) reason: String,
    /// Line, column and offset in the document's text.
    pub(crate) place: Option<(usize, usize, usize)>,
}

impl From<SyntaxError> for Absent {
    fn from(error: SyntaxError) -> Self {
        Self {
            reason: error.reason().to_owned(),
            place: error
                .position()
                .zip(error.offset())
                .map(|(position, offset)| (position.line, position.column, offset)),
        }
    }
}

/// Something that is told, and where it stands.
pub(crate) type Told<'d> = (&'d Finding, Option<Position>);

impl<'d> Checked<'d> {
    /// Counts the places of all that is told, once.
    fn new(
        file: &'d Path,
        source: &'d [u8],
        verdict: Result<Verdict, impl Into<Absent>>,
        allowed: &'d [Rule],
    ) -> Self {
        let verdict = verdict.map_err(Into::into);
        let told = verdict.as_ref().ok();
        let told = told.filter(|told| told.request().is_err() || !told.advice().is_empty());
        // A document is UTF-8.
        let text = told.and_then(|_| str::from_utf8(source).ok());
        let text = text.unwrap_or_default();
        let positions = told.map(|told| {
            let violations = told.request().err();
            let violations = violations.map(|report| report.positions(text));
            [violations.unwrap_or_default(), told.advice_positions(text)]
        });
        Self {
            file,
            line: None,
            yaml: None,
            source,
            text,
            positions: positions.unwrap_or_default(),
            verdict,
            allowed,
        }
    }

    pub(crate) fn is_valid(&self) -> bool {
        let verdict = self.verdict.as_ref();
        verdict.is_ok_and(|verdict| verdict.request().is_ok())
    }

    /// What is wrong with the document.
    pub(crate) fn violations(&self) -> Vec<Told<'_>> {
        let verdict = self.verdict.as_ref().ok();
        let violations = match verdict.map(Verdict::request) {
            Some(Err(report)) => report.violations(),
            _ => &[],
        };
        let [positions, _] = &self.positions;
        violations.iter().zip(positions.iter().copied()).collect()
    }

    /// The advice that is given.
    pub(crate) fn advice(&self) -> Vec<Told<'_>> {
        let advice = self.verdict.as_ref().map_or(&[][..], Verdict::advice);
        let [_, positions] = &self.positions;
        let advice = advice.iter().zip(positions.iter().copied());
        advice
            .filter(|(advice, _)| !self.allowed.contains(&advice.rule()))
            .collect()
    }

    /// What to say where not all is told: of the violations, and of the advice.
    pub(crate) fn cut(&self) -> [Option<String>; 2] {
        let verdict = self.verdict.as_ref();
        let violations = verdict.is_ok_and(|verdict| {
            let report = verdict.request().err();
            report.is_some_and(Report::is_truncated)
        });
        let advice = verdict.is_ok_and(Verdict::is_advice_truncated);
        [
            (violations, "has more mistakes"),
            (advice, "gets more advice"),
        ]
        .map(|(is_cut, more)| {
            let limit = Report::LIMIT;
            is_cut.then(|| format!("this document {more} than the {limit} that are told"))
        })
    }

    /// The text with its secrets covered.
    pub(crate) fn masked(&self, options: &Options) -> Masked<'_> {
        match self.yaml {
            Some((_, document)) => document.masked(options),
            None => Masked::new(self.source, options),
        }
    }

    /// Why there is no document, in one line.
    pub(crate) fn reason(&self, absent: &Absent) -> String {
        format!("no {} document: {}", self.language(), absent.reason)
    }

    fn language(&self) -> &'static str {
        match self.yaml {
            Some(_) => "YAML",
            None => "JSON",
        }
    }

    /// The line in the file that the text begins with, where that may be another than the first.
    pub(crate) fn first_line(&self) -> Option<usize> {
        self.yaml.map(|(_, document)| document.line()).or(self.line)
    }

    /// The line in the file of what is on `line` of the document.
    pub(crate) fn line_in_file(&self, line: usize) -> usize {
        self.first_line().unwrap_or(1) + line - 1
    }
}

/// What was checked so far.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) documents: usize,
    pub(crate) invalid: usize,
    pub(crate) unreadable: usize,
    pub(crate) advice: usize,
    /// How much of the advice is denied.
    pub(crate) denied: usize,
    pub(crate) ignored: usize,
}

impl Summary {
    fn status(&self) -> Status {
        match self {
            Self {
                unreadable: 1.., ..
            } => Status::Failed,
            Self { invalid: 1.., .. } | Self { denied: 1.., .. } => Status::Invalid,
            _ => Status::Valid,
        }
    }
}

pub(crate) fn run(
    args: &Args,
    is_colored: bool,
    out: &mut impl Write,
    status: &mut Status,
) -> io::Result<()> {
    let Found {
        inputs, ignored, ..
    } = args.inputs();
    let mut files = inputs.iter().flatten();
    if args.lines && files.any(|file| args.input.is_yaml(file)) {
        let message = "--lines takes JSON only: in YAML `---` stands between documents\n";
        clap::Error::raw(ErrorKind::ArgumentConflict, message).exit();
    }
    let progress = if args.lines {
        Progress::of_bytes(&inputs)
    } else {
        Progress::of_files(inputs.len())
    };
    let mut run = Run {
        args,
        options: args.options(),
        out,
        summary: Summary {
            ignored,
            ..Summary::default()
        },
        sarif: sarif::Log::default(),
        is_colored,
        progress,
    };
    let written = run.files(inputs);
    *status = run.summary.status();
    written
}

struct Run<'a, W> {
    args: &'a Args,
    options: Options,
    out: &'a mut W,
    summary: Summary,
    sarif: sarif::Log,
    is_colored: bool,
    progress: Progress,
}

impl<W: Write> Run<'_, W> {
    fn files(&mut self, inputs: Vec<Input>) -> io::Result<()> {
        if let Format::Sarif = self.args.format {
            sarif::Log::begin(self.out)?;
        }
        for input in inputs {
            match input {
                Ok(file) => self.file(&file)?,
                Err((path, reason)) => self.unreadable(&path, &reason)?,
            }
            if !self.args.lines {
                self.progress.advance();
            }
        }
        self.progress.end();
        match self.args.format {
            Format::Human | Format::Github => human::summarize(&self.summary, self.out),
            Format::Json => Ok(()),
            Format::Sarif => self.sarif.end(self.summary.status(), self.out),
        }
    }

    fn file(&mut self, file: &Path) -> io::Result<()> {
        let input: io::Result<Box<dyn Read>> = if file.as_os_str() == "-" {
            Ok(Box::new(io::stdin()))
        } else {
            File::open(file).map(|file| Box::new(file) as _)
        };
        match input {
            Ok(input) if self.args.lines => self.lines(file, self.progress.reading(input)),
            Ok(input) => self.whole(file, input),
            Err(error) => self.unreadable(file, &cannot_read(&error)),
        }
    }

    fn whole(&mut self, file: &Path, mut input: impl Read) -> io::Result<()> {
        let mut text = Vec::new();
        match input.read_to_end(&mut text) {
            Ok(_) if self.args.input.is_yaml(file) => self.yaml(file, &text),
            Ok(_) => self.json(file, None, &text),
            Err(error) => self.unreadable(file, &cannot_read(&error)),
        }
    }

    fn lines(&mut self, file: &Path, input: impl Read) -> io::Result<()> {
        let mut lines = Lines::new(BufReader::new(input));
        loop {
            match lines.next() {
                Ok(Some((_, Line::Text(text)))) if text.trim_ascii().is_empty() => {}
                Ok(Some((number, Line::Text(text)))) => self.json(file, Some(number), text)?,
                Ok(Some((number, Line::TooLong))) => {
                    let absent = Absent {
                        reason: "the line is longer than 16 MiB".to_owned(),
                        place: Some((1, 1, 0)),
                    };
                    self.document(&Checked {
                        line: Some(number),
                        ..Checked::new(file, b"", Err(absent), &self.args.allow)
                    })?;
                }
                Ok(None) => return Ok(()),
                Err(error) => return self.unreadable(file, &cannot_read(&error)),
            }
        }
    }

    fn yaml(&mut self, file: &Path, text: &[u8]) -> io::Result<()> {
        for (index, document) in yaml::documents(text).enumerate() {
            let verdict = document.verdict(&self.options);
            let text = document.text().as_bytes();
            self.document(&Checked {
                yaml: Some((index + 1, &document)),
                ..Checked::new(file, text, verdict, &self.args.allow)
            })?;
        }
        Ok(())
    }

    fn json(&mut self, file: &Path, line: Option<usize>, text: &[u8]) -> io::Result<()> {
        let verdict = Verdict::from_slice(text, &self.options);
        self.document(&Checked {
            line,
            ..Checked::new(file, text, verdict, &self.args.allow)
        })
    }

    fn document(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        self.progress.look();
        self.summary.documents += 1;
        self.summary.invalid += usize::from(!checked.is_valid());
        for (advice, _) in checked.advice() {
            let is_denied = |denied: &Denied| match denied {
                Denied::All => true,
                Denied::Only(rule) => *rule == advice.rule(),
            };
            self.summary.advice += 1;
            self.summary.denied += usize::from(self.args.deny.iter().any(is_denied));
        }
        self.write(checked)
    }

    fn unreadable(&mut self, file: &Path, reason: &str) -> io::Result<()> {
        self.summary.unreadable += 1;
        match self.args.format {
            Format::Human => {
                let message = format!("{}: {reason}", human::path(file));
                self.progress.aside(|| fail(&message));
                Ok(())
            }
            Format::Json => {
                let reason = reason.to_owned();
                let absent = Absent {
                    reason,
                    place: None,
                };
                self.write(&Checked::new(file, b"", Err(absent), &self.args.allow))
            }
            Format::Sarif => {
                self.sarif.unreadable(file, reason);
                Ok(())
            }
            Format::Github => {
                let mut text = Vec::new();
                github::write_unreadable(file, reason, &mut text)?;
                self.progress.print(&text, self.out)
            }
        }
    }

    fn write(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        let mut text = Vec::new();
        match self.args.format {
            Format::Human => human::write(checked, &self.options, self.is_colored, &mut text),
            Format::Json => json::write(checked, &mut text),
            Format::Sarif => self.sarif.write(checked, &mut text),
            Format::Github => github::write(checked, &mut text),
        }?;
        self.progress.print(&text, self.out)
    }
}

fn cannot_read(error: &io::Error) -> String {
    format!("cannot read the file: {error}")
}
