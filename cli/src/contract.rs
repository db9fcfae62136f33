//! The arguments that say what is valid.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use msk_connect_preflight::{Options, Revision, Shape, WorkerCount};

#[derive(Debug, clap::Args)]
pub(crate) struct Api {
    /// The revision of the API
    #[arg(
        long,
        value_name = "REVISION",
        default_value = Revision::default().name(),
        value_parser = PossibleValuesParser::new(Revision::ALL.iter().map(|revision| revision.name()))
            .try_map(|name| name.parse::<Revision>())
    )]
    pub(crate) api_revision: Revision,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Contract {
    #[command(flatten)]
    api: Api,

    /// The most workers that a request may ask for, from 1 to 2147483647
    #[arg(long, value_name = "N", value_parser = worker_limit)]
    worker_limit: Option<WorkerCount>,

    /// Documents are HTTP bodies, which have neither `connectorArn` nor `currentVersion`
    #[arg(long)]
    body: bool,
}

pub(crate) fn worker_limit(text: &str) -> Result<WorkerCount, String> {
    let workers = text.parse().unwrap_or_default();
    WorkerCount::new(workers).map_err(|error| error.to_string())
}

impl Api {
    pub(crate) fn options(&self) -> Options {
        Options::default().revision(self.api_revision)
    }
}

impl Contract {
    pub(crate) fn options(&self) -> Options {
        let mut options = self.api.options();
        if let Some(limit) = self.worker_limit {
            options = options.worker_limit(limit);
        }
        if self.body {
            options = options.shape(Shape::Body);
        }
        options
    }
}
