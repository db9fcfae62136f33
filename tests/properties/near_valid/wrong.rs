//! Wrong values of one member.

use arbitrary::{Result, Unstructured};

use super::{
    configuration::secret_string,
    valid::{object, right_arn},
};
use crate::{json::Json, secrets::SECRET_NUMBER};

/// A name in a style that is not that of the API.
pub(super) fn in_a_style(u: &mut Unstructured<'_>, name: &str) -> Result<String> {
    let spaced = |separator: char| {
        let mut spaced = String::new();
        for c in name.chars() {
            if c.is_ascii_uppercase() {
                spaced.push(separator);
            }
            spaced.push(c);
        }
        spaced
    };
    let (first, rest) = name.split_at(1);
    let styles = [
        [&first.to_uppercase(), rest].concat(),
        spaced('_').to_lowercase(),
        spaced('-').to_lowercase(),
        spaced('_').to_uppercase(),
        spaced(' '),
        name.to_uppercase(),
        format!("_{name} "),
    ];
    u.choose(&styles).cloned()
}

/// The ARN with a mistake in its format.
pub(super) fn wrong_arn(u: &mut Unstructured<'_>, resource: &str) -> Result<Json> {
    let good = right_arn(u, resource)?;
    let fields: Vec<&str> = good.splitn(6, ':').collect();
    let with = |index: usize, field: &str| {
        let mut fields = fields.clone();
        fields[index] = field;
        fields.join(":")
    };
    let path = |segments: &[&str]| with(5, &segments.join("/"));
    Ok(Json::string(&match u.int_in_range(0..=21)? {
        0 => with(0, "ARN"),
        1 => with(1, "aws-"),
        2 => with(1, "aws-CN"),
        3 => with(1, "amazon"),
        4 => with(2, "kafka"),
        5 => with(3, ""),
        6 => with(3, "US-EAST-1"),
        7 => with(4, "12345678901"),
        8 => with(4, "1234567890123"),
        9 => with(4, "12345678901a"),
        10 => path(&["cluster", "orders", "1"]),
        11 => path(&[resource, "", "1"]),
        12 => path(&[resource, &"n".repeat(129), "1"]),
        13 => path(&[resource, "a b", "1"]),
        14 => path(&[resource, "orders"]),
        15 => path(&[resource, "orders", ""]),
        16 => path(&[resource, "orders", "1", "2"]),
        17 => format!("{good}\n"),
        18 => format!(" {good}"),
        19 => format!("{good}\u{e9}"),
        20 => format!("{good}\u{7f}"),
        _ => String::new(),
    }))
}

/// A value whose type does not begin with a character of `but`. All strings in it, and all numbers except
/// the value itself, must stay secret.
pub(super) fn anything(u: &mut Unstructured<'_>, but: &[char]) -> Result<Json> {
    let nested = object(vec![(
        "connectorConfiguration",
        object(vec![("a", secret_string(u)?)]),
    )]);
    let candidates = [
        secret_string(u)?,
        Json::Scalar("null".to_owned()),
        Json::Scalar("true".to_owned()),
        Json::Scalar("4.5".to_owned()),
        Json::Scalar("-92233720368547758080".to_owned()),
        // Without its bracket, the first element could be in a place where it may be shown.
        Json::Array(vec![
            Json::Scalar("null".to_owned()),
            secret_string(u)?,
            Json::Scalar(SECRET_NUMBER.to_owned()),
            nested.clone(),
        ]),
        Json::Object(Vec::new()),
        nested,
    ];
    let fits = |value: &&Json| {
        let begin = match value {
            Json::Scalar(text) => text.chars().next().unwrap_or_default(),
            Json::Array(_) => '[',
            Json::Object(_) => '{',
        };
        !but.contains(&begin)
    };
    let candidates: Vec<_> = candidates.iter().filter(fits).collect();
    u.choose(&candidates).map(|value| (*value).clone())
}

/// A value for a place where no number may be shown.
pub(super) fn hidden(u: &mut Unstructured<'_>, but: &[char]) -> Result<Json> {
    Ok(if u.ratio(1, 4)? {
        Json::Scalar(SECRET_NUMBER.to_owned())
    } else {
        anything(u, but)?
    })
}
