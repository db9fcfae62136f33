//! Resolves scalars by YAML 1.2's core schema.

use std::borrow::Cow;

/// The value of a scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    /// A string: the text itself.
    String,
    /// Any other value, as JSON text.
    Other(Cow<'static, str>),
}

/// Resolves `text`; `None` if its tag is of another type.
pub(super) fn resolve(text: &str, is_plain: bool, tag: Option<&str>) -> Option<Scalar> {
    let resolved = match tag {
        None if is_plain => {
            let resolved = match text.as_bytes() {
                [b'+' | b'-' | b'.' | b'0'..=b'9', ..] => integer(text).or_else(|| float(text)),
                _ => null(text).or_else(|| boolean(text)),
            };
            return Some(resolved.map_or(Scalar::String, Scalar::Other));
        }
        None | Some("!" | "str") => return Some(Scalar::String),
        Some("null") => null(text),
        Some("bool") => boolean(text),
        Some("int") => integer(text),
        Some("float") => float(text),
        Some(_) => None,
    };
    resolved.map(Scalar::Other)
}

fn null(text: &str) -> Option<Cow<'static, str>> {
    matches!(text, "" | "~" | "null" | "Null" | "NULL").then_some("null".into())
}

fn boolean(text: &str) -> Option<Cow<'static, str>> {
    match text {
        "true" | "True" | "TRUE" => Some("true".into()),
        "false" | "False" | "FALSE" => Some("false".into()),
        _ => None,
    }
}

fn integer(text: &str) -> Option<Cow<'static, str>> {
    if let Some(digits) = text.strip_prefix("0o") {
        return with_radix(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return with_radix(digits, 16);
    }
    let (sign, digits) = split_sign(text);
    are_digits(digits).then(|| [sign, without_zeros(digits)].concat().into())
}

fn with_radix(digits: &str, radix: u32) -> Option<Cow<'static, str>> {
    let are_digits = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    are_digits.then(|| match i64::from_str_radix(digits, radix) {
        Ok(value) => value.to_string().into(),
        Err(_) => INFINITE.into(),
    })
}

/// A number with a decimal point, so that it is read as a double.
fn float(text: &str) -> Option<Cow<'static, str>> {
    if let ".nan" | ".NaN" | ".NAN" = text {
        return Some(NOT_A_NUMBER.into());
    }
    let (sign, rest) = split_sign(text);
    if let ".inf" | ".Inf" | ".INF" = rest {
        return Some([sign, INFINITE].concat().into());
    }
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_float = are_digits(&[whole, fraction].concat())
        && exponent.is_none_or(|exponent| are_digits(split_sign(exponent).1));
    let fraction = if fraction.is_empty() { "0" } else { fraction };
    is_float.then(|| {
        let exponent = exponent.map(|exponent| ["e", exponent].concat());
        let exponent = exponent.unwrap_or_default();
        [sign, without_zeros(whole), ".", fraction, &exponent]
            .concat()
            .into()
    })
}

/// JSON has no infinity, but numbers that overflow to it.
const INFINITE: &str = "1e999";

/// JSON has no NaN; a fraction breaks the same rule.
const NOT_A_NUMBER: &str = "0.5";

/// Splits off the sign; returns `-` or nothing, and the text after the sign.
fn split_sign(text: &str) -> (&str, &str) {
    match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    }
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits without leading zeros, which JSON does not allow.
fn without_zeros(digits: &str) -> &str {
    match digits.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    }
}
