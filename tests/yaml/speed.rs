//! The time that it takes to read hostile texts.

use std::time::{Duration, Instant};

use msk_connect_preflight::yaml;

use crate::{documents::verdicts, support::latest::latest, verdict};

fn repeated(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |text, index| text + &part(index))
}

fn is_read_fast(name: &str, text: &str) {
    let start = Instant::now();
    let mut lines = 0;
    for document in yaml::documents(text.as_bytes()) {
        assert!(document.line() > lines, "{name}");
        lines = document.line();
        verdict(&document, &latest());
        let _ = document.masked(&latest()).excerpt(0..1);
    }
    let elapsed = start.elapsed();
    println!("{name}: {} kB in {elapsed:?}", text.len() / 1_000);
    assert!(elapsed < Duration::from_secs(10), "{name}: {elapsed:?}");
}

#[test]
fn possible_names_are_read_fast() {
    let name = "a".repeat(60_000);
    let names = repeated(16, |index| format!("\"{name}{index}\": b, "));
    is_read_fast("long names", &format!("{{{names}}}"));
    let (elements, open, closed) = ("a, ".repeat(8_000), "[".repeat(120), "]: a".repeat(120));
    let lists = format!("[{elements}{open}{elements}{closed}], ").repeat(20);
    is_read_fast("lists that may be names", &format!("[{lists}]"));
    let tabs = "a: b\n\tc: d\n---\n".repeat(50_000);
    is_read_fast("tabs", &tabs);
    let lines = format!("a: b\n{}  c: d\n---\n", "\n".repeat(100)).repeat(10_000);
    is_read_fast("names inside of values", &lines);
}

#[test]
fn hostile_texts_are_read_fast() {
    const MILLION: usize = 1_000_000;
    let laughs = |levels: usize| {
        let level = |level| {
            let aliases = vec![format!("*a{level}"); 10].join(",");
            format!("a{}: &a{} [{aliases}]\n", level + 1, level + 1)
        };
        "a0: &a0 secret\n".to_owned() + &repeated(levels, level)
    };
    let texts = [
        ("laughs", laughs(100)),
        (
            "quadratic blow-up",
            format!(
                "a: &a \"{}\"\nb: [{}]",
                "x".repeat(MILLION),
                "*a,".repeat(MILLION)
            ),
        ),
        (
            "laughing documents",
            format!("---\n{}", laughs(5)).repeat(1_000),
        ),
        ("brackets", "[".repeat(MILLION)),
        ("braces", "{a: ".repeat(MILLION)),
        ("dashes", "- ".repeat(MILLION)),
        ("question marks", "? ".repeat(MILLION)),
        (
            "deep lines",
            repeated(2_000, |level| " ".repeat(level) + "a:\n"),
        ),
        (
            "deep documents",
            ("[".repeat(1_000) + "\n---\n").repeat(1_000),
        ),
        ("documents", "--- a\n".repeat(MILLION / 4)),
        ("broken documents", "'\n---\n".repeat(MILLION / 4)),
        ("unfinished documents", "a\n...\n".repeat(MILLION / 4)),
        (
            "anchors",
            repeated(MILLION / 10, |index| {
                format!("- &a{index} x\n- *a{index}\n")
            }),
        ),
        ("one anchor", "- &a x\n- *a\n".repeat(MILLION / 10)),
        ("a name", "a".repeat(MILLION) + ": b"),
        (
            "names",
            repeated(MILLION / 10, |index| format!("x{index}: 0\n")),
        ),
        ("one name", "a: b\n".repeat(MILLION / 10)),
        ("elements", format!("[{}]", "0,".repeat(MILLION / 4))),
        ("comments", format!("a:\n{}", " # b\n".repeat(MILLION))),
        ("directives", "%A b\n".repeat(MILLION)),
        ("empty lines", "\n".repeat(MILLION)),
        ("a block", format!("a: |\n{}", "  b\n".repeat(MILLION))),
        (
            "a block of empty lines",
            format!("a: |\n{}", "\n".repeat(MILLION)),
        ),
        ("a plain text", format!("a: {}", "b\n ".repeat(MILLION))),
        ("quotes", format!("a: '{}'", "''".repeat(MILLION))),
        ("escapes", format!("a: \"{}\"", "\\n".repeat(MILLION))),
        ("tags", "- !!str a\n".repeat(MILLION / 10)),
        (
            "digits",
            format!(
                "capacity: {{provisionedCapacity: {{mcuCount: 0x{}}}}}",
                "1".repeat(MILLION)
            ),
        ),
    ];
    for (name, text) in texts {
        is_read_fast(name, &text);
    }
    let limit = "7:10 the aliases expand to more than the length of the whole text plus 1 MiB";
    assert_eq!(verdicts(laughs(100).as_bytes()), [limit]);
}
