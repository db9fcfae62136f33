//! Strings and encodings that are not JSON.

use super::{Answer, Row, STRINGS, behind, check, configuration, row, stops};

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
