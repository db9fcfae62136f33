//! Writes data of any serde format as JSON text, so that the JSON reader finds repeated names and wrong
//! types in it.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Number;

use crate::document::lexer::DEEPEST;

/// The name under which `serde_json` passes a number if its feature `arbitrary_precision` is enabled.
const PRIVATE_NUMBER: &str = "$serde_json::private::Number";

/// JSON text generated from data.
pub(crate) struct JsonText(Vec<u8>);

impl JsonText {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<&serde_json::Value> for JsonText {
    fn from(value: &serde_json::Value) -> Self {
        // The writer accepts every value. If it did not, the text would be cut and the reader would
        // report that.
        let mut text = Vec::new();
        let _ = Writer::new(&mut text).deserialize(value);
        Self(text)
    }
}

impl<'de> Deserialize<'de> for JsonText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = Vec::new();
        Writer::new(&mut text).deserialize(deserializer)?;
        Ok(Self(text))
    }
}

/// Writes the data of a deserializer as JSON text.
struct Writer<'t> {
    text: &'t mut Vec<u8>,
    /// The separator before the value.
    before: &'static [u8],
    depth: u32,
}

impl<'t> Writer<'t> {
    fn new(text: &'t mut Vec<u8>) -> Self {
        Self {
            text,
            before: b"",
            depth: 0,
        }
    }

    fn inner(&mut self, before: &'static [u8]) -> Writer<'_> {
        Writer {
            text: self.text,
            before,
            depth: self.depth + 1,
        }
    }

    /// Whether nesting already exceeds the reader's limit.
    fn is_too_deep(&self) -> bool {
        self.depth >= DEEPEST
    }

    fn write<E: de::Error>(self, value: impl Serialize) -> Result<(), E> {
        serde_json::to_writer(self.text, &value).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Writer<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.text.extend_from_slice(self.before);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Writer<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can represent")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        self.write(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.write(value)
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<(), E> {
        self.write(value)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.write(value)
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<(), E> {
        self.write(value)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        // JSON has no infinity, but numbers that overflow to it.
        if value == f64::INFINITY {
            self.text.extend_from_slice(b"1e999");
        } else if value == f64::NEG_INFINITY {
            self.text.extend_from_slice(b"-1e999");
        } else {
            self.write(value)?;
        }
        Ok(())
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        self.write(value)
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.write(())
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.write(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        self.text.push(b'[');
        if self.is_too_deep() {
            while elements.next_element::<IgnoredAny>()?.is_some() {}
        } else {
            let mut before: &[u8] = b"";
            while elements.next_element_seed(self.inner(before))?.is_some() {
                before = b",";
            }
        }
        self.text.push(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let start = self.text.len();
        self.text.push(b'{');
        let (mut count, mut private_number) = (0, None);
        while let Some(name) = members.next_key::<String>()? {
            if count > 0 {
                self.text.push(b',');
            }
            serde_json::to_writer(&mut *self.text, &name).map_err(de::Error::custom)?;
            let value = self.text.len() + 1;
            if self.is_too_deep() {
                members.next_value::<IgnoredAny>()?;
                self.text.extend_from_slice(b":0");
            } else {
                members.next_value_seed(self.inner(b":"))?;
            }
            count += 1;
            private_number = (count == 1 && name == PRIVATE_NUMBER).then_some(value);
        }
        let number = private_number.and_then(|value| number_in_string(self.text.get(value..)?));
        if let Some(number) = number {
            self.text.truncate(start);
            return self.write(number);
        }
        self.text.push(b'}');
        Ok(())
    }
}

/// The number that `serde_json` wrote into a JSON string, if it does that.
fn number_in_string(text: &[u8]) -> Option<Number> {
    if !serde_json_keeps_numbers() {
        return None;
    }
    let number: String = serde_json::from_slice(text).ok()?;
    number.parse().ok()
}

/// Whether another crate enables `arbitrary_precision` of `serde_json`: only then is a number beyond
/// every double accepted.
fn serde_json_keeps_numbers() -> bool {
    serde_json::from_str::<Number>("1e999").is_ok()
}
