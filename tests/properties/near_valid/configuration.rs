//! Configurations that keep and break the rules on properties.

use arbitrary::{Result, Unstructured};

use crate::{
    json::{Json, has},
    secrets::MARKER,
};

/// Properties that rules look at, with values that keep and break the rules; `~` is the secret marker. No
/// alias is secret: it is a part of names, and shown in the name of the property that it lacks.
const PROPERTIES: &[(&str, &[&str])] = &[
    (
        "connector.class",
        &[
            "x.Sink",
            "x.Source",
            "x.ReplicatorSource",
            "~",
            " x.Sink",
            "",
            "x.MirrorSink",
            "x.Both",
            "x.Sink\r",
        ],
    ),
    (
        "connector.class",
        &[
            "x.SinkTask",
            "x.SourceTask",
            "x.Other",
            "x.SinkSource",
            "${a:b}",
        ],
    ),
    ("Connector_Class", &["x.Sink"]),
    ("topics", &["~", " ", "a , b,dead", "dead", "${a:b}"]),
    ("topics.regex", &["~", "\t", "a.*", "${a:b:c}"]),
    (
        "tasks.max",
        &[
            "0",
            "1",
            "+7",
            "2147483647",
            "2147483648",
            "1.0",
            "~",
            "$TASKS",
            " 2 ",
            "",
        ],
    ),
    (
        "errors.tolerance",
        &["all", "none", "ALL", " all ", "~", "${a:b}", "all", "all"],
    ),
    (
        "config.action.reload",
        &["none", "restart", "None", "~", "${a:b}"],
    ),
    ("exactly.once.support", &["required", "Requested", "~"]),
    (
        "transaction.boundary",
        &["poll", "INTERVAL", "connector", "~"],
    ),
    ("transaction.boundary.interval.ms", &["0", "-1", "~"]),
    (
        "errors.log.enable",
        &["true", "False", "~", "yes", "${a:b}"],
    ),
    ("errors.log.include.messages", &["TRUE", "~"]),
    (
        "errors.retry.timeout",
        &["-1", "9223372036854775807", "9223372036854775808", "~"],
    ),
    ("errors.retry.delay.max.ms", &["1", "1s"]),
    (
        "errors.deadletterqueue.topic.name",
        &["dead", "~", "", "b", "$DEAD"],
    ),
    (
        "errors.deadletterqueue.context.headers.enable",
        &["true", "~"],
    ),
    (
        "errors.deadletterqueue.topic.replication.factor",
        &["3", "32768", "-32768", "~"],
    ),
    (
        "transforms",
        &["a", "a,b", "a,", "a, a", "z", "a.b,a", "", "${a:b}"],
    ),
    ("transforms", &["a", "a, b", "b,a"]),
    (
        "transforms.a.type",
        &[
            "x.Y",
            "",
            "org.apache.kafka.connect.transforms.MaskField",
            "org.apache.kafka.connect.transforms.Cast$Key",
            "~",
        ],
    ),
    (
        "transforms.b.type",
        &[
            "org.apache.kafka.connect.transforms.Cast$",
            "org.apache.kafka.connect.transforms.Filter",
            "$TYPE",
        ],
    ),
    ("transforms.a.b.type", &["x.Y"]),
    ("transforms..type", &["x.Y"]),
    ("transforms.a.predicate", &["p", "q", "", "~", "${a:b}"]),
    ("transforms.a.negate", &["true", "no", "~"]),
    ("transforms.b.negate", &["TRUE", "${a:b}"]),
    ("predicates", &["p", "p,q", "p,p", "z"]),
    (
        "predicates.p.type",
        &["x.P", "", "org.apache.kafka.connect.transforms.MaskField"],
    ),
    ("predicates.q.pattern", &["~"]),
    ("topic.creation.groups", &["g", "default", "g,g", "~"]),
    ("topic.creation.g.partitions", &["1", "0", "-1", "~"]),
    ("topic.creation.h.partitions", &["0"]),
    (
        "topic.creation.default.partitions",
        &["-1", "2147483647", "2147483648", "~"],
    ),
    (
        "topic.creation.default.replication.factor",
        &["-1", "32767", "32768", "0"],
    ),
    ("topic.creation.enable", &["true"]),
    ("key.converter", &["x.K"]),
    ("key.converter.a", &["~"]),
    ("value.converter.b", &["~", "$B"]),
    ("value.converter.a", &["~"]),
    ("header.converter.a", &["~"]),
    ("consumer.max.poll.records", &["~"]),
    ("producer.a/b", &["~"]),
    ("admin.override.a", &["~"]),
    ("bootstrap.servers", &["~"]),
    ("config.providers", &["~"]),
    ("config.storage.topic", &["~"]),
    ("rest.port", &["~"]),
    ("rest.url", &["~"]),
    (
        "x.password",
        &["$${a:b}~", "${a:b}", "a$~", "$PASSWORD", "***", "~\r"],
    ),
    (
        "x.url",
        &[
            "http://$HOST/~",
            "\\${a:~}",
            "${a:arn:~}",
            "${a}",
            "{{ ~ }}",
            "<~>",
            "%(~)s",
            "**",
        ],
    ),
    ("apiKey", &["~", "true", "x${a:b}", " "]),
    ("gcs.credentials.json", &["~"]),
    ("x.keyfile", &["{~}", "/~"]),
    ("user.info", &["a:~", "a:", "${a:b}:${a:c}", "~"]),
    ("xapi.key", &["~"]),
    ("x.token.url", &["~"]),
    ("config.providers.a.token", &["~"]),
    (
        "x.connection",
        &[
            "jdbc:x://a/b?user=c&password=~",
            "jdbc:oracle:thin:a/~@b",
            "mongodb://a:~@b",
            "https://~@b",
            "SharedAccessKeyName=~;SharedAccessKey = '~'",
            "x password=\"${a:b}\" clientSecret=~;",
            "password=<~> pwd=",
            "token=~",
        ],
    ),
    (
        "x.header",
        &[
            "Authorization: Bearer ~",
            "Authorization: Basic ${a:b}",
            "Basic ~",
            "Basic authentication",
        ],
    ),
    (
        "x.pem",
        &[
            "-----BEGIN PRIVATE KEY-----\n~\n-----END PRIVATE KEY-----",
            "-----BEGIN CERTIFICATE-----\n~",
        ],
    ),
    ("x.template", &["$HOST"]),
    ("x.format", &["${HOST}"]),
    ("filters.x", &["<~>"]),
    (" x", &["~"]),
    ("x\u{a0}", &["~"]),
    ("x\n", &["~"]),
    ("x", &["~\r", "~\r\n"]),
];

/// The beginnings of configurations, some of which break rules that relate properties.
const BEGINNINGS: &[&[(&str, &str)]] = &[
    &[],
    &[],
    &[
        ("connector.class", "x.Sink"),
        ("topics", "a, dead"),
        ("errors.deadletterqueue.topic.name", "dead"),
    ],
    &[("connector.class", "x.Sink"), ("errors.tolerance", "all")],
    &[
        ("connector.class", "x.Source"),
        ("errors.deadletterqueue.topic.replication.factor", "~"),
    ],
    &[("connector.class", "~ ")],
    &[("topics.regex", "~"), ("topics", "a")],
    &[
        ("transforms", "a, b"),
        (
            "transforms.a.type",
            "org.apache.kafka.connect.transforms.MaskField",
        ),
        ("transforms.a.predicate", "q"),
    ],
];

pub(super) fn configuration(u: &mut Unstructured<'_>) -> Result<Json> {
    let marked =
        |name: &str, value: &str| (name.to_owned(), Json::string(&value.replace('~', MARKER)));
    if u.ratio(1, 16)? {
        return Ok(Json::Object(Vec::new()));
    }
    let beginning = u.choose(BEGINNINGS)?.iter();
    let mut members: Vec<_> = beginning.map(|(name, value)| marked(name, value)).collect();
    for _ in 0..u.int_in_range(0..=6)? {
        let (name, values) = *u.choose(PROPERTIES)?;
        if !has(&members, name) {
            members.push(marked(name, u.choose(values)?));
        }
    }
    for _ in 0..u.int_in_range(0..=2)? {
        let names = [
            "connector.class",
            "topics",
            "topics.regex",
            "password",
            "a.Sasl.jaas.config",
            "",
            "a/b~c",
            "capacity",
            "\u{1f980}",
        ];
        let name = *u.choose(&names)?;
        if !has(&members, name) {
            members.push((name.to_owned(), secret_string(u)?));
        }
    }
    // More names than are compared one by one.
    for index in 0..*u.choose(&[0, 0, 0, 20])? {
        members.push((format!("x{index}"), secret_string(u)?));
    }
    Ok(Json::Object(members))
}

pub(super) fn secret_string(u: &mut Unstructured<'_>) -> Result<Json> {
    let (before, after) = *u.choose(&[
        ("", ""),
        ("password=\n", "\\"),
        ("\"", "\u{e9}"),
        ("${x:y:", "}"),
    ])?;
    Ok(Json::string(&format!("{before}{MARKER}{after}")))
}
