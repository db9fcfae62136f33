//! Numbers on pages for people, which are written from what was counted.

/// The page with `number` before `what`, of which it must have a number already.
pub(crate) fn with_count(page: &str, number: &str, what: &str) -> String {
    let (before, after) = page
        .split_once(what)
        .unwrap_or_else(|| panic!("the page does not count `{what}`"));
    let is_number = |c: char| c.is_ascii_digit() || ".,".contains(c);
    let before = before.trim_end().trim_end_matches(" million");
    let before = before.trim_end_matches(is_number);
    format!("{before}{number} {what}{after}")
}

/// The number with commas between thousands.
pub(crate) fn grouped(number: u64) -> String {
    match number {
        ..1_000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1_000), number % 1_000),
    }
}
