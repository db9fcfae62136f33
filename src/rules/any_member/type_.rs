//! The JSON type of a member.

use crate::{
    api::member::JsonType,
    document::form::PROPERTIES,
    rules::{prelude::*, value::cpu_utilization},
};

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Documented,
    basis: "the service model (`kafkaconnect/2021-09-14/service-2.json` in botocore) gives every member a type",
    source: source::SERVICE_MODEL,
    bulk: Bulk::PerMember,
    invalid_example: request!(provisioned!(r#""mcuCount": "1", "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) expected: JsonType,
    pub(crate) found: JsonType,
    /// The number as written, if it is a fraction or is where the object of a percentage belongs, and may
    /// be shown.
    pub(crate) number: Option<Number>,
    /// Whether the document is the text of a `.properties` file.
    pub(crate) is_properties: bool,
}

/// Whether the member is a percentage.
fn is_percentage(member: Member) -> bool {
    cpu_utilization::DEMAND.members.contains(&member)
}

/// Whether the text is an integer in JSON.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (digits == "0" || !digits.starts_with('0'))
}

impl Facts {
    /// The percentage that a fraction of 1 stands for.
    fn percent(&self, member: Member) -> Option<f64> {
        let Some(Number::Text(text)) = self.number.as_ref().filter(|_| is_percentage(member))
        else {
            return None;
        };
        let part: f64 = text.parse().ok()?;
        let percent = (part * 100.0).round();
        let is_whole = (part * 100.0 - percent).abs() < 1e-9;
        ((1.0..100.0).contains(&percent) && is_whole).then_some(percent)
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        let Self {
            expected, found, ..
        } = self;
        match &self.number {
            Some(number) if *found == JsonType::Fraction => {
                format!("{of} must be {expected}, found {number}")
            }
            _ => format!("{of} must be {expected}, found {found}"),
        }
    }

    fn help(&self, of: &Subject) -> String {
        let Self {
            expected, found, ..
        } = self;
        let is_open = of.name.is_some();
        if of.at == At::DOCUMENT && *found == JsonType::Array {
            return "check each element as a document of its own: `jq -c '.[]' FILE | \
                    msk-preflight check --lines`"
                .to_owned();
        }
        if self.is_properties {
            return PROPERTIES.to_owned();
        }
        match (expected, found) {
            (JsonType::Integer, JsonType::String) if is_percentage(of.at.member) => {
                "write it as an integer, without quotes and without `%`".to_owned()
            }
            (JsonType::Integer, JsonType::String) => {
                "write it as an integer, without quotes".to_owned()
            }
            (JsonType::Integer, JsonType::Fraction)
                if let Some(percent) = self.percent(of.at.member) =>
            {
                format!("write it in percent: `{percent}`")
            }
            (JsonType::Object, JsonType::Number) if let Some(number) = &self.number => {
                format!("write it as `{{ \"cpuUtilizationPercentage\": {number} }}`")
            }
            (JsonType::Object, JsonType::Array) if !is_open => {
                "write it as an object, without the brackets around it".to_owned()
            }
            (JsonType::Boolean, JsonType::String) => {
                "write it as `true` or `false`, without quotes".to_owned()
            }
            (JsonType::String, JsonType::Number | JsonType::Boolean) if is_open => {
                "put the value in quotes".to_owned()
            }
            (_, JsonType::Null) if is_open || of.is_optional() => of
                .help_with_separator()
                .unwrap_or_else(|| format!("write it as {expected}, or remove {of}")),
            _ => format!("write it as {expected}"),
        }
    }

    fn fix<'o>(&self, of: &Subject, find: Find<'_, 'o>) -> Option<Repair<'o>> {
        let found = find()?;
        let change = match (self.expected, self.found) {
            (JsonType::String, JsonType::Number | JsonType::Boolean) => Change::Quote,
            (JsonType::Integer, JsonType::String) => {
                let text = found.string()?;
                let percent = text.strip_suffix('%');
                match percent.filter(|_| is_percentage(of.at.member)) {
                    Some(digits) if is_integer(digits) => Change::Unquote("%"),
                    None if is_integer(&text) => Change::Unquote(""),
                    _ => return None,
                }
            }
            (JsonType::Boolean, JsonType::String) => match &*found.string()? {
                "true" | "false" => Change::Unquote(""),
                _ => return None,
            },
            (_, JsonType::Null) if of.name.is_none() && of.is_optional() => {
                let alike = found.parent()?.members_like(of.at.member.row().name)?;
                let is_alone = alike == [found];
                return is_alone.then(|| Repair::safe(found, Change::Remove(vec![found])));
            }
            (JsonType::Integer, JsonType::Fraction) => {
                let percent = self.percent(of.at.member)?;
                return Some(Repair::suggestion(
                    found,
                    Change::Write(percent.to_string()),
                ));
            }
            (JsonType::Object, JsonType::Number) if self.number.is_some() => {
                let object = Change::Surround("{ \"cpuUtilizationPercentage\": ", " }");
                return Some(Repair::suggestion(found, object));
            }
            _ => return None,
        };
        Some(Repair::safe(found, change))
    }

    /// The value has the wrong type, even if the table does not list its name.
    fn is_about_the_name(&self, _: &Subject) -> bool {
        false
    }

    fn is_lost_in_a_draft(&self) -> bool {
        true
    }
}
