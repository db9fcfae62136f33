//! The command's templates.

use msk_connect_preflight::{Revision, Shape};
use pyo3::{exceptions::PyValueError, prelude::*};

use crate::args::Change;

#[path = "../../cli/src/template/document.rs"]
mod document;
#[path = "../../cli/src/template/example.rs"]
mod example;
#[path = "../../cli/src/template/members.rs"]
mod members;
#[allow(dead_code, reason = "Python gets a template as a dict, not as YAML")]
#[path = "../../cli/src/template/node.rs"]
mod node;

/// A template as JSON text.
pub(crate) fn text(change: &str, api_revision: Revision, shape: Shape) -> PyResult<String> {
    let change = match (change, shape) {
        ("autoscaling", Shape::Request | Shape::Body | Shape::Capacity) => Change::Autoscaling,
        ("provisioned", Shape::Request | Shape::Body | Shape::Capacity) => Change::Provisioned,
        ("configuration", Shape::Request | Shape::Body | Shape::Configuration) => {
            Change::Configuration
        }
        ("autoscaling" | "provisioned" | "configuration", _) => {
            let reason = "a document of this shape cannot have this change";
            return Err(PyValueError::new_err(reason));
        }
        _ => {
            let reason = "unknown change; use `autoscaling`, `provisioned` or `configuration`";
            return Err(PyValueError::new_err(reason));
        }
    };
    let connector = example::connector(change);
    let members = document::to_fill_in(change, &connector, api_revision, shape);
    let mut text = Vec::new();
    node::write_json(&members, 0, &mut text)?;
    Ok(String::from_utf8(text)?)
}
