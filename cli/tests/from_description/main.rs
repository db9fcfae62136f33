//! Tests of requests made from the description of a connector.

#[path = "../command/mod.rs"]
mod command;
mod edits;

use std::{fs, path::Path, process::Command};

use command::{PROJECT, end, run};
use serde_json::{Value, json};

const SECRET: &str = "swordfish";
const ARN: &str = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2";
const PLUGIN: &str = "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/orders/9d2e-1";
const WORKERS: &str =
    "arn:aws:kafkaconnect:us-east-1:123456789012:worker-configuration/json/77c0-3";
const WARNING: &str =
    "warning: the output contains the values of the configuration, which may be secret\n";

/// Runs `template --from -` and returns the document.
fn template(connector: &Value, arguments: &[&str]) -> String {
    let arguments = [&["template", "--from", "-"], arguments].concat();
    let (status, document, errors) = run(&arguments, connector.to_string());
    assert_eq!(status, 0, "{errors}");
    let is_secret = arguments.contains(&"configuration");
    assert_eq!(errors, if is_secret { WARNING } else { "" });
    document
}

fn json(connector: &Value, arguments: &[&str]) -> Value {
    serde_json::from_str(&template(connector, arguments)).unwrap()
}

/// Checks a request against the connector, and returns the line of JSON.
fn check(connector: &Value, request: &str, arguments: &[&str]) -> Value {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!(
        "from-{:?}.json",
        std::thread::current().name().unwrap()
    ));
    fs::write(&file, connector.to_string()).unwrap();
    let against = file.to_str().unwrap();
    let arguments = [
        &["check", "--format", "json", "--against", against],
        arguments,
    ]
    .concat();
    let (_, verdict, errors) = run(&arguments, request);
    assert_eq!(errors, "");
    serde_json::from_str(&verdict).unwrap()
}

fn described() -> Value {
    json!({
        "capacity": {
            "autoScaling": {
                "maxWorkerCount": 4, "mcuCount": 1, "minWorkerCount": 2,
                "scaleInPolicy": { "cpuUtilizationPercentage": 20 },
                "scaleOutPolicy": { "cpuUtilizationPercentage": 80 },
                "maxAutoscalingTaskCount": 0,
            },
            "provisionedCapacity": null,
        },
        "connectorArn": ARN,
        "connectorConfiguration": { "connector.class": "io.example.Sink", "connection.password": SECRET },
        "connectorState": "RUNNING",
        "currentVersion": "K1",
        "plugins": [{ "customPlugin": { "customPluginArn": PLUGIN, "revision": 3 } }],
        "workerConfiguration": { "workerConfigurationArn": WORKERS, "revision": 2 },
        "stateDescription": null,
        "ResponseMetadata": { "HTTPStatusCode": 200 },
    })
}

#[test]
fn a_request_has_one_change_as_it_is_described() {
    let connector = described();
    let mut capacity = connector["capacity"].clone();
    capacity
        .as_object_mut()
        .unwrap()
        .remove("provisionedCapacity");
    let scaling = capacity["autoScaling"].as_object_mut().unwrap();
    scaling.remove("maxAutoscalingTaskCount");
    let whole = |name: &str, value: &Value| json!({ "connectorArn": ARN, "currentVersion": "K1", name: value });
    for (change, name, value) in [
        ("capacity", "capacity", &capacity),
        ("plugin", "plugins", &connector["plugins"]),
        (
            "worker-configuration",
            "workerConfiguration",
            &connector["workerConfiguration"],
        ),
        (
            "configuration",
            "connectorConfiguration",
            &connector["connectorConfiguration"],
        ),
    ] {
        let request = json(&connector, &["--change", change]);
        assert_eq!(request, whole(name, value));
        let body = json(&connector, &["--change", change, "--shape", "body"]);
        assert_eq!(body, json!({ name: value }));
    }
    assert_eq!(json(&connector, &[]), whole("capacity", &capacity));
    assert_eq!(json(&connector, &["--shape", "capacity"]), capacity);
    let arguments = ["--shape", "configuration", "--change", "configuration"];
    let configuration = json(&connector, &arguments);
    assert_eq!(configuration, connector["connectorConfiguration"]);
    let arguments = ["--api-revision", "2026-02"];
    assert_eq!(json(&connector, &arguments), whole("capacity", &capacity));
}

#[test]
fn without_a_name_the_change_is_the_first_that_is_described_but_never_the_configuration() {
    let mut connector = described();
    let members = |connector: &Value| {
        let request = json(connector, &["--shape", "body"]);
        let names = request.as_object().unwrap().keys();
        names.cloned().collect::<Vec<_>>()
    };
    assert_eq!(members(&connector), ["capacity"]);
    connector["capacity"] = json!({ "provisionedCapacity": { "mcuCount": 1, "workerCount": 2 } });
    assert_eq!(members(&connector), ["capacity"]);
    connector["capacity"] = json!({});
    assert_eq!(members(&connector), ["plugins"]);
    connector["plugins"] = Value::Null;
    assert_eq!(members(&connector), ["workerConfiguration"]);
    let refused = |connector: &Value, arguments: &[&str]| {
        let arguments = [&["template", "--from", "-"], arguments].concat();
        let (status, output, errors) = run(&arguments, connector.to_string());
        assert_eq!((status, output.as_str()), (2, ""));
        errors
    };
    let none = "error: <standard input>: the description has no `capacity`";
    let other = format!("{none}; name another part with --change\n");
    assert_eq!(refused(&connector, &["--api-revision", "2026-02"]), other);
    for arguments in [&["--shape", "capacity"], &["--change", "capacity"]] {
        assert_eq!(refused(&connector, arguments), format!("{none}\n"));
    }
    connector["workerConfiguration"] = Value::Null;
    assert_eq!(refused(&connector, &[]), other);
    connector["plugins"] = json!([]);
    assert_eq!(refused(&connector, &["--api-revision", "2026-02"]), other);
    connector["connectorConfiguration"] = Value::Null;
    assert_eq!(
        refused(&connector, &["--change", "configuration"]),
        "error: <standard input>: the description has no `connectorConfiguration`\n"
    );
}

#[test]
fn what_a_description_lacks_stays_open_and_invalid() {
    let connector = json!({ "capacity": { "autoScaling": { "maxWorkerCount": 4 } } });
    for (change, places) in [
        (
            "capacity",
            &[
                "/capacity/autoScaling/mcuCount",
                "/capacity/autoScaling/minWorkerCount",
                "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage",
                "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
            ][..],
        ),
        (
            "plugin",
            &[
                "/plugins/0/customPlugin/customPluginArn",
                "/plugins/0/customPlugin/revision",
            ],
        ),
        (
            "worker-configuration",
            &[
                "/workerConfiguration/workerConfigurationArn",
                "/workerConfiguration/revision",
            ],
        ),
    ] {
        for output in ["json", "yaml"] {
            let request = template(&connector, &["--change", change, "--output", output]);
            let verdict = check(&connector, &request, &["--input", output]);
            let violations = verdict["violations"].as_array().unwrap().iter();
            let found: Vec<_> = violations.map(|violation| &violation["at"]).collect();
            let open = [&["/connectorArn", "/currentVersion"], places].concat();
            assert_eq!(found, open);
            let marked = request.matches("# Fill this in. ").count();
            assert_eq!(marked, if output == "yaml" { open.len() } else { 0 });
        }
    }
    let provisioned = json!({ "capacity": { "provisionedCapacity": {} } });
    assert_eq!(
        json(&provisioned, &["--shape", "body"]),
        json!({ "capacity": { "provisionedCapacity": { "mcuCount": null, "workerCount": null } } })
    );
    // A request has exactly one plugin.
    let mut two = described();
    let plugins = two["plugins"].as_array_mut().unwrap();
    plugins.push(plugins[0].clone());
    let open = json(&two, &["--change", "plugin"]);
    assert_eq!(open["plugins"][0]["customPlugin"]["revision"], Value::Null);
}

#[test]
fn yaml_says_what_the_request_is() {
    let arguments = ["--output", "yaml"];
    let request = template(&described(), &arguments);
    insta::assert_snapshot!("from_description.yaml", request);
    let empty = json!({ "connectorConfiguration": {} });
    let arguments = ["--change", "configuration", "--output", "yaml", "--shape"];
    for shape in ["body", "configuration"] {
        let request = template(&empty, &[&arguments[..], &[shape]].concat());
        let verdict = check(&empty, &request, &["--shape", shape, "--input", "yaml"]);
        assert_eq!(verdict["valid"], true, "{request}");
        let verdict = verdict.to_string();
        assert!(verdict.contains("identical-configuration"), "{verdict}");
    }
}

#[test]
fn a_request_is_made_from_one_description_and_of_no_other_nothing_is_quoted() {
    let connector = described();
    let mut other = connector.clone();
    other["connectorArn"] = format!("{ARN}x").into();
    let several = "several descriptions; a request is made from one";
    for (text, reason) in [
        (String::new(), "no description of a connector"),
        ("[]".to_owned(), "no description of a connector"),
        (
            r#"{"connectors": []}"#.to_owned(),
            "no description of a connector",
        ),
        (format!("{connector}{other}"), several),
        (json!([connector, other]).to_string(), several),
        (
            format!("{connector}{connector}"),
            "two descriptions have the same `connectorArn`",
        ),
        (
            json!(SECRET).to_string(),
            "the description must be an object",
        ),
        (
            json!({ "currentVersion": [SECRET] }).to_string(),
            "`currentVersion` of the description must be a string",
        ),
        (SECRET.to_owned(), "not JSON, at line 1, column 1"),
    ] {
        let (status, output, errors) = run(&["template", "--from", "-"], &text);
        let expected = format!("error: <standard input>: {reason}\n");
        assert_eq!((status, output, errors), (2, String::new(), expected));
    }
    let listed = json!({ "connectors": [connector] });
    assert_eq!(template(&listed, &[]), template(&connector, &[]));
    let yaml = Path::new(env!("CARGO_TARGET_TMPDIR")).join("described.yaml");
    let text = format!(
        "# YAML\nconnectorArn: {ARN}\ncapacity: {}\n",
        connector["capacity"]
    );
    fs::write(&yaml, text).expect("it can be written");
    let yaml = yaml.to_str().expect("it is text");
    let (status, output, errors) = run(&["template", "--from", yaml], "");
    assert_eq!((status, &*errors), (0, ""));
    assert!(output.contains(ARN), "{output}");
    let (status, output, errors) = run(&["template", "--from", "no/such\u{7}.json"], "");
    assert_eq!((status, output.as_str()), (2, ""));
    assert!(
        errors.starts_with(r"error: no/such\u0007.json: cannot read the file: "),
        "{errors}"
    );
}

#[test]
fn a_shape_or_revision_without_the_change_is_refused() {
    for (arguments, reason) in [
        (
            &["--shape", "configuration"][..],
            "--shape configuration needs --change configuration",
        ),
        (
            &["--shape", "configuration", "--change", "capacity"],
            "a document of this shape cannot have this change",
        ),
        (
            &["--shape", "capacity", "--change", "configuration"],
            "a document of this shape cannot have this change",
        ),
        (
            &["--shape", "capacity", "--change", "plugin"],
            "a document of this shape cannot have this change",
        ),
        (
            &["--api-revision", "2026-02", "--change", "plugin"],
            "this change needs --api-revision 2026-10",
        ),
        (
            &[
                "--api-revision",
                "2026-02",
                "--change",
                "worker-configuration",
            ],
            "this change needs --api-revision 2026-10",
        ),
    ] {
        let arguments = [&["template", "--from", "-"], arguments].concat();
        let (status, output, errors) = run(&arguments, described().to_string());
        assert_eq!((status, output.as_str()), (2, ""));
        assert_eq!(errors, format!("error: {reason}\n"));
    }
    for arguments in [
        &["--change", "plugin"][..],
        &["--show-secrets"],
        &["configuration", "--change", "plugin"],
        &["provisioned", "--from", "-"],
        &["provisioned", "--show-secrets"],
    ] {
        let (status, output, _) = run(&[&["template"], arguments].concat(), "");
        assert_eq!((status, output.as_str()), (2, ""), "{arguments:?}");
    }
}

/// Runs the command on a terminal, and returns its exit status and what is shown.
#[cfg(target_os = "linux")]
fn on_a_terminal(arguments: &str) -> (i32, String) {
    let mut script = Command::new("script");
    let command = format!(
        "{} template --from tests/connectors/aws-cli.json {arguments}",
        env!("CARGO_BIN_EXE_msk-preflight")
    );
    script.args(["--quiet", "--return", "--command", &command, "/dev/null"]);
    let (status, output, _) = end(script.current_dir(PROJECT), b"");
    (status, output)
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_shows_a_configuration_only_on_demand() {
    let (status, output) = on_a_terminal("--change configuration");
    let reason =
        "error: the configuration may contain secrets: redirect the output, or add --show-secrets";
    assert_eq!((status, output.trim_end()), (2, reason));
    let (status, output) = on_a_terminal("--change configuration --show-secrets");
    assert!(status == 0 && output.contains(SECRET), "{output}");
    let (status, output) = on_a_terminal("");
    assert!(status == 0 && output.contains("maxWorkerCount"), "{output}");
    assert!(!output.contains(SECRET), "{output}");
}

#[test]
fn no_variable_decides_what_a_request_is_made_from() {
    let (_, help, _) = run(&["template", "--help"], "");
    assert!(help.contains("[env: MSK_PREFLIGHT_SHAPE]"), "{help}");
    for option in ["FROM", "CHANGE", "SHOW_SECRETS"] {
        assert!(!help.contains(&format!("MSK_PREFLIGHT_{option}")), "{help}");
    }
}
