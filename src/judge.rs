//! Walks a draft once and runs the rules.

pub(crate) mod advice;

use crate::{
    api::{arn::ArnPart, at::At, member::Member, members::Members, options::Options, spelling},
    document::{
        draft::{
            AutoScalingUpdate, CapacityUpdate, CustomPlugin, Draft, Plugin,
            ProvisionedCapacityUpdate, WorkerConfiguration,
        },
        lexer,
        oddity::OpenName,
        source::Source,
        source_map::{NO_SOURCE, SourceMap, State},
    },
    report::collect::Collector,
    rules::{
        self, Bound, Facts,
        any_member::{required, unknown_member},
        context::Context,
        demand::{
            choice::{Choice, Unchosen},
            domain::{Found, Outside, Values},
            order::{Disordered, Order},
        },
    },
    text::visible::Visible,
};

/// Collects the violations of a draft, and advice if requested.
pub(crate) struct Judge<'c> {
    pub(crate) context: Context<'c>,
    pub(crate) violations: Collector<'c>,
    /// The advice, if it is wanted.
    pub(crate) advice: Option<Collector<'c>>,
}

impl<'c> Judge<'c> {
    /// Continues with the `violations` that were found while the text was read.
    pub(crate) fn new(
        options: &'c Options,
        source: Option<Source<'c>>,
        source_map: &'c SourceMap,
        violations: Collector<'c>,
    ) -> Self {
        Self {
            context: Context {
                options,
                known: options.known(),
                source,
                source_map,
                zero_may_be_unset: false,
                connector_arn: None,
                broken: Members::default(),
            },
            violations,
            advice: None,
        }
    }

    /// Begins with a draft that was not read from text.
    pub(crate) fn of_draft(options: &'c Options) -> Self {
        Self::new(options, None, &NO_SOURCE, Collector::new(options, None))
    }

    /// Requests advice too.
    pub(crate) fn want_advice(&mut self) {
        self.advice = Some(Collector::new(self.context.options, self.context.source));
    }

    pub(crate) fn draft(&mut self, draft: &Draft) {
        self.context.zero_may_be_unset = draft.zero_may_be_unset;
        let at = At::DOCUMENT;
        // Skip the inside of a document that is not an object.
        if self.context.state(at) == State::Broken {
            return;
        }
        self.string::<{ Member::ConnectorArn as usize }>(at, draft.connector_arn.as_deref());
        self.string::<{ Member::CurrentVersion as usize }>(at, draft.current_version.as_deref());
        let mut found = Members::default();
        if self.is_there::<{ Member::Capacity as usize }>(at, draft.capacity.is_some()) {
            found.insert(Member::Capacity);
        }
        if self.is_there::<{ Member::ConnectorConfiguration as usize }>(
            at,
            draft.connector_configuration.is_some(),
        ) {
            found.insert(Member::ConnectorConfiguration);
        }
        if self.is_there::<{ Member::SkipHealthValidation as usize }>(
            at,
            draft.skip_health_validation.is_some(),
        ) {
            found.insert(Member::SkipHealthValidation);
        }
        if self.is_there::<{ Member::UseDefaultWorkerConfiguration as usize }>(
            at,
            draft.use_default_worker_configuration.is_some(),
        ) {
            found.insert(Member::UseDefaultWorkerConfiguration);
        }
        if self.is_there::<{ Member::Plugins as usize }>(at, draft.plugins.is_some()) {
            found.insert(Member::Plugins);
        }
        if self.is_there::<{ Member::WorkerConfiguration as usize }>(
            at,
            draft.worker_configuration.is_some(),
        ) {
            found.insert(Member::WorkerConfiguration);
        }
        // A part of a request does not choose among changes.
        if self.context.options.shape.root() == Member::Document {
            self.choices(at, found);
        }
        self.document_advice(draft, found);

        if let Some(capacity) = &draft.capacity {
            self.capacity(capacity);
        }
        if let Some(configuration) = &draft.connector_configuration {
            self.configuration_advice(configuration);
        }
        if found.contains(Member::Plugins)
            && let Some(plugins) = &draft.plugins
        {
            self.plugins(plugins);
        }
        if found.contains(Member::WorkerConfiguration)
            && let Some(configuration) = &draft.worker_configuration
        {
            self.worker_configuration(configuration);
        }
    }

    pub(crate) fn capacity(&mut self, capacity: &CapacityUpdate) {
        let at = At::new(Member::Capacity);
        let auto_scaling =
            self.is_there::<{ Member::AutoScaling as usize }>(at, capacity.auto_scaling.is_some());
        let provisioned = self.is_there::<{ Member::ProvisionedCapacity as usize }>(
            at,
            capacity.provisioned_capacity.is_some(),
        );
        let found = Members::default()
            .with(Member::AutoScaling, auto_scaling)
            .with(Member::ProvisionedCapacity, provisioned);
        self.choices(at, found);
        if let Some(auto_scaling) = &capacity.auto_scaling {
            self.auto_scaling(auto_scaling);
        }
        if let Some(provisioned) = &capacity.provisioned_capacity {
            self.provisioned_capacity(provisioned);
        }
    }

    pub(crate) fn auto_scaling(&mut self, auto_scaling: &AutoScalingUpdate) {
        let at = At::new(Member::AutoScaling);
        let (scale_in, scale_out) = (auto_scaling.scale_in_policy, auto_scaling.scale_out_policy);
        self.integer::<{ Member::MaxWorkerCount as usize }>(at, auto_scaling.max_worker_count);
        self.integer::<{ Member::AutoScalingMcuCount as usize }>(at, auto_scaling.mcu_count);
        self.integer::<{ Member::MinWorkerCount as usize }>(at, auto_scaling.min_worker_count);
        self.required::<{ Member::ScaleInPolicy as usize }>(at, scale_in.is_some());
        if let Some(policy) = scale_in {
            self.integer::<{ Member::ScaleInCpuUtilizationPercentage as usize }>(
                at,
                policy.cpu_utilization_percentage,
            );
        }
        self.required::<{ Member::ScaleOutPolicy as usize }>(at, scale_out.is_some());
        if let Some(policy) = scale_out {
            self.integer::<{ Member::ScaleOutCpuUtilizationPercentage as usize }>(
                at,
                policy.cpu_utilization_percentage,
            );
        }
        self.integer::<{ Member::MaxAutoscalingTaskCount as usize }>(
            at,
            auto_scaling.max_autoscaling_task_count,
        );
        self.orders(|member| auto_scaling.integer(member));
        self.auto_scaling_advice(auto_scaling);
        self.integer_advice(at, |member| auto_scaling.integer(member));
    }

    pub(crate) fn provisioned_capacity(&mut self, provisioned: &ProvisionedCapacityUpdate) {
        let at = At::new(Member::ProvisionedCapacity);
        self.integer::<{ Member::ProvisionedMcuCount as usize }>(at, provisioned.mcu_count);
        self.integer::<{ Member::WorkerCount as usize }>(at, provisioned.worker_count);
        self.orders(|member| provisioned.integer(member));
        self.integer_advice(at, |member| provisioned.integer(member));
    }

    fn plugins(&mut self, plugins: &[Plugin]) {
        let count = self.context.source_map.element_count().max(plugins.len());
        if count != 1
            && let Some(bound) = const { Bound::of(Member::Plugins) }
        {
            let at = At::new(Member::Plugins);
            self.outside(bound, at, |_| Found::Elements(count));
        }
        for (position, plugin) in plugins.iter().enumerate() {
            self.plugin(self.context.source_map.index(position), plugin);
        }
    }

    pub(crate) fn plugin(&mut self, index: usize, plugin: &Plugin) {
        let at = At::element(index);
        // Likewise, skip the inside of a broken element.
        if self.context.state(at) == State::Broken {
            return;
        }
        self.required::<{ Member::CustomPlugin as usize }>(at, plugin.custom_plugin.is_some());
        if let Some(plugin) = &plugin.custom_plugin {
            self.custom_plugin(index, plugin);
        }
    }

    pub(crate) fn custom_plugin(&mut self, index: usize, plugin: &CustomPlugin) {
        let at = At::element(index);
        let revision = Member::CustomPluginRevision;
        // The broken members were in another element.
        self.context.broken.remove(revision);
        self.context.broken.remove(Member::CustomPluginArn);
        self.string::<{ Member::CustomPluginArn as usize }>(
            at,
            plugin.custom_plugin_arn.as_deref(),
        );
        self.integer::<{ Member::CustomPluginRevision as usize }>(at, plugin.revision);
        let integer = |member| plugin.revision.filter(|_| member == revision);
        self.integer_advice(at.with(Member::CustomPlugin), integer);
    }

    pub(crate) fn worker_configuration(&mut self, configuration: &WorkerConfiguration) {
        let at = At::new(Member::WorkerConfiguration);
        let revision = Member::WorkerConfigurationRevision;
        self.string::<{ Member::WorkerConfigurationArn as usize }>(
            at,
            configuration.worker_configuration_arn.as_deref(),
        );
        self.integer::<{ Member::WorkerConfigurationRevision as usize }>(
            at,
            configuration.revision,
        );
        let integer = |member| configuration.revision.filter(|_| member == revision);
        self.integer_advice(at, integer);
    }

    /// Whether the member is present, broken or not. Members that the revision or the shape does not
    /// have never are.
    fn is_there<const MEMBER: usize>(&mut self, object: At, in_draft: bool) -> bool {
        let at = object.with(const { Member::of(MEMBER) });
        if self.context.known.contains(at.member) {
            return in_draft || self.context.state(at) == State::Broken;
        }
        if in_draft {
            self.unknown(at);
        }
        false
    }

    /// Reports a member that a draft can hold but the revision or the shape does not have.
    #[cold]
    pub(crate) fn unknown(&mut self, at: At) {
        let name = OpenName::new(at.member.row().name, at.member as usize);
        let facts = Facts::UnknownMember(unknown_member::Facts {
            present: self.context.source_map.members_in(at.parent()),
            form: None,
        });
        self.violations.push(facts, at.parent(), Some(name), None);
    }

    fn required<const MEMBER: usize>(&mut self, object: At, in_draft: bool) {
        let at = object.with(const { Member::of(MEMBER) });
        if !self.is_there::<MEMBER>(object, in_draft) && self.context.known.contains(at.member) {
            self.missing(at);
        }
    }

    #[cold]
    fn missing(&mut self, at: At) {
        let values = Bound::of(at.member).map(|bound| bound.values);
        let facts = Facts::Required(required::Facts { values });
        let container = self.context.place(at.parent());
        self.violations.push(facts, at, None, container);
    }

    pub(crate) fn integer<const MEMBER: usize>(&mut self, object: At, value: Option<i64>) {
        let at = object.with(const { Member::of(MEMBER) });
        if at.member.row().required {
            self.required::<MEMBER>(object, value.is_some());
        }
        let (Some(value), Some(bound)) = (value, const { Bound::of(Member::of(MEMBER)) }) else {
            return;
        };
        let values = bound.values.under(self.context.options);
        if !values.holds(value) || self.context.state(at) == State::Beyond {
            self.outside(bound, at, |context| {
                Found::Integer(context.number(at, value))
            });
        }
    }

    fn string<const MEMBER: usize>(&mut self, object: At, value: Option<&str>) {
        let at = object.with(const { Member::of(MEMBER) });
        let given = self.context.options.outside(at.member);
        if given.is_some() {
            // A member that the shape does not have is unknown in a draft too.
            self.is_there::<MEMBER>(object, value.is_some());
        } else {
            self.required::<MEMBER>(object, value.is_some());
        }
        let Some(value) = given.or(value.filter(|_| self.context.known.contains(at.member))) else {
            return;
        };
        let Some(bound) = (const { Bound::of(Member::of(MEMBER)) }) else {
            return;
        };
        match bound.values {
            Values::Arn(resource) => {
                if let Some(wrong) = ArnPart::first_wrong(value, resource) {
                    self.outside(bound, at, |context| {
                        Found::Arn(context.shown(at, Visible::Arn, value), wrong)
                    });
                }
            }
            Values::NotEmpty if value.is_empty() => self.outside(bound, at, |_| Found::Empty),
            _ => {}
        }
        self.string_advice(at, value);
    }

    /// Reports a value that is not among those that the member may have.
    #[cold]
    fn outside(
        &mut self,
        bound: &'static Bound,
        at: At,
        found: impl FnOnce(&Context<'_>) -> Found,
    ) {
        let outside = Outside {
            values: &bound.values,
            worker_limit: self.context.options.worker_limit,
            found: found(&self.context),
        };
        self.violation((bound.facts)(outside), at);
    }

    /// Checks which of the members of the object at `at` are there together.
    fn choices(&mut self, at: At, found: Members) {
        rules::each_choice(|choice, _, facts| {
            if choice.object == at.member && !choice.is_met(found) {
                self.unchosen(choice, found, facts);
            }
        });
    }

    /// Whether an unknown name in the object at `at` belongs in one of `members`, as the report on it says.
    fn has_astray(&self, at: At, members: Members) -> bool {
        let Some((source, place)) = self.context.source.zip(self.context.place(at)) else {
            return false;
        };
        let members = members.and(self.context.known);
        lexer::names(source.json, place.value).any(|name| {
            let homes = spelling::homes(&name.text, at.member);
            members
                .iter()
                .any(|member| homes.iter().any(|home| home.is_in(member)))
        })
    }

    #[cold]
    fn unchosen(&mut self, choice: Choice, found: Members, facts: fn(Unchosen) -> Facts) {
        let (at, members) = (At::new(choice.object), choice.members());
        if members.and(found).is_empty() && self.has_astray(at, members) {
            return;
        }
        let unchosen = choice.unchosen(found, self.context.known);
        self.violation(facts(unchosen), at);
    }

    /// Checks the orders among the members of an object, whose integers `integer` returns.
    #[inline]
    fn orders(&mut self, integer: impl Fn(Member) -> Option<i64>) {
        rules::each_order(|order, _, facts| {
            if let Some(left) = integer(order.left)
                && let Some(right) = integer(order.right)
                && !order.is_met(left, right)
            {
                self.disordered(order, left, right, facts);
            }
        });
    }

    #[cold]
    fn disordered(&mut self, order: Order, left: i64, right: i64, facts: fn(Disordered) -> Facts) {
        let at = At::new(order.left);
        let disordered = Disordered {
            order,
            left: self.context.number(at, left),
            right: self.context.number(At::new(order.right), right),
        };
        self.violation(facts(disordered), at);
    }

    fn violation(&mut self, facts: Facts, at: At) {
        self.context.broken.insert(at.member);
        self.violations
            .push(facts, at, None, self.context.place(at));
    }
}
