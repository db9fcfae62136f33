//! The verdict on a document, and the advice beside it.

use crate::{
    api::options::Options,
    document::{
        draft::Draft,
        encoding,
        json::Reading,
        source_map::{NO_SOURCE, SourceMap},
        syntax_error::SyntaxError,
        transcode::JsonText,
    },
    judge::Checker,
    report::{
        collect::Findings,
        finding::{Finding, Report},
    },
    request::Request,
    text::position::Position,
};

/// The verdict on a document, valid or not, and the advice beside it, which never changes the
/// verdict.
///
/// ```
/// use msk_connect_preflight::{Level, Options, Rule, Verdict};
///
/// let text = br#"{
///     "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
///     "currentVersion": "K2EUQ1WTGCTBG2",
///     "capacity": { "provisionedCapacity": { "mcuCount": 2, "workerCount": 12 } }
/// }"#;
/// let verdict = Verdict::from_slice(text, &Options::default())?;
/// assert!(verdict.request().is_ok());
/// let [advice] = verdict.advice() else {
///     panic!("the quota is 10 workers");
/// };
/// assert_eq!(advice.rule(), Rule::WorkerQuota);
/// assert_eq!(advice.rule().level(), Level::Advice);
/// assert_eq!(advice.pointer(), "/capacity/provisionedCapacity/workerCount");
/// # Ok::<(), msk_connect_preflight::SyntaxError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub(crate) request: Result<Request, Report>,
    pub(crate) advice: Report,
}

impl Verdict {
    /// Reads a request from JSON text in UTF-8.
    ///
    /// # Errors
    ///
    /// When the bytes are no JSON document.
    pub fn from_slice(json: &[u8], options: &Options) -> Result<Self, SyntaxError> {
        let mut reading = Reading::new(encoding::text(json)?);
        reading.read(options)?;
        Ok(reading.verdict(options))
    }

    /// Reads a request from JSON text.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice).
    pub fn from_json(json: &str, options: &Options) -> Result<Self, SyntaxError> {
        Self::from_slice(json.as_bytes(), options)
    }

    /// Reads a request from a JSON value, as [`Request::from_value`] does.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice), but without positions and spans.
    pub fn from_value(json: &serde_json::Value, options: &Options) -> Result<Self, SyntaxError> {
        let json = JsonText::from(json);
        let verdict = Self::from_slice(json.as_bytes(), options);
        let verdict = verdict.map_err(SyntaxError::without_place)?;
        Ok(Self {
            request: verdict.request.map_err(Report::without_places),
            advice: verdict.advice.without_places(),
        })
    }

    /// The request, or all that is wrong with it.
    ///
    /// # Errors
    ///
    /// When the document breaks any rule.
    pub fn request(&self) -> Result<&Request, &Report> {
        self.request.as_ref()
    }

    /// The same, taken out of here.
    ///
    /// # Errors
    ///
    /// As [`request`](Self::request).
    pub fn into_request(self) -> Result<Request, Report> {
        self.request
    }

    /// The advice, in the order of reports and up to [`Report::LIMIT`]. It is never about a member
    /// that breaks a rule of its own.
    #[must_use]
    pub fn advice(&self) -> &[Finding] {
        self.advice.violations()
    }

    /// Whether there is more advice than is told.
    #[must_use]
    pub fn is_advice_truncated(&self) -> bool {
        self.advice.is_truncated()
    }

    /// Where the [`span`](Finding::span) of each piece of advice starts in `text`, the text that
    /// was read.
    #[must_use]
    pub fn advice_positions(&self, text: &str) -> Vec<Option<Position>> {
        self.advice.positions(text)
    }
}

impl Reading<'_> {
    /// The verdict on what the text says.
    pub(crate) fn verdict(&mut self, options: &Options) -> Verdict {
        Verdict {
            // The draft is taken for the request.
            advice: advice(&self.draft, &self.source_map, Some(self.text), options),
            request: self.decide(options),
        }
    }
}

impl Draft {
    /// Checks the draft against every rule, and gives advice.
    #[must_use]
    pub fn verdict(self, options: &Options) -> Verdict {
        Verdict {
            // The draft is taken for the request.
            advice: advice(&self, &NO_SOURCE, None, options),
            request: self.check(options),
        }
    }
}

fn advice(draft: &Draft, source_map: &SourceMap, text: Option<&str>, options: &Options) -> Report {
    let mut checker = Checker {
        options,
        source_map,
        text,
        zero_may_be_unset: draft.zero_may_be_unset,
        findings: Findings::default(),
    };
    checker.advice(draft);
    checker.findings.report(text, source_map, options)
}
