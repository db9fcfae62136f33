//! The arguments of `schema`.

use clap::ValueEnum;
use msk_connect_preflight::{Options, schema::Dialect};

use super::{Contract, one_of};

#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    #[command(flatten)]
    pub(crate) contract: Contract,

    /// JSON Schema draft
    #[arg(
        long,
        default_value = Dialect::default().name(),
        default_value_ifs([
            ("editor", "true", Dialect::Draft07.name()),
            ("flavour", "editor", Dialect::Draft07.name()),
            ("flavour", "shape", Dialect::Draft07.name()),
        ]),
        value_parser = one_of::<Dialect, _>(Dialect::ALL.iter().map(|dialect| dialect.name()))
    )]
    pub(crate) draft: Dialect,

    /// What the schema is for
    #[arg(long, value_name = "FLAVOUR", default_value = "standard")]
    flavour: Flavour,

    /// The same as `--flavour editor`
    #[arg(long, conflicts_with = "flavour")]
    editor: bool,

    /// Do not require this member, which is given outside of the document, as `check` does with the
    /// option of that name
    #[arg(long, value_name = "MEMBER", value_delimiter = ',')]
    given: Vec<Given>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Flavour {
    /// Validators: gives the verdict of `check`
    Standard,
    /// Editors: gives the same verdict, and has messages, hover texts and snippets (draft-07 only)
    Editor,
    /// Generators of types: accepts every valid document, and more (draft-07 only)
    Shape,
    /// Ajv: gives the same verdict, ten times faster; slower in most others
    Compiled,
}

/// A member that `check` accepts as an argument.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Given {
    ConnectorArn,
    CurrentVersion,
}

impl Schema {
    pub(crate) fn flavour(&self) -> Flavour {
        if self.editor {
            Flavour::Editor
        } else {
            self.flavour
        }
    }

    pub(crate) fn options(&self) -> Options {
        let options = self.contract.options();
        // The schema does not depend on the value.
        self.given
            .iter()
            .fold(options, |options, given| match given {
                Given::ConnectorArn => options.connector_arn("given"),
                Given::CurrentVersion => options.current_version("given"),
            })
    }
}
