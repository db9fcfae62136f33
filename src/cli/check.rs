//! `check`: documents in, verdicts out.

use std::{
    fs::File,
    io::{self, BufReader, Read, Write},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use msk_connect_preflight::{Error, Options, Report, Request, text::escape};

use crate::{
    Status,
    contract::Contract,
    fail, human, json,
    lines::{Line, Lines},
};

pub(crate) const EXAMPLES: &str = "\
Examples:
  msk-preflight check update.json
  msk-preflight check --api-revision 2026-10 --worker-limit 20 updates/*.json
  msk-preflight check --current-version K2EUQ1WTGCTBG2 update.json
  generate-updates | msk-preflight check --lines --format json | jq 'select(.valid | not)'";

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The files to check; `-`, or none at all, is standard input
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
    let mut run = Run {
        args,
        options: args.options(),
        out,
        summary: Summary::default(),
    };
    let written = run.files();
    *status = run.summary.status();
    written
}

struct Run<'a, W> {
    args: &'a Args,
    options: Options,
    out: &'a mut W,
    summary: Summary,
}

impl<W: Write> Run<'_, W> {
    fn files(&mut self) -> io::Result<()> {
        let standard_input = [PathBuf::from("-")];
        let files = match self.args.files.as_slice() {
            [] => &standard_input,
            files => files,
        };
        for file in files {
            let input: io::Result<Box<dyn Read>> = if file.as_os_str() == "-" {
                Ok(Box::new(io::stdin()))
            } else {
                File::open(file).map(|file| Box::new(file) as _)
            };
            match input {
                Ok(input) if self.args.lines => self.lines(file, input)?,
                Ok(input) => self.whole(file, input)?,
                Err(error) => self.unreadable(file, &error)?,
            }
        }
        match self.args.format {
            Format::Human => human::summarize(&self.summary, self.out),
            Format::Json => Ok(()),
        }
    }

    fn whole(&mut self, file: &Path, mut input: impl Read) -> io::Result<()> {
        let mut text = Vec::new();
        match input.read_to_end(&mut text) {
            Ok(_) => self.document(file, None, &text, Verdict::of(&text, &self.options)),
            Err(error) => self.unreadable(file, &error),
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
                Err(error) => return self.unreadable(file, &error),
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
        self.write(&Checked {
            file,
            line,
            text,
            verdict,
        })
    }

    fn unreadable(&mut self, file: &Path, error: &io::Error) -> io::Result<()> {
        self.summary.unreadable += 1;
        let reason = format!("cannot read the file: {error}");
        if let Format::Human = self.args.format {
            fail(&format!("{}: {reason}", escape(&file.to_string_lossy())));
            return Ok(());
        }
        self.write(&Checked {
            file,
            line: None,
            text: b"",
            verdict: Verdict::Absent(Absent {
                reason,
                place: None,
            }),
        })
    }

    fn write(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        match self.args.format {
            Format::Human => human::write(checked, &self.options, self.out),
            Format::Json => json::write(checked, self.out),
        }
    }
}
