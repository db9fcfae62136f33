//! What schemas say of members.

use crate::{
    api::{member::Member, options::Options, revision::Revision},
    rules::{
        self, Bound, Rule,
        demand::domain::{self, Values},
        source::API_UPDATE as API,
    },
};

/// What the member is, what its rule demands, and where that can be read.
pub(super) fn description(member: Member) -> String {
    let about = member.row().about;
    match Bound::of(member).map(|bound| bound.rule) {
        Some(rule) => format!("{about} {}. Source: {}", rule.summary(), rule.source()),
        None => format!("{about} Source: {API}"),
    }
}

/// What the member is, what is allowed, and by which rules.
pub(super) fn hover(member: Member, options: &Options) -> String {
    let row = member.row();
    let required = if row.required { ", required" } else { "" };
    let allowed = allowed(member, options);
    let what = format!("{}\n\nAllowed: {allowed}{required}.", row.about);
    let rules = rules(member, options.revision).into_iter();
    let why = rules.map(|rule| {
        let (demand, source) = (rule.summary(), rule.source());
        format!("\n\n`{rule}`: {demand}. [Source]({source})")
    });
    what + &why.collect::<String>()
}

/// The rules that `member` can break or bring others to break.
fn rules(member: Member, revision: Revision) -> Vec<Rule> {
    let mut rules = Vec::from_iter(Bound::of(member).map(|bound| bound.rule));
    rules::each_choice(|choice, rule, _| {
        if choice.object == member || choice.members().contains(member) {
            rules.push(rule);
        }
    });
    rules::each_order(|order, rule, _| {
        if order.left == member || order.right == member {
            rules.push(rule);
        }
    });
    if rules.is_empty() {
        rules.push(Rule::Type);
    }
    rules.retain(|rule| rule.since() <= revision);
    rules
}

/// The member's name, for a sentence.
pub(super) fn subject(member: Member) -> &'static str {
    match member {
        Member::Document => "the request",
        Member::Plugin => "a plugin",
        _ => member.row().name,
    }
}

pub(super) fn values(member: Member, options: &Options) -> Option<Values> {
    Bound::of(member).map(|bound| bound.values.under(options))
}

/// What the member may be, for a sentence.
pub(super) fn allowed(member: Member, options: &Options) -> String {
    domain::plainly_allowed(member, values(member, options))
}
