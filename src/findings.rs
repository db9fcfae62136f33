//! What was found wrong so far: bounded while it grows, put in order at the end.

use std::borrow::Cow;

use crate::{
    catalogue::Rule,
    cursor::{self, Part},
    member::{At, Member},
    notes::Notes,
    options::Options,
    violation::{Detail, Hint, Report, Violation},
};

/// A violation as it is found, before all that only a report needs.
#[derive(Debug)]
pub(crate) struct Finding<'t> {
    pub(crate) rule: Rule,
    pub(crate) at: At,
    pub(crate) name: Option<OpenName<'t>>,
    /// Where in the text the thing starts that the violation is about.
    pub(crate) start: Option<usize>,
    pub(crate) detail: Detail,
}

/// A name that the table leaves open or does not have.
#[derive(Debug)]
pub(crate) struct OpenName<'t> {
    pub(crate) text: Cow<'t, str>,
    /// Where it stands for the first time.
    pub(crate) first: usize,
}

/// The order of a report: by place, parents before members, members as in the table, then open
/// names in the order of the text; at one place by rule.
type Key = (Member, usize, Member, usize, usize, Rule);

impl Finding<'_> {
    fn key(&self) -> Key {
        let (last, height, first) = match &self.name {
            None => (self.at.member, 0, 0),
            // The deeper object's names come first, and all come after the object's members.
            Some(name) => (
                self.at.member.last_inside(),
                Member::COUNT - self.at.member.depth(),
                name.first,
            ),
        };
        let (outer, element) = match self.at.element {
            None => (last, 0),
            Some(index) => (Member::Plugins, index),
        };
        (outer, element, last, height, first, self.rule)
    }

    /// What has to make room for what, when there is too much to tell.
    fn weight(&self) -> u8 {
        match self.rule {
            Rule::UnknownMember | Rule::DuplicateMember => 2,
            Rule::Type => 1,
            _ => 0,
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Findings<'t> {
    list: Vec<Finding<'t>>,
    /// What comes here or after it is dropped: there is enough before it.
    end: Option<(u8, Key)>,
}

impl<'t> Findings<'t> {
    #[cold]
    pub(crate) fn push(&mut self, finding: Finding<'t>) {
        if let Some(end) = self.end
            && (finding.weight(), finding.key()) >= end
        {
            return;
        }
        self.list.push(finding);
        if self.list.len() > 2 * Report::LIMIT {
            self.prune();
        }
    }

    fn prune(&mut self) {
        self.list
            .sort_by_cached_key(|finding| (finding.weight(), finding.key()));
        if let Some(first_dropped) = self.list.get(Report::LIMIT) {
            self.end = Some((first_dropped.weight(), first_dropped.key()));
        }
        self.list.truncate(Report::LIMIT);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings as a report, with spans where they were found in `text`.
    pub(crate) fn report(mut self, text: Option<&str>, notes: &Notes, options: &Options) -> Report {
        if self.list.len() > Report::LIMIT {
            self.prune();
        }
        self.list.sort_by_cached_key(Finding::key);
        Report {
            truncated: self.end.is_some(),
            violations: self
                .list
                .into_iter()
                .map(|finding| violation(finding, text, notes, options))
                .collect(),
        }
    }
}

fn violation(
    finding: Finding<'_>,
    text: Option<&str>,
    notes: &Notes,
    options: &Options,
) -> Violation {
    let Finding {
        rule,
        at,
        name,
        start,
        detail,
    } = finding;
    let part = match detail {
        Detail::Unknown { .. } | Detail::Duplicate | Detail::Missing | Detail::Choice(..) => {
            Part::Name
        }
        _ if matches!(at.member, Member::Document | Member::Plugin) => Part::BareValue,
        _ => Part::Value,
    };
    let detail = match (detail, &name) {
        (Detail::Unknown { .. }, Some(name)) => Detail::Unknown {
            known: options.known_in(at.member),
            hint: Hint::of(&name.text, at, notes, options),
        },
        (detail, _) => detail,
    };
    Violation {
        rule,
        pointer: match &name {
            Some(name) => Cow::Owned(at.pointer_to(&name.text)),
            None => at.pointer(),
        },
        at,
        name: name.map(|name| Box::from(name.text)),
        detail,
        span: text
            .zip(start)
            .map(|(text, start)| cursor::span(text, start, part)),
    }
}
