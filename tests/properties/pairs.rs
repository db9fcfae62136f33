//! Pairs of a connector and a valid request for it, which differ in little.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

use crate::{secrets::MARKER, support::arn::arn};

/// A description of a connector, and a request.
pub(crate) struct Pair {
    pub(crate) connector: Value,
    pub(crate) request: Value,
}

/// Names of properties, of which some rules ask for.
const NAMES: [&str; 10] = [
    "connector.class",
    "tasks.max",
    "topics",
    "a/b~c",
    "connection.password",
    "exactly.once.support",
    "offsets.storage.topic",
    "transaction.boundary.interval.ms",
    "password:QZJXKWVY8642",
    "key=QZJXKWVY8642",
];

impl Pair {
    /// Makes a pair from `bytes`: the same bytes give the same pair.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self::draw(&mut Unstructured::new(bytes)).expect("what is missing counts as zeros")
    }

    fn draw(u: &mut Unstructured<'_>) -> Result<Self> {
        let mut request = json!({
            "connectorArn": arn("connector"),
            "currentVersion": *u.choose(&["K1", "K2"])?,
        });
        if u.ratio(1, 2)? {
            request["skipHealthValidation"] = u.arbitrary::<bool>()?.into();
        }
        let mut connector = described(u)?;
        if u.arbitrary()? {
            request["connectorConfiguration"] = configuration(u)?.into();
        } else {
            settings(u, &mut request)?;
        }
        // What is the same in both is rarely drawn.
        for name in [
            "capacity",
            "connectorConfiguration",
            "plugins",
            "workerConfiguration",
        ] {
            if request.get(name).is_some() && u.ratio(1, 4)? {
                connector[name] = request[name].clone();
            }
        }
        Ok(Self { connector, request })
    }
}

fn described(u: &mut Unstructured<'_>) -> Result<Value> {
    const STATES: [&str; 12] = [
        "RUNNING",
        "RUNNING",
        "PAUSED",
        "FAILED",
        "CREATING",
        "DELETING",
        "UPDATING",
        "PAUSING",
        "RESUMING",
        "RESTARTING",
        "DANCING",
        "A  QZJXKWVY8642",
    ];
    let mut connector = json!({
        "connectorDescription": MARKER,
        "stateDescription": { "code": MARKER, "message": MARKER },
        "kafkaCluster": { "apacheKafkaCluster": { "bootstrapServers": MARKER } },
        "ResponseMetadata": { MARKER: MARKER },
    });
    let own = arn("connector");
    let arns = [
        own.clone(),
        own.clone(),
        own.clone(),
        format!("{own}  {MARKER}"),
    ];
    let versions = ["K1", "K1", "K2", "K1  QZJXKWVY8642"];
    let kafka = ["2.7.1", "3.7.x", "2.7", MARKER];
    let members = [
        ("connectorArn", Value::from(u.choose(&arns)?.as_str())),
        ("currentVersion", (*u.choose(&versions)?).into()),
        ("connectorState", (*u.choose(&STATES)?).into()),
        ("kafkaConnectVersion", (*u.choose(&kafka)?).into()),
        ("capacity", capacity(u)?),
        ("connectorConfiguration", configuration(u)?.into()),
        ("plugins", plugins(u)?),
        (
            "workerConfiguration",
            revised(u, "workerConfigurationArn", "worker-configuration")?,
        ),
    ];
    for (name, value) in members {
        match u.int_in_range(0..=7)? {
            0 => {}
            1 => connector[name] = Value::Null,
            _ => connector[name] = value,
        }
    }
    if u.ratio(1, 12)? {
        connector["capacity"] = json!({});
    }
    if u.ratio(1, 4)?
        && let Some(scaling) = connector.pointer_mut("/capacity/autoScaling")
    {
        // As clients of typed languages print that there is no maximum.
        scaling["maxAutoscalingTaskCount"] = 0.into();
    }
    if u.ratio(1, 12)? {
        let plugins = connector["plugins"].as_array_mut().into_iter();
        plugins.for_each(|plugins| plugins.extend(plugins.clone()));
    }
    Ok(connector)
}

/// Settings of workers, at least one.
fn settings(u: &mut Unstructured<'_>, request: &mut Value) -> Result<()> {
    let which: u8 = u.int_in_range(1..=7)?;
    if which & 1 != 0 {
        request["capacity"] = capacity(u)?;
    }
    if which & 2 != 0 {
        request["plugins"] = plugins(u)?;
    }
    if which & 4 != 0 && u.arbitrary()? {
        request["useDefaultWorkerConfiguration"] = u.arbitrary::<bool>()?.into();
    } else if which & 4 != 0 {
        request["workerConfiguration"] =
            revised(u, "workerConfigurationArn", "worker-configuration")?;
    }
    Ok(())
}

fn capacity(u: &mut Unstructured<'_>) -> Result<Value> {
    let mut few = || u.int_in_range(1..=2_u8);
    if few()? == 1 {
        return Ok(json!({ "provisionedCapacity": { "mcuCount": few()?, "workerCount": few()? } }));
    }
    let mut scaling = json!({
        "maxWorkerCount": 1 + few()?,
        "mcuCount": few()?,
        "minWorkerCount": few()?,
        "scaleInPolicy": { "cpuUtilizationPercentage": 19 + few()? },
        "scaleOutPolicy": { "cpuUtilizationPercentage": 79 + few()? },
    });
    match u.int_in_range(0..=3)? {
        0 | 1 => {}
        tasks => scaling["maxAutoscalingTaskCount"] = (tasks + 1).into(),
    }
    Ok(json!({ "autoScaling": scaling }))
}

fn configuration(u: &mut Unstructured<'_>) -> Result<Map<String, Value>> {
    let mut properties = Map::new();
    for name in NAMES {
        let value = match u.int_in_range(0..=9)? {
            0 | 1 => continue,
            2 => MARKER.to_owned(),
            3 => format!("${{{MARKER}:{MARKER}:{MARKER}}}"),
            4 => "${a:b}".to_owned(),
            5 => "io.example.Sink".to_owned(),
            6 => "Sink".to_owned(),
            7 => String::new(),
            count => format!(" {} ", count - 7),
        };
        properties.insert(name.to_owned(), value.into());
    }
    Ok(properties)
}

fn plugins(u: &mut Unstructured<'_>) -> Result<Value> {
    let plugin = revised(u, "customPluginArn", "custom-plugin")?;
    Ok(json!([{ "customPlugin": plugin }]))
}

fn revised(u: &mut Unstructured<'_>, name: &str, resource: &str) -> Result<Value> {
    // What is unusual in an ARN is not shown. One of two signs is left if a byte is replaced.
    let unusual = if u.ratio(1, 4)? { "((QZJXKWVY8642" } else { "" };
    let arn = format!("{}{unusual}", arn(resource));
    Ok(json!({ name: arn, "revision": u.int_in_range(1..=2_u8)? }))
}
