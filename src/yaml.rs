//! Requests that are written in YAML 1.2, as the AWS CLI takes them with `--cli-input-yaml`.
//!
//! Rules, messages and their order are those of JSON, and places are those of the YAML.
//!
//! Values are those of the core schema: `yes` is a string, `0x10` and `1.0` are integers, `.inf` is out
//! of every range, and `.nan` is no integer. What JSON could not say is a syntax error: a name that is no
//! string, a merge key, a tag of another schema, an alias inside of what it stands for. Aliases may repeat
//! as much as the length of the whole text and 1 MiB.

pub use crate::document::yaml::{Document, Documents, documents};
use crate::{
    api::options::Options,
    document::{
        source::{Origin, Source},
        syntax_error::SyntaxError,
        yaml::{covering::Covering, writer::Token},
    },
    report::excerpt::{self, Masked, Walk},
    request::Request,
    verdict::{Error, Reading, Verdict},
};

impl<'t> Document<'t> {
    /// Reads a request from the document.
    ///
    /// # Errors
    ///
    /// As [`Request::from_slice`], with the places of the YAML.
    pub fn check(&self, options: &Options) -> Result<Request, Error> {
        if let Some(fault) = self.fault {
            return Err(fault.into());
        }
        let mut reading = Reading::new(self.source(), options);
        reading.read()?;
        Ok(reading.decide()?)
    }

    /// Reads a request from the document, and gives advice.
    ///
    /// # Errors
    ///
    /// As [`Verdict::from_slice`], with the places of the YAML.
    pub fn verdict(&self, options: &Options) -> Result<Verdict, SyntaxError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut reading = Reading::new(self.source(), options);
        reading.read()?;
        Ok(reading.verdict())
    }

    fn source(&self) -> Source<'_> {
        Source {
            json: &self.json,
            origin: Origin::Translation(self),
        }
    }

    /// The [`text`](Self::text) with its secrets covered, read as a check with these options reads
    /// it: names, values and brackets are shown where they are shown in JSON, punctuation between them,
    /// and nothing else.
    #[must_use]
    pub fn masked(&self, options: &Options) -> Masked<'t> {
        let (walk, _) = Walk::over(&self.json, options);
        // What is hidden of the token; of an alias all is.
        let hidden = |token: &Token| {
            let source = self.text.get(token.yaml.clone()).unwrap_or_default();
            let cover = walk
                .covers
                .binary_search_by_key(&token.json, |cover| cover.place.start);
            let cover = cover.ok().and_then(|cover| walk.covers.get(cover));
            match cover {
                _ if token.is_alias => Some(0..source.len()),
                Some(cover) => Some(excerpt::hidden(source, cover.visible)),
                None => None,
            }
        };
        let mut cover = Covering {
            text: self.text,
            secrets: Vec::new(),
        };
        let mut to = 0;
        for token in self.tokens.iter().filter(|token| token.json < walk.read) {
            cover.between(to..token.yaml.start);
            if let Some(hidden) = hidden(token) {
                let start = token.yaml.start;
                cover.whole(start + hidden.start..start + hidden.end);
            }
            to = token.yaml.end;
        }
        let text = if let Some(offset) = self.fault.and_then(|fault| fault.offset()) {
            cover.begun(to..self.text.len());
            self.text.get(..offset).unwrap_or_default()
        } else {
            cover.between(to..self.text.len());
            self.text
        };
        Masked {
            text,
            secrets: cover.secrets,
        }
    }
}
