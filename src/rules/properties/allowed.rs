//! What single properties may hold, for the rules that judge one alone and for editors.

use std::{iter, ops::RangeInclusive};

use crate::rules::{
    properties::{Properties, key::Key},
    reporter::Reporter,
    words::Text,
};

/// The values of one property.
pub(crate) struct Allowed {
    pub(crate) key: Key,
    pub(crate) of: Connectors,
    pub(crate) values: Values,
    pub(crate) text: &'static Text,
}

/// The connectors that read a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Connectors {
    All,
    Sinks,
    /// Those whose class is known, and not one of a sink.
    AllButSinks,
}

pub(crate) enum Values {
    /// These, as they are written here.
    Words(&'static [&'static str]),
    /// These, in upper or lower case.
    WordsOfAnyCase(&'static [&'static str]),
    Integers(RangeInclusive<i64>),
    /// Integers, or -1 for the default of the brokers.
    IntegersOrDefault(RangeInclusive<i64>),
}

/// Reports the properties with values that are not allowed.
pub(crate) fn check<F: From<&'static Text>>(
    allowed: &[Allowed],
    properties: &Properties<'_>,
    reporter: &mut Reporter<'_, F>,
) {
    for allowed in allowed {
        if let Some(property) = properties.find(allowed.key)
            && let Some(value) = property.judged()
            && allowed.of.include_that_of(properties)
            && !allowed.values.hold(value)
        {
            reporter.property(&property, allowed.text.into());
        }
    }
}

impl Connectors {
    fn include_that_of(self, properties: &Properties<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Sinks => properties.is_sink(),
            Self::AllButSinks => properties.is_not_sink(),
        }
    }
}

impl Values {
    /// Whether a trimmed value is among them.
    pub(crate) fn hold(&self, value: &str) -> bool {
        match self {
            Self::Words(words) => words.contains(&value),
            Self::WordsOfAnyCase(words) => {
                words.iter().any(|word| word.eq_ignore_ascii_case(value))
            }
            Self::Integers(range) => value.parse().is_ok_and(|number| range.contains(&number)),
            Self::IntegersOrDefault(range) => {
                let is_allowed = |number| range.contains(&number) || number == -1;
                value.parse().is_ok_and(is_allowed)
            }
        }
    }

    /// The words that an editor proposes.
    pub(crate) fn words(&self) -> &'static [&'static str] {
        match self {
            Self::Words(words) | Self::WordsOfAnyCase(words) => words,
            Self::Integers(_) | Self::IntegersOrDefault(_) => &[],
        }
    }

    /// A regular expression for the trimmed values that are among them.
    pub(crate) fn pattern(&self) -> String {
        match self {
            Self::Words(words) => words.join("|"),
            Self::WordsOfAnyCase(words) => {
                let either = |c: char| format!("[{c}{}]", c.to_ascii_uppercase());
                let words = words.iter().map(|word| word.chars().map(either).collect());
                words.collect::<Vec<String>>().join("|")
            }
            Self::Integers(range) => integers(range),
            Self::IntegersOrDefault(range) => format!("-0*1|{}", integers(range)),
        }
    }
}

/// A regular expression for the integers of a range that starts at 1 or below.
fn integers(range: &RangeInclusive<i64>) -> String {
    let (start, end) = range.clone().into_inner();
    let positive = |most: i64| from_1_to(&most.unsigned_abs().to_string());
    let mut parts = vec![format!("[+]?0*({})", positive(end))];
    if start <= 0 {
        parts.push("[+-]?0+".to_owned());
    }
    if start < 0 {
        parts.push(format!("-0*({})", positive(start)));
    }
    parts.join("|")
}

/// A regular expression for the numbers from 1 to one of several digits.
fn from_1_to(most: &str) -> String {
    let digits = most.len();
    let shorter = format!("[1-9][0-9]{{0,{}}}", digits.saturating_sub(2));
    let lower = most.char_indices().filter_map(|(at, digit)| {
        let (same, least) = (most.get(..at)?, u32::from(at == 0));
        let below = digit.to_digit(10)?.checked_sub(1)?;
        let any = digits - at - 1;
        (least <= below).then(|| format!("{same}[{least}-{below}][0-9]{{{any}}}"))
    });
    let numbers = iter::once(shorter).chain(lower);
    numbers
        .chain([most.to_owned()])
        .collect::<Vec<_>>()
        .join("|")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::rules;

    #[test]
    fn the_pattern_of_values_is_for_what_they_hold() {
        let numbers = [0, 1, 2, 9, 10, 32_767, 32_768, 99_999, 100_000];
        let limits = [i64::from(i32::MAX), i64::MAX];
        let numbers = numbers.into_iter().chain(limits).flat_map(|number| {
            let number = i128::from(number);
            [number - 1, number, number + 1, 10 * number]
        });
        let numbers = numbers
            .flat_map(|number| ["", "+", "-", "00", "-0"].map(|sign| format!("{sign}{number}")));
        let words = rules::allowed().flat_map(|(_, allowed)| allowed.values.words());
        let words = words.flat_map(|word| {
            [
                (*word).to_owned(),
                word.to_uppercase(),
                format!("{word}s"),
                format!("x{word}"),
            ]
        });
        let others = ["", "+", "-", "--1", "1.0", "1e3", "0x1", "one"].map(str::to_owned);
        let values: Vec<_> = numbers.chain(words).chain(others).collect();
        for (rule, allowed) in rules::allowed() {
            let name = allowed.key.name();
            let pattern = format!("^({})$", allowed.values.pattern());
            let schema = jsonschema::validator_for(&json!({ "pattern": pattern }));
            let schema = schema.expect("a pattern");
            let (mut held, mut refused) = (0, 0);
            for value in &values {
                let holds = allowed.values.hold(value);
                assert_eq!(
                    schema.is_valid(&json!(value)),
                    holds,
                    "{rule} {name} {value}"
                );
                *(if holds { &mut held } else { &mut refused }) += 1;
            }
            assert!(held >= 2 && refused >= 20, "{rule} {name}");
        }
    }
}
