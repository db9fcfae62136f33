//! Tests of the output for other programs: SARIF and GitHub's workflow commands.

mod command;

use std::{
    fs,
    path::{Path, PathBuf},
};

use command::{PROJECT, command, end, run};
use jsonschema::Validator;
use msk_connect_preflight::{Level, Rule};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

const INVALID: &str = Rule::McuCount.invalid_example();

/// Four lines, with characters of one, two, three and four bytes.
const REGIONS: &str = "{\"é😀\": 1, \"capacity\": {\r\n\
    \"autoScaling\": [1,\n\
    2], \"provisionedCapacity\": null}}\n";

fn validator() -> Validator {
    let text = fs::read_to_string("tests/sarif/sarif-schema-2.1.0.json").expect("it is there");
    let mut schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
    // Its extra bracket makes the regular expression invalid in ECMA-262's Unicode mode.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        let language = language.as_object_mut().expect("it is described");
        language.remove("pattern").expect("it has one");
    }
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("it is a schema")
}

/// The run of a log, after validating the log against the schema.
fn run_of(log: &str) -> Value {
    let log: Value = serde_json::from_str(log).expect("a log is JSON");
    let validator = validator();
    let errors: Vec<_> = validator
        .iter_errors(&log)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(log["version"], "2.1.0");
    let [run] = &log["runs"].as_array().expect("there are runs")[..] else {
        panic!("one run, one tool");
    };
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    run.clone()
}

fn sarif(arguments: &[&str], input: &str) -> Value {
    let (status, log, errors) = run(
        &[&["check", "--format", "sarif"], arguments].concat(),
        input,
    );
    assert_eq!(errors, "");
    let run = run_of(&log);
    assert_eq!(run["invocations"][0]["exitCode"], status);
    assert_eq!(run["invocations"][0]["executionSuccessful"], status < 2);
    run
}

fn github(arguments: &[&str], input: &str) -> String {
    let (_, output, errors) = run(
        &[&["check", "--format", "github"], arguments].concat(),
        input,
    );
    assert_eq!(errors, "");
    output
}

/// Makes an empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    folder
}

/// Makes a file with more violations than are shown.
fn endless(name: &str) -> String {
    let members: Vec<_> = (0..=1_000)
        .map(|index| format!("\"x{index}\": 0"))
        .collect();
    let file = folder(name).join("endless.json");
    fs::write(&file, format!("{{{}}}", members.join(", "))).expect("it can be written");
    file.to_str().expect("it is text").to_owned()
}

#[test]
fn sarif_agrees_with_json() {
    let arguments = [
        "--api-revision",
        "2026-10",
        "examples",
        "cli/tests/reports",
        "none.json",
    ];
    let endless = endless("endless-log");
    let arguments = [&arguments[..], &[&endless]].concat();
    let run = sarif(&arguments, "");
    let (_, output, _) = self::run(
        &[&["check", "--format", "json"], &arguments[..]].concat(),
        "",
    );
    let mut results = run["results"].as_array().expect("there are results").iter();
    let mut invalid = 0;
    for line in output.lines() {
        let document: Value = serde_json::from_str(line).expect("each line is JSON");
        if document["file"] == "none.json" {
            continue;
        }
        let list = |name: &str| document[name].as_array().expect("there is a list").iter();
        let violations = list("violations").map(|violation| (violation, "error"));
        for (violation, level) in violations.chain(list("advice").map(|advice| (advice, "note"))) {
            let result = results.next().expect("every violation is a result");
            let rule = Rule::ALL[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(result["level"], level);
            assert_eq!(violation["rule"], result["ruleId"]);
            assert_eq!(violation["rule"], rule.name());
            let file = document["file"].as_str().expect("it is text");
            let uri = place["artifactLocation"]["uri"]
                .as_str()
                .expect("it is text");
            assert!(file.ends_with(uri), "{file} {uri}");
            assert_eq!(violation["line"], place["region"]["startLine"]);
            assert_eq!(violation["column"], place["region"]["startColumn"]);
            assert_eq!(
                violation["at"],
                result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
            );
            let text = result["message"]["text"].as_str().expect("there is a text");
            assert_eq!(
                text,
                format!(
                    "{}\n{}",
                    violation["message"].as_str().unwrap(),
                    violation["help"].as_str().unwrap()
                )
                .replace('{', "{{")
                .replace('}', "}}")
                .replace("](", "] (")
            );
            invalid += 1;
        }
        if let Some(error) = document.get("error") {
            let result = results.next().expect("a syntax error is a result");
            let region = &result["locations"][0]["physicalLocation"]["region"];
            assert_eq!(result["ruleId"], "syntax");
            assert_eq!(error["line"], region["startLine"]);
            assert_eq!(error["column"], region["startColumn"]);
        }
    }
    assert_eq!(results.next(), None);
    assert!(invalid > 1_000, "a cut report is among them");
    let notifications = &run["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notifications.as_array().map(Vec::len), Some(2));
    assert_eq!(
        notifications[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "none.json"
    );
    assert_eq!(notifications[0]["level"], "error");
    assert_eq!(
        notifications[1],
        json!({
            "level": "note",
            "message": { "text": "only the first 1000 violations and warnings of a document are shown; documents with more: 1" }
        })
    );
}

#[test]
fn a_log_of_valid_documents_has_no_results() {
    for arguments in [&["examples/autoscaling.json"][..], &["--lines"]] {
        let run = sarif(arguments, "");
        assert_eq!(run["results"], json!([]));
        assert_eq!(
            run["invocations"],
            json!([{
                "executionSuccessful": true,
                "exitCode": 0,
                "toolExecutionNotifications": [],
            }])
        );
    }
}

#[test]
fn a_log_has_the_catalogue() {
    let run = sarif(&[], INVALID);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "msk-preflight");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().expect("there are rules");
    assert_eq!(rules.len(), Rule::ALL.len() + 1);
    assert_eq!(rules[Rule::ALL.len()]["id"], "syntax");
    for (rule, described) in Rule::ALL.iter().zip(rules) {
        assert_eq!(described["id"], rule.name());
        assert_eq!(described["helpUri"], rule.source());
        let level = match rule.level() {
            Level::Advice => "note",
            _ => "error",
        };
        assert_eq!(described["defaultConfiguration"]["level"], level);
        let text = |member: &str| {
            let text = described[member]["text"].as_str().unwrap_or_default();
            text.replace("{{", "{").replace("}}", "}")
        };
        assert_eq!(text("shortDescription"), format!("{}.", rule.summary()));
        assert!(text("fullDescription").contains(rule.basis()));
        assert!(text("help").contains(&format!("msk-preflight explain {rule}")));
    }
}

#[test]
fn regions_count_characters_and_span_lines() {
    let file = folder("regions").join("a b%:#é.json");
    fs::write(&file, REGIONS).expect("it can be written");
    let path = file.to_str().expect("it is text");
    let run = sarif(&["--shape", "body", path], "");
    let regions: Vec<_> = run["results"]
        .as_array()
        .expect("there are results")
        .iter()
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"]
                .as_str()
                .expect("it is text");
            assert!(uri.ends_with("/regions/a%20b%25%3A%23%C3%A9.json"), "{uri}");
            assert!(!uri.starts_with('/') && !uri.starts_with("file:"), "{uri}");
            let region = &place["region"];
            let numbers = ["startLine", "startColumn", "endLine", "endColumn"]
                .map(|name| region[name].as_u64().expect("it is a number"));
            (result["ruleId"].as_str().expect("it is text"), numbers)
        })
        .collect();
    assert_eq!(
        regions,
        [
            ("exactly-one-capacity", [1, 11, 1, 21]),
            ("type", [2, 16, 3, 3]),
            ("type", [3, 28, 3, 32]),
            ("unknown-member", [1, 2, 1, 6]),
        ]
    );

    let annotations = github(&["--shape", "body", path], "");
    let places: Vec<_> = annotations
        .lines()
        .filter_map(|line| {
            line.split_once("a b%25%3A#é.json,")?
                .1
                .split_once(",title=")
        })
        .map(|(place, _)| place)
        .collect();
    assert_eq!(
        places,
        [
            "line=1,col=11,endColumn=21",
            "line=2,col=16",
            "line=3,col=28,endColumn=32",
            "line=1,col=2,endColumn=6",
        ]
    );
}

#[test]
fn paths_are_relative_to_the_current_folder() {
    let folder = folder("named");
    fs::create_dir(folder.join("in")).expect("it can be made");
    fs::write(folder.join("in/a.json"), INVALID).expect("it can be written");
    let inside = folder.join("in");
    let whole = inside.join("a.json");
    let whole = whole.to_str().expect("it is text");
    let outside = fs::canonicalize(PROJECT)
        .expect("it is there")
        .join("examples/mistakes.json");
    let outside = outside.to_str().expect("it is text");
    for (place, file, uri, path) in [
        (&folder, "./in/a.json", "in/a.json", "in/a.json"),
        (
            &folder,
            "in/../in/a.json",
            "in/../in/a.json",
            "in/../in/a.json",
        ),
        (&folder, whole, "in/a.json", "in/a.json"),
        (&inside, "../in/a.json", "../in/a.json", "../in/a.json"),
        (&inside, outside, &format!("file://{outside}"), outside),
    ] {
        let in_place = |format: &str| {
            let mut command = command(&["check", "--format", format, file]);
            end(command.current_dir(place), b"").1
        };
        let run = run_of(&in_place("sarif"));
        let artifact = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(artifact["uri"], uri);
        assert_eq!(
            artifact.get("uriBaseId").is_some(),
            !uri.starts_with("file:")
        );
        let annotations = in_place("github");
        assert!(
            annotations.starts_with(&format!("::error file={path},line=")),
            "{annotations}"
        );
    }
}

#[test]
fn a_value_from_an_argument_has_no_region() {
    let arguments = ["--connector-arn", "arn:aws:x", "examples/autoscaling.json"];
    let run = sarif(&arguments, "");
    assert_eq!(
        run["results"][0]["locations"],
        json!([{
            "logicalLocations": [{ "fullyQualifiedName": "/connectorArn" }],
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "examples/autoscaling.json",
                    "uriBaseId": "%SRCROOT%",
                },
            },
        }])
    );
    let annotations = github(&arguments, "");
    let start = "::error file=examples/autoscaling.json,title=connector-arn at /connectorArn::";
    assert!(annotations.starts_with(start), "{annotations}");

    let lines = format!("\n{}\n", INVALID.replace('\n', ""));
    let arguments = ["--lines", "--connector-arn", "arn:aws:x"];
    let run = sarif(&arguments, &lines);
    let region = |result: usize| {
        run["results"][result]["locations"][0]["physicalLocation"]["region"].clone()
    };
    assert_eq!(region(0), json!({ "startLine": 2 }));
    assert_eq!(region(1)["endLine"], 2);
    let annotations = github(&arguments, &lines);
    let start =
        "::error title=connector-arn at /connectorArn::<standard input>:2: `connectorArn` is";
    assert!(annotations.starts_with(start), "{annotations}");
}

#[test]
fn denied_advice_is_an_error_in_every_format() {
    let text = "{\"provisionedCapacity\": {\"mcuCount\": 1.0, \"workerCount\": 11}}";
    let found = |deny: &[&str], format| {
        let arguments = ["check", "--shape", "capacity", "--format", format];
        let (status, output, _) = run(&[&arguments[..], deny].concat(), text);
        assert_eq!(status, i32::from(!deny.is_empty()));
        output
    };
    let [float, quota] = ["integral-float", "worker-quota"];
    for (deny, errors) in [
        (&[][..], &[][..]),
        (&["--deny", "fails"], &[float]),
        (&["--deny", quota], &[quota]),
        (&["--deny", "advice"], &[float, quota]),
    ] {
        let level = |rule: &&str, error, other| if errors.contains(rule) { error } else { other };
        let github = found(deny, "github");
        let sarif: Value = serde_json::from_str(&found(deny, "sarif")).expect("it is JSON");
        let gitlab: Value = serde_json::from_str(&found(deny, "gitlab")).expect("it is JSON");
        for (index, (rule, severity)) in [(float, "major"), (quota, "minor")].iter().enumerate() {
            let command = level(rule, "::error title=", "::notice title=");
            assert!(
                github.contains(&format!("{command}{rule} at /")),
                "{github}"
            );
            let result = &sarif["runs"][0]["results"][index];
            assert_eq!(result["ruleId"], *rule);
            assert_eq!(result["level"], level(rule, "error", "note"));
            assert_eq!(gitlab[index]["check_name"], *rule);
            assert_eq!(gitlab[index]["severity"], level(rule, "critical", severity));
        }
        let junit = found(deny, "junit");
        let failures = format!("failures=\"{}\"", u8::from(!errors.is_empty()));
        assert!(junit.contains(&failures), "{junit}");
        let (failed, output) = junit.split_once("<system-out>").unwrap_or((&junit, ""));
        for rule in [float, quota] {
            let place = level(&rule, failed, output);
            assert!(place.contains(&format!("advice[{rule}]")), "{junit}");
            assert_eq!(
                junit.matches(&format!("advice[{rule}]")).count(),
                1 + usize::from(errors.first() == Some(&rule))
            );
        }
    }
}

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

#[test]
fn github_reports_unreadable_files_and_cut_reports() {
    let annotations = github(&["none.json", "cli/tests/reports/no-comma.json"], "");
    let [unreadable, syntax, summary] = &annotations.lines().collect::<Vec<_>>()[..] else {
        panic!("{annotations}");
    };
    assert!(
        unreadable.starts_with("::error file=none.json,title=unreadable::cannot read the file: "),
        "{unreadable}"
    );
    assert_eq!(
        *syntax,
        "::error file=cli/tests/reports/no-comma.json,line=2,col=61,title=syntax::\
         not a JSON document: expected `,` before the next member"
    );
    assert_eq!(
        *summary,
        "checked 1 document: invalid; 1 file could not be read"
    );
    let annotations = github(&[&endless("endless-annotations")], "");
    let lines: Vec<_> = annotations.lines().collect();
    assert_eq!(lines.len(), 1_002);
    let (start, end) = (
        "::notice file=",
        "/endless.json,title=truncated::only the first 1000 violations are shown",
    );
    assert!(
        lines[1_000].starts_with(start) && lines[1_000].ends_with(end),
        "{}",
        lines[1_000]
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

/// The sizes of the writes of `command` to standard output: a socket receives each as a datagram.
#[cfg(target_os = "linux")]
fn writes(mut command: std::process::Command) -> Vec<usize> {
    use std::{
        os::{fd::OwnedFd, unix::net::UnixDatagram},
        process::Stdio,
        time::Duration,
    };

    let (ours, theirs) = UnixDatagram::pair().expect("there are sockets");
    let pause = Some(Duration::from_millis(10));
    ours.set_read_timeout(pause).expect("it takes a timeout");
    let command = command.stdin(Stdio::null()).stdout(OwnedFd::from(theirs));
    let mut child = command.spawn().expect("the command starts");
    let mut datagram = vec![0; 1 << 18];
    let (mut sizes, mut end) = (Vec::new(), None);
    loop {
        match (ours.recv(&mut datagram), end) {
            (Ok(size), _) => sizes.push(size),
            (Err(_), None) => end = child.try_wait().expect("it can be asked"),
            (Err(_), Some(status)) => {
                assert!(matches!(status.code(), Some(0 | 1)), "{status}");
                return sizes;
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_is_written_at_least_8_kib_at_a_time() {
    let folder = folder("writes");
    // For each kind of line, reports are short, or as long as is worst for one of the formats.
    let line = |count: usize| {
        let members: Vec<_> = (0..count).map(|index| format!("\"x{index}\": 0")).collect();
        format!("{{{}}}\n", members.join(", "))
    };
    for (name, text) in [
        // A datagram takes some 200 kB.
        ("short", line(1).repeat(200)),
        ("long", (1..50).step_by(7).map(line).collect()),
        ("advice", "{\"connectorConfiguration\": {}}\n".repeat(200)),
        ("broken", "{\n".repeat(200)),
    ] {
        fs::write(folder.join(name), text).expect("it can be written");
        for format in ["human", "json", "sarif", "github", "gitlab", "junit"] {
            for color in ["never", "always"] {
                let arguments = ["check", "--shape", "body", "--lines", "--format", format];
                let mut command = command(&[&arguments[..], &["--color", color, name]].concat());
                command.current_dir(&folder);
                let writes = writes(command);
                let bytes: usize = writes.iter().sum();
                let most = bytes / (8 << 10) + 1;
                assert!(
                    writes.len() <= most,
                    "{name} {format}: {bytes} bytes in {writes:?}"
                );
            }
        }
    }
}
