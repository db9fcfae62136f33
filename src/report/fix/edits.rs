//! Turns the change of a member into edits of the text.

use std::ops::Range;

use super::{
    Edit,
    script::{Script, Written},
    trim::trimmed,
};
use crate::{
    document::{outline::Found, source::bare},
    rules::repair::{Change, Repair},
};

impl Script<'_> {
    /// The edits of the text; none if the way it is written does not allow them.
    pub(super) fn edits(&self, repair: &Repair<'_>) -> Option<Vec<Edit>> {
        let of = repair.of;
        if !self.may_edit(of) {
            return None;
        }
        match &repair.change {
            Change::Rename(to) => self.rename(of, to),
            Change::Quote => self.surround(of, "\"", "\""),
            Change::Unquote(before) => self.unquote(of, before),
            Change::Write(number) => {
                let value = self.plain(of)?;
                Some(vec![shortest(value.place, value.text, number)])
            }
            Change::Surround(before, after) => self.surround(of, before, after),
            Change::Remove(members) => self.remove(members),
            Change::TrimName(is_blank) => trim(&self.name(of)?, *is_blank),
            Change::TrimValue(is_blank) => trim(&self.value(of)?, *is_blank),
            Change::Lower => {
                let value = self
                    .value(of)
                    .filter(|value| is_literal(value, of.string().as_deref()))?;
                let lower = value.text.to_ascii_lowercase();
                Some(vec![shortest(value.inside, value.text, &lower)])
            }
            Change::Move(to, name) => self.relocate(of, *to, name),
        }
    }

    /// The value, if it is a scalar without quotes.
    fn plain(&self, of: Found<'_>) -> Option<Written<'_>> {
        self.value(of).filter(|value| value.quote.is_none())
    }

    fn surround(&self, of: Found<'_>, before: &str, after: &str) -> Option<Vec<Edit>> {
        let Range { start, end } = self.plain(of)?.place;
        Some(vec![insertion(start, before), insertion(end, after)])
    }

    fn unquote(&self, of: Found<'_>, before: &str) -> Option<Vec<Edit>> {
        let value = self.value(of)?;
        if value.quote.is_none() || !is_literal(&value, of.string().as_deref()) {
            return None;
        }
        let Written { place, inside, .. } = value;
        Some(vec![
            deletion(place.start..inside.start),
            deletion(inside.end - before.len()..place.end),
        ])
    }

    fn rename(&self, of: Found<'_>, to: &str) -> Option<Vec<Edit>> {
        let name = self.name(of)?;
        if is_literal(&name, of.name()) {
            return Some(vec![shortest(name.inside, name.text, to)]);
        }
        let is_simple = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let edit = Edit {
            range: name.inside,
            text: to.to_owned(),
        };
        to.chars().all(is_simple).then(|| vec![edit])
    }

    /// Removes members of one object, each with a comma or with its line.
    fn remove(&self, members: &[Found<'_>]) -> Option<Vec<Edit>> {
        let object = members.first()?.parent()?;
        if self.is_block(object)? {
            // A block cannot be empty, and other fixes may remove what is `null`.
            let mut rest = object.children().filter(|member| member.json() != "null");
            if rest.all(|member| members.contains(&member)) {
                return None;
            }
            let mut lines: Vec<Range<usize>> = Vec::new();
            for member in members {
                let line = self.line(*member)?;
                match lines.last_mut() {
                    Some(last) if last.end == line.start => last.end = line.end,
                    _ => lines.push(line),
                }
            }
            let lines = lines.into_iter().map(|lines| deletion(self.lines(lines)));
            return Some(lines.collect());
        }
        let mut edits = Vec::new();
        let mut first = None;
        let mut later = members.iter().skip(1);
        for member in members {
            let begin = *first.get_or_insert(*member);
            let next = later.next().copied();
            if next.is_none() || member.after() != next {
                edits.push(deletion(self.run(begin, *member)?));
                first = None;
            }
        }
        Some(edits)
    }

    /// The members from `first` to `last` of an object in braces, with a comma.
    fn run(&self, first: Found<'_>, last: Found<'_>) -> Option<Range<usize>> {
        let object = self.span(first.parent()?.place())?;
        let (start, end) = (
            self.span(first.name_place())?.start,
            self.span(last.place())?.end,
        );
        if self.has_anchors(start..end) {
            return None;
        }
        let from = match first.before() {
            Some(before) => self.span(before.place())?.end,
            None => object.start + 1,
        };
        let to = match last.after() {
            Some(after) => self.span(after.name_place())?.start,
            None => object.end - 1,
        };
        // Comments, anchors and the like stay where they are.
        let (before, after) = (self.get(from..start).trim(), self.get(end..to).trim());
        match (first.before(), last.after()) {
            (None, None) if before.is_empty() && after.is_empty() => Some(from..to),
            (None, Some(_)) if before.is_empty() && after == "," => Some(start..to),
            (Some(_), Some(_)) if before == "," && after == "," => Some(start..to),
            (Some(_), None) if before == "," => Some(from..end),
            _ => None,
        }
    }

    /// The line of a member, if it is alone on it.
    fn line(&self, member: Found<'_>) -> Option<Range<usize>> {
        let original = self.original()?;
        let (name, value) = (self.span(member.name_place())?, self.span(member.place())?);
        let before = self.get(0..name.start);
        let start = before.rfind('\n').map_or(0, |line_break| line_break + 1);
        let rest = self.get(value.end.max(name.end)..self.text.len());
        let rest = rest.split_inclusive('\n').next().unwrap_or_default();
        let end = value.end.max(name.end) + rest.len();
        let is_alone = self.get(start..name.start).trim_matches(' ').is_empty()
            && !self.get(name.start..value.end).contains('\n')
            && matches!(
                (bare(rest).trim(), value.is_empty()),
                ("", false) | (":", true)
            );
        // Empty lines would belong to a block of text before them.
        let is_apart = !original.is_after_block(member.name_place().start);
        if !is_alone || !is_apart || self.has_anchors(start..end) {
            return None;
        }
        Some(start..end)
    }

    /// Whole lines to remove. The last line of a text goes with the line end before it.
    fn lines(&self, lines: Range<usize>) -> Range<usize> {
        let text = self.get(lines.clone());
        if text.ends_with('\n') {
            return lines;
        }
        let before = self.get(0..lines.start);
        let before = before.strip_suffix('\n').unwrap_or(before);
        let before = before.strip_suffix('\r').unwrap_or(before);
        before.len()..lines.start + text.trim_end_matches('\r').len()
    }

    /// Moves a member to the beginning of an object that is written in the same style.
    fn relocate(&self, of: Found<'_>, to: Found<'_>, name: &str) -> Option<Vec<Edit>> {
        let is_block = self.is_block(to)?;
        if !self.may_edit(to) || is_block != self.is_block(of.parent()?)? {
            return None;
        }
        let (old, value) = (self.span(of.name_place())?, self.span(of.place())?);
        let mut member = self.get(old.start..value.end).to_owned();
        if is_block {
            // The comment goes with it.
            let line = self.get(old.start..self.text.len()).lines().next()?;
            line.trim_end().clone_into(&mut member);
        }
        if !name.is_empty() {
            let written = self.name(of)?;
            let inside = written.inside.start - old.start..written.inside.end - old.start;
            member.replace_range(inside, name);
        }
        let mut edits = self.remove(&[of])?;
        let first = to.children().next();
        let first = first.and_then(|first| self.span(first.name_place()));
        let start = self.span(to.place())?.start + 1;
        edits.push(match first {
            Some(first) if is_block => {
                let before = self.get(0..first.start);
                let start = before.rfind('\n').map_or(0, |line_break| line_break + 1);
                let indentation = self.get(start..first.start);
                if !indentation.trim_matches(' ').is_empty() {
                    return None;
                }
                let line = self.get(old.start..self.text.len());
                let line = line.split_inclusive('\n').next().unwrap_or_default();
                let line_end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
                insertion(start, &[indentation, &member, line_end].concat())
            }
            Some(first) => {
                let space = self.get(start..first.start);
                if !space.trim().is_empty() {
                    return None;
                }
                insertion(first.start, &[&member, ",", space].concat())
            }
            None => insertion(start, &member),
        });
        Some(edits)
    }

    /// Whether an object is written without braces.
    fn is_block(&self, object: Found<'_>) -> Option<bool> {
        let start = object.place().start;
        Some(self.span(start..start + 1)?.is_empty())
    }

    /// Whether the text has an anchor or alias on which others may depend.
    fn has_anchors(&self, place: Range<usize>) -> bool {
        !self.anchored.is_empty() && self.get(place).contains(['&', '*'])
    }

    fn span(&self, json: Range<usize>) -> Option<Range<usize>> {
        self.source.span(json)
    }
}

/// Whether the text is what it stands for: without escapes or line breaks.
fn is_literal(written: &Written<'_>, meaning: Option<&str>) -> bool {
    meaning == Some(written.text)
}

fn trim(written: &Written<'_>, is_blank: fn(char) -> bool) -> Option<Vec<Edit>> {
    let Written {
        text,
        quote,
        inside: Range { start, end },
        ..
    } = *written;
    let kept = trimmed(text, quote, is_blank)?;
    if quote.is_none() {
        // A word that is neither a number nor one of YAML's.
        let kept = text.get(kept.clone())?;
        if !kept.starts_with(|c: char| c.is_ascii_alphabetic()) || !kept.contains('.') {
            return None;
        }
    }
    let ends = [start..start + kept.start, start + kept.end..end];
    let edits = ends.into_iter().filter(|end| !end.is_empty()).map(deletion);
    Some(edits.collect())
}

fn insertion(at: usize, text: &str) -> Edit {
    Edit {
        range: at..at,
        text: text.to_owned(),
    }
}

fn deletion(range: Range<usize>) -> Edit {
    Edit {
        range,
        text: String::new(),
    }
}

/// The smallest edit that makes `new` out of `old`, which is at `place`.
fn shortest(place: Range<usize>, old: &str, new: &str) -> Edit {
    let same = |(old, new): &(char, char)| old == new;
    let common = old.chars().zip(new.chars()).take_while(same);
    let start: usize = common.map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (
        old.get(start..).unwrap_or_default(),
        new.get(start..).unwrap_or_default(),
    );
    let common = old.chars().rev().zip(new.chars().rev()).take_while(same);
    let end: usize = common.map(|(c, _)| c.len_utf8()).sum();
    Edit {
        range: place.start + start..place.end - end,
        text: new.get(..new.len() - end).unwrap_or_default().to_owned(),
    }
}
