//! Requests and drafts from formats of serde.

use msk_connect_preflight::{Draft, Options, Request, Revision, Rule, Shape};
use serde::{
    Deserializer,
    de::{
        DeserializeSeed, IntoDeserializer, Visitor,
        value::{self, MapDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::{Value, json};

use crate::support::{latest::latest, told::told, violations::violations};

#[test]
fn a_request_is_deserialized_like_text() {
    let error =
        serde_json::from_str::<Request>(Rule::DuplicateMember.invalid_example()).unwrap_err();
    assert!(
        error.to_string().starts_with("duplicate-member: "),
        "{error}"
    );
    let text = Rule::McuCount.valid_example();
    assert_eq!(
        serde_json::from_str::<Request>(text).unwrap(),
        Request::from_json(text, &Options::default()).unwrap()
    );

    let text = Rule::OnePlugin.valid_example();
    let request = Request::from_json(text, &latest()).unwrap();
    let written = serde_json::to_string(&request).unwrap();
    assert_eq!(serde_json::from_str::<Request>(&written).unwrap(), request);
    let older = Options::default().revision(Revision::V2026_02);
    let mut deserializer = serde_json::Deserializer::from_str(&written);
    assert!((&older).deserialize(&mut deserializer).is_err());
}

#[test]
fn a_request_is_deserialized_from_formats_with_more_types_than_json() {
    for (workers, expected) in [
        (
            Form::None,
            "type: `workerCount` must be an integer, found `null`",
        ),
        (
            Form::I128(i128::MIN),
            "worker-count: `workerCount` must be at least 1, found \
             -170141183460469231731687303715884105728",
        ),
        (
            Form::U128(u128::MAX),
            "worker-count: `workerCount` must be from 1 to 2147483647, found \
             340282366920938463463374607431768211455",
        ),
        (
            Form::Bytes(b"secret"),
            "invalid type: byte array, expected a value that JSON can represent",
        ),
    ] {
        let error = deserialized([("workerCount", workers), ("mcuCount", Form::Some(4))]);
        let error = error.unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    for three in [
        Form::Some(3),
        Form::Newtype(3),
        Form::I128(3),
        Form::U128(3),
    ] {
        let request = deserialized([("workerCount", three), ("mcuCount", Form::I128(4))]).unwrap();
        assert_eq!(
            serde_json::to_string(&request).unwrap(),
            r#"{"capacity":{"provisionedCapacity":{"mcuCount":4,"workerCount":3}}}"#
        );
    }
}

/// A request that changes the provisioned capacity to `members`.
pub(crate) fn deserialized<'de, V: IntoDeserializer<'de, value::Error>>(
    members: [(&'de str, V); 2],
) -> Result<Request, value::Error> {
    let provisioned = Map(MapDeserializer::new(members.into_iter()));
    let capacity = Map(MapDeserializer::new(
        [("provisionedCapacity", provisioned)].into_iter(),
    ));
    let options = Options::default().shape(Shape::Body);
    options.deserialize(MapDeserializer::new([("capacity", capacity)].into_iter()))
}

/// A value as deserializers of other formats may pass it.
enum Form {
    None,
    Some(u64),
    Newtype(u64),
    I128(i128),
    U128(u128),
    Bytes(&'static [u8]),
}

impl<'de> Deserializer<'de> for Form {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        match self {
            Self::None => visitor.visit_none(),
            Self::Some(value) => visitor.visit_some(value.into_deserializer()),
            Self::Newtype(value) => visitor.visit_newtype_struct(value.into_deserializer()),
            Self::I128(value) => visitor.visit_i128(value),
            Self::U128(value) => visitor.visit_u128(value),
            Self::Bytes(value) => visitor.visit_bytes(value),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl IntoDeserializer<'_, value::Error> for Form {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[test]
fn a_number_beyond_doubles_is_the_same_in_a_value() {
    for number in [
        "123456789012345678901234567890",
        "-1e999",
        "1e-400",
        "4.00000000000000000001",
    ] {
        let members = format!(r#""mcuCount": 4, "workerCount": {number}"#);
        let text = format!(r#"{{"capacity": {{"provisionedCapacity": {{{members}}}}}}}"#);
        // Some can be values only with the feature `arbitrary_precision` of `serde_json`.
        let Ok(value) = serde_json::from_str(&text) else {
            continue;
        };
        let body = Options::default().shape(Shape::Body);
        let from_text = Request::from_json(&text, &body);
        let from_value = Request::from_value(&value, &body);
        assert_eq!(
            told(violations(&from_value)),
            told(violations(&from_text)),
            "{number}"
        );
    }
}

#[test]
fn an_object_that_imitates_a_number_is_an_object() {
    const NUMBER: &str = "$serde_json::private::Number";
    // With the feature `arbitrary_precision`, `serde_json` represents numbers as the first of these.
    let is_number = serde_json::from_str::<serde_json::Number>("1e999").is_ok();
    let objects = [
        json!({ NUMBER: "4" }),
        json!({ NUMBER: "4", "more": 1 }),
        json!({ "!": 1, NUMBER: "4" }),
    ];
    for object in objects.into_iter().skip(is_number.into()) {
        let mut value: Value = serde_json::from_str(Rule::McuCount.valid_example()).unwrap();
        let at = "/capacity/provisionedCapacity/mcuCount";
        *value.pointer_mut(at).unwrap() = object;
        let read = Request::from_value(&value, &Options::default());
        assert_eq!(told(violations(&read)), [(Rule::Type, at)]);
    }
}

/// A map as a value of another map.
struct Map<D>(D);

impl<'de, D: serde::Deserializer<'de>> IntoDeserializer<'de, D::Error> for Map<D> {
    type Deserializer = D;

    fn into_deserializer(self) -> D {
        self.0
    }
}

#[test]
fn a_draft_is_deserialized_unless_it_would_lose_something() {
    let error = serde_json::from_str::<Draft>(r#"{"currentVersion": "", "foo": 1}"#).unwrap_err();
    let lines = error.to_string();
    assert_eq!(lines.lines().count(), 1, "{lines}");
    assert!(
        lines.starts_with("unknown-member: unknown member `foo`"),
        "{lines}"
    );
}

#[test]
fn an_integer_too_large_for_a_draft_is_a_deserialization_error() {
    let revision = r#"{"workerConfiguration": {"revision": 9223372036854775808}}"#;
    let error = serde_json::from_str::<Draft>(revision).unwrap_err();
    assert!(
        error.to_string().contains("found 9223372036854775808"),
        "{error}"
    );
    let revision = revision.replace("808}", "807}");
    assert!(serde_json::from_str::<Draft>(&revision).is_ok());
}
