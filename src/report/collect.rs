//! Findings as they are made: bounded while they grow, put in order at the end.

use std::{borrow::Cow, ops::Range};

use crate::{
    api::{
        member::{At, JsonType, Member},
        options::Options,
    },
    document::{
        lexer::Part,
        oddity::{Oddity, OpenName, Sink},
        source::Source,
    },
    report::finding::{Finding, Report},
    rules::{
        Facts, Rule,
        about::Bulk,
        any_member::{duplicate_member, type_, unknown_member},
        words::{self, Number, Order, Subject},
    },
    text::visible::{self, MASK, Visible},
};

/// The order of a report: by place, parents before members, members as in the table, then open
/// names in the order of the text; at one place by rule.
type Key = (Member, usize, Order, Rule);

impl OpenName<'_> {
    fn order(self, at: At) -> Order {
        // The deeper object's names come first, and all come after the object's members.
        let height = Member::COUNT - at.member.row().depth;
        (at.member.last_inside(), height, self.first)
    }
}

fn key(rule: Rule, at: At, order: Option<Order>) -> Key {
    let order = order.unwrap_or((at.member, 0, 0));
    match at.element {
        None => (order.0, 0, order, rule),
        Some(index) => (Member::Plugins, index, order, rule),
    }
}

impl Finding {
    fn key(&self) -> Key {
        let order = self.subject.name.as_ref().map(|name| name.order);
        key(self.rule(), self.subject.at, order)
    }

    fn rank(&self) -> (Bulk, Key) {
        (self.rule().about().bulk, self.key())
    }
}

/// Collects the findings of one report.
pub(crate) struct Collector<'c> {
    options: &'c Options,
    /// The text that was read, if one was.
    source: Option<Source<'c>>,
    list: Vec<Finding>,
    /// Findings at or after this key no longer fit.
    end: Option<(Bulk, Key)>,
}

impl<'c> Collector<'c> {
    pub(crate) fn new(options: &'c Options, source: Option<Source<'c>>) -> Self {
        Self {
            options,
            source,
            list: Vec::new(),
            end: None,
        }
    }

    /// Adds a finding about the value at `at`, or about a name in the object there. Its `place` in the
    /// JSON text goes from its name, if it has one, to the end of its value; or as far as it was read,
    /// where the finding is about the name alone.
    #[cold]
    pub(crate) fn push(
        &mut self,
        facts: Facts,
        at: At,
        name: Option<OpenName<'_>>,
        place: Option<Range<usize>>,
    ) {
        let rule = facts.rule();
        let order = name.map(|name| name.order(at));
        if let Some(end) = self.end
            && (rule.about().bulk, key(rule, at, order)) >= end
        {
            return;
        }
        let name = name.zip(order).map(|(name, order)| self.shown(name, order));
        let pointer = match &name {
            Some(name) => Cow::Owned(at.pointer_to(&name.text)),
            None => at.pointer(),
        };
        let part = match at.member {
            _ if facts.words().is_about_the_name() => Part::Name,
            Member::Document | Member::Plugin => Part::BareValue,
            member => Part::Value(member.row().name),
        };
        let span = self.source.zip(place);
        self.list.push(Finding {
            subject: Subject { at, name, pointer },
            facts,
            span: span.and_then(|(source, place)| source.span(place, part)),
        });
        if self.list.len() > 2 * Report::LIMIT {
            self.prune();
        }
    }

    /// As much of a name as is shown: nothing of one that is inside of what an alias stands for.
    fn shown(&self, name: OpenName<'_>, order: Order) -> words::OpenName {
        let place = name.first..name.first;
        if self
            .source
            .is_some_and(|source| source.hides(place, Part::Name))
        {
            return words::OpenName {
                text: MASK.into(),
                separator: None,
                order,
            };
        }
        words::OpenName {
            text: Visible::Name.part(name.text).into(),
            separator: visible::separator(name.text).map(|(_, separator)| separator),
            order,
        }
    }

    fn prune(&mut self) {
        self.list.sort_by_key(Finding::rank);
        if let Some(first_dropped) = self.list.get(Report::LIMIT) {
            self.end = Some(first_dropped.rank());
        }
        self.list.truncate(Report::LIMIT);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings as a report.
    pub(crate) fn report(mut self) -> Report {
        if self.list.len() > Report::LIMIT {
            self.prune();
        }
        self.list.sort_by_key(Finding::key);
        Report {
            truncated: self.end.is_some(),
            violations: self.list,
        }
    }
}

impl Sink for Collector<'_> {
    fn take(&mut self, oddity: Oddity, at: At, name: Option<OpenName<'_>>, place: Range<usize>) {
        let facts = match oddity {
            Oddity::WrongType { expected, found } => {
                let part = Part::Value(at.member.row().name);
                // A fraction is shown where an integer is allowed.
                let source = self.source.filter(|_| found == JsonType::Fraction);
                let number = source.map(|source| match source.written(place.clone(), part) {
                    Some(text) => Number::written(text),
                    None => Number::Hidden,
                });
                Facts::Type(type_::Facts {
                    expected,
                    found,
                    number,
                })
            }
            Oddity::UnknownMember { present } => Facts::UnknownMember(unknown_member::Facts {
                revision: self.options.revision,
                shape: self.options.shape,
                present,
            }),
            Oddity::DuplicateMember => Facts::DuplicateMember(duplicate_member::Facts),
        };
        self.push(facts, at, name, Some(place));
    }
}
