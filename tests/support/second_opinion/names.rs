//! Names of members as they are written, meant and shown.

use serde_json::{Map, Value};

use super::{Broken, Order};

/// The name and value of the member `name` of the object at `at`, which may be misspelt.
pub(super) fn find<'m>(
    members: &'m Map<String, Value>,
    name: &str,
    at: &str,
    order: Order<'_>,
) -> Option<(&'m String, &'m Value)> {
    let misspelt = members.iter().filter(|(other, _)| is_like(other, name));
    let first = || misspelt.min_by_key(|(other, _)| order(&place(at, other)));
    members.get_key_value(name).or_else(first)
}

/// Whether the names differ only in their style.
pub(crate) fn is_like(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.replace(['_', '-', ' '], "").to_ascii_lowercase();
    // A longer name could make a report a thousand times as large as the document.
    one == other || one.len().max(other.len()) <= 64 && plain(one) == plain(other)
}

/// The place in `document` of the value whose right place is `at`.
pub(crate) fn written(document: &Value, at: &str, order: Order<'_>) -> Option<String> {
    let (mut value, mut written) = (document, String::new());
    for name in at.split('/').skip(1) {
        match value {
            Value::Object(members) => {
                let name = name.replace("~1", "/").replace("~0", "~");
                let (name, member) = find(members, &name, &written, order)?;
                (value, written) = (member, place(&written, name));
            }
            Value::Array(elements) => {
                value = elements.get(name.parse::<usize>().ok()?)?;
                written = place(&written, name);
            }
            _ => return None,
        }
    }
    Some(written)
}

/// Whether a name of the object belongs in one of these members of it, or inside one.
pub(super) fn has_astray(members: &Map<String, Value>, names: &[&str]) -> bool {
    let is_astray = |name: &String| names.iter().any(|other| is_like(name, other));
    members.keys().any(is_astray)
}

pub(super) fn shown_all(broken: Vec<Broken>) -> Vec<Broken> {
    let broken = broken.into_iter();
    broken.map(|(rule, at)| (rule, shown(&at))).collect()
}

/// A place as it is shown: names are cut before a value that may be written into them.
pub(crate) fn shown(at: &str) -> String {
    let mut shown = String::new();
    let mut rest = at.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '=' || c == ':' && rest.peek().is_some() {
            return shown + "***";
        }
        shown.push(c);
    }
    shown
}

pub(super) fn place(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}
