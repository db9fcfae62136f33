//! JSON numbers as 64-bit integers.

use jiter::NumberFloat;

/// What a JSON number is as an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Integer {
    Exact(i64),
    /// The same, written with a fraction or an exponent.
    Float(i64),
    /// No 64-bit integer; this is the nearest one.
    Beyond(i64),
    Fraction,
}

impl Integer {
    /// The first double above every 64-bit integer.
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
        // The standard library gives up on exponents as long as the digits they make up for.
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
