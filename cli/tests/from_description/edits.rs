//! A request with one edit has exactly that change.

use serde_json::{Map, Value};

use crate::{check, described, json, template};

/// A configuration with names and values that are special in JSON or YAML.
pub(crate) fn configuration(random: &mut fastrand::Rng) -> Map<String, Value> {
    const TEXTS: [&str; 18] = [
        "",
        "tasks.max",
        "null",
        "No",
        "y",
        "-",
        "a b: c #",
        "'",
        "\"\\\n\t\r",
        "é😀",
        "\u{e0001}\u{202e}",
        "\u{7f}\u{85}",
        "\u{2028}\u{feff}",
        "##[group]",
        "2024-01-01",
        "1_000",
        "{}",
        "*a",
    ];
    let text = |random: &mut fastrand::Rng| TEXTS[random.usize(..TEXTS.len())].to_owned();
    let count = random.usize(..8);
    let properties = (0..count).map(|_| (text(random), text(random).into()));
    properties.collect()
}

pub(crate) fn capacity(random: &mut fastrand::Rng) -> Value {
    let (mcu, min) = (1 << random.u8(..4), random.u8(1..5));
    if random.bool() {
        return json!({ "provisionedCapacity": { "mcuCount": mcu, "workerCount": min } });
    }
    let max = min + random.u8(1..5);
    let mut scaling = json!({
        "maxWorkerCount": max, "mcuCount": mcu, "minWorkerCount": min,
        "scaleInPolicy": { "cpuUtilizationPercentage": random.u8(1..50) },
        "scaleOutPolicy": { "cpuUtilizationPercentage": random.u8(50..100) },
    });
    match random.u8(..4) {
        0 => scaling["maxAutoscalingTaskCount"] = 0.into(),
        1 => scaling["maxAutoscalingTaskCount"] = 10.into(),
        2 => scaling["maxAutoscalingTaskCount"] = Value::Null,
        _ => {}
    }
    json!({ "autoScaling": scaling })
}

/// A place, and another value than it has.
type Place = (&'static str, fn(i64) -> i64);

/// Edits one place of a request, and returns the change that should be reported.
fn edit(request: &mut Value, random: &mut fastrand::Rng) -> Value {
    if let Some(configuration) = request.get_mut("connectorConfiguration") {
        let configuration = configuration.as_object_mut().unwrap();
        let names: Vec<_> = configuration.keys().cloned().collect();
        let change = random.u8(..3);
        if change == 0 || names.is_empty() {
            configuration.insert("new".to_owned(), "1".into());
            return json!({ "at": "/connectorConfiguration/new", "change": "added" });
        }
        let name = &names[random.usize(..names.len())];
        // A name is shown up to a colon.
        let shown = name.replace(": c #", "***");
        let at = format!("/connectorConfiguration/{shown}");
        if change == 1 {
            configuration.remove(name);
            return json!({ "at": at, "change": "removed" });
        }
        configuration.insert(name.clone(), "new".into());
        return json!({ "at": at, "change": "changed" });
    }
    let places: [Place; 7] = [
        ("/capacity/autoScaling/maxWorkerCount", |_| 9),
        ("/capacity/autoScaling/mcuCount", |mcu| {
            if mcu == 8 { 1 } else { 2 * mcu }
        }),
        (
            "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage",
            |_| 50,
        ),
        (
            "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
            |_| 100,
        ),
        ("/capacity/provisionedCapacity/workerCount", |count| {
            count + 1
        }),
        ("/plugins/0/customPlugin/revision", |revision| revision + 1),
        ("/workerConfiguration/revision", |revision| revision + 1),
    ];
    let there: Vec<_> = places
        .iter()
        .filter(|(at, _)| request.pointer(at).is_some())
        .collect();
    let (at, change) = there[random.usize(..there.len())];
    let value = request.pointer_mut(at).unwrap();
    let old = value.as_i64().unwrap();
    *value = change(old).into();
    json!({ "at": at, "change": "changed", "old": old, "new": *value })
}

#[test]
fn a_request_with_one_edit_has_exactly_that_change() {
    let mut random = fastrand::Rng::with_seed(17);
    for _ in 0..60 {
        let mut connector = described();
        connector["capacity"] = capacity(&mut random);
        connector["connectorConfiguration"] = configuration(&mut random).into();
        for change in [
            "capacity",
            "configuration",
            "plugin",
            "worker-configuration",
        ] {
            let arguments = ["--change", change, "--output"];
            for output in ["json", "yaml"] {
                let request = template(&connector, &[&arguments[..], &[output]].concat());
                let verdict = check(&connector, &request, &["--input", output]);
                assert_eq!(verdict["changes"], json!([]), "{request}");
                let verdict = verdict.to_string();
                assert!(
                    verdict.contains(&format!("identical-{change}")),
                    "{verdict}"
                );
            }
            let mut request = json(&connector, &["--change", change]);
            let edit = edit(&mut request, &mut random);
            let verdict = check(&connector, &request.to_string(), &[]);
            assert_eq!(verdict["changes"], json!([edit]), "{connector} {request}");
        }
    }
}
