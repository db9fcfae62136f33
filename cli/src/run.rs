//! Reads the inputs, checks each document, and passes the results to the output format.

use std::{
    fs::File,
    io::{self, BufReader, Read, Write},
    path::Path,
};

use msk_connect_preflight::{Connector, Options, Request, SyntaxError, Verdict, yaml};

use crate::{
    args::Check,
    checked::{Checked, Outcome, Part, Source, Unreadable},
    described::Described,
    emit::Emit,
    lines::{Line, Lines},
    path,
    progress::Progress,
    say::say,
    summary::{Status, Summary},
    walk::{Found, Input},
};

/// Checks the inputs in `found`. The only errors are those of writing to `out`.
pub(crate) fn run(
    args: &Check,
    found: Found,
    described: Option<&Described>,
    options: Options,
    emit: Box<dyn Emit>,
    out: &mut dyn Write,
) -> (Status, io::Result<()>) {
    let progress = if args.lines {
        Progress::of_bytes(&found.inputs)
    } else {
        Progress::of_files(found.inputs.len())
    };
    let summary = Summary {
        ignored: found.ignored,
        ..Summary::default()
    };
    let mut run = Run {
        args,
        described,
        options,
        emit,
        out,
        summary,
        progress,
    };
    let written = run.inputs(found.inputs);
    (run.summary.status(), written)
}

struct Run<'a> {
    args: &'a Check,
    described: Option<&'a Described>,
    options: Options,
    emit: Box<dyn Emit>,
    out: &'a mut dyn Write,
    summary: Summary,
    progress: Progress,
}

impl<'a> Run<'a> {
    fn inputs(&mut self, inputs: Vec<Input>) -> io::Result<()> {
        self.emit.begin(self.out)?;
        for input in inputs {
            match input {
                Ok(file) => self.file(&file)?,
                Err(unreadable) => self.unreadable(&unreadable)?,
            }
            if !self.args.lines {
                self.progress.advance();
            }
        }
        self.progress.end();
        self.emit.end(&self.summary, self.out)
    }

    fn file(&mut self, file: &Path) -> io::Result<()> {
        let input: io::Result<Box<dyn Read>> = if path::is_standard_input(file) {
            Ok(Box::new(io::stdin()))
        } else {
            File::open(file).map(|file| Box::new(file) as _)
        };
        match input {
            Ok(input) if self.args.lines => self.lines(file, self.progress.reading(input)),
            Ok(input) => self.whole(file, input),
            Err(error) => self.cannot_read(file, &error),
        }
    }

    fn whole(&mut self, file: &Path, mut input: impl Read) -> io::Result<()> {
        let mut text = Vec::new();
        match input.read_to_end(&mut text) {
            Ok(_) if self.args.input.is_yaml(file) => self.yaml(file, &text),
            Ok(_) => self.json(file, Part::Whole, &text),
            Err(error) => self.cannot_read(file, &error),
        }
    }

    fn lines(&mut self, file: &Path, input: impl Read) -> io::Result<()> {
        let mut lines = Lines::new(BufReader::new(input));
        loop {
            match lines.next() {
                Ok(Some((_, Line::Text(text)))) if text.trim_ascii().is_empty() => {}
                Ok(Some((number, Line::Text(text)))) => {
                    self.json(file, Part::Line(number), text)?;
                }
                Ok(Some((number, Line::TooLong))) => {
                    self.document(&Checked::too_long(file, number))?;
                }
                Ok(None) => return Ok(()),
                Err(error) => return self.cannot_read(file, &error),
            }
        }
    }

    fn yaml(&mut self, file: &Path, text: &[u8]) -> io::Result<()> {
        for (index, document) in yaml::documents(text).enumerate() {
            let part = Part::Yaml {
                number: index + 1,
                line: document.line(),
            };
            self.checked(file, part, Source::Yaml(&document))?;
        }
        Ok(())
    }

    fn json(&mut self, file: &Path, part: Part, text: &[u8]) -> io::Result<()> {
        self.checked(file, part, Source::Json(text))
    }

    fn checked(&mut self, file: &Path, part: Part, source: Source<'_>) -> io::Result<()> {
        let (verdict, connector) = self.verdict(source);
        if let Ok(verdict) = &verdict
            && self.described.is_some()
            && verdict.is_valid()
            && verdict.comparison().is_none()
        {
            self.undescribed(file, part);
        }
        let allowed = &self.args.allow;
        let checked = Checked::new(file, part, source, &verdict, connector, allowed);
        self.document(&checked)
    }

    /// The verdict, with a comparison if there is a description of the connector.
    fn verdict(&self, source: Source<'_>) -> (Result<Verdict, SyntaxError>, Option<&'a Connector>) {
        let several = match self.described {
            None => return (source.verdict(None, &self.options), None),
            Some(Described::One(connector)) => {
                let verdict = source.verdict(Some(connector), &self.options);
                return (verdict, Some(connector));
            }
            Some(Described::Several(several)) => several,
        };
        // Only a valid request says which one it is for.
        let verdict = source.verdict(None, &self.options);
        let request = verdict.as_ref().ok();
        let request = request.and_then(|verdict| verdict.request().ok());
        let arn = request.and_then(Request::connector_arn);
        let arn = arn.or(self.args.connector_arn.as_deref());
        match arn.and_then(|arn| several.get(arn)) {
            Some(connector) => (
                source.verdict(Some(connector), &self.options),
                Some(connector),
            ),
            None => (verdict, None),
        }
    }

    /// Reports that none of several descriptions is that of the document's connector.
    fn undescribed(&mut self, file: &Path, part: Part) {
        self.summary.undescribed += 1;
        let line = part.first_line();
        let line = line.map_or_else(String::new, |line| format!(":{line}"));
        let message = format!(
            "{}{line}: its connector is not described",
            path::shown(file)
        );
        self.progress.aside(|| say("error", &message));
    }

    fn document(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        self.progress.look();
        self.summary.documents += 1;
        self.summary.invalid += usize::from(!checked.is_valid());
        if let Outcome::Verdict {
            advice, conflicts, ..
        } = &checked.outcome
        {
            self.summary.conflicts += conflicts.all.len();
            let rules = advice.all.iter().map(|advice| advice.finding.rule());
            self.summary.advice += advice.all.len();
            self.summary.denied += rules.filter(|rule| self.args.denies(*rule)).count();
        }
        let mut text = Vec::new();
        self.emit.document(checked, &mut text)?;
        self.progress.print(&text, self.out)
    }

    fn cannot_read(&mut self, file: &Path, error: &io::Error) -> io::Result<()> {
        let reason = format!("cannot read the file: {error}");
        self.unreadable(&Unreadable::new(file, &reason))
    }

    fn unreadable(&mut self, unreadable: &Unreadable) -> io::Result<()> {
        self.summary.unreadable += 1;
        let mut text = Vec::new();
        let emit = &mut self.emit;
        // A format may write to standard error, where the bar is.
        self.progress
            .aside(|| emit.unreadable(unreadable, &mut text))?;
        self.progress.print(&text, self.out)
    }
}
