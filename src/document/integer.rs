//! JSON numbers as 64-bit integers.

use jiter::NumberFloat;

/// A JSON number as an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Integer {
    Exact(i64),
    /// An integer written with a fraction or an exponent.
    Float(i64),
    /// A number outside the 64-bit integers; this is the nearest one.
    Beyond(i64),
    Fraction,
}

impl Integer {
    /// The least double above all 64-bit integers.
    const TOO_LARGE: f64 = 9_223_372_036_854_775_808.0;

    pub(super) fn of(text: &str) -> Self {
        let nearest = if text.starts_with('-') {
            i64::MIN
        } else {
            i64::MAX
        };
        if !text.contains(['.', 'e', 'E']) {
            return text.parse().map_or(Self::Beyond(nearest), Self::Exact);
        }
        // The standard library fails on an exponent that compensates for very many digits.
        let double = NumberFloat::from_bytes(text.as_bytes(), false).map_or(f64::NAN, f64::from);
        if (-Self::TOO_LARGE..Self::TOO_LARGE).contains(&double) {
            if double.fract() == 0.0 {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "the range was just checked"
                )]
                Self::Float(double as i64)
            } else {
                Self::Fraction
            }
        } else {
            Self::Beyond(nearest)
        }
    }
}

/// The positive integer of at most 17 digits at the start of `text`, and its length, if more text follows that
/// does not continue the number.
pub(super) fn short(text: &[u8]) -> Option<(i64, usize)> {
    let mut value = 0;
    for (length, byte) in text.iter().take(18).enumerate() {
        value = match byte {
            b'1'..=b'9' => 10 * value + i64::from(byte - b'0'),
            b'0' if value > 0 => 10 * value,
            b'0' | b'.' | b'e' | b'E' => return None,
            _ => return (value > 0).then_some((value, length)),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_integer_is_positive_and_ends_in_the_text() {
        for (text, expected) in [
            ("1,", Some((1, 1))),
            ("10 ", Some((10, 2))),
            ("99999999999999999}", Some((99_999_999_999_999_999, 17))),
            ("100000000000000000}", None),
            ("9999999999999999999}", None),
            ("1x", Some((1, 1))),
            ("12", None),
            ("0,", None),
            ("01,", None),
            ("-1,", None),
            ("1.0,", None),
            ("1e0,", None),
            ("1E0,", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(short(text.as_bytes()), expected, "{text}");
        }
    }
}
