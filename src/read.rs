//! Reading a document: one pass over JSON text that writes down every problem and goes on.

use jiter::{NumberFloat, Peek};

use crate::{
    catalogue::Rule,
    configuration::Configuration,
    cursor::{Cursor, Name, Result, json_type},
    draft::{
        AutoScalingUpdate, CapacityUpdate, CustomPlugin, Draft, Plugin, ProvisionedCapacityUpdate,
        ScaleInPolicyUpdate, ScaleOutPolicyUpdate, WorkerConfiguration,
    },
    findings::{Finding, Findings, OpenName},
    member::{At, JsonType, Member},
    names::{Names, Sighting},
    notes::{Notes, State},
    options::Options,
    syntax::SyntaxError,
    violation::{Detail, Number},
};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What a text says.
pub(crate) struct Reading<'t> {
    pub(crate) text: &'t str,
    pub(crate) draft: Draft,
    pub(crate) notes: Notes,
    pub(crate) findings: Findings<'t>,
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

/// One pass over a document.
struct Reader<'t, 'o> {
    cursor: Cursor<'t>,
    options: &'o Options,
    notes: Notes,
    findings: Findings<'t>,
}

impl<'t> Reader<'t, '_> {
    fn document(&mut self) -> Result<Draft> {
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

    fn capacity(&mut self, at: At) -> Result<Option<CapacityUpdate>> {
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

    fn auto_scaling(&mut self, at: At) -> Result<Option<AutoScalingUpdate>> {
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

    fn scale_policy<P>(&mut self, at: At, policy: fn(Option<i64>) -> P) -> Result<Option<P>> {
        let mut percentage = None;
        let read = self.object(at, |reader, at| {
            percentage = reader.integer(at)?;
            Ok(())
        })?;
        Ok(read.then(|| policy(percentage)))
    }

    fn provisioned_capacity(&mut self, at: At) -> Result<Option<ProvisionedCapacityUpdate>> {
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

    fn plugins(&mut self, at: At) -> Result<Option<Vec<Plugin>>> {
        let peek = self.cursor.peek()?;
        if peek != Peek::Array {
            return self.wrong_type(at, peek).map(|()| None);
        }
        let mut plugins = Vec::new();
        let mut next = self.cursor.first_element()?;
        while next.is_some() {
            let at = At::element(plugins.len());
            self.notes.push_element();
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

    fn custom_plugin(&mut self, at: At) -> Result<Option<CustomPlugin>> {
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

    fn worker_configuration(&mut self, at: At) -> Result<Option<WorkerConfiguration>> {
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
    fn object(&mut self, at: At, mut each: impl FnMut(&mut Self, At) -> Result) -> Result<bool> {
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

    fn unknown(&mut self, at: At, others: &mut Names<'t>, name: Name<'t>) -> Result {
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

    fn configuration(&mut self, at: At) -> Result<Option<Configuration>> {
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

    fn string(&mut self, at: At) -> Result<Option<String>> {
        match self.cursor.peek()? {
            Peek::String => self.cursor.string().map(Some),
            peek => self.wrong_type(at, peek).map(|()| None),
        }
    }

    fn boolean(&mut self, at: At) -> Result<Option<bool>> {
        match self.cursor.peek()? {
            peek @ (Peek::True | Peek::False) => {
                self.cursor.scalar(peek)?;
                Ok(Some(peek == Peek::True))
            }
            peek => self.wrong_type(at, peek).map(|()| None),
        }
    }

    fn integer(&mut self, at: At) -> Result<Option<i64>> {
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

    fn skip(&mut self) -> Result<JsonType> {
        let peek = self.cursor.peek()?;
        self.cursor.skip(peek)
    }

    fn begin(&mut self, at: At, start: usize) {
        self.notes.set(at, |note| note.start = Some(start));
    }

    fn wrong_type(&mut self, at: At, peek: Peek) -> Result {
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
