//! The parts of a JSON Pointer.

/// The place of the member `name` of the object at `at`.
pub(crate) fn place(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The name that a part of a JSON Pointer is written for.
pub(crate) fn unescaped(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}
