//! Texts that are no documents, or several.

use msk_connect_preflight::yaml::{self, Document};

use crate::{body, verdict};

/// The verdicts of all documents of the text.
pub(crate) fn verdicts(text: &[u8]) -> Vec<String> {
    yaml::documents(text)
        .flat_map(|document| verdict(&document, &body()))
        .collect()
}

/// Reasons of syntax errors, and texts with the place where they stop being YAML or cannot be JSON.
const SYNTAX_ERRORS: &[(&str, &[(&str, &str)])] = &[
    (
        "the text contains no document",
        &[("", "1:1"), ("# none\n", "2:1"), ("...\n", "2:1")],
    ),
    (
        "the document is empty",
        &[
            ("--- # none", "1:4"),
            ("a\n---\n", "2:4"),
            ("--- &a", "1:7"),
        ],
    ),
    (
        "the text is UTF-16: save it as UTF-8",
        &[("a\0:\0 \0b\0", "1:1"), ("\0a\0:", "1:1")],
    ),
    (
        "names must be strings: put this one in quotes",
        &[
            ("1: a", "1:1"),
            ("{4.5: b}", "1:2"),
            ("~: b", "1:1"),
            ("true: a", "1:1"),
            ("!!int '1': a", "1:7"),
            ("a:\n  : b", "2:3"),
            ("[a]: b", "1:1"),
            ("? {a: b}\n: c", "1:3"),
        ],
    ),
    (
        "a name must not be an alias: write it out",
        &[
            ("a: &b c\n*b : d", "2:1"),
            ("a: &b [c]\n? *b\n: d", "2:3"),
            ("{a: &b 1, *b : d}", "1:11"),
        ],
    ),
    (
        "merge keys are not supported: write the members out",
        &[
            ("a: b\n<<: {c: d}", "2:1"),
            ("a: &b {c: d}\ne:\n  <<: *b", "3:3"),
        ],
    ),
    (
        "unsupported tag: use one of the core schema, such as `!!str`, or remove it",
        &[
            ("a: !b c", "1:4"),
            ("a: !!set {b}", "1:4"),
            ("a:\n- !!binary aGk=", "2:3"),
            ("a: !<tag:example.com,2000:b> c", "1:4"),
            ("%TAG !e! tag:example.com,2000:\n---\na: !e!b [c]", "3:4"),
            ("a: !e!b c", "1:4"),
            ("a: !<b", "1:4"),
        ],
    ),
    (
        "the value does not match its tag",
        &[
            ("a: !!int b", "1:10"),
            ("a: !!int 4.0", "1:10"),
            ("a: !!bool yes", "1:11"),
            ("a: !!null 0", "1:11"),
            ("a: !!float '0x4'", "1:12"),
            ("a: !!map b", "1:10"),
            ("a: !!seq {b: c}", "1:10"),
            ("a: !!map [b]", "1:10"),
            ("a: !!str [b]", "1:10"),
        ],
    ),
    (
        "the alias refers to a value that contains it",
        &[("a: &b [c, [*b]]", "1:12"), ("a: &b {c: *b}", "1:11")],
    ),
    ("unclosed bracket", &[("a: [b, c", "1:4"), ("{", "1:1")]),
    ("unclosed quote", &[("a: 'b", "1:4"), ("a: \"b", "1:4")]),
    (
        "invalid escape after the backslash",
        &[
            ("a: \"\\q\"", "1:4"),
            ("a: \"\\xg0\"", "1:4"),
            ("a: \"\\U00110000\"", "1:4"),
        ],
    ),
    (
        "unpaired surrogate in `\\u` escape",
        &[
            ("a: \"\\ud83e\"", "1:4"),
            ("a: \"\\udd80\"", "1:4"),
            ("a: \"\\ud83e\\u0041\"", "1:4"),
            ("a: \"\\ud83e\\uxxxx\"", "1:4"),
        ],
    ),
    (
        "expected the end of the document, or `---` before the next one",
        &[
            ("[] c", "1:4"),
            ("[]\n... c", "2:5"),
            ("[]\n%YAML 1.2", "2:1"),
        ],
    ),
];

#[test]
fn text_that_is_not_yaml_or_cannot_be_json_is_a_syntax_error() {
    let deep =
        |levels: usize| format!("{}a: {}1", "- ".repeat(levels - 3), "{b: ".repeat(2)) + "}}";
    for (reason, texts) in SYNTAX_ERRORS {
        for (text, place) in *texts {
            let verdicts = verdicts(text.as_bytes());
            let expected = format!("{place} {reason}");
            assert_eq!(verdicts.last(), Some(&expected), "{text:?}");
        }
    }
    assert_eq!(verdicts(b"a: b\nc: \xff"), ["2:4 the text is not UTF-8"]);
    let utf16 = "1:1 the text is UTF-16: save it as UTF-8";
    assert_eq!(verdicts(b"\xff\xfea\0:\0"), [utf16]);
    assert_eq!(verdicts(b"\xfe\xff\0a\0:"), [utf16]);
    assert_eq!(verdicts(b"\xef\xbb\xbf\xff"), ["1:1 the text is not UTF-8"]);
    let one_line = "expected a line break before the document; a carriage return alone is not one";
    let verdicts_on_a_line = verdicts(b"1\r---\r2\r---\r3");
    assert_eq!(
        verdicts_on_a_line,
        ["type  1:1", &format!("1:3 {one_line}")]
    );
    assert_eq!(
        verdicts(b"a:\n b\r---\r2\r---\r3").last(),
        Some(&format!("2:4 {one_line}"))
    );
    let deepest = "nested more than 128 levels deep";
    assert_eq!(verdicts(deep(128).as_bytes()), ["type  1:1"]);
    assert_eq!(verdicts(deep(129).as_bytes()), [format!("1:260 {deepest}")]);
    for (bracket, after) in [("[", "]"), ("{b: ", "}")] {
        let flow = |levels| bracket.repeat(levels) + "1" + &after.repeat(levels);
        let told = verdicts(flow(128).as_bytes());
        assert!(!told.iter().any(|told| told.ends_with(deepest)), "{told:?}");
        let column = 1 + 128 * bracket.len();
        let told = verdicts(flow(129).as_bytes());
        assert_eq!(told, [format!("1:{column} {deepest}")]);
    }
    let alias = |levels: usize| {
        format!(
            "- &a {}1{}\n- {}*a",
            "[".repeat(64),
            "]".repeat(64),
            "- ".repeat(levels)
        )
    };
    assert_eq!(verdicts(alias(63).as_bytes()), ["type  1:1"]);
    assert_eq!(verdicts(alias(64).as_bytes()), [format!("2:131 {deepest}")]);
}

#[test]
fn each_document_has_its_own_verdict_whatever_the_others_are() {
    let text = "\
# none
{connectorConfiguration: {}} # the first
---
a: [b
--- {connectorConfiguration: {}}
...
# between
%YAML 1.2
---
connectorConfiguration: {a: \"\\q\"}
b: \"
---
a: &c !d e
f: *c
--- !!map
connectorConfiguration: {}
...
connectorConfiguration: {a: 1}
---
? [a]
---
%YAML 3.0
---
connectorConfiguration:
  a: 1
...
% [
";
    let documents: Vec<_> = yaml::documents(text.as_bytes()).collect();
    let lines = documents.iter().map(|document| {
        let verdict = verdict(document, &body()).into_iter().next();
        (document.line(), verdict.unwrap_or_default())
    });
    let lines: Vec<_> = lines.collect();
    assert_eq!(
        lines,
        [
            (2, ""),
            (3, "4:4 unclosed bracket"),
            (5, ""),
            (9, "10:29 invalid escape after the backslash"),
            (
                12,
                "13:7 unsupported tag: use one of the core schema, such as `!!str`, or remove it"
            ),
            (15, ""),
            (18, "type /connectorConfiguration/a 18:29"),
            (19, "20:3 names must be strings: put this one in quotes"),
            (21, "21:4 the document is empty"),
            (23, "type /connectorConfiguration/a 25:6"),
            (
                27,
                "27:2 expected a directive of YAML 1.2, and `---` after it"
            ),
        ]
        .map(|(line, verdict)| (line, verdict.to_owned()))
    );
    // Text after a document is part of it, valid or not.
    for text in ["[] [] []\n---\n[]", "--- !!int a b\n---\n[]"] {
        let documents: Vec<_> = yaml::documents(text.as_bytes()).collect();
        let lines = documents.iter().map(Document::line);
        assert_eq!(lines.collect::<Vec<_>>(), [1, 2]);
    }
    // Text after `...` is not.
    assert_eq!(
        verdicts(b"[]\n...\n%YAML 1.2\n[]"),
        [
            "type  1:1",
            "4:1 expected `---` after the directive: text that starts with `%` must be in quotes"
        ]
    );
    let lines: Vec<_> = text.lines().collect();
    for document in documents {
        let first = document.text().lines().next();
        assert_eq!(first, Some(lines[document.line() - 1]));
    }
}
