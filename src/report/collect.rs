//! What was found so far: bounded while it grows, put in order at the end.

use std::{borrow::Cow, ops::Range};

use crate::{
    api::{
        member::{At, Member},
        options::Options,
    },
    document::{
        lexer::{self, Part},
        source_map::SourceMap,
    },
    report::finding::{Finding, Report},
    rules::{
        Bulk, Facts, Rule,
        any_member::unknown_member,
        words::{self, Subject},
    },
    text::visible::{self, Visible},
};

/// A name that the table leaves open or does not have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenName<'n> {
    pub(crate) text: &'n str,
    /// Where it stands for the first time.
    pub(crate) first: usize,
}

/// The order of a report: by place, parents before members, members as in the table, then open
/// names in the order of the text; at one place by rule.
type Key = (Member, usize, Order, Rule);

/// The place among all that has the same parents.
pub(crate) type Order = (Member, usize, usize);

impl words::OpenName {
    /// Where it stands for the first time.
    #[cfg(feature = "yaml")]
    pub(crate) fn start(&self) -> usize {
        self.order.2
    }
}

impl OpenName<'_> {
    fn order(self, at: At) -> Order {
        // The deeper object's names come first, and all come after the object's members.
        let height = Member::COUNT - at.member.depth();
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

#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// Until the report is made, their spans are their whole places.
    list: Vec<Finding>,
    /// What comes here or after it is dropped: there is enough before it.
    end: Option<(Bulk, Key)>,
}

impl Findings {
    /// SourceMap what is wrong with what stands at `at`, or with a name in the object there. Its `place` in
    /// the text goes from its name, if it has one, to the end of its value; or as far as it was read,
    /// where the violation is about the name alone.
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
        let name = name.zip(order).map(|(name, order)| words::OpenName {
            text: Visible::Name.part(name.text).into(),
            separator: visible::separator(name.text).map(|(_, separator)| separator),
            order,
        });
        let pointer = match &name {
            Some(name) => Cow::Owned(at.pointer_to(&name.text)),
            None => at.pointer(),
        };
        self.list.push(Finding {
            subject: Subject { at, name, pointer },
            facts,
            span: place,
        });
        if self.list.len() > 2 * Report::LIMIT {
            self.prune();
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

    /// The findings as a report, with spans where they were found in `text`.
    pub(crate) fn report(
        mut self,
        text: Option<&str>,
        source_map: &SourceMap,
        options: &Options,
    ) -> Report {
        if self.list.len() > Report::LIMIT {
            self.prune();
        }
        self.list.sort_by_key(Finding::key);
        for violation in &mut self.list {
            let place = violation.span.take();
            let part = part(violation);
            violation.span = text
                .zip(place)
                .map(|(text, place)| lexer::span(text, place, part));
            if let Facts::UnknownMember(facts) = &mut violation.facts {
                *facts = unknown_member::Facts {
                    revision: options.revision,
                    shape: options.shape,
                    present: source_map.members_in(violation.subject.at),
                };
            }
        }
        Report {
            truncated: self.end.is_some(),
            violations: self.list,
        }
    }
}

/// What a violation is about.
fn part(violation: &Finding) -> Part {
    if violation.facts.words().is_about_the_name() {
        return Part::Name;
    }
    match violation.subject.at.member {
        Member::Document | Member::Plugin => Part::BareValue,
        member => Part::Value(member.row().name),
    }
}
