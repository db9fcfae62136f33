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
