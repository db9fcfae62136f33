//! Runs the rules that give advice.

use super::Judge;
use crate::{
    api::{at::At, member::Member, members::Members},
    document::{
        configuration::Configuration,
        draft::{AutoScalingUpdate, Draft},
        oddity::OpenName,
        source::Source,
        source_map::Place,
    },
    report::collect::Collector,
    rules::{
        self, Facts,
        context::Context,
        properties::Properties,
        reporter::{Document, Integer, Str},
    },
};

impl Judge<'_> {
    /// Gives advice on the document as a whole, which has the members `present`.
    pub(super) fn document_advice(&mut self, draft: &Draft, present: Members) {
        let Some(advice) = &mut self.advice else {
            return;
        };
        let arn = self.context.options.outside(Member::ConnectorArn);
        let arn = arn.or(draft.connector_arn.as_deref());
        let is_broken = self.context.is_broken(At::new(Member::ConnectorArn));
        let is_compared = draft.plugins.is_some() || draft.worker_configuration.is_some();
        self.context.connector_arn = arn.filter(|_| is_compared && !is_broken).map(Into::into);
        let context = &self.context;
        let document = Document { draft, present };
        rules::on_document(&document, context, &mut pushing(context, advice));
    }

    pub(super) fn configuration_advice(&mut self, configuration: &Configuration) {
        let (context, Some(advice)) = (&self.context, &mut self.advice) else {
            return;
        };
        let properties = Properties::of(configuration, context);
        let mut push = pushing(context, advice);
        if context.source.is_some_and(Source::is_translated) {
            for property in properties.iter() {
                let on = Str {
                    at: At::new(Member::ConnectorConfiguration),
                    property: Some(property),
                    value: property.value,
                };
                rules::on_string(&on, context, &mut push);
            }
        }
        for property in properties.suspects() {
            rules::on_property(&property, context, &mut push);
        }
        rules::on_configuration(&properties, context, &mut push);
    }

    pub(super) fn auto_scaling_advice(&mut self, auto_scaling: &AutoScalingUpdate) {
        let (context, Some(advice)) = (&self.context, &mut self.advice) else {
            return;
        };
        rules::on_auto_scaling(auto_scaling, context, &mut pushing(context, advice));
    }

    pub(super) fn string_advice(&mut self, at: At, value: &str) {
        let (context, Some(advice)) = (&self.context, &mut self.advice) else {
            return;
        };
        let property = None;
        let on = Str {
            at,
            property,
            value,
        };
        rules::on_string(&on, context, &mut pushing(context, advice));
    }

    /// Gives advice on each integer of the object at `at`; `integer` returns their values.
    pub(super) fn integer_advice(&mut self, at: At, integer: impl Fn(Member) -> Option<i64>) {
        let (context, Some(advice)) = (&self.context, &mut self.advice) else {
            return;
        };
        let inside = at.member as usize + 1..=at.member.last_inside() as usize;
        for member in Member::ALL.get(inside).unwrap_or_default() {
            if let Some(value) = integer(*member) {
                let on = Integer {
                    at: at.with(*member),
                    value,
                };
                rules::on_integer(&on, context, &mut pushing(context, advice));
            }
        }
    }
}

/// Returns a function that adds findings with their place in the text.
pub(crate) fn pushing(
    context: &Context<'_>,
    advice: &mut Collector<'_>,
) -> impl FnMut(At, Option<OpenName<'_>>, Facts) -> bool {
    move |at, name, facts| {
        let place = match name {
            Some(name) if name.is_absent => context.inside(at),
            Some(name) => context.source.map(|_| Place::of_name(name.first)),
            None => context.place(at),
        };
        advice.push(facts, at, name, place)
    }
}
