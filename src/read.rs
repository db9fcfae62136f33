//! Reading a document: one pass over JSON text that writes down every problem and goes on.

use std::{borrow::Cow, ops::Range};

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, NumberFloat, Peek};

use crate::{
    catalogue::Rule,
    configuration::Configuration,
    draft::{
        AutoScalingUpdate, CapacityUpdate, CustomPlugin, Draft, Plugin, ProvisionedCapacityUpdate,
        ScaleInPolicyUpdate, ScaleOutPolicyUpdate, WorkerConfiguration,
    },
    findings::{Finding, Findings, OpenName},
    member::{At, JsonType, Member},
    names::{Names, Sighting},
    options::Options,
    syntax::SyntaxError,
    violation::{Detail, Number},
};

/// How deep arrays and objects may stand in each other.
pub(crate) const DEEPEST: u32 = 128;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What a text says.
pub(crate) struct Reading<'t> {
    pub(crate) text: &'t str,
    pub(crate) draft: Draft,
    pub(crate) notes: Notes,
    pub(crate) findings: Findings<'t>,
}

/// What a draft cannot hold about its members.
#[derive(Clone, Debug)]
pub(crate) struct Notes {
    members: [Note; Member::COUNT],
    /// Those of each element of `plugins`.
    elements: Vec<[Note; ELEMENT_MEMBERS]>,
}

const ELEMENT_MEMBERS: usize = Member::CustomPluginRevision as usize - Member::Plugin as usize + 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// Where the member starts in the text: its name, or its value where it has none.
    pub(crate) start: Option<usize>,
    pub(crate) state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// As the draft has it.
    Kept,
    /// Present, but broken, so that the draft has nothing.
    Broken,
    /// An integer beyond those that the draft can hold, which has the nearest one.
    Beyond,
}

impl Note {
    pub(crate) const NONE: Self = Self {
        start: None,
        state: State::Kept,
    };
}

impl Notes {
    pub(crate) const NONE: Self = Self {
        members: [Note::NONE; Member::COUNT],
        elements: Vec::new(),
    };

    pub(crate) fn get(&self, at: At) -> Note {
        let note = match at.element {
            None => self.members.get(at.member as usize),
            Some(index) => self
                .elements
                .get(index)
                .and_then(|element| element.get(at.member as usize - Member::Plugin as usize)),
        };
        note.copied().unwrap_or(Note::NONE)
    }

    /// Whether the draft has lost an integer for a smaller or greater one.
    pub(crate) fn has_beyond(&self) -> bool {
        let mut notes = self.members.iter().chain(self.elements.iter().flatten());
        notes.any(|note| note.state == State::Beyond)
    }

    fn set(&mut self, at: At, change: impl FnOnce(&mut Note)) {
        let note = match at.element {
            None => self.members.get_mut(at.member as usize),
            Some(index) => self
                .elements
                .get_mut(index)
                .and_then(|element| element.get_mut(at.member as usize - Member::Plugin as usize)),
        };
        if let Some(note) = note {
            change(note);
        }
    }
}

/// Reads a document from `bytes`.
pub(crate) fn read<'t>(bytes: &'t [u8], options: &Options) -> Result<Reading<'t>, SyntaxError> {
    let text = text(bytes)?;
    let mut reader = Reader {
        cursor: Cursor::new(text),
        options,
        notes: Notes::NONE,
        findings: Findings::default(),
    };
    let draft = reader
        .document()
        .map_err(|stop| stop.error(text.as_bytes()))?;
    Ok(Reading {
        text,
        draft,
        notes: reader.notes,
        findings: reader.findings,
    })
}

/// The text that `bytes` are, if they are one.
fn text(bytes: &[u8]) -> Result<&str, SyntaxError> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        return Err(SyntaxError::at(
            0,
            "the text starts with a byte-order mark: save it as UTF-8 without one",
            bytes,
        ));
    }
    str::from_utf8(bytes)
        .map_err(|error| SyntaxError::at(error.valid_up_to(), "the text is not UTF-8", bytes))
}

/// What a span is to cover of a thing that starts somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The name, or the opening bracket of what has none.
    Name,
    /// The value behind the name.
    Value,
    /// The value of what has no name.
    BareValue,
}

/// The bytes of `part` of what starts at `start`, in a text that was read without a syntax error.
pub(crate) fn span(text: &str, start: usize, part: Part) -> Range<usize> {
    let mut cursor = Cursor::new(text);
    cursor.move_to(start);
    cursor
        .part(part)
        .unwrap_or(start..(start + 1).min(text.len()))
}

/// Why reading stopped, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop {
    pub(crate) offset: usize,
    reason: &'static str,
}

impl Stop {
    fn error(self, bytes: &[u8]) -> SyntaxError {
        SyntaxError::at(self.offset, self.reason, bytes)
    }
}

pub(crate) type Step<T = ()> = Result<T, Stop>;

/// A name in an object.
#[derive(Clone, Debug)]
pub(crate) struct Name<'t> {
    pub(crate) text: Cow<'t, str>,
    /// The offset of its opening quote.
    pub(crate) start: usize,
}

/// A place in JSON text, from which the text is read token by token.
///
/// It adds to `jiter` what that does not give: the places of names, numbers of any length, and the
/// limit on nesting.
pub(crate) struct Cursor<'t> {
    text: &'t str,
    jiter: Jiter<'t>,
    /// Where in the text `jiter` began.
    base: usize,
    /// How many arrays and objects are open.
    depth: u32,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            jiter: Jiter::new(text.as_bytes()),
            base: 0,
            depth: 0,
        }
    }

    pub(crate) fn offset(&self) -> usize {
        self.base + self.jiter.current_index()
    }

    fn move_to(&mut self, offset: usize) {
        let rest = self.text.get(offset..).unwrap_or_default();
        self.jiter = Jiter::new(rest.as_bytes());
        self.base = self.text.len() - rest.len();
    }

    fn stop(&self, error: &JiterError) -> Stop {
        Self::stop_from(self.base, error)
    }

    /// Why and where a parser stopped that began at `base`.
    fn stop_from(base: usize, error: &JiterError) -> Stop {
        let reason = match &error.error_type {
            JiterErrorType::JsonError(kind) => reason(kind),
            JiterErrorType::WrongType { .. } => "expected another value",
        };
        Stop {
            offset: base + error.index,
            reason,
        }
    }

    pub(crate) fn peek(&mut self) -> Step<Peek> {
        self.jiter.peek().map_err(|error| self.stop(&error))
    }

    /// Makes sure that nothing follows.
    pub(crate) fn finish(&mut self) -> Step {
        self.jiter.finish().map_err(|error| self.stop(&error))
    }

    /// Goes into the array or object that begins here.
    fn enter(&mut self) -> Step {
        if self.depth == DEEPEST {
            return Err(Stop {
                offset: self.offset(),
                reason: "arrays and objects stand in each other more than 128 levels deep",
            });
        }
        self.depth += 1;
        Ok(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Goes into the object that begins here, to its first name.
    pub(crate) fn first_name(&mut self) -> Step<Option<Name<'t>>> {
        self.enter()?;
        let raw = self.jiter.next_object_bytes().map(|raw| raw.map(range_of));
        self.name(raw)
    }

    /// Goes to the next name of the object, or out of it.
    pub(crate) fn next_name(&mut self) -> Step<Option<Name<'t>>> {
        let raw = self.jiter.next_key_bytes().map(|raw| raw.map(range_of));
        self.name(raw)
    }

    fn name(&mut self, raw: Result<Option<Range<usize>>, JiterError>) -> Step<Option<Name<'t>>> {
        let Some(raw) = raw.map_err(|error| self.stop(&error))? else {
            self.leave();
            return Ok(None);
        };
        // Jiter gives no place of a name, but it gives the bytes of the text themselves.
        let start = raw.start - self.text.as_ptr().addr();
        let text = self.text.get(start..start + raw.len()).unwrap_or_default();
        let start = start - 1;
        let text = if text.contains('\\') {
            let mut quoted = Jiter::new(self.text.as_bytes().get(start..).unwrap_or_default());
            let unescaped = quoted.next_str().map(str::to_owned);
            Cow::Owned(unescaped.map_err(|error| Self::stop_from(start, &error))?)
        } else {
            Cow::Borrowed(text)
        };
        Ok(Some(Name { text, start }))
    }

    /// Goes into the array that begins here, to its first element.
    pub(crate) fn first_element(&mut self) -> Step<Option<Peek>> {
        self.enter()?;
        let first = self.jiter.known_array();
        self.element(first)
    }

    /// Goes to the next element of the array, or out of it.
    pub(crate) fn next_element(&mut self) -> Step<Option<Peek>> {
        let next = self.jiter.array_step();
        self.element(next)
    }

    fn element(&mut self, peek: Result<Option<Peek>, JiterError>) -> Step<Option<Peek>> {
        let peek = peek.map_err(|error| self.stop(&error))?;
        if peek.is_none() {
            self.leave();
        }
        Ok(peek)
    }

    /// Reads the number that begins here and gives its text.
    fn number(&mut self, peek: Peek) -> Step<&'t str> {
        let start = self.offset();
        match self.jiter.known_number_bytes(peek) {
            Ok(_) => {}
            Err(JiterError {
                error_type: JiterErrorType::JsonError(JsonErrorType::NumberOutOfRange),
                ..
            }) => {
                // Jiter refuses so many digits. The last of them is a number again, together
                // with whatever follows.
                let digits = self.text.get(start + 1..).unwrap_or_default();
                let after = digits.find(|c: char| !c.is_ascii_digit());
                self.move_to(start + after.unwrap_or(digits.len()));
                let peek = self.peek()?;
                return self
                    .number(peek)
                    .map(|_| self.text.get(start..self.offset()).unwrap_or_default());
            }
            Err(error) => return Err(self.stop(&error)),
        }
        Ok(self.text.get(start..self.offset()).unwrap_or_default())
    }

    fn string(&mut self) -> Step<String> {
        match self.jiter.known_str() {
            Ok(string) => Ok(string.to_owned()),
            Err(error) => Err(self.stop(&error)),
        }
    }

    /// Reads over a value that is neither array nor object, and tells its type.
    pub(crate) fn scalar(&mut self, peek: Peek) -> Step<JsonType> {
        let (read, json_type) = match peek {
            Peek::String => (self.jiter.known_bytes().map(drop), JsonType::String),
            Peek::True | Peek::False => (self.jiter.known_bool(peek).map(drop), JsonType::Boolean),
            Peek::Null => (self.jiter.known_null(), JsonType::Null),
            _ => return self.number(peek).map(|_| JsonType::Number),
        };
        read.map_err(|error| self.stop(&error)).map(|()| json_type)
    }

    /// Reads over a value, whatever it is, and tells its type.
    fn skip(&mut self, first: Peek) -> Step<JsonType> {
        let (mut peek, outside) = (first, self.depth);
        // Whether each open container is an object, the innermost in the lowest bit.
        let mut objects: u128 = 0;
        loop {
            let inside = match peek {
                Peek::Object => self.first_name_value()?,
                Peek::Array => self.first_element()?,
                _ => {
                    self.scalar(peek)?;
                    None
                }
            };
            if let Some(inside) = inside {
                objects = objects << 1 | u128::from(peek == Peek::Object);
                peek = inside;
                continue;
            }
            peek = loop {
                if self.depth == outside {
                    return Ok(json_type(first));
                }
                let next = if objects & 1 == 1 {
                    self.next_name_value()?
                } else {
                    self.next_element()?
                };
                match next {
                    Some(next) => break next,
                    None => objects >>= 1,
                }
            };
        }
    }

    fn first_name_value(&mut self) -> Step<Option<Peek>> {
        self.first_name()?.map(|_| self.peek()).transpose()
    }

    fn next_name_value(&mut self) -> Step<Option<Peek>> {
        self.next_name()?.map(|_| self.peek()).transpose()
    }

    fn part(&mut self, part: Part) -> Step<Range<usize>> {
        let mut peek = self.peek()?;
        let mut start = self.offset();
        match part {
            Part::Name if peek != Peek::String => return Ok(start..start + 1),
            Part::Name => {
                self.scalar(peek)?;
                return Ok(start..self.offset());
            }
            Part::Value => {
                self.scalar(peek)?;
                let rest = self.text.get(self.offset()..).unwrap_or_default();
                let colon = rest.find(':').unwrap_or_default();
                self.move_to(self.offset() + colon + 1);
                peek = self.peek()?;
                start = self.offset();
            }
            Part::BareValue => {}
        }
        self.skip(peek)?;
        Ok(start..self.offset())
    }
}

/// The addresses of the bytes.
fn range_of(bytes: &[u8]) -> Range<usize> {
    let start = bytes.as_ptr().addr();
    start..start + bytes.len()
}

fn json_type(peek: Peek) -> JsonType {
    match peek {
        Peek::Object => JsonType::Object,
        Peek::Array => JsonType::Array,
        Peek::String => JsonType::String,
        Peek::True | Peek::False => JsonType::Boolean,
        Peek::Null => JsonType::Null,
        _ => JsonType::Number,
    }
}

/// Plain words for why the text is no JSON. The parser's own messages stay inside: many of them
/// print what they found.
fn reason(kind: &JsonErrorType) -> &'static str {
    match kind {
        JsonErrorType::EofWhileParsingList => "the text ends inside an array",
        JsonErrorType::EofWhileParsingObject => "the text ends inside an object",
        JsonErrorType::EofWhileParsingString => "the text ends inside a string",
        JsonErrorType::EofWhileParsingValue => "the text ends where a value was expected",
        JsonErrorType::ExpectedColon => "expected `:` after the name",
        JsonErrorType::ExpectedListCommaOrEnd => "expected `,` or `]` after the element",
        JsonErrorType::ExpectedObjectCommaOrEnd => "expected `,` or `}` after the member",
        JsonErrorType::ExpectedSomeIdent => "expected `true`, `false` or `null`",
        JsonErrorType::InvalidEscape => "expected an escape that JSON knows after the backslash",
        JsonErrorType::InvalidNumber => "expected a number as JSON writes it",
        JsonErrorType::ControlCharacterWhileParsingString => {
            "expected control characters in strings to be escaped, a line break as `\\n`"
        }
        JsonErrorType::KeyMustBeAString => "expected a name in double quotes",
        JsonErrorType::LoneLeadingSurrogateInHexEscape
        | JsonErrorType::UnexpectedEndOfHexEscape => {
            "expected a pair of surrogates: one alone is no character"
        }
        JsonErrorType::TrailingComma => "expected something after the comma",
        JsonErrorType::TrailingCharacters => "expected nothing after the document",
        _ => "expected a value",
    }
}

/// One pass over a document.
struct Reader<'t, 'o> {
    cursor: Cursor<'t>,
    options: &'o Options,
    notes: Notes,
    findings: Findings<'t>,
}

impl<'t> Reader<'t, '_> {
    fn document(&mut self) -> Step<Draft> {
        let mut draft = Draft::default();
        let at = At::DOCUMENT;
        self.cursor.peek()?;
        self.begin(at, self.cursor.offset());
        self.object(at, |reader, at| {
            match at.member {
                Member::ConnectorArn => draft.connector_arn = reader.string(at)?,
                Member::CurrentVersion => draft.current_version = reader.string(at)?,
                Member::Capacity => draft.capacity = reader.capacity(at)?,
                Member::ConnectorConfiguration => {
                    draft.connector_configuration = reader.configuration(at)?;
                }
                Member::SkipHealthValidation => {
                    draft.skip_health_validation = reader.boolean(at)?;
                }
                Member::UseDefaultWorkerConfiguration => {
                    draft.use_default_worker_configuration = reader.boolean(at)?;
                }
                Member::Plugins => draft.plugins = reader.plugins(at)?,
                _ => draft.worker_configuration = reader.worker_configuration(at)?,
            }
            Ok(())
        })?;
        self.cursor.finish()?;
        Ok(draft)
    }

    fn capacity(&mut self, at: At) -> Step<Option<CapacityUpdate>> {
        let mut capacity = CapacityUpdate::default();
        let read = self.object(at, |reader, at| {
            match at.member {
                Member::AutoScaling => capacity.auto_scaling = reader.auto_scaling(at)?,
                _ => capacity.provisioned_capacity = reader.provisioned_capacity(at)?,
            }
            Ok(())
        })?;
        Ok(read.then_some(capacity))
    }

    fn auto_scaling(&mut self, at: At) -> Step<Option<AutoScalingUpdate>> {
        let mut auto_scaling = AutoScalingUpdate::default();
        let read = self.object(at, |reader, at| {
            match at.member {
                Member::MaxWorkerCount => auto_scaling.max_worker_count = reader.integer(at)?,
                Member::AutoScalingMcuCount => auto_scaling.mcu_count = reader.integer(at)?,
                Member::MinWorkerCount => auto_scaling.min_worker_count = reader.integer(at)?,
                Member::ScaleInPolicy => {
                    auto_scaling.scale_in_policy =
                        reader.scale_policy(at, |percentage| ScaleInPolicyUpdate {
                            cpu_utilization_percentage: percentage,
                        })?;
                }
                Member::ScaleOutPolicy => {
                    auto_scaling.scale_out_policy =
                        reader.scale_policy(at, |percentage| ScaleOutPolicyUpdate {
                            cpu_utilization_percentage: percentage,
                        })?;
                }
                _ => auto_scaling.max_autoscaling_task_count = reader.integer(at)?,
            }
            Ok(())
        })?;
        Ok(read.then_some(auto_scaling))
    }

    fn scale_policy<P>(&mut self, at: At, policy: fn(Option<i64>) -> P) -> Step<Option<P>> {
        let mut percentage = None;
        let read = self.object(at, |reader, at| {
            percentage = reader.integer(at)?;
            Ok(())
        })?;
        Ok(read.then(|| policy(percentage)))
    }

    fn provisioned_capacity(&mut self, at: At) -> Step<Option<ProvisionedCapacityUpdate>> {
        let mut provisioned = ProvisionedCapacityUpdate::default();
        let read = self.object(at, |reader, at| {
            match at.member {
                Member::ProvisionedMcuCount => provisioned.mcu_count = reader.integer(at)?,
                _ => provisioned.worker_count = reader.integer(at)?,
            }
            Ok(())
        })?;
        Ok(read.then_some(provisioned))
    }

    fn plugins(&mut self, at: At) -> Step<Option<Vec<Plugin>>> {
        let peek = self.cursor.peek()?;
        if peek != Peek::Array {
            return self.wrong_type(at, peek).map(|()| None);
        }
        let mut plugins = Vec::new();
        let mut next = self.cursor.first_element()?;
        while next.is_some() {
            let at = At::element(plugins.len());
            self.notes.elements.push([Note::NONE; ELEMENT_MEMBERS]);
            self.begin(at, self.cursor.offset());
            let mut plugin = Plugin::default();
            self.object(at, |reader, at| {
                plugin.custom_plugin = reader.custom_plugin(at)?;
                Ok(())
            })?;
            plugins.push(plugin);
            next = self.cursor.next_element()?;
        }
        Ok(Some(plugins))
    }

    fn custom_plugin(&mut self, at: At) -> Step<Option<CustomPlugin>> {
        let mut plugin = CustomPlugin::default();
        let read = self.object(at, |reader, at| {
            match at.member {
                Member::CustomPluginArn => plugin.custom_plugin_arn = reader.string(at)?,
                _ => plugin.revision = reader.integer(at)?,
            }
            Ok(())
        })?;
        Ok(read.then_some(plugin))
    }

    fn worker_configuration(&mut self, at: At) -> Step<Option<WorkerConfiguration>> {
        let mut configuration = WorkerConfiguration::default();
        let read = self.object(at, |reader, at| {
            match at.member {
                Member::WorkerConfigurationArn => {
                    configuration.worker_configuration_arn = reader.string(at)?;
                }
                _ => configuration.revision = reader.integer(at)?,
            }
            Ok(())
        })?;
        Ok(read.then_some(configuration))
    }

    /// Reads an object of the table, and calls `each` where a known member's value begins. Tells
    /// whether there is an object.
    fn object(&mut self, at: At, mut each: impl FnMut(&mut Self, At) -> Step) -> Step<bool> {
        let peek = self.cursor.peek()?;
        if peek != Peek::Object {
            return self.wrong_type(at, peek).map(|()| false);
        }
        let (mut seen, mut repeated) = (0_u32, 0_u32);
        let mut others = Names::default();
        let mut next = self.cursor.first_name()?;
        while let Some(name) = next {
            let child = at.member.child(&name.text);
            if let Some(member) = child.filter(|member| self.options.knows(*member)) {
                let (at, bit) = (at.with(member), 1 << member as u32);
                if seen & bit == 0 {
                    seen |= bit;
                    if self.options.outside(member).is_some() {
                        self.skip()?;
                    } else {
                        self.begin(at, name.start);
                        each(self, at)?;
                    }
                } else {
                    if repeated & bit == 0 {
                        repeated |= bit;
                        self.findings.push(Finding {
                            rule: Rule::DuplicateMember,
                            at,
                            name: None,
                            start: Some(name.start),
                            detail: Detail::Duplicate,
                        });
                    }
                    self.skip()?;
                }
            } else {
                self.unknown(at, &mut others, name)?;
            }
            next = self.cursor.next_name()?;
        }
        Ok(true)
    }

    fn unknown(&mut self, at: At, others: &mut Names<'t>, name: Name<'t>) -> Step {
        match others.sight(&name) {
            Sighting::First => self.findings.push(Finding {
                rule: Rule::UnknownMember,
                at,
                start: Some(name.start),
                name: Some(OpenName {
                    first: name.start,
                    text: name.text,
                }),
                detail: Detail::UNKNOWN,
            }),
            Sighting::Second { first } => self.duplicate(at, name, first),
            Sighting::Later => {}
        }
        self.skip().map(drop)
    }

    fn duplicate(&mut self, at: At, name: Name<'t>, first: usize) {
        self.findings.push(Finding {
            rule: Rule::DuplicateMember,
            at,
            start: Some(name.start),
            name: Some(OpenName {
                text: name.text,
                first,
            }),
            detail: Detail::Duplicate,
        });
    }

    fn configuration(&mut self, at: At) -> Step<Option<Configuration>> {
        let peek = self.cursor.peek()?;
        if peek != Peek::Object {
            return self.wrong_type(at, peek).map(|()| None);
        }
        let mut configuration = Configuration::default();
        let mut names = Names::default();
        let mut next = self.cursor.first_name()?;
        while let Some(name) = next {
            match names.sight(&name) {
                Sighting::First => {
                    if self.cursor.peek()? == Peek::String {
                        let value = self.cursor.string()?;
                        configuration.push(name.text.into_owned(), value);
                    } else {
                        let found = self.skip()?;
                        self.findings.push(Finding {
                            rule: Rule::Type,
                            at,
                            start: Some(name.start),
                            name: Some(OpenName {
                                first: name.start,
                                text: name.text,
                            }),
                            detail: Detail::Type {
                                expected: JsonType::String,
                                found,
                                number: None,
                            },
                        });
                    }
                }
                Sighting::Second { first } => {
                    self.duplicate(at, name, first);
                    self.skip()?;
                }
                Sighting::Later => self.skip().map(drop)?,
            }
            next = self.cursor.next_name()?;
        }
        Ok(Some(configuration))
    }

    fn string(&mut self, at: At) -> Step<Option<String>> {
        match self.cursor.peek()? {
            Peek::String => self.cursor.string().map(Some),
            peek => self.wrong_type(at, peek).map(|()| None),
        }
    }

    fn boolean(&mut self, at: At) -> Step<Option<bool>> {
        match self.cursor.peek()? {
            peek @ (Peek::True | Peek::False) => {
                self.cursor.scalar(peek)?;
                Ok(Some(peek == Peek::True))
            }
            peek => self.wrong_type(at, peek).map(|()| None),
        }
    }

    fn integer(&mut self, at: At) -> Step<Option<i64>> {
        let peek = self.cursor.peek()?;
        if json_type(peek) != JsonType::Number {
            return self.wrong_type(at, peek).map(|()| None);
        }
        let text = self.cursor.number(peek)?;
        match Integer::of(text) {
            Integer::Exact(value) => Ok(Some(value)),
            Integer::Beyond(nearest) => {
                self.notes.set(at, |note| note.state = State::Beyond);
                Ok(Some(nearest))
            }
            Integer::Fraction => {
                self.broken(at, JsonType::Fraction, Some(Number::written(text)));
                Ok(None)
            }
        }
    }

    fn skip(&mut self) -> Step<JsonType> {
        let peek = self.cursor.peek()?;
        self.cursor.skip(peek)
    }

    fn begin(&mut self, at: At, start: usize) {
        self.notes.set(at, |note| note.start = Some(start));
    }

    fn wrong_type(&mut self, at: At, peek: Peek) -> Step {
        let found = self.cursor.skip(peek)?;
        self.broken(at, found, None);
        Ok(())
    }

    fn broken(&mut self, at: At, found: JsonType, number: Option<Number>) {
        self.notes.set(at, |note| note.state = State::Broken);
        self.findings.push(Finding {
            rule: Rule::Type,
            at,
            name: None,
            start: self.notes.get(at).start,
            detail: Detail::Type {
                expected: at.member.row().json_type,
                found,
                number,
            },
        });
    }
}

/// What a JSON number is as an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Integer {
    Exact(i64),
    /// No 64-bit integer; this is the nearest one.
    Beyond(i64),
    Fraction,
}

impl Integer {
    /// The first double above every 64-bit integer.
    const TOO_LARGE: f64 = 9_223_372_036_854_775_808.0;

    fn of(text: &str) -> Self {
        let nearest = if text.starts_with('-') {
            i64::MIN
        } else {
            i64::MAX
        };
        if !text.contains(['.', 'e', 'E']) {
            return text.parse().map_or(Self::Beyond(nearest), Self::Exact);
        }
        // The standard library gives up on exponents as long as the digits they make up for.
        let double = NumberFloat::from_bytes(text.as_bytes(), false).map_or(f64::NAN, f64::from);
        if (-Self::TOO_LARGE..Self::TOO_LARGE).contains(&double) {
            if double.fract() == 0.0 {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "the range was just checked"
                )]
                Self::Exact(double as i64)
            } else {
                Self::Fraction
            }
        } else {
            Self::Beyond(nearest)
        }
    }
}
