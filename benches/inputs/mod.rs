//! The documents for the benchmarks, with the names that benches/README.md uses.

use std::fmt::Write as _;

/// A typical automatic capacity.
pub(crate) const A: &str = r#"{
  "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa17ea2-0b1c-4f5e-9d0a-6a3c1b2d3e4f-2",
  "currentVersion": "K2EUQ1WTGCTBG2",
  "capacity": {
    "autoScaling": {
      "maxWorkerCount": 10,
      "mcuCount": 2,
      "minWorkerCount": 1,
      "scaleInPolicy": { "cpuUtilizationPercentage": 20 },
      "scaleOutPolicy": { "cpuUtilizationPercentage": 80 },
      "maxAutoscalingTaskCount": 20
    }
  }
}"#;

/// The configuration of a sink from its documentation, with common additions.
const PROPERTIES: [(&str, &str); 40] = [
    ("connector.class", "io.confluent.connect.s3.S3SinkConnector"),
    ("tasks.max", "4"),
    ("topics.regex", "orders\\.(created|paid|shipped)"),
    ("s3.region", "us-east-1"),
    ("s3.bucket.name", "orders-archive"),
    ("s3.part.size", "5242880"),
    ("flush.size", "10000"),
    ("storage.class", "io.confluent.connect.s3.storage.S3Storage"),
    (
        "format.class",
        "io.confluent.connect.s3.format.json.JsonFormat",
    ),
    (
        "partitioner.class",
        "io.confluent.connect.storage.partitioner.TimeBasedPartitioner",
    ),
    ("path.format", "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH"),
    ("locale", "en-US"),
    ("timezone", "UTC"),
    ("partition.duration.ms", "3600000"),
    ("timestamp.extractor", "RecordField"),
    ("timestamp.field", "created_at"),
    ("rotate.interval.ms", "600000"),
    ("rotate.schedule.interval.ms", "600000"),
    ("schema.compatibility", "NONE"),
    (
        "key.converter",
        "org.apache.kafka.connect.storage.StringConverter",
    ),
    (
        "value.converter",
        "org.apache.kafka.connect.json.JsonConverter",
    ),
    ("value.converter.schemas.enable", "false"),
    ("errors.tolerance", "all"),
    ("errors.log.enable", "true"),
    ("errors.log.include.messages", "false"),
    (
        "errors.deadletterqueue.topic.name",
        "orders-archive-dead-letters",
    ),
    ("errors.deadletterqueue.topic.replication.factor", "3"),
    ("errors.deadletterqueue.context.headers.enable", "true"),
    ("errors.retry.timeout", "600000"),
    ("errors.retry.delay.max.ms", "30000"),
    ("consumer.override.max.poll.records", "500"),
    ("consumer.override.fetch.min.bytes", "1048576"),
    ("consumer.override.auto.offset.reset", "earliest"),
    ("transforms", "mask,route"),
    (
        "transforms.mask.type",
        "org.apache.kafka.connect.transforms.MaskField$Value",
    ),
    ("transforms.mask.fields", "card_number,card_holder"),
    (
        "transforms.route.type",
        "org.apache.kafka.connect.transforms.RegexRouter",
    ),
    ("transforms.route.regex", "orders\\.(.*)"),
    ("transforms.route.replacement", "archive-$1"),
    ("s3.object.tagging", "true"),
];

/// `A` with each of these texts replaced.
fn mistaken(replacements: &[(&str, &str)]) -> String {
    replacements.iter().fold(A.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    })
}

/// `A` with one violation.
pub(crate) fn a_with_one_violation() -> String {
    mistaken(&[(r#""mcuCount": 2"#, r#""mcuCount": 3"#)])
}

/// `A` with eight violations, all of a kind that a struct without checks accepts.
pub(crate) fn a_with_eight_violations() -> String {
    mistaken(&[
        ("arn:aws:", "arn:amazon:"),
        ("K2EUQ1WTGCTBG2", ""),
        (r#""maxWorkerCount": 10"#, r#""maxWorkerCount": 0"#),
        (r#""mcuCount": 2"#, r#""mcuCount": 3"#),
        // Also greater than the maximum.
        (r#""minWorkerCount": 1"#, r#""minWorkerCount": 5"#),
        (": 20 }", ": 0 }"),
        (": 80 }", ": 101 }"),
        ("maxAutoscalingTaskCount", "workerCount"),
    ])
}

fn configuration(properties: impl Iterator<Item = (String, String)>) -> String {
    let mut text = r#"{
  "connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa17ea2-0b1c-4f5e-9d0a-6a3c1b2d3e4f-2",
  "currentVersion": "K2EUQ1WTGCTBG2",
  "connectorConfiguration": {"#.to_owned();
    for (index, (name, value)) in properties.enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let value = value.replace('\\', r"\\");
        let _ = write!(text, "{comma}\n    \"{name}\": \"{value}\"");
    }
    text + "\n  }\n}"
}

/// A configuration of 40 properties.
pub(crate) fn b() -> String {
    configuration(
        PROPERTIES
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into_iter(),
    )
}

/// `B` with a last value that is not a string.
pub(crate) fn b_with_one_wrong_value() -> String {
    let (before, after) = (
        r#""s3.object.tagging": "true""#,
        r#""s3.object.tagging": true"#,
    );
    let text = b();
    assert_eq!(text.matches(before).count(), 1);
    text.replace(before, after)
}

/// A configuration of 10,000 properties.
pub(crate) fn c() -> String {
    let property = |index| {
        (
            format!("conversion.rename{index}.renames"),
            format!("field_{index}:name_{index}"),
        )
    };
    configuration((0..10_000).map(property))
}

/// Line `index` of `D`: a capacity, fixed or automatic, or a configuration. None gets advice, because
/// printing advice would take most of the time.
pub(crate) fn line_of_d(index: usize) -> String {
    let start = format!(
        r#"{{"connectorArn":"arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders-{index}/4fa17ea2-0b1c-4f5e-9d0a-6a3c1b2d3e4f-2","currentVersion":"K{index:013}","#
    );
    let workers = index % 10 + 1;
    match index % 5 {
        0 => format!(
            r#"{start}"capacity":{{"provisionedCapacity":{{"mcuCount":4,"workerCount":{workers}}}}}}}"#
        ),
        1 | 2 => format!(
            r#"{start}"capacity":{{"autoScaling":{{"maxWorkerCount":{workers},"mcuCount":1,"minWorkerCount":1,"scaleInPolicy":{{"cpuUtilizationPercentage":20}},"scaleOutPolicy":{{"cpuUtilizationPercentage":80}}}}}}}}"#
        ),
        _ => {
            let [class, _, topics, ..] = PROPERTIES;
            // Others alone would get advice.
            let is_alone = |name: &str| {
                !["errors.", "transforms", "value.converter"]
                    .iter()
                    .any(|start| name.starts_with(start))
            };
            let others = PROPERTIES[3..].iter().filter(|(name, _)| is_alone(name));
            let others: Vec<_> = others.copied().collect();
            let properties: Vec<_> = (0..6)
                .map(|property| others[(index + property) % others.len()])
                .chain([class, topics])
                .map(|(name, value)| format!(r#""{name}":"{}""#, value.replace('\\', r"\\")))
                .collect();
            format!(
                r#"{start}"connectorConfiguration":{{{}}}}}"#,
                properties.join(",")
            )
        }
    }
}
