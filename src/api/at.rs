//! A place in a document, and its JSON Pointer.

use std::borrow::Cow;

use crate::api::{member::Member, options::Shape};

/// A place in a document: a member of the table, and the index of the element that contains it, 0 if none does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) member: Member,
    pub(crate) element: usize,
}

impl At {
    pub(crate) const DOCUMENT: Self = Self::new(Member::Document);

    pub(crate) const fn new(member: Member) -> Self {
        Self { member, element: 0 }
    }

    pub(crate) const fn element(index: usize) -> Self {
        Self {
            member: Member::Plugin,
            element: index,
        }
    }

    /// The place of `member` in the same element.
    pub(crate) const fn with(self, member: Member) -> Self {
        Self { member, ..self }
    }

    pub(crate) fn parent(self) -> Self {
        let member = self.member.parent();
        if member.in_element() {
            self.with(member)
        } else {
            Self::new(member)
        }
    }

    /// The place as an RFC 6901 JSON Pointer.
    pub(crate) fn pointer(self) -> Cow<'static, str> {
        let pointer = self.member.row().pointer;
        if !self.member.in_element() {
            return Cow::Borrowed(pointer);
        }
        let [array, element] = [Member::Plugins, Member::Plugin].map(|member| member.row().pointer);
        let rest = pointer.strip_prefix(element).unwrap_or_default();
        Cow::Owned(format!("{array}/{}{rest}", self.element))
    }

    /// The place in a document of this shape.
    pub(crate) fn pointer_in(self, shape: Shape) -> Cow<'static, str> {
        match self.pointer() {
            Cow::Borrowed(_) => Cow::Borrowed(self.member.pointer_in(shape)),
            // Elements are in requests only.
            pointer @ Cow::Owned(_) => pointer,
        }
    }

    /// The place of `name` in this object as an RFC 6901 JSON Pointer.
    pub(crate) fn pointer_to(self, name: &str, shape: Shape) -> String {
        let object = self.pointer_in(shape);
        let mut pointer = String::with_capacity(object.len() + 1 + name.len());
        pointer.push_str(&object);
        push_name(&mut pointer, name);
        pointer
    }
}

impl Member {
    /// The place in a document of this shape, unless it is in an element. A value from outside of the document
    /// has its place in a request.
    pub(crate) fn pointer_in(self, shape: Shape) -> &'static str {
        let pointer = self.row().pointer;
        let inside = pointer.strip_prefix(shape.root().row().pointer);
        inside.unwrap_or(pointer)
    }
}

/// The last name of a JSON Pointer.
pub(crate) fn last_name(pointer: &str) -> Cow<'_, str> {
    let (_, name) = pointer.rsplit_once('/').unwrap_or_default();
    if name.contains('~') {
        Cow::Owned(name.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(name)
    }
}

/// Appends `name` to a JSON Pointer.
pub(crate) fn push_name(pointer: &mut String, name: &str) {
    pointer.push('/');
    let mut rest = name;
    while let Some((before, after)) = rest.split_once(['~', '/']) {
        pointer.push_str(before);
        let is_tilde = rest.as_bytes().get(before.len()) == Some(&b'~');
        pointer.push_str(if is_tilde { "~0" } else { "~1" });
        rest = after;
    }
    pointer.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_escapes_names_and_contains_the_index() {
        let at = At::element(7).with(Member::CustomPlugin);
        assert_eq!(at.pointer(), "/plugins/7/customPlugin");
        assert_eq!(at.parent(), At::element(7));
        assert_eq!(at.parent().parent(), At::new(Member::Plugins));
        for member in Member::ALL {
            let pointer = At::element(7).with(*member).pointer();
            let parts = member.row().pointer.split('/');
            let expected = parts.map(|part| if part == "N" { "7" } else { part });
            assert!(pointer.split('/').eq(expected), "{pointer}");
        }
        for (name, expected) in [
            ("a/b~c", "/plugins/7/customPlugin/a~1b~0c"),
            ("~1", "/plugins/7/customPlugin/~01"),
            ("", "/plugins/7/customPlugin/"),
            ("a.b", "/plugins/7/customPlugin/a.b"),
        ] {
            let pointer = at.pointer_to(name, Shape::Request);
            assert_eq!(pointer, expected);
            assert_eq!(last_name(&pointer), name);
        }
    }

    #[test]
    fn a_pointer_starts_at_the_document_that_was_read() {
        for (shape, member, expected) in [
            (Shape::Body, Member::AutoScaling, "/capacity/autoScaling"),
            (Shape::Capacity, Member::AutoScaling, "/autoScaling"),
            (Shape::Capacity, Member::Capacity, ""),
            (Shape::Capacity, Member::ConnectorArn, "/connectorArn"),
            (Shape::Configuration, Member::ConnectorConfiguration, ""),
        ] {
            assert_eq!(At::new(member).pointer_in(shape), expected);
        }
        let map = At::new(Member::ConnectorConfiguration);
        assert_eq!(
            map.pointer_to("tasks.max", Shape::Configuration),
            "/tasks.max"
        );
    }
}
