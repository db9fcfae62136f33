//! Options from Python.

use std::{error::Error, str::FromStr};

use msk_connect_preflight::{Options, Revision, Shape, WorkerCount};
use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    prelude::*,
};

/// The options in the order in which Python passes them; `None` for those that are not given.
#[derive(FromPyObject)]
pub(crate) struct Given<'py>(
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
);

impl Given<'_> {
    pub(crate) fn options(given: Option<Self>) -> PyResult<Options> {
        let mut options = Options::default();
        let Some(Self(revision, shape, limit, quota, arn, version)) = given else {
            return Ok(options);
        };
        if let Some(revision) = text(revision, "api_revision")? {
            options = options.revision(parsed::<Revision>(&revision)?);
        }
        if let Some(shape) = text(shape, "shape")? {
            options = options.shape(parsed::<Shape>(&shape)?);
        }
        if let Some(limit) = workers(limit, "worker_limit")? {
            options = options.worker_limit(limit);
        }
        if let Some(quota) = workers(quota, "worker_quota")? {
            options = options.worker_quota(quota);
        }
        if let Some(arn) = text(arn, "connector_arn")? {
            options = options.connector_arn(arn);
        }
        if let Some(version) = text(version, "current_version")? {
            options = options.current_version(version);
        }
        Ok(options)
    }
}

/// Parses the name of something.
pub(crate) fn parsed<T: FromStr<Err: Error>>(name: &str) -> PyResult<T> {
    name.parse()
        .map_err(|error: T::Err| PyValueError::new_err(error.to_string()))
}

fn text(value: Option<Bound<'_, PyAny>>, name: &str) -> PyResult<Option<String>> {
    let error = |_| PyTypeError::new_err(format!("{name} must be a str"));
    value
        .map(|value| value.extract().map_err(error))
        .transpose()
}

fn workers(value: Option<Bound<'_, PyAny>>, name: &str) -> PyResult<Option<WorkerCount>> {
    let Some(value) = value else {
        return Ok(None);
    };
    // A number beyond 32 bits is as wrong as 0.
    let count = WorkerCount::new(value.extract().unwrap_or_default());
    let error = |error| PyValueError::new_err(format!("{name}: {error}"));
    count.map(Some).map_err(error)
}
