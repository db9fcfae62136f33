//! Collects findings: bounded while they grow, sorted at the end.

use std::{borrow::Cow, cmp::Ordering, mem};

use crate::{
    api::{
        at::{At, push_name},
        member::{JsonType, Member},
        options::Options,
    },
    document::{
        form::is_properties,
        lexer,
        oddity::{Oddity, OpenName, Sink},
        source::Source,
        source_map::{Place, SourceMap},
    },
    report::finding::{Finding, Report},
    rules::{
        Facts, Rule,
        about::Bulk,
        any_member::{duplicate_member, type_, unknown_member},
        words::{self, Number, Subject},
    },
    text::visible::{self, MASK, Visible},
};

/// The sort key of a report: by place, parents before members, members as in the table, then open
/// names in the order of the text, an absent one before the first that is greater; at the same place by
/// rule. The parts are the [`Part`]; the last member that comes before; the height of the object that has an
/// open name, since the names of the deeper one come first; the offset of the name, whether it is present, and
/// its text if not; the rule.
type Key<'n> = (
    Part,
    Member,
    Option<usize>,
    (usize, bool, Cow<'n, str>),
    Rule,
);

/// The last member that comes before or, inside an element, `plugins`; the element.
type Part = (Member, usize);

/// An open name: its offset and, if it is absent, its text.
struct Name<'n>(usize, Option<Cow<'n, str>>);

impl<'n> Name<'n> {
    fn of(name: OpenName<'n>) -> Self {
        Self(name.first, name.is_absent.then_some(name.text.into()))
    }
}

fn key(rule: Rule, at: At, name: Option<Name<'_>>) -> Key<'_> {
    let last = last(at, name.is_some());
    let height = name.as_ref().map(|_| Member::COUNT - at.member.row().depth);
    let Name(first, absent) = name.unwrap_or(Name(0, None));
    let name = (first, absent.is_none(), absent.unwrap_or_default());
    (part(at, last), last, height, name, rule)
}

fn part(at: At, last: Member) -> Part {
    let is_inside = at.member.in_element();
    (if is_inside { Member::Plugins } else { last }, at.element)
}

/// The last member before what is at `at`, or before an open name in the object there.
fn last(at: At, has_name: bool) -> Member {
    if has_name {
        at.member.last_inside()
    } else {
        at.member
    }
}

impl Finding {
    fn part(&self) -> Part {
        let Subject { at, name, .. } = &self.subject;
        part(*at, last(*at, name.is_some()))
    }

    /// Compares parts first: they mostly differ.
    fn compare(&self, other: &Self) -> Ordering {
        let parts = self.part().cmp(&other.part());
        parts.then_with(
            #[cold]
            || self.key().cmp(&other.key()),
        )
    }

    fn key(&self) -> Key<'_> {
        let subject = &self.subject;
        let name = subject.name.as_ref().map(|name| {
            let text = subject.name_text().filter(|_| name.is_absent);
            Name(name.first, text)
        });
        key(self.rule(), subject.at, name)
    }

    fn rank(&self) -> (Bulk, Key<'_>) {
        (self.rule().about().bulk, self.key())
    }
}

/// Reports with more findings than this one are rare.
const USUAL: usize = 8;

/// Collects the findings of one report.
pub(crate) struct Collector<'c> {
    options: &'c Options,
    /// The text that was read, if one was.
    source: Option<Source<'c>>,
    list: Vec<Finding>,
    /// How many were found while the text was read.
    read: usize,
    /// Findings at or after this one no longer fit.
    end: Option<Box<Finding>>,
}

impl<'c> Collector<'c> {
    pub(crate) fn new(options: &'c Options, source: Option<Source<'c>>) -> Self {
        Self {
            options,
            source,
            list: Vec::new(),
            read: 0,
            end: None,
        }
    }

    /// Takes what was found while the text was read, to which more can be added.
    pub(crate) fn end_reading(&mut self) -> Self {
        let none = Self::new(self.options, None);
        let mut collector = mem::replace(self, none);
        collector.read = collector.list.len();
        collector
    }

    /// Adds a finding about the value at `at`, or about a name in the object there. `place` is its place
    /// in the JSON text, if one was read. Returns whether it fits.
    #[cold]
    pub(crate) fn push(
        &mut self,
        facts: Facts,
        at: At,
        name: Option<OpenName<'_>>,
        place: Option<Place>,
    ) -> bool {
        let rule = facts.rule();
        if let Some(end) = &self.end
            && (rule.about().bulk, key(rule, at, name.map(Name::of))) >= end.rank()
        {
            return false;
        }
        let Options {
            shape, revision, ..
        } = *self.options;
        let name = name.map(|name| self.shown(name));
        let pointer = match name {
            Some(name) => {
                let shown = Visible::Name.part(name.text);
                Some(at.pointer_to(&shown, shape).into())
            }
            None if at.member.in_element() => Some(at.pointer().into()),
            None => None,
        };
        let name = name.map(|name| words::OpenName {
            separator: visible::separator(name.text).map(|(_, separator)| separator),
            first: name.first,
            is_absent: name.is_absent,
        });
        if self.list.is_empty() {
            self.list.reserve(USUAL);
        }
        self.list.push(Finding {
            subject: Subject {
                at,
                name,
                pointer,
                shape,
                revision,
            },
            facts,
            span: None,
        });
        // Set where the finding stays: to move what was just written is slow.
        if let Some(finding) = self.list.last_mut()
            && let Some((source, place)) = self.source.zip(place)
        {
            let words = finding.facts.words();
            finding.span = if words.is_about_the_name(&finding.subject) {
                source.name_span(place)
            } else {
                source.value_span(place)
            };
        }
        if self.list.len() > 2 * Report::LIMIT {
            self.prune();
        }
        true
    }

    /// The name, hidden if an alias refers to its place.
    fn shown<'n>(&self, name: OpenName<'n>) -> OpenName<'n> {
        let is_hidden = |source: Source<'_>| !name.is_absent && source.hides(name.first);
        let text = if self.source.is_some_and(is_hidden) {
            MASK
        } else {
            name.text
        };
        OpenName { text, ..name }
    }

    /// Adds a finding of another collector.
    pub(crate) fn add(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    fn prune(&mut self) {
        self.list.sort_by(|a, b| a.rank().cmp(&b.rank()));
        if let Some(first_dropped) = self.list.drain(Report::LIMIT..).next() {
            self.end = Some(Box::new(first_dropped));
        }
    }

    /// Replaces the names of misspelt members in places by those in the text.
    #[cold]
    fn respell(&mut self, source_map: &SourceMap) {
        let mut list = mem::take(&mut self.list);
        for Finding { subject, .. } in &mut list {
            if source_map.misspelt().contains(subject.at.member) {
                let mut pointer = self.written(subject.at, source_map);
                if let Some(name) = subject.name_text() {
                    push_name(&mut pointer, &name);
                }
                subject.pointer = Some(pointer.into());
            }
        }
        self.list = list;
    }

    /// The place `at` as the text has it, as an RFC 6901 JSON Pointer.
    fn written(&self, at: At, source_map: &SourceMap) -> String {
        if [Member::Document, self.options.shape.root()].contains(&at.member) {
            return String::new();
        }
        let mut pointer = self.written(at.parent(), source_map);
        if at.member == Member::Plugin {
            push_name(&mut pointer, &at.element.to_string());
            return pointer;
        }
        let name = at.member.row().name;
        let place = self.source.zip(source_map.get(at).place());
        let written = place.and_then(|(source, place)| lexer::name(source.json, place.start).ok());
        match written.filter(|written| written.text != name) {
            Some(written) => {
                let name = self.shown(OpenName::new(&written.text, written.start));
                push_name(&mut pointer, &Visible::Name.part(name.text));
            }
            None => push_name(&mut pointer, name),
        }
        pointer
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings as a report.
    pub(crate) fn report(mut self, source_map: &SourceMap) -> Report {
        if self.list.len() > Report::LIMIT {
            self.prune();
        }
        // The others are mostly in order and before these.
        let read = self.read.min(self.list.len());
        self.list.rotate_left(read);
        self.list.sort_by(Finding::compare);
        if !source_map.misspelt().is_empty() {
            self.respell(source_map);
        }
        Report {
            truncated: self.end.is_some(),
            violations: self.list,
        }
    }
}

impl Sink for Collector<'_> {
    fn take(&mut self, oddity: Oddity, at: At, name: Option<OpenName<'_>>, place: Place) {
        let facts = match oddity {
            Oddity::WrongType { expected, found } => {
                // A fraction is shown if an integer is allowed, a number if the object of one is.
                let is_policy = matches!(at.member, Member::ScaleInPolicy | Member::ScaleOutPolicy);
                let is_shown = match found {
                    JsonType::Fraction => true,
                    JsonType::Number => is_policy && name.is_none(),
                    _ => false,
                };
                let source = self.source.filter(|_| is_shown);
                let number = source.map(|source| Number::written(source.written(place)));
                let text = self.source.filter(|_| at == At::DOCUMENT && name.is_none());
                let text = text.and_then(|source| source.written(place));
                let is_properties = found == JsonType::String && text.is_some_and(is_properties);
                Facts::Type(type_::Facts {
                    expected,
                    found,
                    number,
                    is_properties,
                })
            }
            Oddity::UnknownMember { present, form } => {
                Facts::UnknownMember(unknown_member::Facts { present, form })
            }
            Oddity::DuplicateMember => Facts::DuplicateMember(duplicate_member::Facts),
        };
        self.push(facts, at, name, Some(place));
    }

    fn clear(&mut self) {
        *self = Self::new(self.options, self.source);
    }
}
