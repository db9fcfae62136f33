//! Tests that hostile input, and input that is not JSON, gets the answer that the contract demands. The
//! including module defines `answer`, which asks the library or the command.

use std::iter::once;

use super::answer;
use msk_connect_preflight::{
    Error, Options, Report, Request, Revision,
    Rule::{
        self, ConnectorArn, CpuUtilization, DuplicateMember, ExactlyOneCapacity, ExactlyOneChange,
        McuCount, OnePlugin, Required, TaskCount, Type, UnknownMember, WorkerCount, WorkerOrder,
    },
};

pub(crate) const REVISION: Revision = Revision::V2026_10;

struct Row {
    name: String,
    bytes: Vec<u8>,
    expected: Answer,
    /// The number of columns by which a syntax error may come after the expected place.
    slack: usize,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Answer {
    Valid,
    Violations(Vec<(String, String)>, Cut),
    Syntax { line: usize, column: usize },
}

#[derive(Debug, PartialEq)]
pub(crate) enum Cut {
    No,
    Yes,
}

impl Answer {
    fn of(violations: impl IntoIterator<Item = (Rule, String)>, cut: Cut) -> Self {
        let name = |(rule, at): (Rule, String)| (rule.name().to_owned(), at);
        let violations: Vec<_> = violations.into_iter().map(name).collect();
        if violations.is_empty() {
            Self::Valid
        } else {
            Self::Violations(violations, cut)
        }
    }

    pub(crate) fn from_library(bytes: &[u8]) -> Self {
        match Request::from_slice(bytes, &Options::default().revision(REVISION)) {
            Ok(_) => Self::Valid,
            Err(Error::Invalid(report)) => {
                let violations = report.violations().iter();
                let cut = if report.is_truncated() {
                    Cut::Yes
                } else {
                    Cut::No
                };
                Self::of(violations.map(|v| (v.rule(), v.pointer().to_owned())), cut)
            }
            Err(Error::Syntax(error)) => {
                let position = error.position().expect("a text has places");
                let (line, column) = (position.line, position.column);
                Self::Syntax { line, column }
            }
            Err(error) => panic!("{error}"),
        }
    }
}

fn row(name: impl Into<String>, bytes: impl Into<Vec<u8>>, expected: Answer) -> Row {
    Row {
        name: name.into(),
        bytes: bytes.into(),
        expected,
        slack: 0,
    }
}

fn violations(expected: &[(Rule, &str)]) -> Answer {
    let expected = expected.iter().map(|(rule, at)| (*rule, (*at).to_owned()));
    Answer::of(expected, Cut::No)
}

fn first_1000(expected: impl Iterator<Item = (Rule, String)>) -> Answer {
    Answer::of(expected.take(Report::LIMIT), Cut::Yes)
}

fn stops(line: usize, column: usize) -> Answer {
    Answer::Syntax { line, column }
}

/// Every text of `mistakes` after `before`; each stops being JSON at its offset.
fn behind(before: &str, mistakes: &[(&[u8], usize)], after: &str) -> Vec<Row> {
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().map_or(0, str::len);
    let row_of = |(text, offset): &(&[u8], usize)| {
        let bytes = [before.as_bytes(), text, after.as_bytes()].concat();
        let name = format!("{:.100}", bytes.escape_ascii().to_string());
        row(name, bytes, stops(line, column + offset))
    };
    mistakes.iter().map(row_of).collect()
}

fn check(rows: impl IntoIterator<Item = Row>) {
    let mut failures = Vec::new();
    for row in rows {
        let found = answer(&row.bytes);
        let as_expected = match (&found, &row.expected) {
            (
                Answer::Syntax { line, column },
                Answer::Syntax {
                    line: expected_line,
                    column: first,
                },
            ) => line == expected_line && (*first..=first + row.slack).contains(column),
            (found, expected) => found == expected,
        };
        if !as_expected {
            let [expected, found] = [&row.expected, &found].map(|answer| format!("{answer:?}"));
            let name = &row.name;
            failures.push(format!(
                "{name}: expected {expected:.300}, found {found:.300}"
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A document with `connectorArn`, `currentVersion` and `members`.
fn request(members: &str) -> String {
    format!(
        r#"{{"connectorArn":"arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2","currentVersion":"K1",{members}}}"#
    )
}

fn configuration(entries: &str) -> String {
    request(&format!(r#""connectorConfiguration":{{{entries}}}"#))
}

fn list(count: usize, element: impl Fn(usize) -> String) -> String {
    let elements: Vec<_> = (0..count).map(element).collect();
    elements.join(",")
}

/// The texts before and after a value.
const VALUES: &[(&str, &str)] = &[
    ("", ""),
    ("[", "]"),
    (r#"{"x":"#, "}"),
    (r#"{"currentVersion":"#, "}"),
    (r#"{"skipHealthValidation":"#, "}"),
    (r#"{"capacity":"#, "}"),
    (r#"{"capacity":0,"capacity":"#, "}"),
    (r#"{"capacity":{"provisionedCapacity":{"mcuCount":"#, "}}}"),
    (r#"{"plugins":["#, "]}"),
    (r#"{"connectorConfiguration":"#, "}"),
    (r#"{"connectorConfiguration":{"a":"#, "}}"),
    ("\r\n\n {\"x\":[[0,{\"y\":", "}]]}"),
];

/// The texts before a string: as a value, and as a name.
const STRINGS: &[&str] = &[
    "",
    "[",
    r#"{"x":"#,
    r#"{"currentVersion":"#,
    r#"{"connectorConfiguration":{"a":"#,
    "{",
    r#"{"x":{"#,
    r#"{"capacity":{"#,
    r#"{"connectorConfiguration":{"#,
    "\r\n\n {\"x\":[[0,{",
];

#[test]
fn invalid_numbers_and_literals() {
    const MISTAKES: &[(&[u8], usize)] = &[
        // A sign, or nothing, in place of a digit.
        (b"-", 1),
        (b"--1", 1),
        (b"- 1", 1),
        (b"-a", 1),
        (b"-\"1\"", 1),
        (b"+", 0),
        (b"+1", 0),
        (b"++1", 0),
        (b"-+1", 1),
        (b".", 0),
        (b".5", 0),
        (b".-1", 0),
        (b"-.5", 1),
        ("\u{2212}1".as_bytes(), 0),
        // Leading zeros.
        (b"00", 1),
        (b"01", 1),
        (b"-01", 2),
        (b"-00.1", 2),
        (b"012e3", 1),
        // A fraction without digits.
        (b"1.", 2),
        (b"-1.", 3),
        (b"0.e1", 2),
        (b"2.e+3", 2),
        (b"1.-2", 2),
        (b"1..2", 2),
        (b"1.2.3", 3),
        (b"1.a", 2),
        // An exponent without digits.
        (b"1e", 2),
        (b"1E", 2),
        (b"0e+", 3),
        (b"1.0E-", 5),
        (b"1ee2", 2),
        (b"1e+-2", 3),
        (b"1e 2", 2),
        (b"1e1.5", 3),
        (b"1e2e3", 3),
        // Other languages' numbers.
        (b"0x", 1),
        (b"0x1", 1),
        (b"0X1", 1),
        (b"0b1", 1),
        (b"0o7", 1),
        (b"1_000", 1),
        (b"1 000", 2),
        (b"1'000", 1),
        (b"1L", 1),
        (b"1f", 1),
        (b"1.5d", 3),
        (b"1%", 1),
        (b"1/2", 1),
        (b"1+2", 1),
        (b"1-2", 1),
        (b"1\0", 1),
        (b"NaN", 0),
        (b"-NaN", 1),
        (b"nan", 1),
        (b"Infinity", 0),
        (b"-Infinity", 1),
        (b"+Infinity", 0),
        (b"inf", 0),
        (b"-inf", 1),
        ("\u{221e}".as_bytes(), 0),
        // Digits that are not ASCII.
        ("\u{ff11}".as_bytes(), 0),
        ("-\u{ff11}".as_bytes(), 1),
        ("1\u{ff11}".as_bytes(), 1),
        ("1.\u{ff11}".as_bytes(), 2),
        ("1e\u{ff11}".as_bytes(), 2),
        ("\u{663}".as_bytes(), 0),
        ("1\u{b2}".as_bytes(), 1),
        (b"1\xe5", 1),
        (b"1e\xe5", 2),
        // Invalid literals.
        (b"t", 1),
        (b"tru", 3),
        (b"truth", 3),
        (b"true1", 4),
        (b"truefalse", 4),
        (b"tr\0e", 2),
        (b"fals", 4),
        (b"falsee", 5),
        (b"fa\xffse", 2),
        (b"nul", 3),
        (b"nul\0", 3),
        (b"nil", 1),
        (b"NULL", 0),
        (b"True", 0),
        (b"FALSE", 0),
        (b"None", 0),
        (b"undefined", 0),
        (br"\u0031", 0),
    ];
    for (before, after) in VALUES {
        check(behind(before, MISTAKES, after));
    }
}

#[test]
fn invalid_arrays_and_objects() {
    const MISTAKES: &[(&[u8], usize)] = &[
        // Commas.
        (b"[,", 1),
        (b"[,1]", 1),
        (b"[1,]", 2),
        (b"[1,,2]", 3),
        (b"[1 2]", 3),
        (b"[\"a\" \"b\"]", 5),
        (b"[[][]]", 3),
        (b"[1;2]", 2),
        (b"{,}", 1),
        (br#"{"a":1,}"#, 6),
        (br#"{"a":1 , }"#, 7),
        (br#"{,"a":1}"#, 1),
        (br#"{"a":1,,"b":2}"#, 7),
        (br#"{"a":1 "b":2}"#, 7),
        (br#"{"a":1;"b":2}"#, 6),
        // Colons.
        (b"[1:2]", 2),
        (br#"["a":1]"#, 4),
        (br#"{"a"}"#, 4),
        (br#"{"a",1}"#, 4),
        (br#"{"a" 1}"#, 5),
        (br#"{"a"::1}"#, 5),
        (br#"{"a":}"#, 5),
        (br#"{"a":,}"#, 5),
        (br#"{"a":1:2}"#, 6),
        (br#"{"a":1,"b"}"#, 10),
        (br#"{"a"=1}"#, 4),
        (br#"{"a"=>1}"#, 4),
        (b"{:1}", 1),
        // Brackets.
        (b"[}", 1),
        (b"[1}", 2),
        (b"[(1)]", 1),
        (b"[\"a\"", 4),
        (b"[1,", 3),
        (b"[{}", 3),
        (b"{]", 1),
        (b"{", 1),
        (b"{[", 1),
        (b"{{}:1}", 1),
        (br#"{"a":1]"#, 6),
        (br#"{"a":[}"#, 6),
        (br#"{"a":1,{}}"#, 7),
        (b"<a/>", 0),
        (b"(1)", 0),
        (b"*", 0),
        // Comments.
        (b"//c\n1", 0),
        (b"/*c*/1", 0),
        (b"#c\n1", 0),
        (b"[1//c\n]", 2),
        (b"[1/*c*/]", 2),
        (b"[1#c\n]", 2),
        (b"{/*c*/}", 1),
        (br#"{"a"/*c*/:1}"#, 4),
        (br#"{"a":/*c*/1}"#, 5),
        (br#"{"a":1/*c*/}"#, 6),
        (br#"{"a":1,//c"#, 7),
        // Wrong quotes.
        (b"'a'", 0),
        (b"[`a`]", 1),
        (b"[a]", 1),
        (b"[...]", 1),
        (b"{a:1}", 1),
        (b"{'a':1}", 1),
        (b"{1:1}", 1),
        (b"{null:1}", 1),
        (br#"{"a":1,b:2}"#, 7),
        (br#"{"a":1,'b':2}"#, 7),
        (br#"{"a":b}"#, 5),
        (br#"{"a":'b'}"#, 5),
        ("{\u{201c}a\u{201d}:1}".as_bytes(), 1),
        ("{\"a\":\u{201c}b\u{201d}}".as_bytes(), 5),
        (br"{\u0022a\u0022:1}", 1),
        // Characters that are not white space in JSON.
        (b"[\x0b]", 1),
        (b"[1\x0c]", 2),
        (b"{\x1a}", 1),
        (b"{\0}", 1),
        (b"[\x7f]", 1),
        (b"{\"a\"\0:1}", 4),
        ("[\u{85}]".as_bytes(), 1),
        ("[\u{a0}]".as_bytes(), 1),
        ("[\u{2028}]".as_bytes(), 1),
        ("{\u{2060}}".as_bytes(), 1),
        ("[\u{feff}]".as_bytes(), 1),
        ("[\u{e0020}]".as_bytes(), 1),
        (b"[\xff]", 1),
        (b"{\xa0}", 1),
    ];
    for (before, _) in VALUES {
        check(behind(before, MISTAKES, ""));
    }
}

#[test]
fn nothing_follows_a_document() {
    const MISTAKES: &[(&[u8], usize)] = &[
        (b"{}{}", 2),
        (b"{} {}", 3),
        (b"{}}", 2),
        (b"{}]", 2),
        (b"[1]]", 3),
        (b"[][]", 2),
        (b"{},", 2),
        (b"{}:", 2),
        (b"{};", 2),
        (b"{}1", 2),
        (b"{}null", 2),
        (br#"{}"a""#, 2),
        (br#""a""b""#, 3),
        (br#""a":1"#, 3),
        (b"1 2", 2),
        (b"true false", 5),
        (b"null,null", 4),
        (b"{}//", 2),
        (b"{}/**/", 2),
        (b"{}#", 2),
        (b"{}\0", 2),
        (b"{} \0\0\0", 3),
        (b"{}\x1a", 2),
        (b"{}\x1e{}", 2),
        (b"{}\xff", 2),
        (b"{}\xe2\x82", 2),
        ("{}\u{feff}".as_bytes(), 2),
        ("{}\u{a0}".as_bytes(), 2),
    ];
    check(behind("", MISTAKES, ""));
    check(behind("\r\n \n\t", MISTAKES, "\n"));
    check([
        row("two lines", "{}\n{}\n", stops(2, 1)),
        row(
            "two requests",
            [configuration(""), configuration("")].join("\r\n\r\n"),
            stops(3, 1),
        ),
    ]);
}

#[test]
fn a_document_cut_anywhere_is_incomplete() {
    let whole = "{\"connectorArn\":\"é\\u00e9\\n\",\"capacity\" : {\"a\":[1.5e+30,-0,true,false,null]},\
        \"plugins\":[{},{}],\"connectorConfiguration\":{\"😀\":\"\\ud83d\\ude00\"}}";
    check((0..whole.len()).map(|length| {
        let whole_characters = whole
            .char_indices()
            .filter(|(at, c)| at + c.len_utf8() <= length);
        let column = 1 + whole_characters.count();
        row(
            format!("{length} bytes"),
            &whole.as_bytes()[..length],
            stops(1, column),
        )
    }));
}

#[test]
fn invalid_strings() {
    const MISTAKES: &[(&[u8], usize)] = &[
        // Invalid escapes.
        (br#""\a""#, 2),
        (br#""\v""#, 2),
        (br#""\e""#, 2),
        (br#""\0""#, 2),
        (br#""\x41""#, 2),
        (br#""\'""#, 2),
        (br#""\ n""#, 2),
        (br#""\N""#, 2),
        (br#""\U00000041""#, 2),
        (br#""\u","""#, 3),
        (br#""\u""#, 3),
        (br#""\u0""#, 4),
        (b"\"\\u\n", 3),
        (b"\"\\u00\n", 5),
        (b"\"\\uzz", 3),
        (b"\"a\\\\uzz", 7),
        (b"\"\\\\\\uz\"", 5),
        (b"\"\\u00", 5),
        ("\"\\u\u{e9}".as_bytes(), 3),
        (b"\"\\ud83d\\ud\"", 10),
        (b"\"\\ud83d\\u", 9),
        (br#""\u0","""#, 4),
        (br#""\u004""#, 6),
        (br#""\u{41}""#, 3),
        (br#""\u+041""#, 3),
        (br#""\u-041""#, 3),
        (br#""\u 041""#, 3),
        (br#""\u0x41""#, 4),
        (br#""\u00g1""#, 5),
        (br#""\u00\u0041""#, 5),
        (b"\"\\\n\"", 2),
        (b"\"\\\0\"", 2),
        (b"\"\\\xff\"", 2),
        (b"\"\\u00\xff1\"", 5),
        ("\"\\é\"".as_bytes(), 2),
        ("\"\\😀\"".as_bytes(), 2),
        ("\"\\u004\u{ff11}\"".as_bytes(), 6),
        // Unterminated strings.
        (b"\"", 1),
        (b"\"a", 2),
        (b"\"a\\", 3),
        (br#""a\""#, 4),
        (br#""a\\\""#, 6),
        (b"\"a'", 3),
        ("\"a\u{201d}".as_bytes(), 3),
        // Not UTF-8: bytes that start no character.
        (b"\"\x80\"", 1),
        (b"\"a\xbf\"", 2),
        (b"\"\xe9\"", 1),
        (b"\"\xfe\"", 1),
        (b"\"\xff\"", 1),
        // Overlong encodings.
        (b"\"\xc0\x80\"", 1),
        (b"\"\xc0\xaf\"", 1),
        (b"\"\xc1\xbf\"", 1),
        (b"\"\xc0\xa2\"", 1),
        (b"\"\xe0\x80\x80\"", 1),
        (b"\"\xe0\x9f\xbf\"", 1),
        (b"\"\xf0\x80\x80\xa2\"", 1),
        (b"\"\xf0\x8f\xbf\xbf\"", 1),
        (b"\"\xf8\x87\xbf\xbf\xbf\"", 1),
        (b"\"\xfc\x83\xbf\xbf\xbf\xbf\"", 1),
        // Above U+10FFFF.
        (b"\"\xf4\x90\x80\x80\"", 1),
        (b"\"\xf5\x80\x80\x80\"", 1),
        // Surrogates, unpaired and as a pair (CESU-8).
        (b"\"\xed\xa0\x80\"", 1),
        (b"\"\xed\xbf\xbf\"", 1),
        (b"\"a\xed\xa0\xbd\xed\xb8\x80\"", 2),
        // Incomplete characters.
        (b"\"\xc3\"", 1),
        (b"\"\xc3(\"", 1),
        (b"\"\xe2\x82\"", 1),
        (b"\"\xe2(\xa1\"", 1),
        (b"\"\xf0\x9f\x98\"", 1),
        (b"\"\xf0\x9f\x98", 1),
    ];
    for before in STRINGS {
        check(behind(before, MISTAKES, ""));
        for control in 0..b' ' {
            let text = [b'"', b'a', control, b'"'];
            check(behind(before, &[(&text, 2)], ""));
        }
    }
}

#[test]
fn unpaired_surrogates() {
    const ALONE: &[&str] = &[
        r#""\ud800""#,
        r#""\uDBFF""#,
        r#""\udc00""#,
        r#""\uDFFF""#,
        r#""\ude00\ud83d""#,
        r#""\ud83d\ud83d\ude00""#,
        r#""\ud83d\ude00\ude00""#,
        r#""\ud83da\ude00""#,
        r#""\ud83d\n\ude00""#,
        r#""\ud83d\u0041""#,
        r#""\ud83d\\ude00""#,
        r#""\ud83d\ude0""#,
        r#""\ud83d\ud","""#,
        r#""\ud83d😀""#,
        r#""capacity\ud800""#,
    ];
    for before in STRINGS {
        // The contract does not define which half, or which of its digits, is the wrong one.
        check(ALONE.iter().flat_map(|text| {
            let rows = behind(before, &[(text.as_bytes(), 1)], "");
            let slack = text.chars().count() - 2;
            rows.into_iter().map(move |row| Row { slack, ..row })
        }));
    }
}

#[test]
fn encodings_other_than_utf_8() {
    let valid = configuration("");
    check([row("UTF-8", valid.as_str(), Answer::Valid)]);
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| valid.encode_utf16().flat_map(bytes).collect();
    let utf_32 = |bytes: fn(u32) -> [u8; 4]| valid.chars().flat_map(|c| bytes(c.into())).collect();
    // The first character is `{`: one byte is valid UTF-8, and the others are NUL.
    let encoded: [(&str, &[u8], Vec<u8>, usize); 4] = [
        ("UTF-16LE", b"\xff\xfe", utf_16(u16::to_le_bytes), 2),
        ("UTF-16BE", b"\xfe\xff", utf_16(u16::to_be_bytes), 1),
        ("UTF-32LE", b"\xff\xfe\0\0", utf_32(u32::to_le_bytes), 2),
        ("UTF-32BE", b"\0\0\xfe\xff", utf_32(u32::to_be_bytes), 1),
    ];
    for (name, mark, text, column) in encoded {
        let marked = row(
            format!("{name} with a mark"),
            [mark, &text].concat(),
            stops(1, 1),
        );
        // Not JSON from the first NUL on, and not UTF-8 after both: the contract does not define which counts.
        let slack = mark.iter().take_while(|byte| **byte == 0).count();
        check([Row { slack, ..marked }, row(name, text, stops(1, column))]);
    }
    check([
        row("UTF-7", "+AHs-+AH0-", stops(1, 1)),
        row("EBCDIC", b"\xc0\xd0", stops(1, 1)),
        row("a mark", format!("\u{feff}{valid}"), stops(1, 1)),
        row("two marks", format!("\u{feff}\u{feff}{valid}"), stops(1, 1)),
        row("a mark and a mistake", "\u{feff}\n{,}", stops(1, 1)),
        row("part of a mark", b"\xef\xbb{}", stops(1, 1)),
        row("a mark in UTF-16 alone", b"\xff\xfe", stops(1, 1)),
        row("a mark after a line break", "\r\n\u{feff}{}", stops(2, 1)),
        row("NUL alone", b"\0", stops(1, 1)),
        row("NUL in front", format!("\0{valid}"), stops(1, 1)),
        row("no UTF-8 before a mistake", b"{\"\xe9\":,}", stops(1, 3)),
    ]);
}

#[test]
fn one_hundred_thousand_levels() {
    const LEVELS: usize = 100_000;
    for before in [
        "",
        r#"{"x":"#,
        r#"{"capacity":0,"capacity":"#,
        r#"{"connectorConfiguration":"#,
        r#"{"connectorConfiguration":{"a":"#,
        r#"{"connectorConfiguration":{"a":"b","a":"#,
    ] {
        for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"":"#, "}]")] {
            let opened = format!("{before}{}", open.repeat(LEVELS));
            let brackets = opened
                .bytes()
                .enumerate()
                .filter(|(_, b)| b"[{".contains(b));
            let too_deep = brackets.map(|(offset, _)| offset).nth(128);
            let answer = || stops(1, 1 + too_deep.expect("there are more"));
            let name = format!("{before}{open}");
            let closed = format!(
                "{opened}0{}{}",
                close.repeat(LEVELS),
                "}".repeat(before.matches('{').count())
            );
            check([
                row(format!("{name} without an end"), opened.as_str(), answer()),
                row(name, closed, answer()),
            ]);
        }
    }
    let wide = list(LEVELS, |_| "[{}]".to_owned());
    check([
        row("]", "]".repeat(LEVELS), stops(1, 1)),
        row("}", "}".repeat(LEVELS), stops(1, 1)),
        row(
            "side by side",
            format!("[{wide}]"),
            violations(&[(Type, "")]),
        ),
        row(
            "side by side in an unknown member",
            request(&format!(r#""connectorConfiguration":{{}},"x":[{wide}]"#)),
            violations(&[(UnknownMember, "/x")]),
        ),
        row(
            "side by side in the configuration",
            configuration(&format!(r#""a":[{wide}]"#)),
            violations(&[(Type, "/connectorConfiguration/a")]),
        ),
        row(
            "as text",
            configuration(&format!(r#""{0}":"{0}""#, "[{".repeat(LEVELS))),
            Answer::Valid,
        ),
    ]);
}

#[test]
fn numbers_of_10_000_digits() {
    const DIGITS: usize = 10_000;
    let (ones, zeros, nines) = ("1".repeat(DIGITS), "0".repeat(DIGITS), "9".repeat(DIGITS));
    let range: &[Rule] = &[McuCount];
    let fraction: &[Rule] = &[Type];
    let four: &[Rule] = &[];
    for (number, rules) in [
        // Only digits.
        (ones.clone(), range),
        (format!("-{ones}"), range),
        (format!("4{zeros}"), range),
        // A fraction: the nearest double counts.
        (format!("4.{zeros}"), four),
        (format!("4.{zeros}1"), four),
        (format!("4.{ones}"), fraction),
        (format!("3.{nines}"), four),
        (format!("0.{zeros}1"), range),
        (format!("-0.{zeros}1"), range),
        (format!("{ones}.{ones}"), range),
        (format!("0.{zeros}4e10001"), four),
        (format!("4{zeros}e-10000"), four),
        (format!("4{zeros}.{zeros}E-10000"), four),
        // An exponent.
        (format!("4e{zeros}"), four),
        (format!("4e-{zeros}"), four),
        (format!("0.4e+{zeros}1"), four),
        (format!("1e{ones}"), range),
        (format!("-1e{ones}"), range),
        (format!("1e-{ones}"), range),
        (format!("0e{ones}"), range),
        // Beyond doubles.
        ("1e400".to_owned(), range),
        ("-1e400".to_owned(), range),
        ("1e309".to_owned(), range),
        ("1E+999999999999999999999999".to_owned(), range),
    ] {
        let mcu_count = "/capacity/provisionedCapacity/mcuCount";
        let expected: Vec<_> = rules.iter().map(|rule| (*rule, mcu_count)).collect();
        let capacity =
            format!(r#"{{"provisionedCapacity":{{"mcuCount":{number},"workerCount":1}}}}"#);
        check([row(
            format!("{number:.20}"),
            request(&format!(r#""capacity":{capacity}"#)),
            violations(&expected),
        )]);
    }
    for number in [ones.as_str(), "1e400"] {
        check(number_anywhere(number));
    }
    let long = format!("{ones}.{ones}e{ones}");
    for (before, after) in VALUES {
        for end in [".", "e", "x", "-"] {
            let text = format!("{long}{end}");
            check(behind(before, &[(text.as_bytes(), long.len())], after));
        }
    }
}

/// A number beyond every range, as the value of every kind of member.
fn number_anywhere(number: &str) -> Vec<Row> {
    let auto_scaling = |count: &str, tasks: &str, percentage: &str| {
        request(&format!(
            r#""capacity":{{"autoScaling":{{"maxWorkerCount":2,"mcuCount":1,"minWorkerCount":{count},
            "scaleInPolicy":{{"cpuUtilizationPercentage":{percentage}}},
            "scaleOutPolicy":{{"cpuUtilizationPercentage":80}},"maxAutoscalingTaskCount":{tasks}}}}}"#
        ))
    };
    let minimum = "/capacity/autoScaling/minWorkerCount";
    let rows: [(String, &[(Rule, &str)]); 10] = [
        (number.to_owned(), &[(Type, "")]),
        (format!("[{number}]"), &[(Type, "")]),
        (
            auto_scaling(number, "2", "20"),
            &[(WorkerCount, minimum), (WorkerOrder, minimum)],
        ),
        (
            auto_scaling("1", number, "20"),
            &[(TaskCount, "/capacity/autoScaling/maxAutoscalingTaskCount")],
        ),
        (
            auto_scaling("1", "2", number),
            &[(
                CpuUtilization,
                "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage",
            )],
        ),
        (
            request(&format!(
                r#""workerConfiguration":{{"workerConfigurationArn":"","revision":-{number}}}"#
            )),
            &[
                (
                    Rule::WorkerConfigurationArn,
                    "/workerConfiguration/workerConfigurationArn",
                ),
                (Rule::Revision, "/workerConfiguration/revision"),
            ],
        ),
        (
            request(&format!(r#""plugins":[{number}]"#)),
            &[(Type, "/plugins/0")],
        ),
        (
            request(&format!(r#""useDefaultWorkerConfiguration":{number}"#)),
            &[(Type, "/useDefaultWorkerConfiguration")],
        ),
        (
            configuration(&format!(r#""a":{number}"#)),
            &[(Type, "/connectorConfiguration/a")],
        ),
        (
            request(&format!(r#""connectorConfiguration":{{}},"x":[-{number}]"#)),
            &[(UnknownMember, "/x")],
        ),
    ];
    rows.into_iter()
        .map(|(text, expected)| row(format!("{text:.200}"), text, violations(expected)))
        .collect()
}

/// Members of a request, or a whole request, with `@` for the object; and the violations, with `@` for
/// the object's name.
const IMITATED: &[(&str, &[(Rule, &str)])] = &[
    (
        "@",
        &[
            (ExactlyOneChange, ""),
            (Required, "/connectorArn"),
            (Required, "/currentVersion"),
            (UnknownMember, "/@"),
        ],
    ),
    ("[@]", &[(Type, "")]),
    (
        r#"{"currentVersion":@,"connectorArn":@}"#,
        &[
            (ExactlyOneChange, ""),
            (Type, "/connectorArn"),
            (Type, "/currentVersion"),
        ],
    ),
    (
        r#""capacity":@"#,
        &[
            (ExactlyOneCapacity, "/capacity"),
            (UnknownMember, "/capacity/@"),
        ],
    ),
    (
        r#""capacity":{"autoScaling":@}"#,
        &[
            (Required, "/capacity/autoScaling/maxWorkerCount"),
            (Required, "/capacity/autoScaling/mcuCount"),
            (Required, "/capacity/autoScaling/minWorkerCount"),
            (Required, "/capacity/autoScaling/scaleInPolicy"),
            (Required, "/capacity/autoScaling/scaleOutPolicy"),
            (UnknownMember, "/capacity/autoScaling/@"),
        ],
    ),
    (
        r#""capacity":{"autoScaling":{"maxWorkerCount":@,"mcuCount":@,"minWorkerCount":@,"scaleInPolicy":@,
        "scaleOutPolicy":{"cpuUtilizationPercentage":@},"maxAutoscalingTaskCount":@}}"#,
        &[
            (Type, "/capacity/autoScaling/maxWorkerCount"),
            (Type, "/capacity/autoScaling/mcuCount"),
            (Type, "/capacity/autoScaling/minWorkerCount"),
            (
                Required,
                "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage",
            ),
            (UnknownMember, "/capacity/autoScaling/scaleInPolicy/@"),
            (
                Type,
                "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
            ),
            (Type, "/capacity/autoScaling/maxAutoscalingTaskCount"),
        ],
    ),
    (
        r#""capacity":{"provisionedCapacity":@}"#,
        &[
            (Required, "/capacity/provisionedCapacity/mcuCount"),
            (Required, "/capacity/provisionedCapacity/workerCount"),
            (UnknownMember, "/capacity/provisionedCapacity/@"),
        ],
    ),
    (
        r#""capacity":{"provisionedCapacity":{"mcuCount":@,"workerCount":@}}"#,
        &[
            (Type, "/capacity/provisionedCapacity/mcuCount"),
            (Type, "/capacity/provisionedCapacity/workerCount"),
        ],
    ),
    (
        r#""skipHealthValidation":@,"useDefaultWorkerConfiguration":@"#,
        &[
            (Type, "/skipHealthValidation"),
            (Type, "/useDefaultWorkerConfiguration"),
        ],
    ),
    (r#""plugins":@"#, &[(Type, "/plugins")]),
    (
        r#""plugins":[@]"#,
        &[
            (Required, "/plugins/0/customPlugin"),
            (UnknownMember, "/plugins/0/@"),
        ],
    ),
    (
        r#""plugins":[{"customPlugin":@}]"#,
        &[
            (Required, "/plugins/0/customPlugin/customPluginArn"),
            (Required, "/plugins/0/customPlugin/revision"),
            (UnknownMember, "/plugins/0/customPlugin/@"),
        ],
    ),
    (
        r#""plugins":[{"customPlugin":{"customPluginArn":@,"revision":@}}]"#,
        &[
            (Type, "/plugins/0/customPlugin/customPluginArn"),
            (Type, "/plugins/0/customPlugin/revision"),
        ],
    ),
    (
        r#""workerConfiguration":@"#,
        &[
            (Required, "/workerConfiguration/workerConfigurationArn"),
            (Required, "/workerConfiguration/revision"),
            (UnknownMember, "/workerConfiguration/@"),
        ],
    ),
    (
        r#""workerConfiguration":{"workerConfigurationArn":@,"revision":@}"#,
        &[
            (Type, "/workerConfiguration/workerConfigurationArn"),
            (Type, "/workerConfiguration/revision"),
        ],
    ),
    (r#""connectorConfiguration":@"#, &[]),
    (
        r#""connectorConfiguration":{"a":@}"#,
        &[(Type, "/connectorConfiguration/a")],
    ),
    (
        r#""connectorConfiguration":{"a":"b","a":@}"#,
        &[(DuplicateMember, "/connectorConfiguration/a")],
    ),
    (
        r#""connectorConfiguration":{},"x":@,"y":[@]"#,
        &[(UnknownMember, "/x"), (UnknownMember, "/y")],
    ),
];

#[test]
fn objects_that_imitate_what_serde_json_makes_of_numbers_and_raw_values() {
    for name in [
        "$serde_json::private::Number",
        "$serde_json::private::RawValue",
    ] {
        for value in [r#""1""#, r#""1e400""#, r#""{""#, r#""""#] {
            check(IMITATED.iter().map(|(place, expected)| {
                let text = place.replace('@', &format!("{{\"{name}\":{value}}}"));
                let text = if place.starts_with('"') {
                    request(&text)
                } else {
                    text
                };
                let expected = expected
                    .iter()
                    .map(|(rule, at)| (*rule, at.replace('@', "$serde_json***")));
                row(
                    format!("{name}: {value}: {place}"),
                    text,
                    Answer::of(expected, Cut::No),
                )
            }));
        }
        let at = "/connectorConfiguration/$serde_json***";
        check([
            row(
                format!("{name} is no string"),
                configuration(&format!(r#""{name}":1"#)),
                violations(&[(Type, at)]),
            ),
            row(
                format!("{name} next to others"),
                configuration(&format!(r#""a":"b","{name}":"1","c":"d""#)),
                Answer::Valid,
            ),
            row(
                format!("{name} twice"),
                configuration(&format!(
                    r#""{name}":"1","{}":"2""#,
                    name.replace('$', r"\u0024")
                )),
                violations(&[(DuplicateMember, at)]),
            ),
        ]);
    }
}

#[test]
fn names_that_differ_only_by_escapes() {
    for (name, again, at) in [
        ("a", r"\u0061", "a"),
        (r"\u006A", r"\u006a", "j"),
        ("é", r"\u00E9", "é"),
        (r"\u00e9", r"\u00E9", "é"),
        ("😀", r"\ud83D\uDe00", "😀"),
        ("/", r"\/", "~1"),
        (r"\/", r"\u002f", "~1"),
        ("~", r"\u007e", "~0"),
        (r#"\""#, r"\u0022", "\""),
        (r"\\", r"\u005C", "\\"),
        (r"\n", r"\u000a", "\n"),
        (r"\r", r"\u000d", "\r"),
        (r"\t", r"\u0009", "\t"),
        (r"\b", r"\u0008", "\u{8}"),
        (r"\f", r"\u000C", "\u{c}"),
        (r"a\u0000", r"\u0061\u0000", "a\0"),
        ("\u{feff}", r"\ufeff", "\u{feff}"),
        ("\u{202e}", r"\u202E", "\u{202e}"),
        ("\u{7f}", r"\u007f", "\u{7f}"),
        ("__proto__", r"\u005f_proto__", "__proto__"),
    ] {
        let unknown = format!("/{at}");
        let entry = format!("/connectorConfiguration/{at}");
        check([
            row(
                format!("{name} and {again}, unknown"),
                request(&format!(
                    r#""{name}":0,"connectorConfiguration":{{}},"{again}":0,"{name}":0"#
                )),
                violations(&[(UnknownMember, &unknown), (DuplicateMember, &unknown)]),
            ),
            row(
                format!("{name} and {again}, in the configuration"),
                configuration(&format!(
                    r#""{again}":"b","c":"d","{name}":"b","{again}":0"#
                )),
                violations(&[(DuplicateMember, &entry)]),
            ),
        ]);
    }
    for (name, other) in [
        ("a", r"\\u0061"),
        ("a", "A"),
        ("a", r"a\u0000"),
        ("a", r"\ufeffa"),
        ("é", r"e\u0301"),
        (r"\ufb01", "fi"),
    ] {
        check([row(
            format!("{name} and {other} are two names"),
            configuration(&format!(r#""{name}":"b","{other}":"c""#)),
            Answer::Valid,
        )]);
    }
    let escaped = |name: &str| {
        let units = name.encode_utf16();
        units
            .map(|unit| format!("\\u{unit:04x}"))
            .collect::<Vec<_>>()
            .concat()
    };
    let capacity = format!(
        r#""{}":{{"{}":{{"{}":1,"{}":1}}}}"#,
        escaped("capacity"),
        escaped("provisionedCapacity"),
        escaped("mcuCount"),
        escaped("workerCount"),
    );
    check([
        row("every character escaped", request(&capacity), Answer::Valid),
        row(
            "escaped and plain",
            request(&format!(r#"{capacity},"capacity":[]"#)),
            violations(&[(DuplicateMember, "/capacity")]),
        ),
        row(
            "an escape in an escape",
            request(&capacity.replacen("\\u0063", "\\\\u0063", 1)),
            violations(&[(ExactlyOneChange, ""), (UnknownMember, "/\\u0063apacity")]),
        ),
    ]);
}

#[test]
fn names_that_mean_something_elsewhere() {
    let names = [
        "__proto__",
        "constructor",
        "prototype",
        "toString",
        "$ref",
        "@",
        "-",
        "0",
        "",
    ];
    for name in names {
        let unknown = format!("/{name}");
        let (capacity, plugin) = (format!("/capacity/{name}"), format!("/plugins/0/{name}"));
        let entry = format!("/connectorConfiguration/{name}");
        check([
            row(
                format!("{name:?} is not replaced by its content"),
                format!(r#"{{"{name}":{}}}"#, configuration("")),
                violations(&[
                    (ExactlyOneChange, ""),
                    (Required, "/connectorArn"),
                    (Required, "/currentVersion"),
                    (UnknownMember, &unknown),
                ]),
            ),
            row(
                format!("{name:?} in capacity"),
                request(&format!(
                    r#""capacity":{{"{name}":{{"autoScaling":{{}}}}}}"#
                )),
                violations(&[
                    (ExactlyOneCapacity, "/capacity"),
                    (UnknownMember, &capacity),
                ]),
            ),
            row(
                format!("{name:?} in an element"),
                request(&format!(r#""plugins":[{{"{name}":0,"{name}":1}}]"#)),
                violations(&[
                    (Required, "/plugins/0/customPlugin"),
                    (UnknownMember, &plugin),
                    (DuplicateMember, &plugin),
                ]),
            ),
            row(
                format!("{name:?} in the configuration"),
                configuration(&format!(r#""{name}":"{name}""#)),
                Answer::Valid,
            ),
            row(
                format!("{name:?} in the configuration, no string"),
                configuration(&format!(r#""{name}":{{"a":"b"}}"#)),
                violations(&[(Type, &entry)]),
            ),
            row(
                format!("{name:?} in the configuration, twice"),
                configuration(&format!(r#""{name}":"a","{name}":"a""#)),
                violations(&[(DuplicateMember, &entry)]),
            ),
        ]);
    }
    let all = list(names.len(), |index| format!(r#""{}":"""#, names[index]));
    check([
        row("all of them", configuration(&all), Answer::Valid),
        row(
            "an empty name for every member",
            r#"{"":{"":{"":[{"":""}]}},"":0,"connectorArn":""}"#,
            violations(&[
                (ExactlyOneChange, ""),
                (ConnectorArn, "/connectorArn"),
                (Required, "/currentVersion"),
                (UnknownMember, "/"),
                (DuplicateMember, "/"),
            ]),
        ),
    ]);
}

const MILLION: usize = 1_000_000;

#[test]
fn a_million_unknown_members() {
    let unknown = list(MILLION, |index| format!(r#""x{index}":0"#));
    let told = (0..).map(|index| (UnknownMember, format!("/x{index}")));
    check([
        row(
            "of the document",
            request(&format!(r#"{unknown},"connectorConfiguration":{{}}"#)),
            first_1000(told),
        ),
        row(
            "of an unknown member",
            request(&format!(
                r#""connectorConfiguration":{{}},"y":{{{unknown}}}"#
            )),
            violations(&[(UnknownMember, "/y")]),
        ),
    ]);
}

#[test]
fn a_million_misspelt_members() {
    // Each number from 1 gives other letters in upper case.
    let style = |name: &str, index: usize| {
        let mut bits = (0..).map(|bit| (index + 1) >> bit & 1 == 1);
        let swap = |c: char| match bits.next() {
            Some(true) if c.is_ascii_lowercase() => c.to_ascii_uppercase(),
            Some(true) => c.to_ascii_lowercase(),
            _ => c,
        };
        name.chars().map(swap).collect::<String>()
    };
    let name = |index| style("connectorConfiguration", index);
    let wide = list(MILLION, |index| format!(r#""{}":{{"a":0}}"#, name(index)));
    let first = once((Type, format!("/{}/a", name(0))));
    let unknown = (0..).map(|index| (UnknownMember, format!("/{}", name(index))));

    // As deep as JSON may be, and as the table is.
    let deep = r#""Capacity":{"#.repeat(126) + &"}".repeat(126);
    let array = format!("[{}]", list(MILLION, |_| "{}".to_owned()));
    let names = [
        "Capacity",
        "AutoScaling",
        "ScaleInPolicy",
        "CpuUtilizationPercentage",
    ];
    let levels = names
        .iter()
        .rev()
        .fold(array, |inside, name| format!(r#"{{"{name}":{inside}}}"#));
    let [capacity, scaling, policy, percentage] =
        [1, 2, 3, 4].map(|levels| format!("/{}", names[..levels].join("/")));
    let missing =
        ["maxWorkerCount", "mcuCount", "minWorkerCount"].map(|name| format!("{scaling}/{name}"));
    let [max, mcu, min] = &missing;

    let element = r#"{"Custom_Plugin":{"custom_plugin_arn":0,"revision":1}}"#;
    let plugins = list(MILLION / 10, |_| element.to_owned());
    // Unknown names come last in a report that is cut.
    let arn = |index| format!("/PLUGINS/{index}/Custom_Plugin/custom_plugin_arn");
    let in_plugins = (0..).map(|index| (Type, arn(index)));
    check([
        row(
            "of one name",
            request(&wide),
            first_1000(first.chain(unknown)),
        ),
        row(
            "in each other",
            request(&deep),
            violations(&[
                (ExactlyOneCapacity, "/Capacity"),
                (UnknownMember, "/Capacity/Capacity"),
                (UnknownMember, "/Capacity"),
            ]),
        ),
        row(
            "around a million objects",
            request(&levels[1..levels.len() - 1]),
            violations(&[
                (Required, max),
                (Required, mcu),
                (Required, min),
                (Type, &percentage),
                (UnknownMember, &percentage),
                (Required, &format!("{scaling}/scaleOutPolicy")),
                (UnknownMember, &policy),
                (UnknownMember, &scaling),
                (UnknownMember, &capacity),
            ]),
        ),
        row(
            "in a hundred thousand elements",
            request(&format!(r#""PLUGINS":[{plugins}]"#)),
            first_1000(once((OnePlugin, "/PLUGINS".to_owned())).chain(in_plugins)),
        ),
    ]);
}

#[test]
fn a_million_known_members() {
    let known = list(MILLION, |_| r#""currentVersion":"K1""#.to_owned());
    let capacity = list(MILLION, |_| r#""mcuCount":1"#.to_owned());
    let plugins = list(MILLION, |_| "{}".to_owned());
    let missing = (0..).map(|index| (Required, format!("/plugins/{index}/customPlugin")));
    check([
        row(
            "currentVersion",
            request(&format!(r#""connectorConfiguration":{{}},{known}"#)),
            violations(&[(DuplicateMember, "/currentVersion")]),
        ),
        row(
            "mcuCount",
            request(&format!(
                r#""capacity":{{"provisionedCapacity":{{{capacity},"workerCount":1}}}}"#
            )),
            violations(&[(DuplicateMember, "/capacity/provisionedCapacity/mcuCount")]),
        ),
        row(
            "elements of plugins",
            request(&format!(r#""plugins":[{plugins}]"#)),
            first_1000(once((OnePlugin, "/plugins".to_owned())).chain(missing)),
        ),
    ]);
}

#[test]
fn a_million_configuration_entries() {
    let entries = list(MILLION, |index| format!(r#""x{index}":"""#));
    check([row(
        "the first again, escaped, and the last",
        configuration(&format!(r#"{entries},"\u00780":"","x999999":"""#)),
        violations(&[
            (DuplicateMember, "/connectorConfiguration/x0"),
            (DuplicateMember, "/connectorConfiguration/x999999"),
        ]),
    )]);
}

#[test]
fn a_million_configuration_entries_that_are_not_strings() {
    let entries = list(MILLION, |index| format!(r#""x{index}":0"#));
    let told = (0..).map(|index| (Type, format!("/connectorConfiguration/x{index}")));
    check([row("numbers", configuration(&entries), first_1000(told))]);
}

#[test]
fn names_that_collide() {
    // Pairs of letters with the same hash if it multiplies by 31 (Java) or by 33: all words made of such
    // pairs collide.
    let word = |index: usize, [zero, one]: [&'static str; 2]| {
        let letters = (0..16)
            .rev()
            .map(|bit| if index >> bit & 1 == 0 { zero } else { one });
        letters.collect::<String>()
    };
    let shared = "connector.".repeat(20);
    many_names("31", |index| word(index, ["Aa", "BB"]));
    many_names("33", |index| word(index, ["Ez", "FY"]));
    many_names("shared beginnings", |index| format!("{shared}{index:05}"));
    many_names("shared ends", |index| format!("{index:05}{shared}"));
}

fn many_names(kind: &str, name: impl Fn(usize) -> String) {
    const COUNT: usize = 1 << 16;
    let entries = list(COUNT, |index| format!(r#""{}":"""#, name(index)));
    let last = name(COUNT - 1);
    check([
        row(
            format!("{kind}, in the configuration"),
            configuration(&format!(r#"{entries},"{last}":"""#)),
            violations(&[(DuplicateMember, &format!("/connectorConfiguration/{last}"))]),
        ),
        row(
            format!("{kind}, unknown"),
            request(&format!(r#""connectorConfiguration":{{}},{entries}"#)),
            first_1000((0..).map(|index| (UnknownMember, format!("/{}", name(index))))),
        ),
    ]);
}
