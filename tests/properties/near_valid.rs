//! Nearly valid documents: valid ones from the contract's table, with up to five mistakes, each of which
//! breaks a known rule at a known place.

#[path = "near_valid/configuration.rs"]
mod configuration;

use arbitrary::{Result, Unstructured};
use msk_connect_preflight::{Level, Options, Request, Revision, Rule, Shape, WorkerCount};

use self::configuration::{configuration, secret_string};
use crate::{
    json::{Json, has, is_repeated},
    secrets::SECRET_NUMBER,
    support::{
        arn,
        pointer::place,
        second_opinion::{Contract, Form, is_like},
        violations::violations,
    },
};

/// The options of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Setting {
    pub(crate) revision: Revision,
    pub(crate) shape: Shape,
    pub(crate) worker_limit: Option<i32>,
}

impl Setting {
    /// The options; for a part of a request, they supply the connector, so that a request comes out.
    pub(crate) fn options(self) -> Options {
        match self.form() {
            Form::Part(_) => self
                .plain_options()
                .connector_arn(arn::arn("connector"))
                .current_version("K1"),
            _ => self.plain_options(),
        }
    }

    pub(crate) fn plain_options(self) -> Options {
        let options = Options::default().revision(self.revision).shape(self.shape);
        match self.worker_limit {
            Some(limit) => options.worker_limit(WorkerCount::new(limit).expect("it is a limit")),
            None => options,
        }
    }

    pub(crate) fn contract(self) -> Contract {
        Contract {
            is_2026_10: self.is_2026_10(),
            worker_limit: self.most_workers().into(),
            worker_quota: self.worker_limit.unwrap_or(10).max(10).into(),
            form: self.form(),
        }
    }

    pub(crate) fn form(self) -> Form {
        Form::of(self.shape.name())
    }

    fn is_2026_10(self) -> bool {
        self.revision == Revision::V2026_10
    }

    fn most_workers(self) -> i64 {
        self.worker_limit.unwrap_or(i32::MAX).into()
    }
}

/// A document, the options to check it with, and its mistakes.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) setting: Setting,
    pub(crate) document: Json,
    /// The rule of each mistake and its place. There may be more: one mistake can lead to others.
    pub(crate) planted: Vec<(Rule, String)>,
    /// Decides about white space, escapes and order.
    pub(crate) seed: u64,
}

impl Sample {
    /// Makes a sample from `bytes`: the same bytes give the same sample.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self::draw(&mut Unstructured::new(bytes)).expect("what is missing counts as zeros")
    }

    pub(crate) fn text(&self) -> String {
        self.document.text(&mut fastrand::Rng::with_seed(self.seed))
    }

    fn draw(u: &mut Unstructured<'_>) -> Result<Self> {
        let limits = [
            None,
            Some(60),
            Some(1),
            Some(2),
            Some(10),
            Some(1_000),
            Some(i32::MAX),
        ];
        let setting = Setting {
            revision: *u.choose(Revision::ALL)?,
            shape: *u.choose(&[
                Shape::Request,
                Shape::Request,
                Shape::Request,
                Shape::Body,
                Shape::Capacity,
                Shape::Configuration,
            ])?,
            worker_limit: *u.choose(&limits)?,
        };
        let document = valid(u, setting)?;
        // The mistakes of a part are those of a body around it.
        let shape = match setting.form() {
            Form::Part(_) => Shape::Body,
            _ => setting.shape,
        };
        let mut mistakes = Mistakes {
            setting: Setting { shape, ..setting },
            document,
            planted: Vec::new(),
            settled: Vec::new(),
        };
        for _ in 0..u.int_in_range(0..=5)? {
            mistakes.add(u)?;
        }
        for _ in 0..*u.choose(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 5])? {
            mistakes.misspell(u)?;
        }
        if let Form::Part(name) = setting.form() {
            mistakes.keep(name);
        }
        mistakes.forget_choices();
        Ok(Self {
            setting,
            document: mistakes.document,
            planted: mistakes.planted,
            seed: u.arbitrary()?,
        })
    }
}

const CHANGES: &[&str] = &[
    "/capacity",
    "/connectorConfiguration",
    "/useDefaultWorkerConfiguration",
    "/plugins",
    "/workerConfiguration",
];

/// The objects of the table, with their allowed names, those of `2026-10` last.
const OBJECTS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "connectorArn",
            "currentVersion",
            "capacity",
            "connectorConfiguration",
            "skipHealthValidation",
            "useDefaultWorkerConfiguration",
            "plugins",
            "workerConfiguration",
        ],
    ),
    ("/capacity", &["autoScaling", "provisionedCapacity"]),
    (
        "/capacity/autoScaling",
        &[
            "maxWorkerCount",
            "mcuCount",
            "minWorkerCount",
            "scaleInPolicy",
            "scaleOutPolicy",
            "maxAutoscalingTaskCount",
        ],
    ),
    (
        "/capacity/autoScaling/scaleInPolicy",
        &["cpuUtilizationPercentage"],
    ),
    (
        "/capacity/autoScaling/scaleOutPolicy",
        &["cpuUtilizationPercentage"],
    ),
    (
        "/capacity/provisionedCapacity",
        &["mcuCount", "workerCount"],
    ),
    ("/plugins/0", &["customPlugin"]),
    ("/plugins/0/customPlugin", &["customPluginArn", "revision"]),
    (
        "/workerConfiguration",
        &["workerConfigurationArn", "revision"],
    ),
];

const REQUIRED: &[&str] = &[
    "/connectorArn",
    "/currentVersion",
    "/capacity/autoScaling/maxWorkerCount",
    "/capacity/autoScaling/mcuCount",
    "/capacity/autoScaling/minWorkerCount",
    "/capacity/autoScaling/scaleInPolicy",
    "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage",
    "/capacity/autoScaling/scaleOutPolicy",
    "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
    "/capacity/provisionedCapacity/mcuCount",
    "/capacity/provisionedCapacity/workerCount",
    "/plugins/0/customPlugin",
    "/plugins/0/customPlugin/customPluginArn",
    "/plugins/0/customPlugin/revision",
    "/workerConfiguration/workerConfigurationArn",
    "/workerConfiguration/revision",
];

const MAX_WORKERS: &str = "/capacity/autoScaling/maxWorkerCount";
const MIN_WORKERS: &str = "/capacity/autoScaling/minWorkerCount";
pub(crate) const WORKER_COUNTS: &[&str] = &[
    MAX_WORKERS,
    MIN_WORKERS,
    "/capacity/provisionedCapacity/workerCount",
];
const MCU_COUNTS: &[&str] = &[
    "/capacity/autoScaling/mcuCount",
    "/capacity/provisionedCapacity/mcuCount",
];
const PERCENTAGES: &[&str] = &[
    "/capacity/autoScaling/scaleInPolicy/cpuUtilizationPercentage",
    "/capacity/autoScaling/scaleOutPolicy/cpuUtilizationPercentage",
];
const REVISIONS: &[&str] = &[
    "/plugins/0/customPlugin/revision",
    "/workerConfiguration/revision",
];
const TASKS: &str = "/capacity/autoScaling/maxAutoscalingTaskCount";

/// Names of no member, or of a member elsewhere.
const OTHER_NAMES: &[&str] = &[
    "Capacity",
    "mcu_count",
    "mcuCount",
    "revision",
    "plugins",
    "skipHealthValidation",
    "connectorArn",
    "currentVersion",
    "connectorName",
    "connector.class",
    "",
    "a/b~c",
    "__proto__",
    "\u{202e}\u{7}",
    "\u{1f980}",
];

/// A name in a style that is not that of the API.
fn in_a_style(u: &mut Unstructured<'_>, name: &str) -> Result<String> {
    let spaced = |separator: char| {
        let mut spaced = String::new();
        for c in name.chars() {
            if c.is_ascii_uppercase() {
                spaced.push(separator);
            }
            spaced.push(c);
        }
        spaced
    };
    let (first, rest) = name.split_at(1);
    let styles = [
        [&first.to_uppercase(), rest].concat(),
        spaced('_').to_lowercase(),
        spaced('-').to_lowercase(),
        spaced('_').to_uppercase(),
        spaced(' '),
        name.to_uppercase(),
        format!("_{name} "),
    ];
    u.choose(&styles).cloned()
}

fn object(members: Vec<(&str, Json)>) -> Json {
    let members = members.into_iter();
    Json::Object(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn valid(u: &mut Unstructured<'_>, setting: Setting) -> Result<Json> {
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

fn capacity(u: &mut Unstructured<'_>, setting: Setting) -> Result<Json> {
    let capacity = if u.ratio(2, 3)? {
        ("autoScaling", auto_scaling(u, setting)?)
    } else {
        ("provisionedCapacity", provisioned_capacity(u, setting)?)
    };
    Ok(object(vec![capacity]))
}

fn auto_scaling(u: &mut Unstructured<'_>, setting: Setting) -> Result<Json> {
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

fn provisioned_capacity(u: &mut Unstructured<'_>, setting: Setting) -> Result<Json> {
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

fn worker_count(u: &mut Unstructured<'_>, setting: Setting) -> Result<i64> {
    let most = setting.most_workers();
    let counts = [1, 2, 3, 10, 59, 60, 61, 120, most / 2 + 1, most - 1, most];
    Ok((*u.choose(&counts)?).clamp(1, most))
}

fn mcu_count(u: &mut Unstructured<'_>) -> Result<Json> {
    let count = *u.choose(&[1, 2, 4, 8])?;
    integer(u, count)
}

fn plugin(u: &mut Unstructured<'_>) -> Result<Json> {
    let members = vec![
        ("customPluginArn", arn(u, "custom-plugin")?),
        ("revision", revision(u)?),
    ];
    Ok(object(vec![("customPlugin", object(members))]))
}

fn worker_configuration(u: &mut Unstructured<'_>) -> Result<Json> {
    Ok(object(vec![
        ("workerConfigurationArn", arn(u, "worker-configuration")?),
        ("revision", revision(u)?),
    ]))
}

fn revision(u: &mut Unstructured<'_>) -> Result<Json> {
    let revision = *u.choose(&[1, 2, i64::MAX - 1, i64::MAX])?;
    integer(u, revision)
}

fn boolean(u: &mut Unstructured<'_>) -> Result<Json> {
    Ok(Json::Scalar(u.arbitrary::<bool>()?.to_string()))
}

/// An integer in one of its JSON notations.
fn integer(u: &mut Unstructured<'_>, value: i64) -> Result<Json> {
    // Beyond this, a double would change the integer.
    let forms = if value.unsigned_abs() < 1 << 50 { 7 } else { 0 };
    Ok(Json::Scalar(match u.int_in_range(0..=forms)? {
        5 => format!("{value}.0"),
        6 => format!("{value}e0"),
        7 if value != 0 => format!("{value}0E-1"),
        _ => value.to_string(),
    }))
}

fn arn(u: &mut Unstructured<'_>, resource: &str) -> Result<Json> {
    right_arn(u, resource).map(|arn| Json::string(&arn))
}

fn right_arn(u: &mut Unstructured<'_>, resource: &str) -> Result<String> {
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

/// The ARN with a mistake in its format.
fn wrong_arn(u: &mut Unstructured<'_>, resource: &str) -> Result<Json> {
    let good = right_arn(u, resource)?;
    let fields: Vec<&str> = good.splitn(6, ':').collect();
    let with = |index: usize, field: &str| {
        let mut fields = fields.clone();
        fields[index] = field;
        fields.join(":")
    };
    let path = |segments: &[&str]| with(5, &segments.join("/"));
    Ok(Json::string(&match u.int_in_range(0..=21)? {
        0 => with(0, "ARN"),
        1 => with(1, "aws-"),
        2 => with(1, "aws-CN"),
        3 => with(1, "amazon"),
        4 => with(2, "kafka"),
        5 => with(3, ""),
        6 => with(3, "US-EAST-1"),
        7 => with(4, "12345678901"),
        8 => with(4, "1234567890123"),
        9 => with(4, "12345678901a"),
        10 => path(&["cluster", "orders", "1"]),
        11 => path(&[resource, "", "1"]),
        12 => path(&[resource, &"n".repeat(129), "1"]),
        13 => path(&[resource, "a b", "1"]),
        14 => path(&[resource, "orders"]),
        15 => path(&[resource, "orders", ""]),
        16 => path(&[resource, "orders", "1", "2"]),
        17 => format!("{good}\n"),
        18 => format!(" {good}"),
        19 => format!("{good}\u{e9}"),
        20 => format!("{good}\u{7f}"),
        _ => String::new(),
    }))
}

/// A value whose type does not begin with a character of `but`. All strings in it, and all numbers except
/// the value itself, must stay secret.
fn anything(u: &mut Unstructured<'_>, but: &[char]) -> Result<Json> {
    let nested = object(vec![(
        "connectorConfiguration",
        object(vec![("a", secret_string(u)?)]),
    )]);
    let candidates = [
        secret_string(u)?,
        Json::Scalar("null".to_owned()),
        Json::Scalar("true".to_owned()),
        Json::Scalar("4.5".to_owned()),
        Json::Scalar("-92233720368547758080".to_owned()),
        // Without its bracket, the first element could be in a place where it may be shown.
        Json::Array(vec![
            Json::Scalar("null".to_owned()),
            secret_string(u)?,
            Json::Scalar(SECRET_NUMBER.to_owned()),
            nested.clone(),
        ]),
        Json::Object(Vec::new()),
        nested,
    ];
    let fits = |value: &&Json| {
        let begin = match value {
            Json::Scalar(text) => text.chars().next().unwrap_or_default(),
            Json::Array(_) => '[',
            Json::Object(_) => '{',
        };
        !but.contains(&begin)
    };
    let candidates: Vec<_> = candidates.iter().filter(fits).collect();
    u.choose(&candidates).map(|value| (*value).clone())
}

/// A value for a place where no number may be shown.
fn hidden(u: &mut Unstructured<'_>, but: &[char]) -> Result<Json> {
    Ok(if u.ratio(1, 4)? {
        Json::Scalar(SECRET_NUMBER.to_owned())
    } else {
        anything(u, but)?
    })
}

/// A document with planted mistakes, none of which undoes another.
struct Mistakes {
    setting: Setting,
    document: Json,
    planted: Vec<(Rule, String)>,
    /// Places on which a mistake depends: they, their parents and their content must not change.
    settled: Vec<String>,
}

impl Mistakes {
    fn add(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let rules = Rule::ALL.iter();
        let rules: Vec<_> = rules
            .filter(|rule| rule.level() == Level::Violation)
            .filter(|rule| rule.since() <= self.setting.revision)
            .collect();
        let rule = **u.choose(&rules)?;
        let at = match rule {
            Rule::Type => self.wrong_type(u)?,
            Rule::UnknownMember => self.unknown_member(u)?,
            Rule::DuplicateMember => self.duplicate_member(u)?,
            Rule::Required => {
                let at = self.open_place(u, REQUIRED)?;
                at.inspect(|at| self.remove(at))
            }
            Rule::ExactlyOneChange => self.wrong_changes(u)?,
            Rule::ExactlyOneCapacity => self.wrong_capacities(u)?,
            Rule::McuCount => self.replace(u, MCU_COUNTS, &[0, 3, 5, 6, 7, 9, 16])?,
            Rule::WorkerCount => {
                let above = self.setting.most_workers() + 1;
                self.replace(u, WORKER_COUNTS, &[0, above])?
            }
            Rule::WorkerOrder => self.wrong_worker_order(u)?,
            Rule::TaskCount => self.replace(u, &[TASKS], &[0, 2_147_483_648])?,
            Rule::TaskOrder => self.wrong_task_order(u)?,
            Rule::CpuUtilization => self.replace(u, PERCENTAGES, &[0, 101])?,
            Rule::ConnectorArn => self.replace_arn(u, "/connectorArn", "connector")?,
            Rule::CurrentVersion => {
                let at = self.open_place(u, &["/currentVersion"])?;
                at.inspect(|at| self.put(at, Json::string("")))
            }
            Rule::OnePlugin => self.wrong_plugins(u)?,
            Rule::CustomPluginArn => self.replace_arn(
                u,
                "/plugins/0/customPlugin/customPluginArn",
                "custom-plugin",
            )?,
            Rule::WorkerConfigurationArn => {
                let at = "/workerConfiguration/workerConfigurationArn";
                self.replace_arn(u, at, "worker-configuration")?
            }
            Rule::Revision => self.replace(u, REVISIONS, &[0])?,
            Rule::WorkerConfigurationChoice => self.wrong_worker_configurations(u)?,
            _ => None,
        };
        let at = at.or_else(|| self.example(rule));
        if let Some(at) = at {
            self.settled.push(at.clone());
            self.planted.push((rule, at));
        }
        Ok(())
    }

    /// Keeps the member `name` and the mistakes in it. If all mistakes are elsewhere, they may have changed
    /// it, so that a valid one takes its place.
    fn keep(&mut self, name: &str) {
        let root = place("", name);
        let is_changed = !self.planted.is_empty();
        self.planted.retain_mut(|(rule, at)| {
            let inside = at.strip_prefix(&root).map(str::to_owned);
            let is_inside = inside.as_ref().is_some_and(|inside| {
                let of_value = matches!(rule, Rule::Type | Rule::ExactlyOneCapacity);
                inside.starts_with('/') || inside.is_empty() && of_value
            });
            *at = inside.unwrap_or_default();
            is_inside
        });
        match self.document.at(&root) {
            Some(part) if !is_changed || !self.planted.is_empty() => self.document = part.clone(),
            _ => {
                let valid = match name {
                    "capacity" => r#"{"provisionedCapacity": {"mcuCount": 1, "workerCount": 1}}"#,
                    _ => "{}",
                };
                self.document = Json::parse(valid).expect("it is JSON");
                self.planted.clear();
            }
        }
    }

    /// Puts the document that breaks the rule in place of one that is still without a mistake.
    fn example(&mut self, rule: Rule) -> Option<String> {
        let text = rule.invalid_example();
        let read = Request::from_json(text, &self.setting.options());
        let violations = violations(&read).iter();
        let violation = violations
            .clone()
            .find(|violation| violation.rule() == rule)?;
        if !self.settled.is_empty() || !self.planted.is_empty() {
            return None;
        }
        self.document = Json::parse(text)?;
        self.settle(CHANGES);
        self.settled
            .extend(violations.map(|violation| violation.pointer().to_owned()));
        Some(violation.pointer().to_owned())
    }

    fn settle(&mut self, places: &[&str]) {
        self.settled
            .extend(places.iter().map(|at| (*at).to_owned()));
    }

    /// Whether no mistake depends on the value at `at`, its parents, or its content.
    fn is_open(&self, at: &str) -> bool {
        let holds = |outer: &str, inner: &str| {
            let rest = inner.strip_prefix(outer);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        // Mistakes at the document itself fix the places that they depend on instead.
        let settled = self.settled.iter().filter(|settled| !settled.is_empty());
        let mut settled = settled.map(String::as_str);
        settled.all(|settled| !holds(settled, at) && !holds(at, settled))
    }

    /// One of `places` that exists and may be changed.
    fn open_place(&self, u: &mut Unstructured<'_>, places: &[&str]) -> Result<Option<String>> {
        let places = places.iter();
        let open: Vec<_> = places
            .filter(|at| self.document.at(at).is_some() && self.is_open(at))
            .collect();
        if open.is_empty() {
            return Ok(None);
        }
        Ok(Some((**u.choose(&open)?).to_owned()))
    }

    fn put(&mut self, at: &str, value: Json) {
        if let Some(place) = self.document.at_mut(at) {
            *place = value;
        } else if let Some((parent, name)) = at.rsplit_once('/')
            && let Some(members) = self.document.members(parent)
        {
            members.push((name.to_owned(), value));
        }
    }

    fn remove(&mut self, at: &str) {
        if let Some((parent, name)) = at.rsplit_once('/')
            && let Some(members) = self.document.members(parent)
        {
            members.retain(|(known, _)| known != name);
        }
    }

    /// Replaces the integer at one of `places` by one of `values`, or by one beyond 64 bits.
    fn replace(
        &mut self,
        u: &mut Unstructured<'_>,
        places: &[&str],
        values: &[i64],
    ) -> Result<Option<String>> {
        let Some(at) = self.open_place(u, places)? else {
            return Ok(None);
        };
        let far = [i64::MIN, -1, -2_147_483_649];
        let values: Vec<_> = values.iter().chain(&far).copied().collect();
        let value = *u.choose(&values)?;
        let value = match u.int_in_range(0..=9)? {
            8 => Json::Scalar("-9223372036854775809".to_owned()),
            9 => Json::Scalar("9223372036854777857".to_owned()),
            _ => integer(u, value)?,
        };
        self.put(&at, value);
        Ok(Some(at))
    }

    fn replace_arn(
        &mut self,
        u: &mut Unstructured<'_>,
        at: &str,
        resource: &str,
    ) -> Result<Option<String>> {
        let at = self.open_place(u, &[at])?;
        if let Some(at) = &at {
            let arn = wrong_arn(u, resource)?;
            self.put(at, arn);
        }
        Ok(at)
    }

    fn wrong_type(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let pointers = self.document.pointers();
        let is_of_the_table = |at: &&str| {
            let (parent, name) = at.rsplit_once('/').unwrap_or_default();
            let mut objects = OBJECTS.iter();
            at.is_empty()
                || *at == "/plugins/0"
                || parent == "/connectorConfiguration"
                || objects.any(|(object, names)| *object == parent && names.contains(&name))
        };
        let places: Vec<_> = pointers
            .iter()
            .map(String::as_str)
            .filter(is_of_the_table)
            .collect();
        let Some(at) = self.open_place(u, &places)? else {
            return Ok(None);
        };
        let value = match self.document.at(&at) {
            Some(Json::Object(_)) => anything(u, &['{'])?,
            Some(Json::Array(_)) => anything(u, &['['])?,
            _ if at.starts_with("/connectorConfiguration/") => hidden(u, &['"'])?,
            Some(Json::Scalar(text)) if text.starts_with('"') => anything(u, &['"'])?,
            Some(Json::Scalar(text)) if text.starts_with(['t', 'f']) => anything(u, &['t'])?,
            // An integer beyond 64 bits counts as an integer.
            _ => anything(u, &['-'])?,
        };
        self.put(&at, value);
        if at.is_empty() {
            // Later mistakes would have no place.
            self.settle(CHANGES);
        }
        Ok(Some(at))
    }

    fn unknown_member(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let (object, known) = *u.choose(OBJECTS)?;
        let name = *u.choose(OTHER_NAMES)?;
        let is_known = known.contains(&name)
            && (self.setting.is_2026_10() || !["plugins", "skipHealthValidation"].contains(&name))
            && (self.setting.shape == Shape::Request
                || !["connectorArn", "currentVersion"].contains(&name));
        let at = place(object, name);
        let meant = known.iter().find(|known| is_like(known, name));
        let value = match name {
            // In a document that is not a body, these strings may be shown.
            "connectorArn" | "currentVersion" => anything(u, &['"'])?,
            // As may numbers, if the right name is not there.
            _ if meant.is_some() => anything(u, &['"'])?,
            _ => hidden(u, &[])?,
        };
        if meant.is_some_and(|meant| !self.is_open(&place(object, meant))) {
            return Ok(None);
        }
        match self.document.members(object) {
            Some(members) if !is_known && !has(members, name) => {
                members.push((name.to_owned(), value));
                self.settled.extend(meant.map(|meant| place(object, meant)));
                Ok(Some(at))
            }
            _ => Ok(None),
        }
    }

    /// Forgets that nothing was chosen in objects with unknown names, one of which may belong in a choice.
    fn forget_choices(&mut self) {
        let unknown = |(rule, at): &(Rule, String)| {
            let (object, _) = at.rsplit_once('/')?;
            (*rule == Rule::UnknownMember).then(|| object.to_owned())
        };
        let objects: Vec<_> = self.planted.iter().filter_map(unknown).collect();
        self.planted.retain(|(rule, at)| {
            let is_choice = [Rule::ExactlyOneChange, Rule::ExactlyOneCapacity].contains(rule);
            !(is_choice && objects.contains(at))
        });
    }

    /// Writes the name of a member in another style, or adds the member again in another style.
    fn misspell(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let pointers = self.document.pointers();
        let places = pointers.iter().filter_map(|at| {
            let (parent, name) = at.rsplit_once('/')?;
            let mut objects = OBJECTS.iter();
            let (_, names) = objects.find(|(object, _)| is_like(object, parent))?;
            Some((parent, names.iter().find(|known| is_like(known, name))?))
        });
        let places: Vec<_> = places.collect();
        if places.is_empty() {
            return Ok(());
        }
        let (parent, known) = *u.choose(&places)?;
        let misspelt = in_a_style(u, known)?;
        let members = self.document.members(parent).expect("it is a parent");
        if misspelt == *known || has(members, &misspelt) {
            return Ok(());
        }
        if has(members, known) && u.ratio(4, 5)? {
            for (name, _) in members.iter_mut().filter(|(name, _)| name == known) {
                name.clone_from(&misspelt);
            }
            let (before, after) = (place(parent, known), place(parent, &misspelt));
            for at in self.planted.iter_mut().map(|(_, at)| at) {
                if let Some(inside) = at.strip_prefix(&before)
                    && (inside.is_empty() || inside.starts_with('/'))
                {
                    *at = format!("{after}{inside}");
                }
            }
        } else {
            // The member is there under another name, so that this one means nothing.
            members.push((misspelt.clone(), anything(u, &['"'])?));
        }
        self.planted
            .push((Rule::UnknownMember, place(parent, &misspelt)));
        Ok(())
    }

    fn duplicate_member(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let mut objects: Vec<_> = OBJECTS.iter().map(|(at, _)| *at).collect();
        objects.push("/connectorConfiguration");
        let object = *u.choose(&objects)?;
        let times = *u.choose(&[1, 1, 2])?;
        // Not a string: if the first name is misspelt, it could be an ARN, which may be shown.
        let value = anything(u, &['"'])?;
        let members = self.document.members(object);
        let Some(members) = members.filter(|members| !members.is_empty()) else {
            return Ok(None);
        };
        let name = u.choose(members)?.0.clone();
        if is_repeated(members, &name) {
            return Ok(None);
        }
        members.extend((0..times).map(|_| (name.clone(), value.clone())));
        Ok(Some(place(object, &name)))
    }

    fn wrong_changes(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let there = |at: &str| self.document.at(at).is_some();
        let (settings, configuration) = (there("/capacity"), there("/connectorConfiguration"));
        if u.arbitrary()? && CHANGES.iter().all(|at| self.is_open(at)) {
            for at in CHANGES {
                self.remove(at);
            }
        } else if configuration && self.is_open("/capacity") && !settings {
            let capacity = capacity(u, self.setting)?;
            self.put("/capacity", capacity);
        } else if !configuration && self.is_open("/connectorConfiguration") {
            let configuration = object(vec![("connector.class", secret_string(u)?)]);
            self.put("/connectorConfiguration", configuration);
        } else {
            return Ok(None);
        }
        self.settle(CHANGES);
        Ok(Some(String::new()))
    }

    fn wrong_capacities(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let kinds = ["/capacity/autoScaling", "/capacity/provisionedCapacity"];
        let both: bool = u.arbitrary()?;
        let Some(members) = self.document.members("/capacity") else {
            return Ok(None);
        };
        let [auto_scaled, provisioned] =
            ["autoScaling", "provisionedCapacity"].map(|kind| has(members, kind));
        if auto_scaled == provisioned || !kinds.into_iter().all(|at| self.is_open(at)) {
            return Ok(None);
        }
        if !both {
            for at in kinds {
                self.remove(at);
            }
        } else if auto_scaled {
            let provisioned = provisioned_capacity(u, self.setting)?;
            self.put(kinds[1], provisioned);
        } else {
            let auto_scaling = auto_scaling(u, self.setting)?;
            self.put(kinds[0], auto_scaling);
        }
        Ok(Some("/capacity".to_owned()))
    }

    fn wrong_worker_order(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let places = [MAX_WORKERS, MIN_WORKERS];
        let is_open = |at: &&str| self.document.at(at).is_some() && self.is_open(at);
        if !places.iter().all(is_open) {
            return Ok(None);
        }
        let most = worker_count(u, self.setting)?;
        let fewest = most.saturating_add(*u.choose(&[1, 2, 60, i64::MAX])?);
        self.put_in_wrong_order(u, most, MIN_WORKERS, fewest)
    }

    fn wrong_task_order(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        if self.open_place(u, &[MAX_WORKERS])?.is_none() || !self.is_open(TASKS) {
            return Ok(None);
        }
        let most = worker_count(u, self.setting)?;
        let tasks = *u.choose(&[most - 1, most / 2, i64::MIN])?;
        self.put_in_wrong_order(u, most, TASKS, tasks)
    }

    /// Sets `most` workers and, at the place `at`, a number that contradicts them.
    fn put_in_wrong_order(
        &mut self,
        u: &mut Unstructured<'_>,
        most: i64,
        at: &str,
        other: i64,
    ) -> Result<Option<String>> {
        let (most, other) = (integer(u, most)?, integer(u, other)?);
        self.put(MAX_WORKERS, most);
        self.put(at, other);
        self.settle(&[MAX_WORKERS]);
        Ok(Some(at.to_owned()))
    }

    fn wrong_plugins(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let at = self.open_place(u, &["/plugins"])?;
        let many = u.arbitrary()?;
        if let Some(at) = &at {
            let plugins = if many {
                vec![plugin(u)?, plugin(u)?]
            } else {
                Vec::new()
            };
            self.put(at, Json::Array(plugins));
        }
        Ok(at)
    }

    fn wrong_worker_configurations(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let (configuration, default) = ("/workerConfiguration", "/useDefaultWorkerConfiguration");
        let [chosen, defaulted] = [configuration, default].map(|at| self.document.at(at).is_some());
        if chosen && !defaulted && self.is_open(default) {
            let default_value = boolean(u)?;
            self.put(default, default_value);
        } else if defaulted && !chosen && self.is_open(configuration) {
            let value = worker_configuration(u)?;
            self.put(configuration, value);
        } else {
            return Ok(None);
        }
        self.settle(&[configuration, default]);
        Ok(Some(String::new()))
    }
}
