//! Reads a document in one pass over JSON text that records every problem and goes on.

mod unknown;
mod value;

use jiter::Peek;

use crate::{
    api::{
        at::At,
        member::{JsonType, Member},
        members::Members,
        options::Options,
    },
    document::{
        configuration::Configuration,
        draft::{
            AutoScalingUpdate, CapacityUpdate, CustomPlugin, Draft, Plugin,
            ProvisionedCapacityUpdate, WorkerConfiguration,
        },
        duplicates::{Names, Sighting},
        lexer::{Lexer, Name, Result},
        oddity::{Oddity, OpenName, Sink},
        source_map::{Place, SourceMap},
        syntax_error::{SyntaxError, found},
    },
};

/// Reads JSON text into the draft, the source map, and a sink for mistakes that a draft cannot represent.
/// They must be empty. Of plugins that lack a member or are broken, `plugins` each are kept.
pub(crate) fn read(
    text: &str,
    options: &Options,
    draft: &mut Draft,
    source_map: &mut SourceMap,
    sink: &mut dyn Sink,
    plugins: usize,
) -> Result<(), SyntaxError> {
    let mut reader = Reader {
        text,
        lexer: Lexer::new(text),
        options,
        known: options.known(),
        source_map,
        sink,
        plugins,
        meant: None,
        suspects: None,
    };
    let mut result = reader.document(draft);
    if reader.suspects.is_some() {
        reader.restart();
        *draft = Draft::default();
        result = reader.document(draft);
    }
    result.map_err(|stop| found::error(stop, text))
}

/// One pass over a document. A broken value leaves `None` in the draft.
struct Reader<'t, 'r> {
    text: &'t str,
    lexer: Lexer<'t>,
    options: &'r Options,
    /// The members that the document can have.
    known: Members,
    source_map: &'r mut SourceMap,
    sink: &'r mut dyn Sink,
    /// How many plugins that lack a member are kept, and how many that are broken.
    plugins: usize,
    /// The member that the next name means, if it is misspelt.
    meant: Option<Member>,
    /// The hashes of properties that may be repeated, which the next reading finds out.
    suspects: Option<Vec<u64>>,
}

impl<'t> Reader<'t, '_> {
    /// Goes back to the start, to find out which suspects are repeated.
    #[cold]
    fn restart(&mut self) {
        self.lexer = Lexer::new(self.text);
        *self.source_map = SourceMap::NONE;
        self.sink.clear();
        self.meant = None;
    }

    fn document(&mut self, draft: &mut Draft) -> Result {
        let root = At::new(self.options.shape.root());
        self.lexer.peek()?;
        let start = self.lexer.offset();
        self.source_map.begin(root, start, start);
        match root.member {
            Member::Capacity => self.capacity(root, &mut draft.capacity)?,
            Member::ConnectorConfiguration => {
                self.configuration(root, &mut draft.connector_configuration)?;
            }
            _ => self.request(draft)?,
        }
        self.source_map.end(root, self.lexer.offset());
        self.lexer.finish()
    }

    fn request(&mut self, draft: &mut Draft) -> Result {
        if self.is_object(At::DOCUMENT)? {
            self.members(At::DOCUMENT, |reader, at| match at.member {
                Member::ConnectorArn => reader.string(at, &mut draft.connector_arn),
                Member::CurrentVersion => reader.string(at, &mut draft.current_version),
                Member::Capacity => reader.capacity(at, &mut draft.capacity),
                Member::ConnectorConfiguration => {
                    reader.configuration(at, &mut draft.connector_configuration)
                }
                Member::SkipHealthValidation => {
                    reader.boolean(at, &mut draft.skip_health_validation)
                }
                Member::UseDefaultWorkerConfiguration => {
                    reader.boolean(at, &mut draft.use_default_worker_configuration)
                }
                Member::Plugins => reader.plugins(at, &mut draft.plugins),
                Member::WorkerConfiguration => {
                    reader.worker_configuration(at, &mut draft.worker_configuration)
                }
                _ => reader.skip().map(drop),
            })?;
        }
        Ok(())
    }

    fn capacity(&mut self, at: At, capacity: &mut Option<CapacityUpdate>) -> Result {
        self.object(at, capacity, |reader, at, capacity| match at.member {
            Member::AutoScaling => reader.auto_scaling(at, &mut capacity.auto_scaling),
            Member::ProvisionedCapacity => {
                reader.provisioned_capacity(at, &mut capacity.provisioned_capacity)
            }
            _ => reader.skip().map(drop),
        })
    }

    fn auto_scaling(&mut self, at: At, auto_scaling: &mut Option<AutoScalingUpdate>) -> Result {
        self.object(at, auto_scaling, |reader, at, auto_scaling| {
            match at.member {
                Member::MaxWorkerCount => reader.integer(at, &mut auto_scaling.max_worker_count),
                Member::AutoScalingMcuCount => reader.integer(at, &mut auto_scaling.mcu_count),
                Member::MinWorkerCount => reader.integer(at, &mut auto_scaling.min_worker_count),
                Member::ScaleInPolicy => reader.object(
                    at,
                    &mut auto_scaling.scale_in_policy,
                    |reader, at, policy| match at.member {
                        Member::ScaleInCpuUtilizationPercentage
                        | Member::ScaleOutCpuUtilizationPercentage => {
                            reader.integer(at, &mut policy.cpu_utilization_percentage)
                        }
                        _ => reader.skip().map(drop),
                    },
                ),
                Member::ScaleOutPolicy => reader.object(
                    at,
                    &mut auto_scaling.scale_out_policy,
                    |reader, at, policy| match at.member {
                        Member::ScaleInCpuUtilizationPercentage
                        | Member::ScaleOutCpuUtilizationPercentage => {
                            reader.integer(at, &mut policy.cpu_utilization_percentage)
                        }
                        _ => reader.skip().map(drop),
                    },
                ),
                Member::MaxAutoscalingTaskCount => {
                    reader.integer(at, &mut auto_scaling.max_autoscaling_task_count)
                }
                _ => reader.skip().map(drop),
            }
        })
    }

    fn provisioned_capacity(
        &mut self,
        at: At,
        provisioned: &mut Option<ProvisionedCapacityUpdate>,
    ) -> Result {
        self.object(at, provisioned, |reader, at, provisioned| match at.member {
            Member::ProvisionedMcuCount => reader.integer(at, &mut provisioned.mcu_count),
            Member::WorkerCount => reader.integer(at, &mut provisioned.worker_count),
            _ => reader.skip().map(drop),
        })
    }

    fn plugins(&mut self, at: At, to: &mut Option<Vec<Plugin>>) -> Result {
        let peek = self.lexer.peek()?;
        if peek != Peek::Array {
            return self.wrong_type(at, peek);
        }
        let plugins = to.insert(Vec::new());
        let (mut lacking, mut broken) = (self.plugins, self.plugins);
        let mut next = self.lexer.first_element()?;
        while next.is_some() {
            let at = self.source_map.push_element();
            let start = self.lexer.offset();
            self.source_map.begin(at, start, start);
            let mut plugin = Plugin::default();
            if self.is_object(at)? {
                self.members(at, |reader, at| match at.member {
                    Member::CustomPlugin => reader.custom_plugin(at, &mut plugin.custom_plugin),
                    _ => reader.skip().map(drop),
                })?;
            }
            self.source_map.end(at, self.lexer.offset());
            let lacks_a_member = self.source_map.last_lacks_a_member();
            // With enough that lack a member, no violation after them fits in a report; with enough that are
            // broken, none of another one does.
            if lacking > 0 && (broken > 0 || lacks_a_member.is_some()) {
                lacking -= usize::from(lacks_a_member == Some(true));
                broken -= usize::from(lacks_a_member.is_none());
                plugins.push(plugin);
            } else {
                self.source_map.drop_last();
            }
            next = self.lexer.next_element()?;
        }
        Ok(())
    }

    fn custom_plugin(&mut self, at: At, plugin: &mut Option<CustomPlugin>) -> Result {
        self.object(at, plugin, |reader, at, plugin| match at.member {
            Member::CustomPluginArn => reader.string(at, &mut plugin.custom_plugin_arn),
            Member::CustomPluginRevision => reader.integer(at, &mut plugin.revision),
            _ => reader.skip().map(drop),
        })
    }

    fn worker_configuration(
        &mut self,
        at: At,
        configuration: &mut Option<WorkerConfiguration>,
    ) -> Result {
        self.object(at, configuration, |reader, at, configuration| {
            match at.member {
                Member::WorkerConfigurationArn => {
                    reader.string(at, &mut configuration.worker_configuration_arn)
                }
                Member::WorkerConfigurationRevision => {
                    reader.integer(at, &mut configuration.revision)
                }
                _ => reader.skip().map(drop),
            }
        })
    }

    /// Reads an object of the table, if it is one, and calls `each` at the value of each known member.
    fn object<T: Default>(
        &mut self,
        at: At,
        object: &mut Option<T>,
        mut each: impl FnMut(&mut Self, At, &mut T) -> Result,
    ) -> Result {
        if !self.is_object(at)? {
            return Ok(());
        }
        let object = object.insert(T::default());
        self.members(at, |reader, at| each(reader, at, object))
    }

    /// Whether an object begins here. Skips any other value.
    fn is_object(&mut self, at: At) -> Result<bool> {
        let peek = self.lexer.peek()?;
        if peek != Peek::Object {
            self.wrong_type(at, peek)?;
        }
        Ok(peek == Peek::Object)
    }

    /// Reads the object that begins here, and calls `each` at the value of each known member.
    fn members(&mut self, at: At, mut each: impl FnMut(&mut Self, At) -> Result) -> Result {
        let (mut seen, mut repeated) = (Members::default(), Members::default());
        let mut others = None;
        let mut after = None;
        let mut expected = at.member.row().children;
        let mut has_name = self.lexer.enter_object()?;
        loop {
            while has_name {
                let start = self.lexer.offset();
                // The first expected name mostly comes next, and is compared without being read.
                let name = match expected {
                    [first, others @ ..]
                        if self.known.contains(*first) && self.lexer.skip_key(first.row().key) =>
                    {
                        expected = others;
                        Ok(*first)
                    }
                    _ => self.name(at.member, &mut expected)?,
                };
                match name {
                    Ok(member) if seen.insert(member) => {
                        if self.options.outside(member).is_some() {
                            self.skip()?;
                        } else {
                            let at = at.with(member);
                            self.lexer.peek()?;
                            self.source_map.begin(at, start, self.lexer.offset());
                            each(self, at)?;
                            self.source_map.end(at, self.lexer.offset());
                        }
                    }
                    Ok(member) => {
                        if repeated.insert(member) {
                            let at = at.with(member);
                            if let Some(first) = self.source_map.get(at).place() {
                                self.source_map.repeat(first.start);
                            }
                            let place = Place::of_name(start);
                            self.sink.take(Oddity::DuplicateMember, at, None, place);
                        }
                        self.skip()?;
                    }
                    Err(name) => {
                        let others = others.get_or_insert_with(|| Names::new(self.text));
                        if let Sighting::Second { first } = others.sight(&name) {
                            self.source_map.repeat(first);
                            self.open(Oddity::DuplicateMember, at, &name, first);
                        }
                        self.skip()?;
                    }
                }
                has_name = self.lexer.next_member()?;
            }
            let Some(others) = &others else {
                return Ok(());
            };
            let after = *after.get_or_insert_with(|| {
                self.unknown(at, others, seen);
                self.lexer
            });
            has_name = self.misspelt(at.member, others, seen)?;
            if !has_name {
                self.lexer = after;
                return Ok(());
            }
        }
    }

    /// Reads a name in the object `parent` and the colon: that of a known member, or another one. The members
    /// after it in the table are `expected` next.
    #[cold]
    fn name(
        &mut self,
        parent: Member,
        expected: &mut &'static [Member],
    ) -> Result<Result<Member, Name<'t>>> {
        let name = self.lexer.name()?;
        self.lexer.colon()?;
        let child = parent.child(&name.text);
        let known = child.filter(|child| self.known.contains(*child));
        let Some(member) = self.meant.take().or(known) else {
            return Ok(Err(name));
        };
        let children = parent.row().children;
        let after = children.iter().position(|child| *child > member);
        *expected = after.map_or(&[], |after| children.split_at(after).1);
        Ok(Ok(member))
    }

    /// Reports a mistake about `name`, which first appears in the object at `first`.
    fn open(&mut self, oddity: Oddity, at: At, name: &Name<'t>, first: usize) {
        let text = &name.text;
        let place = Place::of_name(name.start);
        self.sink
            .take(oddity, at, Some(OpenName::new(text, first)), place);
    }

    fn configuration(&mut self, at: At, to: &mut Option<Configuration>) -> Result {
        if !self.is_object(at)? {
            return Ok(());
        }
        let configuration = to.insert(Configuration::with_capacity(self.lexer.remaining()));
        let mut names = Names::with_room(self.text, self.suspects.take());
        let mut next = self.lexer.first_name()?;
        while let Some(name) = next {
            match names.sight(&name) {
                Sighting::First => {
                    if self.lexer.peek()? == Peek::String {
                        self.lexer
                            .string(|value| configuration.push(&name.text, value))?;
                    } else {
                        let value = self.lexer.offset();
                        let oddity = Oddity::WrongType {
                            expected: JsonType::String,
                            found: self.skip()?,
                        };
                        self.source_map.lose_property();
                        let place = Place {
                            start: name.start,
                            value,
                            end: self.lexer.offset(),
                        };
                        let (text, first) = (&*name.text, name.start);
                        self.sink
                            .take(oddity, at, Some(OpenName::new(text, first)), place);
                    }
                }
                Sighting::Second { first } => {
                    self.source_map.repeat(first);
                    self.open(Oddity::DuplicateMember, at, &name, first);
                    self.skip()?;
                }
                Sighting::Later => self.skip().map(drop)?,
            }
            next = self.lexer.next_name()?;
        }
        self.suspects = names.suspects();
        Ok(())
    }
}
