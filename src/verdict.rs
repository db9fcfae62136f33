//! The verdict on a document, and the functions that reach it.

use std::str::FromStr;

use crate::{
    api::options::Options,
    compare::Comparison,
    connector::Connector,
    document::{
        draft::Draft,
        encoding, json,
        source::{Origin, Source},
        source_map::SourceMap,
        syntax_error::SyntaxError,
        transcode::JsonText,
    },
    judge::Judge,
    report::{
        collect::Collector,
        finding::{Finding, Report},
    },
    request::Request,
    rules::context::Context,
    text::position::Position,
};

/// The reason why there is no valid request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is not a document.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// The document breaks rules.
    #[error(transparent)]
    Invalid(#[from] Report),
    /// The document is valid, but only a part of a request: its [shape](crate::Shape) has no connector,
    /// and the options do not have both its ARN and its version.
    #[error("the document is valid, but a request also needs the connector's ARN and version")]
    NoConnector,
}

/// The verdict on a document, valid or invalid, and the advice, which never changes the verdict.
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
/// assert!(verdict.is_valid() && verdict.request().is_ok());
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
    request: Result<Request, Error>,
    advice: Report,
    comparison: Option<Comparison>,
}

impl Verdict {
    /// Reads a request from JSON text in UTF-8.
    ///
    /// # Errors
    ///
    /// If the bytes are not a JSON document.
    pub fn from_slice(json: &[u8], options: &Options) -> Result<Self, SyntaxError> {
        Self::of_text(encoding::text(json)?, Origin::Text, None, options)
    }

    /// Reads a request from JSON text in UTF-8 and, if it is valid, compares it with the connector that it is
    /// for. The [advice](Self::advice) includes that of the [comparison](Self::comparison).
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice).
    pub fn from_slice_against(
        json: &[u8],
        connector: &Connector,
        options: &Options,
    ) -> Result<Self, SyntaxError> {
        Self::of_text(
            encoding::text(json)?,
            Origin::Text,
            Some(connector),
            options,
        )
    }

    /// Reads a request from JSON text.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice).
    pub fn from_json(json: &str, options: &Options) -> Result<Self, SyntaxError> {
        Self::of_text(encoding::without_mark(json)?, Origin::Text, None, options)
    }

    /// Reads a request from a JSON value, as [`Request::from_value`] does.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice), but without positions and spans.
    pub fn from_value(json: &serde_json::Value, options: &Options) -> Result<Self, SyntaxError> {
        let json = JsonText::from(json);
        let text = encoding::text(json.as_bytes());
        let verdict = text.and_then(|text| Self::of_text(text, Origin::Data, None, options));
        verdict.map_err(SyntaxError::without_place)
    }

    fn of_text(
        json: &str,
        origin: Origin<'_>,
        connector: Option<&Connector>,
        options: &Options,
    ) -> Result<Self, SyntaxError> {
        let mut reading = Reading::new(Source { json, origin }, options);
        reading.read()?;
        Ok(reading.verdict(connector))
    }

    /// Whether the document breaks no rule.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.report().is_none()
    }

    /// Everything that is wrong with the document, if anything is.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        match &self.request {
            Err(Error::Invalid(report)) => Some(report),
            _ => None,
        }
    }

    /// The request, as [`Request::from_slice`] reads it.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the document breaks a rule, [`Error::NoConnector`] if it is a valid part of a
    /// request.
    pub fn request(&self) -> Result<&Request, &Error> {
        self.request.as_ref()
    }

    /// Consumes the verdict and returns the request.
    ///
    /// # Errors
    ///
    /// As [`request`](Self::request).
    pub fn into_request(self) -> Result<Request, Error> {
        self.request
    }

    /// The comparison with the connector, if the request is valid and was read to be compared with one.
    #[must_use]
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_ref()
    }

    /// The advice, in the order of reports and up to [`Report::LIMIT`]. It is never about a member
    /// that breaks a rule of its own, nor about a plugin after [`Report::LIMIT`] others that lack a member.
    #[must_use]
    pub fn advice(&self) -> &[Finding] {
        self.advice.violations()
    }

    /// Whether there is more advice than [`advice`](Self::advice) returns.
    #[must_use]
    pub fn is_advice_truncated(&self) -> bool {
        self.advice.is_truncated()
    }

    /// The position at which the [`span`](Finding::span) of each piece of advice starts in `text`, the
    /// text that was read.
    #[must_use]
    pub fn advice_positions(&self, text: &str) -> Vec<Option<Position>> {
        self.advice.positions(text)
    }
}

/// A document as it is read and judged. It is large, so it is filled in place.
pub(crate) struct Reading<'c> {
    options: &'c Options,
    source: Source<'c>,
    pub(crate) draft: Draft,
    pub(crate) source_map: SourceMap,
    pub(crate) violations: Collector<'c>,
    /// How many plugins that lack a member are kept, and how many that are broken: without need for the whole
    /// draft, as many as fit in a report, which then also says that they are too many.
    pub(crate) plugins: usize,
}

impl<'c> Reading<'c> {
    pub(crate) fn new(source: Source<'c>, options: &'c Options) -> Self {
        Self {
            options,
            source,
            draft: Draft::default(),
            source_map: SourceMap::NONE,
            violations: Collector::new(options, Some(source)),
            plugins: Report::LIMIT,
        }
    }

    /// Reads the text.
    pub(crate) fn read(&mut self) -> Result<(), SyntaxError> {
        json::read(
            self.source.json,
            self.options,
            &mut self.draft,
            &mut self.source_map,
            &mut self.violations,
            self.plugins,
        )
    }

    /// Takes the request out of here, or reports what is wrong with it.
    pub(crate) fn decide(&mut self) -> Result<Request, Error> {
        let (violations, source) = (self.violations.end_reading(), Some(self.source));
        let mut judge = Judge::new(self.options, source, &self.source_map, violations);
        judge.draft(&self.draft);
        let request = request(&mut self.draft, judge.violations, &judge.context);
        complete(request, self.options)
    }

    /// The verdict on the text that was read.
    pub(crate) fn verdict(&mut self, connector: Option<&Connector>) -> Verdict {
        let (violations, source) = (self.violations.end_reading(), Some(self.source));
        let judge = Judge::new(self.options, source, &self.source_map, violations);
        verdict(&mut self.draft, judge, connector)
    }
}

impl Draft {
    /// Checks the draft against every rule.
    ///
    /// # Errors
    ///
    /// If it breaks a rule, with everything that is wrong.
    pub fn check(mut self, options: &Options) -> Result<Request, Report> {
        let options = &*options.for_a_draft();
        let mut judge = Judge::of_draft(options);
        judge.draft(&self);
        request(&mut self, judge.violations, &judge.context)
    }

    /// Checks the draft against every rule, and gives advice.
    #[must_use]
    pub fn verdict(mut self, options: &Options) -> Verdict {
        let options = &*options.for_a_draft();
        verdict(&mut self, Judge::of_draft(options), None)
    }
}

fn verdict(draft: &mut Draft, mut judge: Judge<'_>, connector: Option<&Connector>) -> Verdict {
    judge.want_advice();
    judge.draft(draft);
    let request = request(draft, judge.violations, &judge.context);
    let compared = connector.zip(request.as_ref().ok());
    let comparison =
        compared.map(|(connector, request)| Comparison::of(request, connector, &judge.context));
    let advice = judge.advice.map(|mut advice| {
        for finding in comparison.iter().flat_map(Comparison::advice) {
            advice.add(finding.clone());
        }
        advice.report(judge.context.source_map)
    });
    Verdict {
        request: complete(request, judge.context.options),
        advice: advice.unwrap_or_default(),
        comparison,
    }
}

/// Refuses a valid part of a request.
fn complete(request: Result<Request, Error>, options: &Options) -> Result<Request, Error> {
    match request {
        Ok(_) if options.lacks_a_connector() => Err(Error::NoConnector),
        request => request,
    }
}

/// Takes the request out of the draft, or reports what is wrong with it.
fn request<E: From<Report>>(
    draft: &mut Draft,
    violations: Collector<'_>,
    context: &Context<'_>,
) -> Result<Request, E> {
    if violations.is_empty()
        && let Some(request) = Request::of(draft, context.options)
    {
        return Ok(request);
    }
    Err(violations.report(context.source_map).into())
}

impl Request {
    /// Reads a request from JSON text in UTF-8.
    ///
    /// # Errors
    ///
    /// [`Error::Syntax`] if the bytes are not a JSON document, [`Error::Invalid`] with everything that
    /// is wrong if the document breaks a rule, [`Error::NoConnector`] if it is a valid part of a request.
    pub fn from_slice(json: &[u8], options: &Options) -> Result<Self, Error> {
        Self::of_text(encoding::text(json)?, Origin::Text, options)
    }

    /// Reads a request from JSON text.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice).
    pub fn from_json(json: &str, options: &Options) -> Result<Self, Error> {
        Self::of_text(encoding::without_mark(json)?, Origin::Text, options)
    }

    /// Reads a request from a JSON value, as if from its text. The value no longer has repeated
    /// names, the notation of numbers, or lines. If some crate enables `serde_json`'s
    /// `arbitrary_precision` or `raw_value`, its parser has also replaced objects whose name starts
    /// with `$serde_json::private::` with numbers or values; in text such a name is an ordinary one.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice), but without positions and spans.
    pub fn from_value(json: &serde_json::Value, options: &Options) -> Result<Self, Error> {
        Self::from_data(&JsonText::from(json), options)
    }

    pub(crate) fn from_data(json: &JsonText, options: &Options) -> Result<Self, Error> {
        let text = encoding::text(json.as_bytes()).map_err(SyntaxError::without_place)?;
        match Self::of_text(text, Origin::Data, options) {
            Err(Error::Syntax(error)) => Err(error.without_place().into()),
            answer => answer,
        }
    }

    fn of_text(json: &str, origin: Origin<'_>, options: &Options) -> Result<Self, Error> {
        let mut reading = Reading::new(Source { json, origin }, options);
        reading.read()?;
        reading.decide()
    }
}

/// Reads a request from JSON text with the default options.
impl FromStr for Request {
    type Err = Error;

    fn from_str(json: &str) -> Result<Self, Error> {
        Self::from_json(json, &Options::default())
    }
}

/// Checks a draft with the default options.
impl TryFrom<Draft> for Request {
    type Error = Report;

    fn try_from(draft: Draft) -> Result<Self, Report> {
        draft.check(&Options::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::revision::Revision;

    #[test]
    fn a_report_is_the_same_if_all_plugins_are_kept() {
        let elements = [
            "0",
            "{}",
            r#"{"x": 0}"#,
            r#"{"customPlugin": 0}"#,
            r#"{"customPlugin": {}}"#,
            r#"{"customplugin": {"customPluginArn": "", "REVISION": 0}}"#,
            r#"{"customPlugin": {"customPluginArn": 0, "customPluginArn": 1}}"#,
        ];
        let options = Options::default().revision(Revision::LATEST);
        for usual in elements {
            for unusual in elements {
                for (before, after) in [(0, Report::LIMIT - 1), (Report::LIMIT, 2), (2_500, 1)] {
                    let list = [vec![usual; before], vec![unusual], vec![usual; after]].concat();
                    let complete = list
                        .iter()
                        .filter(|element| element.contains("REVISION"))
                        .count();
                    let json = format!(r#"{{"plugins": [{}]}}"#, list.join(","));
                    let source = Source {
                        json: &json,
                        origin: Origin::Text,
                    };
                    let [some, all] = [Report::LIMIT, 10_000].map(|plugins| {
                        let mut reading = Reading::new(source, &options);
                        reading.plugins = plugins;
                        reading.read().expect("it is JSON");
                        let kept = reading.draft.plugins.as_ref().map_or(0, Vec::len);
                        assert!(kept <= complete + 2 * plugins);
                        reading.decide()
                    });
                    assert_eq!(some, all, "{before} {usual}, {unusual}, {after} {usual}");
                }
            }
        }
    }
}
