//! `check`: documents in, verdicts out.

use std::{
    fs::File,
    io::{self, BufReader, Read, Write},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use msk_connect_preflight::{Error, Options, Report, Request};

use crate::{
    Status,
    contract::Contract,
    fail, github, human, json,
    lines::{Line, Lines},
    progress::Progress,
    sarif,
    walk::{self, Input},
};

pub(crate) const EXAMPLES: &str = "\
Examples:
  msk-preflight check update.json
  msk-preflight check --api-revision 2026-10 --worker-limit 20 updates/*.json
  msk-preflight check --current-version K2EUQ1WTGCTBG2 update.json
  generate-updates | msk-preflight check --lines --format json | jq 'select(.valid | not)'";

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The files to check, and folders with files to check, named `*.json`, `*.yaml` or `*.yml`;
    /// `-`, or none at all, is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How to tell what is wrong
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// Take every line of the input as a document of its own (NDJSON); blank lines are skipped
    #[arg(long)]
    lines: bool,

    #[command(flatten)]
    contract: Contract,

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

impl Args {
    fn options(&self) -> Options {
        let mut options = self.contract.options();
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
    fn inputs(&self) -> Vec<Input> {
        if self.files.is_empty() {
            return vec![Ok(PathBuf::from("-"))];
        }
        let files = self.files.iter();
        files
            .flat_map(|file| {
                if file.is_dir() && !self.lines {
                    walk::folder(file)
                } else {
                    vec![Ok(file.clone())]
                }
            })
            .collect()
    }
}

/// A document that was checked.
#[derive(Debug)]
pub(crate) struct Checked<'d> {
    pub(crate) file: &'d Path,
    /// The line that the document is, where each line is one.
    pub(crate) line: Option<usize>,
    pub(crate) text: &'d [u8],
    pub(crate) verdict: Verdict,
}

#[derive(Debug)]
pub(crate) enum Verdict {
    Valid,
    Invalid(Report),
    /// There is no document to check: no JSON, or a file that cannot be read.
    Absent(Absent),
}

#[derive(Debug)]
pub(crate) struct Absent {
    pub(crate) reason: String,
    /// Line, column and offset in the document's text.
    pub(crate) place: Option<(usize, usize, usize)>,
}

/// What is said where a report was cut.
pub(crate) const TOO_MANY: &str = "this document has more mistakes than the 1000 that are told";

impl Absent {
    /// What is wrong, in one line.
    pub(crate) fn message(&self) -> String {
        format!("no JSON document: {}", self.reason)
    }
}

impl Verdict {
    fn of(text: &[u8], options: &Options) -> Self {
        match Request::from_slice(text, options) {
            Ok(_) => Self::Valid,
            Err(Error::Invalid(report)) => Self::Invalid(report),
            Err(Error::Syntax(error)) => Self::Absent(Absent {
                reason: error.reason().to_owned(),
                place: error
                    .position()
                    .zip(error.offset())
                    .map(|(position, offset)| (position.line, position.column, offset)),
            }),
            Err(error) => Self::Absent(Absent {
                reason: error.to_string(),
                place: None,
            }),
        }
    }
}

impl Checked<'_> {
    /// The text of a document with violations, which is UTF-8.
    pub(crate) fn text(&self) -> &str {
        str::from_utf8(self.text).unwrap_or_default()
    }

    /// The line in the file of what is on `line` of the document.
    pub(crate) fn line_in_file(&self, line: usize) -> usize {
        self.line.unwrap_or(1) + line - 1
    }
}

/// What was checked so far.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) documents: usize,
    pub(crate) invalid: usize,
    pub(crate) unreadable: usize,
}

impl Summary {
    fn status(&self) -> Status {
        match self {
            Self {
                unreadable: 1.., ..
            } => Status::Failed,
            Self { invalid: 1.., .. } => Status::Invalid,
            _ => Status::Valid,
        }
    }
}

pub(crate) fn run(args: &Args, out: &mut impl Write, status: &mut Status) -> io::Result<()> {
    let inputs = args.inputs();
    let progress = if args.lines {
        Progress::of_bytes(&inputs)
    } else {
        Progress::of_files(inputs.len())
    };
    let mut run = Run {
        args,
        options: args.options(),
        out,
        summary: Summary::default(),
        sarif: sarif::Log::default(),
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
            Ok(_) => self.document(file, None, &text, Verdict::of(&text, &self.options)),
            Err(error) => self.unreadable(file, &cannot_read(&error)),
        }
    }

    fn lines(&mut self, file: &Path, input: impl Read) -> io::Result<()> {
        let mut lines = Lines::new(BufReader::new(input));
        loop {
            match lines.next() {
                Ok(Some((_, Line::Text(text)))) if text.trim_ascii().is_empty() => {}
                Ok(Some((number, Line::Text(text)))) => {
                    let verdict = Verdict::of(text, &self.options);
                    self.document(file, Some(number), text, verdict)?;
                }
                Ok(Some((number, Line::TooLong))) => {
                    let verdict = Verdict::Absent(Absent {
                        reason: "the line is longer than 16 MiB".to_owned(),
                        place: Some((1, 1, 0)),
                    });
                    self.document(file, Some(number), b"", verdict)?;
                }
                Ok(None) => return Ok(()),
                Err(error) => return self.unreadable(file, &cannot_read(&error)),
            }
        }
    }

    fn document(
        &mut self,
        file: &Path,
        line: Option<usize>,
        text: &[u8],
        verdict: Verdict,
    ) -> io::Result<()> {
        self.summary.documents += 1;
        if !matches!(verdict, Verdict::Valid) {
            self.summary.invalid += 1;
        }
        self.progress.look();
        self.write(&Checked {
            file,
            line,
            text,
            verdict,
        })
    }

    fn unreadable(&mut self, file: &Path, reason: &str) -> io::Result<()> {
        self.summary.unreadable += 1;
        match self.args.format {
            Format::Human => {
                let message = format!("{}: {reason}", human::path(file));
                self.progress.aside(|| fail(&message));
                Ok(())
            }
            Format::Json => self.write(&Checked {
                file,
                line: None,
                text: b"",
                verdict: Verdict::Absent(Absent {
                    reason: reason.to_owned(),
                    place: None,
                }),
            }),
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
            Format::Human => human::write(checked, &self.options, &mut text),
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
