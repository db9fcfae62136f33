//! Advice on the members of a request.

use serde_json::Value;

use super::{
    Broken, Contract, Form, Order, broken, configuration, integer,
    names::{place, written},
    values, within,
};

/// The advice on `document`, in the order of reports.
pub(crate) fn advice(
    document: &Value,
    contract: Contract,
    order: Order<'_>,
    repeated: &[Broken],
) -> Vec<Broken> {
    let root = match contract.form {
        Form::Part(name) => place("", name),
        _ => String::new(),
    };
    let repeated = repeated
        .iter()
        .map(|(rule, at)| (*rule, format!("{root}{at}")));
    let repeated: Vec<_> = repeated.collect();
    within(document, contract, order, |document, contract, order| {
        advised(document, contract, order, &repeated)
    })
}

fn advised(
    document: &Value,
    contract: Contract,
    order: Order<'_>,
    repeated: &[Broken],
) -> Vec<Broken> {
    let mut broken = broken(document, contract, order);
    // The value of a misspelt member may still break no rule.
    broken.retain(|(rule, _)| *rule != "unknown-member");
    let mut advice = Vec::new();
    let place_of = |at: &str| written(document, at, order);
    let properties = place_of("/connectorConfiguration").map(|at| at + "/");
    // Names of properties have no other style: a place of one is as it is.
    let is_property =
        |at: &str| matches!(&properties, Some(properties) if at.starts_with(properties));
    let mut tell = |rule: &'static str, at: &str| {
        let written = place_of(at).filter(|_| !is_property(at));
        let at = written.unwrap_or(at.to_owned());
        if broken.iter().all(|(_, broken_at)| *broken_at != at) {
            advice.push((rule, at));
        }
    };
    let value = |at: &str| document.pointer(&place_of(at)?);
    let number = |at: &str| value(at).and_then(integer);
    if let Some(Value::String(version)) = value("/currentVersion")
        && contract.form == Form::Request
        && (version.chars().any(|c| c.is_whitespace() || c.is_control())
            || ["None", "null", "undefined"].contains(&version.as_str())
            || values::holds_template(version))
    {
        tell("placeholder-version", "/currentVersion");
    }
    for name in [
        "autoScaling/maxWorkerCount",
        "autoScaling/mcuCount",
        "autoScaling/minWorkerCount",
        "autoScaling/scaleInPolicy/cpuUtilizationPercentage",
        "autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
        "autoScaling/maxAutoscalingTaskCount",
        "provisionedCapacity/mcuCount",
        "provisionedCapacity/workerCount",
    ] {
        let at = format!("/capacity/{name}");
        let Some(found) = number(&at) else {
            continue;
        };
        let sibling = |name: &str| number(&format!("/capacity/autoScaling/{name}"));
        if name.contains("/scaleIn")
            && sibling("scaleOutPolicy/cpuUtilizationPercentage").is_some_and(|out| found >= out)
        {
            tell("scale-policy-order", &at);
        }
        if name.ends_with("orkerCount") && found > contract.worker_quota {
            tell("worker-quota", &at);
        }
        if name.ends_with("minWorkerCount") && sibling("maxWorkerCount") == Some(found) {
            tell("fixed-autoscaling", &at);
        }
        if name.ends_with("TaskCount")
            && let (Some(max), Some(mcu_count)) = (sibling("maxWorkerCount"), sibling("mcuCount"))
            && found >= max.saturating_mul(mcu_count).saturating_mul(2)
        {
            tell("task-count-inert", &at);
        }
        if is_float(value(&at)) {
            tell("integral-float", &at);
        }
    }
    if let Some(Value::Object(properties)) = value("/connectorConfiguration") {
        let at = &place_of("/connectorConfiguration").expect("it is there");
        let mut entries: Vec<_> = properties
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .collect();
        entries.sort_by_key(|(name, _)| order(&place(at, name)));
        let is_right = |name: &str| {
            let at = place(at, name);
            broken
                .iter()
                .chain(repeated)
                .all(|(_, broken_at)| *broken_at != at)
        };
        for (rule, name) in configuration::advice(&entries, is_right) {
            tell(rule, &name.map_or(at.to_owned(), |name| place(at, &name)));
        }
    }
    if contract.is_2026_10 {
        settings_advice(document, contract, order, &broken, &mut tell);
    }
    advice
}

/// The advice on settings that `2026-10` adds.
fn settings_advice(
    document: &Value,
    contract: Contract,
    order: Order<'_>,
    broken: &[Broken],
    tell: &mut impl FnMut(&'static str, &str),
) {
    let place_of = |at: &str| written(document, at, order);
    let value = |at: &str| document.pointer(&place_of(at)?);
    let number = |at: &str| value(at).and_then(integer);
    let others = [
        "capacity",
        "connectorConfiguration",
        "plugins",
        "workerConfiguration",
    ];
    let at = "/useDefaultWorkerConfiguration";
    let is_absent = |name: &&str| value(&format!("/{name}")).is_none();
    if value(at) == Some(&Value::Bool(false)) && others.iter().all(is_absent) {
        tell("no-effect", at);
    }
    let is_right = |at: &str| broken.iter().all(|(_, broken_at)| broken_at != at);
    let scope = |at: &str| {
        // A body has no ARN, whatever its name.
        let is_known = contract.form == Form::Request || at != "/connectorArn";
        let at = place_of(at).filter(|at| is_known && is_right(at))?;
        let arn = document.pointer(&at)?.as_str()?;
        let parts: Vec<_> = arn.split(':').collect();
        Some([parts[1], parts[3], parts[4]])
    };
    let plugins = value("/plugins").and_then(Value::as_array);
    let plugins = (0..plugins.map_or(0, Vec::len))
        .map(|index| (format!("/plugins/{index}/customPlugin"), "customPluginArn"));
    let worker_configuration = ("/workerConfiguration".to_owned(), "workerConfigurationArn");
    for (at, arn) in plugins.chain([worker_configuration]) {
        let arn = format!("{at}/{arn}");
        if let Some((connector, resource)) = scope("/connectorArn").zip(scope(&arn))
            && connector != resource
        {
            tell("arn-scope", &arn);
        }
        let revision = format!("{at}/revision");
        if number(&revision).is_some() && is_float(value(&revision)) {
            tell("integral-float", &revision);
        }
        if number(&revision).is_some_and(|revision| revision != 1) {
            tell("revision-unusual", &revision);
        }
    }
}

fn is_float(value: Option<&Value>) -> bool {
    let number = value.unwrap_or(&Value::Null).to_string();
    number.contains(['.', 'e', 'E'])
}
