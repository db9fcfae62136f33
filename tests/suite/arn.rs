//! ARNs with every kind of mistake.

use serde_json::{Value, json};

use crate::{
    members::{Group, Members, put, test},
    words::Words,
};

pub(crate) fn arn(members: &Members) -> Vec<Group> {
    let resources = ["connector", "custom-plugin", "worker-configuration"];
    let pointers = ["connectorArn", "customPluginArn", "workerConfigurationArn"];
    let mut groups = Vec::new();
    for (pointer, _) in members.with("pattern") {
        let position = pointers.iter().position(|name| pointer.ends_with(name));
        let resource = resources[position.expect("it is one of the three")];
        let tests = arns(resource).into_iter().map(|(about, arn, valid)| {
            let document = put(members.base(pointer), pointer, &json!(arn).to_string());
            test(about, document, valid)
        });
        groups.push(members.group(pointer, tests.collect()));
        for other in resources {
            let arn = Value::from(format!("arn:aws:kafkaconnect:a:123456789012:{other}/a/b"));
            let document = put(members.base(pointer), pointer, &arn.to_string());
            let test = test(format!("of a {other}"), document, other == resource);
            groups.last_mut().expect("it was pushed").tests.push(test);
        }
    }
    groups
}

/// The part that varies, the ARN, and whether it is valid.
fn arns(resource: &str) -> Vec<(String, String, bool)> {
    let arn = |part: usize, text: &str| {
        let mut parts = [
            "arn",
            "aws",
            "kafkaconnect",
            "a",
            "123456789012",
            resource,
            "n",
        ];
        parts[part] = text;
        format!("{}/{}/id", parts[..6].join(":"), parts[6])
    };
    let words = Words::all();
    let mut arns = Vec::new();
    for (part, texts) in words.arn_parts.iter().enumerate() {
        for (texts, valid) in [(&texts.right, true), (&texts.wrong, false)] {
            let about = |text| format!("part {part} is {text:?}");
            arns.extend(
                texts
                    .iter()
                    .map(|text| (about(text), arn(part, text), valid)),
            );
        }
    }
    for length in [127, 128, 129, 256] {
        let about = format!("a name of {length} bytes");
        arns.push((about, arn(6, &"n".repeat(length)), length <= 128));
    }
    let id = arn(6, "name");
    arns.push((
        "a long id".to_owned(),
        format!("{id}{}", "x".repeat(500)),
        true,
    ));
    for end in &words.arn_ends {
        arns.push((format!("{end:?} at the end"), format!("{id}{end}"), false));
    }
    let cut = [0, 3, id.len() - 3, id.len() - 2];
    arns.extend(cut.map(|length| (format!("{length} bytes"), id[..length].to_owned(), false)));
    // The other resource types allow the same characters.
    if resource == "connector" {
        for letter in ('\0'..='\u{7f}').chain(words.letters_beyond_ascii.chars()) {
            let allowed = letter.is_ascii_graphic() && letter != '/';
            let name = arn(6, &format!("n{letter}"));
            arns.push((format!("{letter:?} in the name"), name, allowed));
            arns.push((
                format!("{letter:?} in the id"),
                format!("{id}{letter}x"),
                allowed,
            ));
        }
    }
    arns
}
