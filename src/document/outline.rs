//! The members of a JSON text, to look around what a finding is about.

use std::{borrow::Cow, collections::HashMap, ops::Range, sync::OnceLock};

use jiter::Peek;

use crate::document::lexer::{self, Lexer, Name, Result};

/// The values of a text in their order, with their names.
pub(crate) struct Outline<'t> {
    pub(crate) json: &'t str,
    nodes: Vec<Node<'t>>,
}

/// The members of an object.
#[derive(Default)]
struct Members {
    named: HashMap<String, Vec<usize>>,
    /// By the [`letters`] of their name, but one more than are [compared](MOST_ALIKE) at most.
    alike: HashMap<String, Vec<usize>>,
}

/// The most members with names that are alike which are compared: each takes time.
const MOST_ALIKE: usize = 64;

struct Node<'t> {
    /// The node around it. The root is in itself.
    parent: usize,
    name: Option<Cow<'t, str>>,
    /// The start of the name, or of the value if it has no name.
    start: usize,
    value: Range<usize>,
    before: Option<usize>,
    after: Option<usize>,
    /// Collected once somebody looks for one: most objects are never asked for one.
    members: OnceLock<Box<Members>>,
}

/// A value in an outline, with its name if it has one.
#[derive(Clone, Copy)]
pub(crate) struct Found<'o> {
    outline: &'o Outline<'o>,
    index: usize,
    node: &'o Node<'o>,
}

/// A name without separators and white space, in lower case.
fn letters(name: &str) -> String {
    let is_letter = |c: &char| !(matches!(c, '_' | '-') || c.is_whitespace() || c.is_control());
    let letters = name.chars().filter(is_letter);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

impl<'t> Outline<'t> {
    /// The outline of a text; one without values if the text is not a document.
    pub(crate) fn of(json: &'t str) -> Self {
        let mut outline = Self {
            json,
            nodes: Vec::new(),
        };
        let mut lexer = Lexer::new(json);
        let read = outline.value(&mut lexer, 0, None, None);
        if read.and_then(|_| lexer.finish()).is_err() {
            outline.nodes.clear();
        }
        outline
    }

    /// Whether the text is a document.
    pub(crate) fn is_document(&self) -> bool {
        !self.nodes.is_empty()
    }

    /// Reads a value, and returns its index.
    fn value(
        &mut self,
        lexer: &mut Lexer<'t>,
        parent: usize,
        name: Option<Name<'t>>,
        before: Option<usize>,
    ) -> Result<usize> {
        let peek = lexer.peek()?;
        let (index, start) = (self.nodes.len(), lexer.offset());
        if let Some(before) = before.and_then(|before| self.nodes.get_mut(before)) {
            before.after = Some(index);
        }
        self.nodes.push(Node {
            parent,
            start: name.as_ref().map_or(start, |name| name.start),
            name: name.map(|name| name.text),
            value: start..start,
            before,
            after: None,
            members: OnceLock::new(),
        });
        let mut last = None;
        match peek {
            Peek::Object => {
                let mut next = lexer.first_name()?;
                while next.is_some() {
                    last = Some(self.value(lexer, index, next, last)?);
                    next = lexer.next_name()?;
                }
            }
            Peek::Array => {
                let mut next = lexer.first_element()?;
                while next.is_some() {
                    last = Some(self.value(lexer, index, None, last)?);
                    next = lexer.next_element()?;
                }
            }
            _ => drop(lexer.scalar(peek)?),
        }
        if let Some(node) = self.nodes.get_mut(index) {
            node.value.end = lexer.offset();
        }
        Ok(index)
    }

    fn found(&self, index: usize) -> Option<Found<'_>> {
        let node = self.nodes.get(index)?;
        Some(Found {
            outline: self,
            index,
            node,
        })
    }

    /// The first value for which `is_before`, which is true for those at the beginning alone, is false, and
    /// those after it.
    pub(crate) fn from(
        &self,
        is_before: impl Fn(Found<'_>) -> bool,
    ) -> impl Iterator<Item = Found<'_>> {
        let (mut start, mut end) = (0, self.nodes.len());
        while start < end {
            let middle = start.midpoint(end);
            if self.found(middle).is_some_and(&is_before) {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        (start..self.nodes.len()).filter_map(|index| self.found(index))
    }
}

impl<'o> Found<'o> {
    pub(crate) fn name(self) -> Option<&'o str> {
        self.node.name.as_deref()
    }

    /// The place of the name, or of the opening bracket of a value without one.
    pub(crate) fn name_place(self) -> Range<usize> {
        lexer::name_span(self.outline.json, self.node.start)
    }

    pub(crate) fn place(self) -> Range<usize> {
        self.node.value.clone()
    }

    /// The value as JSON text.
    pub(crate) fn json(self) -> &'o str {
        let json = self.outline.json.get(self.place());
        json.unwrap_or_default()
    }

    /// The value, if it is a string.
    pub(crate) fn string(self) -> Option<String> {
        serde_json::from_str(self.json()).ok()
    }

    pub(crate) fn is_object(self) -> bool {
        self.json().starts_with('{')
    }

    /// The object or array around the value.
    pub(crate) fn parent(self) -> Option<Self> {
        let parent = self.outline.found(self.node.parent)?;
        (parent.index != self.index).then_some(parent)
    }

    pub(crate) fn before(self) -> Option<Self> {
        self.outline.found(self.node.before?)
    }

    pub(crate) fn after(self) -> Option<Self> {
        self.outline.found(self.node.after?)
    }

    /// The members or elements of the value.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let first = self.outline.found(self.index + 1);
        let first = first.filter(|first| first.node.parent == self.index);
        std::iter::successors(first, |child| child.after())
    }

    fn members(self) -> &'o Members {
        self.node.members.get_or_init(|| {
            let mut members = Members::default();
            for child in self.children() {
                let Some(name) = child.name() else {
                    continue;
                };
                let named = members.named.entry(name.to_owned());
                named.or_default().push(child.index);
                let alike = members.alike.entry(letters(name)).or_default();
                if alike.len() <= MOST_ALIKE {
                    alike.push(child.index);
                }
            }
            Box::new(members)
        })
    }

    /// The members of this object with this name, in the order of the text.
    pub(crate) fn members_named(self, name: &str) -> impl Iterator<Item = Self> {
        let named = self.members().named.get(name).into_iter().flatten();
        named.filter_map(move |index| self.outline.found(*index))
    }

    /// The members of this object whose names differ from `name` in separators, white space and case alone, in the
    /// order of the text; none if they are too many.
    pub(crate) fn members_like(self, name: &str) -> Option<Vec<Self>> {
        let alike = self.members().alike.get(&letters(name));
        let alike = alike.map_or(&[][..], Vec::as_slice);
        let members = alike.iter().filter_map(|index| self.outline.found(*index));
        (alike.len() <= MOST_ALIKE).then(|| members.collect())
    }

    /// Whether the object has no other member of this name.
    pub(crate) fn is_unique(self) -> bool {
        let parent = self.parent().zip(self.name());
        parent.is_none_or(|(parent, name)| parent.members_named(name).nth(1).is_none())
    }
}

/// Whether both are the same place in one outline.
impl PartialEq for Found<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
