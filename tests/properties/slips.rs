//! Typing mistakes that move a value into text that is shown, and aliases that repeat a value there.

use arbitrary::{Result, Unstructured};

use crate::{secrets::MARKER, support::arn::arn};

/// The places for a value of the table, marked with `@`.
const PLACES: &[&str] = &[
    "connectorArn: @",
    "currentVersion: @",
    "capacity: @",
    "capacity: {autoScaling: @, provisionedCapacity: @}",
    "capacity: {provisionedCapacity: {mcuCount: @, workerCount: @}}",
    "capacity: {autoScaling: {maxWorkerCount: @, mcuCount: @, minWorkerCount: @, scaleInPolicy: {cpuUtilizationPercentage: @}, scaleOutPolicy: {cpuUtilizationPercentage: @}, maxAutoscalingTaskCount: @}}",
    "capacity: {autoScaling: {maxWorkerCount: 3, mcuCount: 1, minWorkerCount: @, maxAutoscalingTaskCount: @}}",
    "capacity: {autoScaling: {maxWorkerCount: @, mcuCount: 4.0, minWorkerCount: 3, maxAutoscalingTaskCount: 1}}",
    "skipHealthValidation: @",
    "useDefaultWorkerConfiguration: @",
    "plugins: @",
    "plugins: [@, @]",
    "plugins: [{customPlugin: {customPluginArn: @, revision: @}}]",
    "workerConfiguration: {workerConfigurationArn: @, revision: @}",
    "connectorConfiguration: @",
    "connectorConfiguration: {a.password: @}",
    "unknown: @",
    "@ : 1",
    "capacity: {? @ : @}",
];

/// Members with strings that are shown.
const STRINGS: &[&str] = &[
    "connectorArn: ",
    "currentVersion: ",
    "plugins: [{customPlugin: {customPluginArn: ",
    "workerConfiguration:\n workerConfigurationArn: ",
];

/// Mistakes in the notation of a member that move `VALUE` into its string.
const STRINGS_WITH_MORE: &[&str] = &[
    ">-\n  ARN\n  connectorConfiguration:\n    password: VALUE\n",
    "|\n  ARN\n  VALUE\n",
    "|2-\n\n   ARN\n  password: VALUE\n",
    "ARN\n  VALUE\n",
    "ARN\n\n  password VALUE\n  VALUE",
    "'ARN VALUE'",
    "'{\"a.password\": \"VALUE\"}'",
    "\"ARN\\nVALUE\"",
    "\"{\\\"a.password\\\": \\\"VALUE\\\"}\"",
    "ARN,VALUE",
    "ARN password=VALUE",
];

/// Objects with a name that includes its value.
const NAMES_WITH_VALUES: &[&str] = &[
    "{connector.class: x, NAME:VALUE}",
    "{NAME=VALUE, topics: x}",
    "{NAME=VALUE: x, NAME=VALUE: y}",
    "{\"NAME:VALUE\": null, 'NAME=VALUE': 1}",
    "{\"NAME\\x3aVALUE\": null}",
    "{\"NAME\\u003dVALUE\": \"\"}",
    "\n  connector.class: x\n  NAME:VALUE\n  topics: x\n",
    "\n  NAME:VALUE\n",
    "\n  NAME=VALUE\n",
    "\n  ? NAME:VALUE\n  ? NAME=VALUE\n",
    "\n  NAME=VALUE: x\n  NAME:VALUE: x\n",
    "{a: {NAME:VALUE, x: [{NAME=VALUE}]}}",
];

/// A document with secrets in places where secrets are not expected.
pub(crate) fn slip(u: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(1..=3)? {
        let slip = match u.int_in_range(0..=2)? {
            0 => alias(u)?,
            1 => {
                let arn = arn("connector");
                let arns = [&arn, "arn:aws:", "K1"];
                let before = u.choose(STRINGS)?;
                [*before, u.choose(STRINGS_WITH_MORE)?]
                    .concat()
                    .replace("ARN", u.choose(&arns)?)
            }
            _ => {
                let objects = [
                    "connectorConfiguration: ",
                    "capacity: ",
                    "unknown: ",
                    "",
                    "plugins: ",
                ];
                let names = ["database.password", "mcuCount", "", "\u{e9}", "a b", "a/b~"];
                [*u.choose(&objects)?, u.choose(NAMES_WITH_VALUES)?]
                    .concat()
                    .replace("NAME", u.choose(&names)?)
            }
        };
        text.push_str(&slip);
        text.push('\n');
    }
    Ok(text.replace("VALUE", MARKER))
}

/// Anchors at secrets, and aliases at other places.
fn alias(u: &mut Unstructured<'_>) -> Result<String> {
    let values = [
        "VALUE",
        "'VALUE'",
        "8642864286428642",
        "-8642.8642e1",
        "86.0",
        "[VALUE]",
        "{a: VALUE}",
        "{mcuCount: VALUE, workerCount: 8642864286}",
        "{cpuUtilizationPercentage: 8642}",
        "|\n    VALUE\n",
    ];
    let anchored = u.choose(&values)?;
    let aliases = ["*p", "*m", "[*p]", "{a: *m}", "{mcuCount: *p}", "*"];
    let place = u.choose(PLACES)?.replace('@', u.choose(&aliases)?);
    Ok(format!(
        "connectorConfiguration:\n  a: &p {anchored}\n  b: &m {{c: *p, mcuCount: *p}}\n{place}"
    ))
}
