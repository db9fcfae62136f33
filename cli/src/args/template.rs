//! The arguments of `template`.

use std::path::PathBuf;

use clap::ValueEnum;
use msk_connect_preflight::{Options, Revision, Shape};

use super::{Api, Form};

#[derive(Debug, clap::Args)]
pub(crate) struct Template {
    /// The change to request
    #[arg(required_unless_present_any = ["from", "part", "show_secrets"])]
    pub(crate) change: Option<Change>,

    /// Make the request from the description of a connector instead, the answer of `describe-connector` in
    /// this file; standard input if `-`
    #[arg(long, value_name = "FILE", conflicts_with = "change")]
    pub(crate) from: Option<PathBuf>,

    /// What to take from the description (default: the capacity, if it has one)
    #[arg(
        id = "part",
        long = "change",
        value_name = "CHANGE",
        requires = "from",
        conflicts_with = "change"
    )]
    pub(crate) part: Option<Part>,

    /// Write a configuration to a terminal, too, although its values may be secret
    #[arg(long, requires = "from", conflicts_with = "change")]
    pub(crate) show_secrets: bool,

    #[command(flatten)]
    pub(crate) api: Api,

    #[command(flatten)]
    pub(crate) form: Form,

    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) output: Output,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Change {
    /// Capacity with a number of workers that follows the load
    Autoscaling,
    /// Capacity with a fixed number of workers
    Provisioned,
    /// Configuration of the connector
    Configuration,
}

/// A part of a description that an update can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Capacity
    Capacity,
    /// Configuration, with its secrets in clear
    Configuration,
    /// Custom plugin and its revision
    Plugin,
    /// Worker configuration and its revision
    WorkerConfiguration,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Output {
    Json,
    /// With a comment on each member
    Yaml,
}

impl Template {
    pub(crate) fn options(&self) -> Options {
        self.api.options().shape(self.form.shape)
    }

    /// The reason why there is no document with this change, if there is none.
    pub(super) fn conflict(&self) -> Option<&'static str> {
        let is_configuration = matches!(self.change, Some(Change::Configuration))
            || self.part == Some(Part::Configuration);
        let is_new = matches!(self.part, Some(Part::Plugin | Part::WorkerConfiguration));
        match self.form.shape {
            Shape::Configuration if self.from.is_some() && self.part.is_none() => {
                Some("--shape configuration needs --change configuration\n")
            }
            Shape::Configuration if !is_configuration => Some(OTHER_SHAPE),
            Shape::Capacity if is_configuration || is_new => Some(OTHER_SHAPE),
            _ if is_new && self.api.api_revision < Revision::V2026_10 => {
                Some("this change needs --api-revision 2026-10\n")
            }
            _ => None,
        }
    }
}

const OTHER_SHAPE: &str = "a document of this shape cannot have this change\n";
