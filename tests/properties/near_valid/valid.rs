//! Valid documents.

use arbitrary::{Result, Unstructured};
use msk_connect_preflight::Shape;

use super::{Setting, configuration::configuration};
use crate::json::Json;

pub(super) fn object(members: Vec<(&str, Json)>) -> Json {
    let members = members.into_iter();
    Json::Object(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

pub(super) fn valid(u: &mut Unstructured<'_>, setting: Setting) -> Result<Json> {
    match setting.shape {
        Shape::Capacity => return Ok(object(vec![("capacity", capacity(u, setting)?)])),
        Shape::Configuration => {
            return Ok(object(vec![("connectorConfiguration", configuration(u)?)]));
        }
        _ => {}
    }
    let mut members = Vec::new();
    if setting.shape == Shape::Request {
        members.push(("connectorArn", arn(u, "connector")?));
        let version = u.choose(&["K3P5ROKL5A1OLE", "1", "v2", " ", "\u{e9}\n", "${V}", "null"])?;
        members.push(("currentVersion", Json::string(version)));
    }
    if u.ratio(1, 2)? {
        members.push(("connectorConfiguration", configuration(u)?));
    } else {
        members.extend(worker_settings(u, setting)?);
    }
    if setting.is_2026_10() && u.arbitrary()? {
        members.push(("skipHealthValidation", boolean(u)?));
    }
    Ok(object(members))
}

fn worker_settings(
    u: &mut Unstructured<'_>,
    setting: Setting,
) -> Result<Vec<(&'static str, Json)>> {
    let chosen = if setting.is_2026_10() {
        u.int_in_range(0..=7)?
    } else {
        0
    };
    let mut members = Vec::new();
    if chosen & 1 == 0 {
        members.push(("capacity", capacity(u, setting)?));
    }
    if chosen & 2 != 0 {
        members.push(("plugins", Json::Array(vec![plugin(u)?])));
    }
    if chosen & 4 != 0 || members.is_empty() {
        members.push(if u.arbitrary()? {
            ("workerConfiguration", worker_configuration(u)?)
        } else {
            ("useDefaultWorkerConfiguration", boolean(u)?)
        });
    }
    Ok(members)
}

pub(super) fn capacity(u: &mut Unstructured<'_>, setting: Setting) -> Result<Json> {
    let capacity = if u.ratio(2, 3)? {
        ("autoScaling", auto_scaling(u, setting)?)
    } else {
        ("provisionedCapacity", provisioned_capacity(u, setting)?)
    };
    Ok(object(vec![capacity]))
}

pub(super) fn auto_scaling(u: &mut Unstructured<'_>, setting: Setting) -> Result<Json> {
    let max = worker_count(u, setting)?;
    let min = worker_count(u, setting)?.min(max);
    let mut members = vec![
        ("maxWorkerCount", integer(u, max)?),
        ("mcuCount", mcu_count(u)?),
        ("minWorkerCount", integer(u, min)?),
        ("scaleInPolicy", scale_policy(u)?),
        ("scaleOutPolicy", scale_policy(u)?),
    ];
    if u.arbitrary()? {
        let tasks = (*u.choose(&[max, max + 1, 61, 1_000, 2_147_483_647])?).max(max);
        members.push((
            "maxAutoscalingTaskCount",
            integer(u, tasks.min(i32::MAX.into()))?,
        ));
    }
    Ok(object(members))
}

pub(super) fn provisioned_capacity(u: &mut Unstructured<'_>, setting: Setting) -> Result<Json> {
    let workers = worker_count(u, setting)?;
    Ok(object(vec![
        ("mcuCount", mcu_count(u)?),
        ("workerCount", integer(u, workers)?),
    ]))
}

fn scale_policy(u: &mut Unstructured<'_>) -> Result<Json> {
    let percentage = *u.choose(&[1, 20, 80, 99, 100])?;
    Ok(object(vec![(
        "cpuUtilizationPercentage",
        integer(u, percentage)?,
    )]))
}

pub(super) fn worker_count(u: &mut Unstructured<'_>, setting: Setting) -> Result<i64> {
    let most = setting.most_workers();
    let counts = [1, 2, 3, 10, 59, 60, 61, 120, most / 2 + 1, most - 1, most];
    Ok((*u.choose(&counts)?).clamp(1, most))
}

fn mcu_count(u: &mut Unstructured<'_>) -> Result<Json> {
    let count = *u.choose(&[1, 2, 4, 8])?;
    integer(u, count)
}

pub(super) fn plugin(u: &mut Unstructured<'_>) -> Result<Json> {
    let members = vec![
        ("customPluginArn", arn(u, "custom-plugin")?),
        ("revision", revision(u)?),
    ];
    Ok(object(vec![("customPlugin", object(members))]))
}

pub(super) fn worker_configuration(u: &mut Unstructured<'_>) -> Result<Json> {
    Ok(object(vec![
        ("workerConfigurationArn", arn(u, "worker-configuration")?),
        ("revision", revision(u)?),
    ]))
}

pub(super) fn revision(u: &mut Unstructured<'_>) -> Result<Json> {
    let revision = *u.choose(&[1, 2, i64::MAX - 1, i64::MAX])?;
    integer(u, revision)
}

pub(super) fn boolean(u: &mut Unstructured<'_>) -> Result<Json> {
    Ok(Json::Scalar(u.arbitrary::<bool>()?.to_string()))
}

/// An integer in one of its JSON notations.
pub(super) fn integer(u: &mut Unstructured<'_>, value: i64) -> Result<Json> {
    // Beyond this, a double would change the integer.
    let forms = if value.unsigned_abs() < 1 << 50 { 7 } else { 0 };
    Ok(Json::Scalar(match u.int_in_range(0..=forms)? {
        5 => format!("{value}.0"),
        6 => format!("{value}e0"),
        7 if value != 0 => format!("{value}0E-1"),
        _ => value.to_string(),
    }))
}

pub(super) fn arn(u: &mut Unstructured<'_>, resource: &str) -> Result<Json> {
    right_arn(u, resource).map(|arn| Json::string(&arn))
}

pub(super) fn right_arn(u: &mut Unstructured<'_>, resource: &str) -> Result<String> {
    let partition = u.choose(&["aws", "aws-cn", "aws-us-gov", "aws-iso-b", "aws-0-z"])?;
    let region = u.choose(&["us-east-1", "z", "-", "0"])?;
    let account = u.choose(&["123456789012", "000000000000"])?;
    let name = u.choose(&["orders", "a:b", "!", "~", "."])?;
    let name = name.repeat(*u.choose(&[1, 1, 128 / name.len()])?);
    let id = u.choose(&["4fa1-2", "!", "~", "0:."])?;
    Ok(format!(
        "arn:{partition}:kafkaconnect:{region}:{account}:{resource}/{name}/{id}"
    ))
}
