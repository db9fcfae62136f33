//! Names that could become commands of a system that reads logs.

use std::fs;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::{
    INVALID,
    command::{command, end, run},
    folder, github,
    sarif::{run_of, sarif},
};

#[test]
fn names_cannot_deceive_or_become_commands() {
    let document = r#"{
  "connectorConfiguration": { "connector.class": "hidden" },
  "[click](//example.com) {0}": "hidden",
  "%0A\u202e\n::": "hidden"
}"#;
    let run = sarif(&["--shape", "body"], document);
    let results = run["results"].as_array().expect("there are results");
    let text = |result: &Value| result["message"]["text"].to_string();
    assert!(text(&results[0]).contains("`[click] (//example.com) {{0}}`"));
    let at = &results[1]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"];
    assert_eq!(*at, "/%0A\u{202e}\n***");
    let (_, log, _) = self::run(&["check", "--shape", "body", "--format", "sarif"], document);
    assert!(log.contains(r"/%0A\u202e\n***"), "{log}");
    assert!(!log.contains(['\u{202e}']) && !log.contains("hidden"));

    assert_eq!(
        github(&["--shape", "body"], document),
        concat!(
            "::error title=unknown-member at /[click](~1~1example.com) {0}::",
            "<standard input>:3:3: unknown member `[click](//example.com) {0}` in the ",
            "request%0Ahelp: connector properties belong in `/connectorConfiguration`\n",
            r"::error title=unknown-member at /%250A\u202e\u000a***::",
            r"<standard input>:4:3: unknown member `%250A\u202e\u000a***` in the ",
            "request%0Ahelp: add the missing space after the `:`\n",
            "checked 1 document: invalid\n",
        )
    );
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_cannot_become_a_command() {
    let folder = folder("deceptive");
    let name = "a,b\n::error::\u{1b}.json";
    fs::write(folder.join(name), INVALID).expect("it can be written");
    let in_folder = |format: &str| {
        let mut command = command(&["check", "--format", format, name]);
        end(command.current_dir(&folder), b"").1
    };
    let annotations = in_folder("github");
    assert!(
        annotations.starts_with(r"::error file=a%2Cb\u000a%3A%3Aerror%3A%3A\u001b.json,line=5,"),
        "{annotations}"
    );
    assert_eq!(annotations.lines().count(), 2);
    let run = run_of(&in_folder("sarif"));
    assert_eq!(
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "a%2Cb%0A%3A%3Aerror%3A%3A%1B.json"
    );
}

/// Texts that the logs of GitHub Actions and Azure Pipelines would run as commands, that would become
/// commands if characters were dropped, and that have invisible characters.
const HOSTILE: [&str; 13] = [
    "##[stop-commands]t",
    "##vso[task.setvariable variable=x]y",
    "#\u{200d}#[group]",
    "#\u{e0001}#[group]",
    "###",
    "a#",
    "::error::",
    " ::error::",
    "\n::error::",
    "\r::error::\u{2028}##[error]",
    "\u{a0}\u{ad}\u{34f}\u{115f}\u{2800}\u{3164}\u{e000}\u{feff}\u{ffa0}\u{ffff}",
    "\u{1d173}\u{e0001}\u{e0100}\u{f0000}\u{10ffff}",
    "न\u{93f} e\u{301} 日本語 🦀",
];

/// The invisible characters in these texts, except control characters.
const UNSEEN: &str = "\u{200d}\u{e0001}\u{2028}\u{a0}\u{ad}\u{34f}\u{115f}\u{2800}\u{3164}\u{e000}\u{feff}\u{ffa0}\u{ffff}\
    \u{1d173}\u{e0100}\u{f0000}\u{10ffff}\u{202e}";

/// The characters of a path that are not percent-encoded in a URI.
#[cfg(unix)]
const URI: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'/')
    .remove(b'_')
    .remove(b'~');

/// Runs `command` in each format, and asserts that both streams contain no other commands than our own,
/// and no raw invisible characters. Returns the JSON and the SARIF output.
fn harmless(command: impl Fn(&[&str]) -> (i32, String, String)) -> (String, String) {
    let [_, _, json, sarif, _] = [
        &["human"][..],
        &["human", "--color", "always"],
        &["json"],
        &["sarif"],
        &["github"],
    ]
    .map(|format| {
        let (_, output, errors) = command(&[&["check", "--format"], format].concat());
        for line in output.split('\n').chain(errors.split('\n')) {
            let is_own = format == ["github"]
                && ["::error ", "::notice "]
                    .map(|own| line.starts_with(own))
                    .contains(&true);
            let is_command = line.trim_start().starts_with("::") && !is_own;
            assert!(!is_command, "{format:?}: {line}");
            for command in ["##[", "##vso["] {
                assert!(!line.contains(command), "{format:?}: {line}");
            }
            let is_deceptive = |c: char| c != '\u{1b}' && (c.is_control() || UNSEEN.contains(c));
            assert!(!line.contains(is_deceptive), "{format:?}: {line:?}");
        }
        output
    });
    (json, sarif)
}

/// The strings in all members called `name` in `value`.
fn all<'v>(name: &str, value: &'v Value) -> Vec<&'v str> {
    match value {
        Value::Object(members) => {
            let inside = members.values().flat_map(|value| all(name, value));
            let here = members.get(name).and_then(Value::as_str);
            here.into_iter().chain(inside).collect()
        }
        Value::Array(elements) => elements.iter().flat_map(|value| all(name, value)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn no_name_in_a_document_becomes_a_log_command() {
    let quoted = HOSTILE.map(|name| Value::from(name).to_string());
    let all_of = |value: &str| {
        quoted
            .clone()
            .map(|name| format!("{name}: {value}"))
            .join(", ")
    };
    let arn = HOSTILE.map(|name| format!(r#"{{"connectorArn": {}}}"#, Value::from(name)));
    let version = HOSTILE.map(|name| format!(r#"{{"currentVersion": [{}]}}"#, Value::from(name)));
    let faults = HOSTILE.map(|name| format!("{{{}: [\"{name}\" 1]}}", Value::from(name)));
    let secrets = all_of("\"x\"").replace("\": ", "password\": ");
    for (document, prefix) in [
        (format!("{{{}}}", all_of("0")), Some("/")),
        (
            format!(r#"{{"capacity": {{"autoScaling": {{{}}}}}}}"#, all_of("{}")),
            Some("/capacity/autoScaling/"),
        ),
        (
            format!(
                r#"{{"connectorConfiguration": {{{}, {}}}}}"#,
                all_of("1"),
                all_of("1")
            ),
            Some("/connectorConfiguration/"),
        ),
        (
            format!(r#"{{"connectorConfiguration": {{{secrets}}}}}"#),
            None,
        ),
        (arn.join("\n"), None),
        (version.join("\n"), None),
        (faults.join("\n"), None),
    ] {
        for input in [&["--lines"][..], &["--input", "yaml"]] {
            let (json, sarif) = harmless(|check| run(&[check, input].concat(), &document));
            let documents: Vec<Value> = json
                .lines()
                .map(|line| serde_json::from_str(line).expect("each line is JSON"))
                .collect();
            let log = run_of(&sarif);
            let places = [
                documents
                    .iter()
                    .flat_map(|document| all("at", document))
                    .collect::<Vec<_>>(),
                all("fullyQualifiedName", &log),
            ];
            for name in HOSTILE.iter().filter(|_| prefix.is_some()) {
                let name = name.replace('~', "~0").replace('/', "~1");
                // A value written into a name is hidden.
                let name = match name.find(['=', ':']) {
                    Some(end) => name[..end].to_owned() + "***",
                    None => name,
                };
                let at = prefix.unwrap_or_default().to_owned() + &name;
                assert!(
                    places.iter().all(|places| places.contains(&&*at)),
                    "{at:?}: {places:?}"
                );
            }
        }
    }
    for argument in HOSTILE {
        harmless(|check| {
            let outside = ["--connector-arn", argument, "--current-version", argument];
            run(&[check, &outside].concat(), "{}")
        });
    }
}

#[cfg(unix)]
#[test]
fn no_name_of_a_file_becomes_a_log_command() {
    let folder = folder("commands");
    let mut files = Vec::new();
    for name in HOSTILE {
        let inner = folder.join(name);
        fs::create_dir(&inner).expect("it can be made");
        files.push(format!("{name}.json"));
        files.push(format!("{name}/{name}.json"));
    }
    for file in &files {
        fs::write(folder.join(file), INVALID).expect("it can be written");
    }
    let files: Vec<_> = files.iter().map(|file| &**file).collect();
    let unreadable = HOSTILE.map(|name| format!("{name}/none"));
    let unreadable: Vec<_> = unreadable.iter().map(|file| &**file).collect();
    for (arguments, files) in [
        (&files, &files),
        (&vec!["."], &files),
        (&unreadable, &unreadable),
    ] {
        let (json, sarif) = harmless(|check| {
            let mut command = command(&[check, &["--"], arguments].concat());
            end(command.current_dir(&folder), b"")
        });
        let log = run_of(&sarif);
        let documents = json
            .lines()
            .map(|line| serde_json::from_str(line).expect("it is JSON"));
        let documents: Vec<Value> = documents.collect();
        for file in files {
            let uris = all("uri", &log);
            let uri = utf8_percent_encode(file, URI).to_string();
            assert!(uris.contains(&&*uri), "{file:?}: {uris:?}");
            let mut named = documents.iter().map(|document| &document["file"]);
            let is_named =
                |named: &Value| named.as_str().is_some_and(|named| named.ends_with(file));
            assert!(named.any(is_named), "{file:?}: {json}");
        }
    }
}
