//! The arguments of the command that its templates depend on.

#[derive(Clone, Copy)]
pub(crate) enum Change {
    Autoscaling,
    Provisioned,
    Configuration,
}

#[derive(Clone, Copy, PartialEq)]
#[expect(dead_code, reason = "Python has templates to fill in alone")]
pub(crate) enum Part {
    Capacity,
    Configuration,
    Plugin,
    WorkerConfiguration,
}

#[derive(Clone, Copy)]
pub(crate) enum Output {
    Json,
    Yaml,
}
