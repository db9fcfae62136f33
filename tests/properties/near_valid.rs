//! Nearly valid documents: valid ones from the contract's table, with up to five mistakes, each of which
//! breaks a known rule at a known place.

#[path = "near_valid/configuration.rs"]
mod configuration;
#[path = "near_valid/mistakes.rs"]
mod mistakes;
#[path = "near_valid/planted.rs"]
mod planted;
#[path = "near_valid/valid.rs"]
mod valid;
#[path = "near_valid/wrong.rs"]
mod wrong;

use arbitrary::{Result, Unstructured};
use msk_connect_preflight::{Options, Revision, Rule, Shape, WorkerCount};

use self::{mistakes::Mistakes, valid::valid};
use crate::{
    json::Json,
    support::{
        arn,
        second_opinion::{Contract, Form},
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
