//! Writes JSON values as YAML, in various notations.

use serde_json::Value;

use crate::{json::Json, secrets::MARKER, support::pointer::place};

/// A value as YAML, with secrets in all places that do not hold values, such as comments.
pub(crate) struct Written<'r> {
    pub(crate) text: String,
    /// For each member and element in order: its JSON Pointer, the start of its name, if it has one, and the
    /// start of its value.
    pub(crate) starts: Vec<(String, Option<usize>, usize)>,
    random: &'r mut fastrand::Rng,
    /// Scalars that have anchors, by their number.
    anchors: Vec<String>,
}

impl<'r> Written<'r> {
    pub(crate) fn new(document: &Json, random: &'r mut fastrand::Rng) -> Self {
        let mut written = Self {
            text: String::new(),
            starts: Vec::new(),
            random,
            anchors: Vec::new(),
        };
        if written.may() {
            written.text.extend(["# ", MARKER, "\n--- "]);
        }
        if written.may() {
            written.comment();
        }
        written.starts.push((String::new(), None, 0));
        written.value(document, "", None);
        written
    }

    fn may(&mut self) -> bool {
        self.random.u8(..4) == 0
    }

    fn pick<'p>(&mut self, forms: &[&'p str]) -> &'p str {
        forms[self.random.usize(..forms.len())]
    }

    /// Ends the line.
    fn comment(&mut self) {
        if self.may() {
            self.text.extend([" # - : ", MARKER]);
        }
        let line_end = self.pick(&["\n", "\n", "\r\n", "\n\n"]);
        self.text.push_str(line_end);
    }

    /// Records the start of the value whose place was recorded last.
    fn start(&mut self) {
        if let Some((_, _, start)) = self.starts.last_mut() {
            *start = self.text.len();
        }
    }

    /// Appends a value; `indent` is that of the enclosing block, if there is one.
    fn value(&mut self, value: &Json, at: &str, indent: Option<usize>) {
        let is_empty = match value {
            Json::Scalar(_) => false,
            Json::Array(elements) => elements.is_empty(),
            Json::Object(members) => members.is_empty(),
        };
        match value {
            Json::Scalar(text) => self.scalar(text, indent),
            _ if is_empty || self.may() => {
                self.properties(value);
                self.start();
                self.flow(value, at);
            }
            _ => self.block(value, at, indent),
        }
        if !self.text.ends_with('\n') {
            self.comment();
        }
    }

    /// Writes anchors and tags that have no effect.
    fn properties(&mut self, value: &Json) {
        if self.may() {
            let anchor = format!("&{MARKER}{} ", self.random.u8(..));
            self.text.push_str(&anchor);
        }
        if self.may() {
            self.text.push_str(match value {
                Json::Array(_) => "!!seq ",
                _ => "!!map ",
            });
        }
    }

    fn block(&mut self, value: &Json, at: &str, outer: Option<usize>) {
        let indent = outer.map_or(0, |outer| outer + 1) + self.random.usize(..3);
        self.properties(value);
        self.comment();
        let spaces = " ".repeat(indent);
        match value {
            Json::Scalar(_) => {}
            Json::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.text.push_str(&spaces);
                    if index == 0 {
                        self.start();
                    }
                    self.text.push_str("- ");
                    self.starts.push((format!("{at}/{index}"), None, 0));
                    self.value(element, &format!("{at}/{index}"), Some(indent));
                }
            }
            Json::Object(members) => {
                for (index, (name, member)) in members.iter().enumerate() {
                    self.text.push_str(&spaces);
                    if index == 0 {
                        self.start();
                    }
                    let at = place(at, name);
                    let is_explicit = self.may();
                    self.text.push_str(if is_explicit { "? " } else { "" });
                    self.name(name, &at);
                    let colons = if is_explicit {
                        self.comment();
                        self.text.push_str(&spaces);
                        [": ", ":\t", ":   "]
                    } else {
                        [": ", " : ", ":   "]
                    };
                    let colon = self.pick(&colons);
                    self.text.push_str(colon);
                    self.value(member, &at, Some(indent));
                }
            }
        }
    }

    fn flow(&mut self, value: &Json, at: &str) {
        let (open, close) = match value {
            Json::Scalar(text) => return self.scalar(text, None),
            Json::Array(_) => ('[', ']'),
            Json::Object(_) => ('{', '}'),
        };
        self.text.push(open);
        self.space();
        match value {
            Json::Scalar(_) => {}
            Json::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    let at = format!("{at}/{index}");
                    self.starts.push((at.clone(), None, self.text.len()));
                    self.flow(element, &at);
                    self.space();
                    self.text.push(',');
                    self.space();
                }
            }
            Json::Object(members) => {
                for (name, member) in members {
                    let at = place(at, name);
                    self.name(name, &at);
                    self.text.push_str(": ");
                    self.space();
                    self.start();
                    self.flow(member, &at);
                    self.space();
                    self.text.push(',');
                    self.space();
                }
            }
        }
        self.text.push(close);
    }

    fn space(&mut self) {
        let space = self.pick(&["", " ", "\n     ", "\t", " # QZJXKWVY8642 ]\n   "]);
        self.text.push_str(space);
    }

    fn name(&mut self, name: &str, at: &str) {
        self.starts.push((at.to_owned(), Some(self.text.len()), 0));
        self.quoted(name);
    }

    /// Writes a string on one line, in quotes if it needs them, and sometimes otherwise.
    fn quoted(&mut self, text: &str) {
        let json = Value::from(text).to_string();
        let mut forms = vec![json];
        forms.extend(single_quoted(text));
        forms.extend(plain(text));
        self.text.push_str(&forms[self.random.usize(..forms.len())]);
    }

    fn scalar(&mut self, scalar: &str, indent: Option<usize>) {
        if let Some(number) = self.anchors.iter().position(|known| known == scalar)
            && self.may()
        {
            self.start();
            let alias = format!("*{MARKER}-{number}");
            self.text.push_str(&alias);
            return;
        }
        if self.may() {
            let anchor = format!("&{MARKER}-{} ", self.anchors.len());
            self.text.push_str(&anchor);
            self.anchors.push(scalar.to_owned());
        }
        match scalar.as_bytes() {
            [b'"', ..] => self.string(scalar, indent),
            [b't', ..] => self.one_of(&["true", "True", "TRUE", "!!bool 'true'"]),
            [b'f', ..] => self.one_of(&["false", "False", "FALSE", "!!bool \"FALSE\""]),
            [b'n', ..] => self.one_of(&["null", "Null", "NULL", "~", "!!null ''"]),
            _ => self.number(scalar),
        }
    }

    /// Writes one of the notations, possibly with a tag.
    fn one_of(&mut self, forms: &[&str]) {
        let form = self.pick(forms);
        let scalar = form.rsplit(' ').next().unwrap_or_default();
        self.text.push_str(form);
        let start = self.text.len() - scalar.len();
        if let Some((_, _, noted)) = self.starts.last_mut() {
            *noted = start;
        }
    }

    fn number(&mut self, number: &str) {
        let is_integer = !number.contains(['.', 'e', 'E']);
        let tagged = if is_integer { "!!int " } else { "!!float " };
        let mut forms = vec![
            number.to_owned(),
            format!("{tagged}{number}"),
            format!("{tagged}'{number}'"),
        ];
        if !number.starts_with('-') {
            forms.push(format!("+{number}"));
            forms.push(format!("00{number}"));
        }
        if let Ok(number) = number.parse::<u128>() {
            forms.push(format!("0x{number:X}"));
            forms.push(format!("0o{number:o}"));
        }
        let forms: Vec<_> = forms.iter().map(String::as_str).collect();
        self.one_of(&forms);
    }

    fn string(&mut self, json: &str, indent: Option<usize>) {
        let text: String = serde_json::from_str(json).expect("it is a string");
        let tag = self.pick(&["", "", "!!str ", "! "]);
        self.text.push_str(tag);
        let is_block = !text.is_empty()
            && !text.ends_with(['\n', ' '])
            && text.chars().all(|c| c == '\n' || is_printable(c));
        if let Some(indent) = indent.filter(|_| is_block)
            && self.may()
        {
            self.text.push_str("|2-");
            let comment = self.pick(&["\n", " # - : QZJXKWVY8642\n"]);
            self.text.push_str(comment);
            for (index, line) in text.split('\n').enumerate() {
                self.text.push_str(&" ".repeat(indent + 2));
                if index == 0 {
                    self.start();
                }
                self.text.push_str(line);
                self.text.push('\n');
            }
            return;
        }
        self.start();
        self.quoted(&text);
    }
}

fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{1fff}' | '\u{10000}'..)
}

fn single_quoted(text: &str) -> Option<String> {
    let is_printable = text.chars().all(is_printable);
    is_printable.then(|| format!("'{}'", text.replace('\'', "''")))
}

/// The string without quotes, if YAML reads it as a string.
fn plain(text: &str) -> Option<String> {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let ends = text.ends_with(|c: char| c.is_ascii_alphanumeric());
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ":/.-_".contains(c);
    let is_word = ["true", "false", "null"].map(|word| text.eq_ignore_ascii_case(word));
    let is_plain = begins && ends && text.chars().all(is_plain) && is_word == [false; 3];
    is_plain.then(|| text.to_owned())
}
