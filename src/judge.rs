//! The rules: pure functions from a draft to what is wrong with it.

use crate::{
    api::{
        arn::ArnPart,
        member::{At, Member, Members},
        options::{Options, WorkerCount},
    },
    document::{
        draft::{
            AutoScalingUpdate, CapacityUpdate, CustomPlugin, Draft, Plugin,
            ProvisionedCapacityUpdate, WorkerConfiguration,
        },
        lexer::{self, Part},
        source_map::{Note, SourceMap, State},
    },
    report::collect::{Findings, OpenName},
    rules::{
        self, Facts, Rule,
        any_member::{required, unknown_member},
        demand::{
            choice::{Choice, Unchosen},
            domain::{Domain, Outside},
            order::{Disordered, Order},
        },
        words::Number,
    },
    text::visible::Visible,
};

/// What the rules look at beside a draft, and where they write down what they find.
pub(crate) struct Checker<'c, 't> {
    pub(crate) options: &'c Options,
    pub(crate) source_map: &'c SourceMap,
    /// The text that was read, if one was.
    pub(crate) text: Option<&'t str>,
    /// As the draft has it.
    pub(crate) zero_may_be_unset: bool,
    pub(crate) findings: Findings,
}

#[expect(
    clippy::inline_always,
    reason = "with its member known, what a function asks the table for folds away"
)]
impl Checker<'_, '_> {
    pub(crate) fn draft(&mut self, draft: &Draft) {
        self.zero_may_be_unset = draft.zero_may_be_unset;
        let at = At::DOCUMENT;
        // Nothing is said about the inside of a document that is no object.
        if self.source_map.get(at).state == State::Broken {
            return;
        }
        self.string(
            at.with(Member::ConnectorArn),
            draft.connector_arn.as_deref(),
        );
        self.string(
            at.with(Member::CurrentVersion),
            draft.current_version.as_deref(),
        );
        let capacity = self.is_there(at.with(Member::Capacity), draft.capacity.is_some());
        let configuration = self.is_there(
            at.with(Member::ConnectorConfiguration),
            draft.connector_configuration.is_some(),
        );
        self.is_there(
            at.with(Member::SkipHealthValidation),
            draft.skip_health_validation.is_some(),
        );
        let default_worker_configuration = self.is_there(
            at.with(Member::UseDefaultWorkerConfiguration),
            draft.use_default_worker_configuration.is_some(),
        );
        let plugins = self.is_there(at.with(Member::Plugins), draft.plugins.is_some());
        let worker_configuration = self.is_there(
            at.with(Member::WorkerConfiguration),
            draft.worker_configuration.is_some(),
        );

        let found = Members::default()
            .with(Member::Capacity, capacity)
            .with(Member::ConnectorConfiguration, configuration)
            .with(
                Member::UseDefaultWorkerConfiguration,
                default_worker_configuration,
            )
            .with(Member::Plugins, plugins)
            .with(Member::WorkerConfiguration, worker_configuration);
        self.choices(at, found);

        if let Some(capacity) = &draft.capacity {
            self.capacity(capacity);
        }
        if plugins && let Some(plugins) = &draft.plugins {
            self.plugins(plugins);
        }
        if worker_configuration && let Some(configuration) = &draft.worker_configuration {
            self.worker_configuration(configuration);
        }
    }

    pub(crate) fn capacity(&mut self, capacity: &CapacityUpdate) {
        let at = At::new(Member::Capacity);
        let auto_scaling = self.is_there(
            at.with(Member::AutoScaling),
            capacity.auto_scaling.is_some(),
        );
        let provisioned = self.is_there(
            at.with(Member::ProvisionedCapacity),
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
        self.integer(
            at.with(Member::MaxWorkerCount),
            auto_scaling.max_worker_count,
        );
        self.integer(at.with(Member::AutoScalingMcuCount), auto_scaling.mcu_count);
        self.integer(
            at.with(Member::MinWorkerCount),
            auto_scaling.min_worker_count,
        );
        self.required(
            at.with(Member::ScaleInPolicy),
            auto_scaling.scale_in_policy.is_some(),
        );
        if let Some(policy) = &auto_scaling.scale_in_policy {
            self.integer(
                at.with(Member::ScaleInCpuUtilizationPercentage),
                policy.cpu_utilization_percentage,
            );
        }
        self.required(
            at.with(Member::ScaleOutPolicy),
            auto_scaling.scale_out_policy.is_some(),
        );
        if let Some(policy) = &auto_scaling.scale_out_policy {
            self.integer(
                at.with(Member::ScaleOutCpuUtilizationPercentage),
                policy.cpu_utilization_percentage,
            );
        }
        self.integer(
            at.with(Member::MaxAutoscalingTaskCount),
            auto_scaling.max_autoscaling_task_count,
        );

        rules::each_order(|order, _, unmet| {
            if let Some(left) = auto_scaling.integer(order.left)
                && let Some(right) = auto_scaling.integer(order.right)
                && !order.is_met(left, right)
            {
                self.disordered(order, left, right, unmet);
            }
        });
    }

    pub(crate) fn provisioned_capacity(&mut self, provisioned: &ProvisionedCapacityUpdate) {
        let at = At::new(Member::ProvisionedCapacity);
        self.integer(at.with(Member::ProvisionedMcuCount), provisioned.mcu_count);
        self.integer(at.with(Member::WorkerCount), provisioned.worker_count);
    }

    fn plugins(&mut self, plugins: &[Plugin]) {
        if plugins.len() != 1 {
            let at = At::new(Member::Plugins);
            let outside = Outside::Elements(plugins.len());
            self.outside(Rule::OnePlugin, outside, at, self.source_map.get(at));
        }
        for (index, plugin) in plugins.iter().enumerate() {
            self.plugin(index, plugin);
        }
    }

    pub(crate) fn plugin(&mut self, index: usize, plugin: &Plugin) {
        let at = At::element(index);
        // Nor about that of an element.
        if self.source_map.get(at).state == State::Broken {
            return;
        }
        self.required(
            at.with(Member::CustomPlugin),
            plugin.custom_plugin.is_some(),
        );
        if let Some(plugin) = &plugin.custom_plugin {
            self.custom_plugin(index, plugin);
        }
    }

    pub(crate) fn custom_plugin(&mut self, index: usize, plugin: &CustomPlugin) {
        let at = At::element(index);
        self.string(
            at.with(Member::CustomPluginArn),
            plugin.custom_plugin_arn.as_deref(),
        );
        self.integer(at.with(Member::CustomPluginRevision), plugin.revision);
    }

    pub(crate) fn worker_configuration(&mut self, configuration: &WorkerConfiguration) {
        let at = At::new(Member::WorkerConfiguration);
        self.string(
            at.with(Member::WorkerConfigurationArn),
            configuration.worker_configuration_arn.as_deref(),
        );
        self.integer(
            at.with(Member::WorkerConfigurationRevision),
            configuration.revision,
        );
    }

    /// Whether the member is present, broken or not. One that the revision or the shape does not
    /// know is none.
    #[inline(always)]
    fn is_there(&mut self, at: At, in_draft: bool) -> bool {
        if self.options.knows(at.member) {
            return in_draft || self.source_map.get(at).state == State::Broken;
        }
        if in_draft {
            self.unknown(at);
        }
        false
    }

    /// A member that a draft can hold, but the revision or the shape does not know.
    pub(crate) fn unknown(&mut self, at: At) {
        let name = OpenName {
            text: at.member.row().name,
            first: at.member as usize,
        };
        let facts = Facts::UnknownMember(unknown_member::Facts::default());
        self.findings.push(facts, at.parent(), Some(name), None);
    }

    #[inline(always)]
    fn required(&mut self, at: At, in_draft: bool) {
        if !self.is_there(at, in_draft) && self.options.knows(at.member) {
            let container = self.source_map.get(at.parent());
            self.push(Facts::Required(required::Facts), at, container);
        }
    }

    #[inline(always)]
    pub(crate) fn integer(&mut self, at: At, value: Option<i64>) {
        let row = at.member.row();
        if row.required {
            self.required(at, value.is_some());
        }
        let (Some(value), Some(rule)) = (value, row.values) else {
            return;
        };
        if !self.is_in_range(at, value) {
            let outside = Outside::Integer(self.number(at, value), self.limit(rule));
            self.outside(rule, outside, at, self.source_map.get(at));
        }
    }

    /// Whether `value` is one that the integer at `at` may have.
    #[inline(always)]
    pub(crate) fn is_in_range(&self, at: At, value: i64) -> bool {
        let allowed = at
            .member
            .row()
            .values
            .is_none_or(|rule| match rule.domain() {
                Some(Domain::OneOf(values)) => values.contains(&value),
                Some(Domain::Range(min, max)) => {
                    let max = self.limit(rule).map_or(max, |limit| limit.get().into());
                    (min..=max).contains(&value)
                }
                Some(Domain::Arn(_) | Domain::NotEmpty | Domain::OneElement) | None => true,
            });
        allowed && self.source_map.get(at).state != State::Beyond
    }

    /// The limit that the caller sets to what `rule` bounds.
    #[inline(always)]
    fn limit(&self, rule: Rule) -> Option<WorkerCount> {
        self.options
            .worker_limit
            .filter(|_| rule == Rule::WorkerCount)
    }

    #[inline(always)]
    fn string(&mut self, at: At, value: Option<&str>) {
        let row = at.member.row();
        let (value, note) = if let Some(outside) = self.options.outside(at.member) {
            // What the shape does not know stays unknown in a draft.
            self.is_there(at, value.is_some());
            (outside, Note::NONE)
        } else {
            self.required(at, value.is_some());
            match value {
                Some(value) if self.options.knows(at.member) => (value, self.source_map.get(at)),
                _ => return,
            }
        };
        let outside = match row.values.and_then(Rule::domain) {
            Some(Domain::Arn(resource)) => {
                let wrong = ArnPart::first_wrong(value, resource);
                wrong.map(|wrong| Outside::Arn(Visible::Arn.part(value).into(), wrong))
            }
            Some(Domain::NotEmpty) => value.is_empty().then_some(Outside::Empty),
            _ => None,
        };
        if let (Some(rule), Some(outside)) = (row.values, outside) {
            self.outside(rule, outside, at, note);
        }
    }

    /// Checks which of the members of the object at `at` are there together.
    fn choices(&mut self, at: At, found: Members) {
        rules::each_choice(|choice, _, unmet| {
            if choice.object == at.member && !choice.is_met(found) {
                self.unchosen(choice, found, unmet);
            }
        });
    }

    #[cold]
    fn unchosen(&mut self, choice: Choice, found: Members, unmet: fn(Unchosen) -> Facts) {
        let at = At::new(choice.object);
        let unchosen = choice.unchosen(found, self.options);
        self.push(unmet(unchosen), at, self.source_map.get(at));
    }

    #[cold]
    fn disordered(&mut self, order: Order, left: i64, right: i64, unmet: fn(Disordered) -> Facts) {
        let at = At::new(order.left);
        let disordered = Disordered {
            order,
            left: self.number(at, left),
            right: self.number(At::new(order.right), right),
        };
        self.push(unmet(disordered), at, self.source_map.get(at));
    }

    fn outside(&mut self, rule: Rule, value: Outside, at: At, note: Note) {
        if let Some(facts) = rule.outside(value) {
            self.push(facts, at, note);
        }
    }

    /// The number at `at` as a message shows it: as it was written where no `i64` holds it.
    pub(crate) fn number(&self, at: At, value: i64) -> Number {
        let is_beyond = self.source_map.get(at).state == State::Beyond;
        if let Some(written) = is_beyond.then(|| self.written(at)).flatten() {
            return written;
        }
        if value == 0 && self.zero_may_be_unset && at.member.is_in(Member::Capacity) {
            return Number::ZeroOrUnset;
        }
        Number::Value(value)
    }

    /// The number at `at` as it was written, if it was.
    pub(crate) fn written(&self, at: At) -> Option<Number> {
        let (text, place) = self.text.zip(self.source_map.get(at).range())?;
        let span = lexer::span(text, place, Part::Value(at.member.row().name));
        text.get(span).map(Number::written)
    }

    fn push(&mut self, facts: Facts, at: At, note: Note) {
        self.findings.push(facts, at, None, note.range());
    }
}
