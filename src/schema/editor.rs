//! The additions of the schema for editors: messages, texts to show, snippets.
//!
//! The language servers print a schema's own message where `type`, `enum`, `const`, `pattern`,
//! `contains`, `additionalProperties` or a property that is `false` rejects a value, but not where a
//! bound does. So the bounds become conditions under which a keyword of that list rejects. Since a
//! schema has one message, keywords with different messages are in separate schemas, and so is
//! `required`, which keeps the server's message, as it names the missing member.

use serde_json::{Value, json};

use crate::{
    api::{
        at::At,
        member::{JsonType, Member},
        options::Options,
    },
    rules::{
        Rule,
        demand::{
            domain::Values,
            fragment::{Keywords, has, if_then_else, keywords},
        },
    },
    schema::{
        configuration,
        texts::{allowed, description, hover, subject, values},
    },
};

/// Builds the schema of `member` from the keywords of the standard schema.
pub(super) fn member(member: Member, options: &Options, mut schema: Keywords) -> Keywords {
    let message = format!(
        "{} must be {}",
        subject(member, options),
        allowed(member, options)
    );
    refuse_with(&message, &mut schema);
    if member == Member::ConnectorConfiguration {
        let map = subject(member, options);
        schema.extend(configuration::properties(map));
    }
    if let Some(Values::OneOf(values)) = values(member, options) {
        let sizes = || values.iter().map(|count| (count, 4 * count));
        let plain = sizes().map(|(count, gib)| format!("{count} vCPU and {gib} GiB of memory"));
        let marked =
            sizes().map(|(count, gib)| format!("**{count} vCPU** and **{gib} GiB** of memory"));
        schema.insert("enumDescriptions".to_owned(), plain.collect());
        schema.insert("markdownEnumDescriptions".to_owned(), marked.collect());
    }
    schema.extend(texts(member, options));
    if is_proposed_apart(member) {
        schema.remove("defaultSnippets");
        schema.insert("doNotSuggest".to_owned(), true.into());
    }
    schema
}

/// The texts that an editor shows and inserts.
fn texts(member: Member, options: &Options) -> Keywords {
    let mut texts = keywords(json!({
        "description": description(member),
        "markdownDescription": hover(member, options),
    }));
    if let Some(snippet) = snippet(member, options) {
        texts.insert("defaultSnippets".to_owned(), json!([snippet]));
    }
    texts
}

/// Whether the member is proposed by a schema that applies only while it is missing. The server for
/// YAML also offers the snippet of a container inside it, among the names of its members.
fn is_proposed_apart(member: Member) -> bool {
    let row = member.row();
    row.json_type == JsonType::Array || row.children.iter().any(|child| child.row().required)
}

/// Attaches `message` to every keyword so that each mistake is reported once.
fn refuse_with(message: &str, schema: &mut Keywords) {
    let refusal = |keyword: &str, value: Value| json!({ keyword: value, "errorMessage": message });
    schema.insert("errorMessage".to_owned(), message.into());
    if schema.contains_key("enum") {
        // The server for JSON does not accept `4.0` as an integer, but `enum` suffices without.
        schema.insert("type".to_owned(), JsonType::Number.name().into());
    }
    if let (Some(min), Some(max)) = (schema.remove("minimum"), schema.remove("maximum")) {
        // An editor may offer the constant as a replacement, but has only doubles.
        let most = match max.as_i64() {
            Some(i64::MAX) => &min,
            _ => &max,
        };
        schema.extend(keywords(if_then_else(
            json!({ "type": "integer", "exclusiveMaximum": min }),
            refusal("const", min.clone()),
            json!({
                "if": { "type": "integer", "exclusiveMinimum": max },
                "then": refusal("const", most.clone()),
            }),
        )));
    }
    if schema.remove("minLength").is_some() {
        schema.extend(keywords(json!({
            "if": { "maxLength": 0 },
            "then": refusal("pattern", ".".into()),
        })));
    }
    if let (Some(min), Some(max)) = (schema.remove("minItems"), schema.remove("maxItems")) {
        schema.extend(keywords(json!({
            "if": { "minItems": min, "maxItems": max },
            "else": refusal("contains", false.into()),
        })));
    }
    // If the pattern rejects a value, the check that backs it up must not reject it again. The server for
    // YAML does not print the message of a `not`.
    if let (Some(pattern), Some(not)) = (schema.get("pattern").cloned(), schema.remove("not")) {
        schema.extend(keywords(json!({
            "if": { "type": "string", "pattern": pattern },
            "then": { "if": not, "then": refusal("pattern", "^$".into()) },
        })));
    }
}

/// Builds the schema of the object `member` from the keywords of the standard schema.
pub(super) fn object(
    member: Member,
    options: &Options,
    mut schema: Keywords,
    relations: Vec<Value>,
) -> Keywords {
    let each = |names: &[&str], schema: bool| -> Keywords {
        let names = names.iter().copied();
        names.map(|name| (name.to_owned(), schema.into())).collect()
    };
    let known = options.known_in(member);
    let names: Vec<_> = known.iter().map(|child| child.row().name).collect();
    let required = schema.remove("required");
    let message = format!("unknown member, allowed here: {}", names.join(", "));
    schema.insert("errorMessage".to_owned(), message.into());
    let later = member.row().children.iter().map(|child| child.row());
    let later: Vec<_> = later.filter(|row| row.since > options.revision).collect();
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let names: Vec<_> = later.iter().map(|row| row.name).collect();
        properties.extend(each(&names, true));
    }
    let mut all = vec![Value::from(schema)];
    all.extend(later.into_iter().map(|row| {
        let (name, since, revision) = (row.name, row.since, options.revision);
        json!({
            "properties": { name: false },
            "errorMessage": format!("{name} requires API revision {since}, this schema is for {revision}"),
        })
    }));
    if let Some(required) = required {
        all.push(json!({ "properties": each(&names, true), "required": required }));
    }
    all.extend(relations);
    let apart = known.into_iter().filter(|child| is_proposed_apart(*child));
    all.extend(apart.map(|child| {
        let proposal = json!({ child.row().name: texts(child, options) });
        json!({
            "if": { "type": "object", "allOf": [has(child)] },
            "else": { "properties": proposal },
        })
    }));
    keywords(json!({ "allOf": all }))
}

/// The text that an editor inserts after the member's name: all required members inside, as tab stops.
/// A tab stop is empty if the right number depends on the other members.
fn snippet(member: Member, options: &Options) -> Option<Value> {
    let (label, body) = match member {
        Member::MaxWorkerCount | Member::MaxAutoscalingTaskCount => {
            (allowed(member, options), "^$1".into())
        }
        Member::Document | Member::AutoScalingMcuCount | Member::ProvisionedMcuCount => {
            return None;
        }
        _ => {
            let label = match member.row().json_type {
                JsonType::Integer | JsonType::String => example(member, options)?.to_string(),
                _ => format!("{} with all required members", subject(member, options)),
            };
            (label, body(member, options, &mut 0)?)
        }
    };
    Some(json!({ "label": label, "body": body }))
}

fn body(member: Member, options: &Options, stops: &mut u32) -> Option<Value> {
    let row = member.row();
    match row.json_type {
        JsonType::Object => {
            let mut children = options.known_in(member);
            children.retain(|child| child.row().required);
            // A map writes them in this order, so that the tab stops go down the lines.
            children.sort_unstable_by_key(|child| child.row().name);
            let required: Option<Keywords> = children
                .into_iter()
                .map(|child| {
                    let name = child.row().name.to_owned();
                    Some((name, body(child, options, stops)?))
                })
                .collect();
            required
                .filter(|members| !members.is_empty())
                .map(Value::from)
        }
        JsonType::Array => Some(json!([body(Member::Plugin, options, stops)?])),
        _ => {
            *stops += 1;
            let text = match (values(member, options)?, example(member, options)?) {
                (Values::OneOf(values), _) => {
                    let choices: Vec<_> = values.iter().map(i64::to_string).collect();
                    format!("^${{{stops}|{}|}}", choices.join(","))
                }
                (_, Value::String(example)) => format!("${{{stops}:{example}}}"),
                (_, example) => format!("^${{{stops}:{example}}}"),
            };
            Some(text.into())
        }
    }
}

/// A valid value of the member, from the examples of the rules.
fn example(member: Member, options: &Options) -> Option<Value> {
    const DOCUMENTS: &[&str] = &[
        Rule::TaskOrder.valid_example(),
        Rule::McuCount.valid_example(),
        Rule::OnePlugin.valid_example(),
        Rule::WorkerConfigurationArn.valid_example(),
    ];
    let pointer = At::element(0).with(member).pointer();
    let mut documents = DOCUMENTS.iter();
    let value = documents.find_map(|text| {
        let document: Value = serde_json::from_str(text).ok()?;
        document.pointer(&pointer).cloned()
    })?;
    match (
        values(member, options).and_then(Values::range),
        value.as_i64(),
    ) {
        (Some((_, max)), Some(number)) => Some(number.min(max).into()),
        _ => Some(value),
    }
}
