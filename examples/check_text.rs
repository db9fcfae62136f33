//! Checks the text of a request, and prints everything that is wrong with it.
//!
//! `cargo run --example check_text [FILE]`

use std::{env, error::Error, fs, io, io::Write};

use msk_connect_preflight::{Options, Verdict};

/// Reports on `text` to `out`, and returns whether the request is valid.
pub(crate) fn check(text: &str, out: &mut impl Write) -> Result<bool, Box<dyn Error>> {
    // The verdict has advice, too, which does not make a request invalid.
    let verdict = Verdict::from_slice(text.as_bytes(), &Options::default())?;
    let violations = verdict
        .report()
        .map_or(&[][..], |report| report.violations());
    for finding in violations.iter().chain(verdict.advice()) {
        let place = finding
            .position(text)
            .map_or_else(String::new, |at| format!("{}:{}: ", at.line, at.column));
        let (level, rule) = (finding.level(), finding.rule());
        writeln!(out, "{place}{level} {rule}: {finding}; {}", finding.help())?;
    }
    Ok(verdict.is_valid())
}

#[allow(dead_code, reason = "a test runs `check`")]
fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1);
    let file = file.unwrap_or_else(|| "examples/mistakes.json".to_owned());
    check(&fs::read_to_string(file)?, &mut io::stdout())?;
    Ok(())
}
