//! Writes Python objects as JSON text, so that there is one reader.

use pyo3::{
    prelude::*,
    types::{PyBool, PyDict, PyInt, PyList, PyString, PyTuple},
};

use msk_connect_preflight::text::escape;

/// The most bytes of the text.
const LONGEST: usize = 64 << 20;
/// The most levels of nesting, which is the reader's limit too.
const DEEPEST: usize = 128;
/// The most characters of a class's name.
const LONGEST_NAME: usize = 60;
/// Stands for an object that JSON cannot hold: it has the wrong type for every member.
const STRANGE: &[u8] = b"null";

/// The capacity to begin with, enough for a request without a configuration.
const CAPACITY: usize = 1 << 10;

type Member<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>);

/// Objects as JSON text.
pub(crate) struct Text {
    pub(crate) json: Vec<u8>,
    /// The objects that JSON cannot hold: where they are in the text, and their types in words.
    strange: Vec<(usize, String)>,
}

/// The reason why there is no text.
pub(crate) enum Stop {
    /// The objects are too much for a document.
    Bound(&'static str),
    /// A method of an object raised an exception.
    Raised(PyErr),
}

impl From<PyErr> for Stop {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

impl Text {
    pub(crate) fn of(object: &Bound<'_, PyAny>) -> Result<Self, Stop> {
        let mut writer = Writer {
            text: Self {
                json: Vec::with_capacity(CAPACITY),
                strange: Vec::new(),
            },
            members: Vec::with_capacity(CAPACITY / 32),
        };
        writer.value(object, 0)?;
        Ok(writer.text)
    }

    /// The type, in words, of the object at `offset` that JSON cannot hold.
    pub(crate) fn strange_at(&self, offset: usize) -> Option<&str> {
        let found = self.strange.binary_search_by_key(&offset, |(at, _)| *at);
        found
            .ok()
            .and_then(|index| Some(self.strange.get(index)?.1.as_str()))
    }
}

struct Writer<'py> {
    text: Text,
    /// The members of the dicts that are being written. They are read before the first is written: methods of
    /// the values may change a dict.
    members: Vec<Option<Member<'py>>>,
}

impl<'py> Writer<'py> {
    /// Writes a value in `depth` containers. Takes subclasses as botocore and `json.dumps` do: texts and
    /// numbers for what they are, and containers for what they say that they contain.
    fn value(&mut self, object: &Bound<'py, PyAny>, depth: usize) -> Result<(), Stop> {
        if let Ok(string) = object.cast::<PyString>() {
            if !self.string(string)? {
                self.strange("a str with a lone surrogate".to_owned());
            }
        } else if let Ok(boolean) = object.cast::<PyBool>() {
            let text: &[u8] = if boolean.is_true() { b"true" } else { b"false" };
            self.text.json.extend_from_slice(text);
        } else if let Ok(integer) = object.cast::<PyInt>() {
            self.integer(integer);
        } else if let Ok(dict) = object.cast::<PyDict>() {
            deeper(depth)?;
            self.dict(dict, depth + 1)?;
        } else if let Ok(list) = object.cast_exact::<PyList>() {
            deeper(depth)?;
            self.array(list.iter().map(Ok), depth + 1)?;
        } else if object.is_instance_of::<PyList>() || object.is_instance_of::<PyTuple>() {
            deeper(depth)?;
            self.array(object.try_iter()?, depth + 1)?;
        } else {
            self.strange(type_of(object));
        }
        Ok(())
    }

    /// Writes a string, unless it is not Unicode.
    fn string(&mut self, string: &Bound<'_, PyString>) -> Result<bool, Stop> {
        let Ok(string) = string.to_str() else {
            return Ok(false);
        };
        self.reserve(string.len())?;
        let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        // Looks at all bytes, which is faster than to stop at the first.
        if string
            .bytes()
            .fold(true, |plain, byte| plain & is_plain(byte))
        {
            self.text.json.push(b'"');
            self.text.json.extend_from_slice(string.as_bytes());
            self.text.json.push(b'"');
        } else {
            // A vector takes every text.
            let _ = serde_json::to_writer(&mut self.text.json, string);
        }
        Ok(true)
    }

    fn integer(&mut self, integer: &Bound<'_, PyInt>) {
        if let Ok(integer) = integer.extract::<i64>() {
            let _ = serde_json::to_writer(&mut self.text.json, &integer);
            return;
        }
        let digits = integer
            .py()
            .get_type::<PyInt>()
            .call_method1("__repr__", (integer,));
        match digits.and_then(|digits| digits.extract::<String>()) {
            Ok(digits) => self.text.json.extend_from_slice(digits.as_bytes()),
            // Python limits the digits that it converts.
            Err(_) => self.strange("an int of very many digits".to_owned()),
        }
    }

    fn dict(&mut self, dict: &Bound<'py, PyDict>, depth: usize) -> Result<(), Stop> {
        let (start, first) = (self.text.json.len(), self.members.len());
        if dict.is_exact_instance_of::<PyDict>() {
            self.members.extend(dict.iter().map(Some));
        } else {
            for member in dict.call_method0("items")?.try_iter()? {
                // A member takes at least five bytes.
                self.reserve(5 * self.members.len())?;
                self.members.push(Some(member?.extract()?));
            }
        }
        let strange = self.write_members(first, depth)?;
        self.members.truncate(first);
        if let Some(name) = strange {
            self.text.json.truncate(start);
            self.text.strange.retain(|(at, _)| *at < start);
            self.strange(format!("a dict with {name} as a key"));
        }
        Ok(())
    }

    /// Writes the members from the one at `first`, or returns the type, in words, of a name that JSON cannot hold.
    fn write_members(&mut self, first: usize, depth: usize) -> Result<Option<String>, Stop> {
        let last = self.members.len();
        let mut before = b'{';
        for index in first..last {
            let Some((name, value)) = self.members.get_mut(index).and_then(Option::take) else {
                break;
            };
            self.text.json.push(before);
            before = b',';
            let Ok(string) = name.cast::<PyString>() else {
                return Ok(Some(type_of(&name)));
            };
            if !self.string(string)? {
                return Ok(Some("a str with a lone surrogate".to_owned()));
            }
            self.text.json.push(b':');
            self.value(&value, depth)?;
        }
        let end: &[u8] = if first == last { b"{}" } else { b"}" };
        self.text.json.extend_from_slice(end);
        Ok(None)
    }

    fn array(
        &mut self,
        elements: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
        depth: usize,
    ) -> Result<(), Stop> {
        self.text.json.push(b'[');
        for (index, element) in elements.enumerate() {
            if index > 0 {
                self.reserve(1)?;
                self.text.json.push(b',');
            }
            self.value(&element?, depth)?;
        }
        self.text.json.push(b']');
        Ok(())
    }

    fn strange(&mut self, words: String) {
        self.text.strange.push((self.text.json.len(), words));
        self.text.json.extend_from_slice(STRANGE);
    }

    /// Refuses a text that becomes too long with as many more bytes.
    fn reserve(&mut self, more: usize) -> Result<(), Stop> {
        if self.text.json.len() + more > LONGEST {
            return Err(Stop::Bound(
                "the objects are longer than 64 MiB: does one contain itself, or one more than once?",
            ));
        }
        Ok(())
    }
}

/// Refuses a container in as many others as are allowed.
fn deeper(depth: usize) -> Result<(), Stop> {
    if depth >= DEEPEST {
        return Err(Stop::Bound(
            "the objects are nested deeper than 128 levels: does one contain itself?",
        ));
    }
    Ok(())
}

/// The type of an object, in words.
fn type_of(object: &Bound<'_, PyAny>) -> String {
    if object.is_none() {
        return "`None`".to_owned();
    }
    let name = object.get_type().name().map(|name| name.to_string());
    let name: String = name
        .unwrap_or_default()
        .chars()
        .take(LONGEST_NAME)
        .collect();
    let article = if name.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {}", escape(&name))
}
