//! JSON close to its text: with repeated names, and with numbers as text.

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::{Value, value::RawValue};

use crate::support::{
    pointer::{place, unescaped},
    second_opinion::names::is_like,
};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// Anything but an array or an object, as text.
    Scalar(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(crate) fn string(text: &str) -> Self {
        Self::Scalar(Value::from(text).to_string())
    }

    /// Parses `text`, if it is JSON that `serde_json` can hold.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str::<Value>(text).ok()?;
        Some(Self::parse_valid(text))
    }

    fn parse_valid(text: &str) -> Self {
        match text.as_bytes() {
            [b'[', ..] => {
                let elements: Vec<&RawValue> = serde_json::from_str(text).expect("it is an array");
                let elements = elements.iter().map(|raw| Self::parse_valid(raw.get()));
                Self::Array(elements.collect())
            }
            [b'{', ..] => {
                let Members(members) = serde_json::from_str(text).expect("it is an object");
                let members = members.into_iter();
                Self::Object(
                    members
                        .map(|(name, raw)| (name, Self::parse_valid(raw.get())))
                        .collect(),
                )
            }
            [b' ' | b'\t' | b'\r' | b'\n', ..] => Self::parse_valid(text.trim()),
            _ => Self::Scalar(text.trim().to_owned()),
        }
    }

    /// The value at a JSON Pointer; for a repeated name, the first one.
    pub(crate) fn at(&self, pointer: &str) -> Option<&Self> {
        parts(pointer).try_fold(self, |value, part| match value {
            Self::Object(members) => {
                let member = members.iter().find(|(name, _)| *name == part);
                member.map(|(_, value)| value)
            }
            Self::Array(elements) => elements.get(part.parse::<usize>().ok()?),
            Self::Scalar(_) => None,
        })
    }

    /// The mutable value at a JSON Pointer; for a repeated name, the first one.
    pub(crate) fn at_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        parts(pointer).try_fold(self, |value, part| match value {
            Self::Object(members) => {
                let member = members.iter_mut().find(|(name, _)| *name == part);
                member.map(|(_, value)| value)
            }
            Self::Array(elements) => elements.get_mut(part.parse::<usize>().ok()?),
            Self::Scalar(_) => None,
        })
    }

    /// The members of the object at a JSON Pointer.
    pub(crate) fn members(&mut self, pointer: &str) -> Option<&mut Vec<(String, Self)>> {
        match self.at_mut(pointer) {
            Some(Self::Object(members)) => Some(members),
            _ => None,
        }
    }

    /// Every place, parents before members, as a JSON Pointer.
    pub(crate) fn pointers(&self) -> Vec<String> {
        let mut pointers = Vec::new();
        self.collect_pointers("", &mut pointers);
        pointers
    }

    fn collect_pointers(&self, at: &str, pointers: &mut Vec<String>) {
        pointers.push(at.to_owned());
        match self {
            Self::Object(_) => {
                for (name, value) in self.first_members() {
                    value.collect_pointers(&place(at, name), pointers);
                }
            }
            Self::Array(elements) => {
                for (index, value) in elements.iter().enumerate() {
                    value.collect_pointers(&format!("{at}/{index}"), pointers);
                }
            }
            Self::Scalar(_) => {}
        }
    }

    /// The members of this object; for a repeated name, the first one.
    fn first_members(&self) -> Vec<&(String, Self)> {
        let Self::Object(members) = self else {
            return Vec::new();
        };
        let is_first =
            |(index, (name, _)): &(usize, &(String, Self))| !has(&members[..*index], name);
        let first = members.iter().enumerate().filter(is_first);
        first.map(|(_, member)| member).collect()
    }

    /// Converts to a value of `serde_json`, with the first of repeated members.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Scalar(text) => serde_json::from_str(text).expect("a double can hold it"),
            Self::Array(elements) => elements.iter().map(Self::to_value).collect(),
            Self::Object(_) => {
                let members = self.first_members().into_iter();
                let members = members.map(|(name, value)| (name.clone(), value.to_value()));
                Value::Object(members.collect())
            }
        }
    }

    /// The names that appear more than once in the object at `at`, as JSON Pointers.
    pub(crate) fn repeated_in(&self, at: &str) -> Vec<String> {
        let Some(object @ Self::Object(members)) = self.at(at) else {
            return Vec::new();
        };
        let first = object.first_members().into_iter();
        let repeated = first.filter(|(name, _)| is_repeated(members, name));
        repeated.map(|(name, _)| place(at, name)).collect()
    }

    /// Writes the value as text; `random` decides about white space and escapes.
    pub(crate) fn text(&self, random: &mut fastrand::Rng) -> String {
        let (before, after) = (space(random), space(random));
        let inside = match self {
            Self::Scalar(text) => text.clone(),
            Self::Array(elements) => {
                let elements: Vec<_> = elements.iter().map(|value| value.text(random)).collect();
                format!("[{}]", elements.join(","))
            }
            Self::Object(members) => {
                let members: Vec<_> = members
                    .iter()
                    .map(|(name, value)| {
                        let (before, after) = (space(random), space(random));
                        let name = quoted(name, random);
                        format!("{before}{name}{after}:{}", value.text(random))
                    })
                    .collect();
                format!("{{{}}}", members.join(","))
            }
        };
        format!("{before}{inside}{after}")
    }

    /// Shuffles the members of every object, but keeps the order of members whose names differ only in
    /// their style.
    pub(crate) fn shuffled(&self, random: &mut fastrand::Rng) -> Self {
        match self {
            Self::Scalar(text) => Self::Scalar(text.clone()),
            Self::Array(elements) => Self::Array(
                elements
                    .iter()
                    .map(|value| value.shuffled(random))
                    .collect(),
            ),
            Self::Object(members) => {
                let mut order: Vec<_> = members.iter().map(|(name, _)| name.clone()).collect();
                random.shuffle(&mut order);
                let mut left: Vec<_> = members.iter().collect();
                let members = order.into_iter().filter_map(|name| {
                    let next = left.iter().position(|(known, _)| is_like(known, &name))?;
                    let (name, value) = left.remove(next);
                    Some((name.clone(), value.shuffled(random)))
                });
                Self::Object(members.collect())
            }
        }
    }
}

/// Whether `members` has a member of this name.
pub(crate) fn has(members: &[(String, Json)], name: &str) -> bool {
    members.iter().any(|(known, _)| known == name)
}

/// Whether `members` has more than one member of this name.
pub(crate) fn is_repeated(members: &[(String, Json)], name: &str) -> bool {
    members.iter().filter(|(known, _)| known == name).count() > 1
}

/// The names and indexes of a JSON Pointer.
fn parts(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescaped)
}

fn space(random: &mut fastrand::Rng) -> &'static str {
    ["", "", "", " ", "\n", "\t\r\n  "][random.usize(..6)]
}

/// A name in quotes, sometimes with its first character as an escape.
fn quoted(name: &str, random: &mut fastrand::Rng) -> String {
    match name.chars().next() {
        Some(first) if first.is_ascii() && random.u8(..8) == 0 => {
            let rest = Value::from(&name[1..]).to_string();
            format!("\"\\u{:04x}{}", u32::from(first), &rest[1..])
        }
        _ => Value::from(name).to_string(),
    }
}

/// The members of an object, with repeated ones.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'de: 't, 't> Deserialize<'de> for Members<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Reader)
    }
}
