//! Requests in YAML 1.2, as for `--cli-input-yaml` of the AWS CLI.
//!
//! Rules, messages and their order are the same as for JSON; spans and positions refer to the YAML text.
//!
//! Values follow the core schema: `yes` is a string, `0x10` and `1.0` are integers, `.inf` is out of every
//! range, and `.nan` is not an integer. Anything that JSON cannot express is a syntax error: a name that is
//! not a string, a merge key, a tag of another schema, a recursive alias. The total size of expanded aliases
//! is limited to the length of the whole text plus 1 MiB.

use serde_json::Value;

pub use crate::document::yaml::{Document, Documents, documents};
use crate::{
    api::options::Options,
    connector::Connector,
    document::{
        source::{Origin, Original as _, Source},
        syntax_error::SyntaxError,
        yaml::{
            covering::Covering,
            reason::{ALIAS_IN_DESCRIPTION, TOO_LARGE},
            tokens::Token,
        },
    },
    report::{
        excerpt::{self, Masked, Walk},
        fix::Fixer,
    },
    request::Request,
    verdict::{Error, Reading, Verdict},
};

impl<'t> Document<'t> {
    /// Reads a request from the document.
    ///
    /// # Errors
    ///
    /// The same as [`Request::from_slice`], with spans and positions in the YAML text.
    pub fn check(&self, options: &Options) -> Result<Request, Error> {
        if let Some(fault) = self.fault {
            return Err(fault.into());
        }
        let mut reading = Reading::new(self.source(), options);
        reading.read()?;
        reading.decide()
    }

    /// Reads a request from the document, with advice.
    ///
    /// # Errors
    ///
    /// The same as [`Verdict::from_slice`], with spans and positions in the YAML text.
    pub fn verdict(&self, options: &Options) -> Result<Verdict, SyntaxError> {
        self.read(None, options)
    }

    /// Reads a request from the document and, if it is valid, compares it with the connector that it is for.
    ///
    /// # Errors
    ///
    /// As [`verdict`](Self::verdict).
    pub fn verdict_against(
        &self,
        connector: &Connector,
        options: &Options,
    ) -> Result<Verdict, SyntaxError> {
        self.read(Some(connector), options)
    }

    fn read(
        &self,
        connector: Option<&Connector>,
        options: &Options,
    ) -> Result<Verdict, SyntaxError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut reading = Reading::new(self.source(), options);
        reading.read()?;
        Ok(reading.verdict(connector))
    }

    /// The document as the description of a [`Connector`], or of several, for [`Connector::from_value`].
    ///
    /// # Errors
    ///
    /// If the text is not YAML, cannot be JSON, or contains an alias: what comes through one is never shown, and a
    /// value does not say where it comes from.
    pub fn description(&self) -> Result<Value, SyntaxError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let stop = |offset, reason| SyntaxError::at(offset, reason, self.text.as_bytes()).of_yaml();
        if let Some(alias) = self.tokens.iter().find(|token| token.is_alias) {
            return Err(stop(alias.yaml.start, ALIAS_IN_DESCRIPTION));
        }
        serde_json::from_str(&self.json).map_err(|error| {
            let last = error.column().saturating_sub(1);
            stop(self.span(last..last).start, TOO_LARGE)
        })
    }

    /// Prepares to fix the [`text`](Self::text).
    #[must_use]
    pub fn fixer(&self) -> Fixer<'_> {
        Fixer::of(self.text, self.source())
    }

    fn source(&self) -> Source<'_> {
        Source {
            json: &self.json,
            origin: Origin::Translation(self),
        }
    }

    /// The [`text`](Self::text) with its secrets masked, as a check with these options reads it. It shows
    /// the names, values and brackets that would be shown in JSON and the punctuation between them, and
    /// nothing else.
    #[must_use]
    pub fn masked(&self, options: &Options) -> Masked<'t> {
        let (walk, _) = Walk::over(&self.json, options);
        // The hidden part of the token; an alias is hidden completely.
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
        for token in self
            .tokens
            .iter()
            .take_while(|token| token.json < walk.read)
        {
            cover.between(to..token.yaml.start);
            if let Some(hidden) = hidden(&token) {
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
