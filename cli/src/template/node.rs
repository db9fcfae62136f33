//! The tree of a template, and how it is written as JSON and as YAML.

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
};

use msk_connect_preflight::text::escape;
use serde_json::Value;

use crate::args::Output;

/// A value of a template.
pub(super) enum Node<'n> {
    Object(Vec<Member<'n>>),
    /// An array of one object.
    Objects(Vec<Member<'n>>),
    Text(&'n str),
    Number(i64),
    False,
    /// A text to fill in, invalid until then.
    Blank(&'static str),
    /// A number to fill in.
    Missing,
}

pub(super) type Member<'n> = (&'n str, Node<'n>);

use Node::{Blank, False, Missing, Number, Object, Objects, Text};

impl Node<'_> {
    /// The scalar in both languages.
    fn scalar(&self, output: Output) -> String {
        match self {
            Text(text) | Blank(text) => quoted(text, output),
            Number(number) => number.to_string(),
            False => "false".to_owned(),
            Object(_) | Objects(_) | Missing => "null".to_owned(),
        }
    }
}

/// `text` between quotation marks, with whatever cannot be seen escaped.
fn quoted(text: &str, output: Output) -> String {
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars() {
        let is_escaped = || matches!(escape(c.encode_utf8(&mut [0; 4])), Cow::Owned(_));
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            // YAML has no pairs of surrogates.
            '\u{10000}'.. if matches!(output, Output::Yaml) && is_escaped() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\U{:08x}", u32::from(c));
            }
            _ => quoted.push(c),
        }
    }
    format!("\"{}\"", escape(&quoted))
}

/// Writes an object as JSON, after what is on the line already.
pub(super) fn write_json(
    members: &[Member<'_>],
    indent: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    if members.is_empty() {
        return write!(out, "{{}}");
    }
    writeln!(out, "{{")?;
    let inside = indent + 2;
    for (index, (name, node)) in members.iter().enumerate() {
        let name = quoted(name, Output::Json);
        write!(out, "{:inside$}{name}: ", "")?;
        match node {
            Object(members) => write_json(members, inside, out)?,
            Objects(members) => {
                write!(out, "[\n{:1$}", "", inside + 2)?;
                write_json(members, inside + 2, out)?;
                write!(out, "\n{:inside$}]", "")?;
            }
            scalar => write!(out, "{}", scalar.scalar(Output::Json))?,
        }
        writeln!(out, "{}", if index + 1 < members.len() { "," } else { "" })?;
    }
    write!(out, "{:indent$}}}", "")
}

/// Writes the members as YAML, with a comment before each that `schema` describes. The properties inside
/// `connectorConfiguration` have no description.
pub(super) fn write_yaml(
    members: &[Member<'_>],
    schema: Option<&Value>,
    indent: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    if members.is_empty() {
        return writeln!(out, "{:indent$}{{}}", "");
    }
    for (name, node) in members {
        let schema = schema.and_then(|schema| schema.get("properties")?.get(name));
        let description = schema.and_then(|schema| schema.get("description")?.as_str());
        let task = match node {
            Blank(_) | Missing => "Fill this in. ",
            _ => "",
        };
        write_comment(
            &format!("{task}{}", description.unwrap_or_default()),
            indent,
            out,
        )?;
        let name = if is_plain(name) {
            Cow::Borrowed(*name)
        } else {
            Cow::Owned(quoted(name, Output::Yaml))
        };
        write!(out, "{:indent$}{name}:", "")?;
        match node {
            Object(members) => {
                writeln!(out)?;
                write_yaml(members, schema, indent + 2, out)?;
            }
            Objects(members) => {
                writeln!(out, "\n{:1$}-", "", indent + 2)?;
                let schema = schema.and_then(|schema| schema.get("items"));
                write_yaml(members, schema, indent + 4, out)?;
            }
            scalar => writeln!(out, " {}", scalar.scalar(Output::Yaml))?,
        }
    }
    Ok(())
}

/// Whether YAML reads the name as this text, in version 1.1 as well.
fn is_plain(name: &str) -> bool {
    const OTHERS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    let is_in_names = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(is_in_names)
        && !OTHERS.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// The width of comment lines.
const WIDTH: usize = 96;

/// Writes the comment, wrapped; longer words stay whole.
pub(super) fn write_comment(text: &str, indent: usize, out: &mut dyn Write) -> io::Result<()> {
    let width = WIDTH - indent - "# ".len();
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for line in lines {
        writeln!(out, "{:indent$}# {line}", "")?;
    }
    Ok(())
}
