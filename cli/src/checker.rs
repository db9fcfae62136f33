//! Checks documents on any thread: reads them, and renders what the output format says of them.

use std::{io, path::Path};

use msk_connect_preflight::{Connector, Options, Request, SyntaxError, Verdict, yaml};

use crate::{
    args::Check,
    checked::{Checked, Outcome, Part, Source, Unreadable},
    described::Described,
    emit::Emit,
    fixes, inputs,
    lines::Line,
    path,
    replace::replace,
    summary::Summary,
    walk::Input,
};

/// What every thread needs.
pub(crate) struct Checker<'a> {
    pub(crate) args: &'a Check,
    pub(crate) described: Option<&'a Described>,
    pub(crate) options: Options,
    pub(crate) emit: Box<dyn Emit>,
}

/// What is to be printed of some documents, and their counts.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) text: Vec<u8>,
    pub(crate) summary: Summary,
    /// Errors about documents, for standard error.
    pub(crate) errors: Vec<String>,
    /// The file, if the rest of it cannot be read.
    pub(crate) unreadable: Option<Unreadable>,
    /// What was corrected, for standard error.
    pub(crate) fixed: Vec<String>,
    /// The file, if it cannot be corrected.
    pub(crate) unwritten: Option<Unreadable>,
    /// The corrected text of standard input.
    pub(crate) corrected: Option<Vec<u8>>,
}

impl<'a> Checker<'a> {
    /// Checks the documents of a file.
    pub(crate) fn input(&self, input: &Input) -> Rendered {
        let mut rendered = Rendered::default();
        match input {
            Ok(file) => match self.read(file, &mut rendered) {
                Ok(text) => self.text(self.args.name(file), &text, &mut rendered),
                Err(error) => rendered.unreadable = Some(self.cannot_read(file, &error)),
            },
            Err(unreadable) => rendered.unreadable = Some(unreadable.clone()),
        }
        rendered
    }

    /// Reads a file, and corrects it first if that is wanted.
    pub(crate) fn read(&self, file: &Path, rendered: &mut Rendered) -> io::Result<Vec<u8>> {
        let text = inputs::read(file)?;
        if !self.args.fixing.fix {
            return Ok(text);
        }
        let name = self.args.name(file);
        let corrected = fixes::correct(self.args, &self.options, name, &text);
        if path::is_standard_input(file) {
            rendered.corrected = Some(corrected.text.clone());
        } else if !corrected.applied.is_empty()
            && let Err(error) = replace(file, &corrected.text)
        {
            rendered.unwritten = Some(Unreadable::writing(name, &error));
            return Ok(text);
        }
        rendered.summary.corrected += usize::from(!corrected.applied.is_empty());
        let name = path::shown(name);
        let fixes = corrected.applied.iter();
        rendered.fixed = fixes
            .map(|fix| format!("{name}:{}: {}", fix.line, fix.title))
            .collect();
        Ok(corrected.text)
    }

    /// Checks lines of a file, each with its number.
    pub(crate) fn lines<'l>(
        &self,
        file: &Path,
        lines: impl Iterator<Item = (usize, Line<'l>)>,
    ) -> Rendered {
        let mut rendered = Rendered::default();
        let file = self.args.name(file);
        for (number, line) in lines {
            match line {
                Line::Text(text) if text.trim_ascii().is_empty() => {}
                Line::Text(text) => {
                    let (part, source) = (Part::Line(number), Source::Json(text));
                    self.checked(file, part, source, &mut rendered);
                }
                Line::TooLong => self.document(&Checked::too_long(file, number), &mut rendered),
            }
        }
        rendered
    }

    pub(crate) fn cannot_read(&self, file: &Path, error: &io::Error) -> Unreadable {
        Unreadable::reading(self.args.name(file), error)
    }

    fn text(&self, file: &Path, text: &[u8], rendered: &mut Rendered) {
        if !self.args.input.is_yaml(file) {
            return self.checked(file, Part::Whole, Source::Json(text), rendered);
        }
        for (index, document) in yaml::documents(text).enumerate() {
            let part = Part::Yaml {
                number: index + 1,
                line: document.line(),
            };
            self.checked(file, part, Source::Yaml(&document), rendered);
        }
    }

    fn checked(&self, file: &Path, part: Part, source: Source<'_>, rendered: &mut Rendered) {
        let (verdict, connector) = self.verdict(source);
        if let Ok(verdict) = &verdict
            && self.described.is_some()
            && verdict.is_valid()
            && verdict.comparison().is_none()
        {
            rendered.summary.undescribed += 1;
            rendered.errors.push(undescribed(file, part));
        }
        let checked = Checked::new(file, part, source, &verdict, connector, self.args);
        self.document(&checked, rendered);
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

    fn document(&self, checked: &Checked<'_>, rendered: &mut Rendered) {
        let Rendered { text, summary, .. } = rendered;
        summary.documents += 1;
        summary.invalid += usize::from(!checked.is_valid());
        if let Outcome::Verdict {
            violations,
            advice,
            conflicts,
            ..
        } = &checked.outcome
        {
            summary.conflicts += conflicts.all.len();
            summary.advice += advice.all.len();
            summary.denied += advice.all.iter().filter(|advice| advice.is_error).count();
            summary.truncated += usize::from(violations.is_cut || advice.is_cut);
        }
        let end = text.len();
        // Writing to memory cannot fail.
        let _ = self.emit.document(checked, text);
        if end > 0 && text.len() > end {
            let separator = self.emit.separator().bytes();
            text.splice(end..end, separator);
        }
    }
}

/// The error that none of several descriptions is that of the document's connector.
fn undescribed(file: &Path, part: Part) -> String {
    let line = part.first_line();
    let line = line.map_or_else(String::new, |line| format!(":{line}"));
    let file = path::shown(file);
    format!("{file}{line}: its connector is not described")
}
