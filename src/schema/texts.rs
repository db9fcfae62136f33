//! The texts of schemas about members.

use crate::{
    api::{member::Member, options::Options, revision::Revision},
    rules::{
        self, Bound, Rule,
        demand::domain::{self, Values},
        source::API_UPDATE as API,
    },
};

/// The purpose of the member, the demand of its rule, and the source.
pub(super) fn description(member: Member) -> String {
    let about = member.row().about;
    match Bound::of(member).map(|bound| bound.rule) {
        Some(rule) => format!("{about} {}. Source: {}", rule.summary(), rule.source()),
        None => format!("{about} Source: {API}"),
    }
}

/// The purpose of the member, the allowed values, and the rules about them.
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

/// The rules that `member` can break or make others break.
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
pub(super) fn subject(member: Member, options: &Options) -> &'static str {
    match member {
        _ if member == options.shape.root() => options.shape.document(),
        Member::Plugin => "a plugin",
        _ => member.row().name,
    }
}

pub(super) fn values(member: Member, options: &Options) -> Option<Values> {
    Bound::of(member).map(|bound| bound.values.under(options))
}

/// The allowed values of the member, for a sentence.
pub(super) fn allowed(member: Member, options: &Options) -> String {
    domain::plainly_allowed(member, values(member, options))
}
