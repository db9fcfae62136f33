//! Numbers, literals, arrays and objects that are not JSON, and what follows or lacks the rest of a document.

use super::{VALUES, behind, check, configuration, row, stops};

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
