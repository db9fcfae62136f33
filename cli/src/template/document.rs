//! The members of a document, which depend on its shape and on the API revision.

use msk_connect_preflight::{Connector, Revision, Shape};

use super::{
    members,
    node::{Member, Node::Object},
};
use crate::args::{Change, Part};

/// A document to fill in, with the change and with everything that may accompany it.
pub(super) fn to_fill_in(
    change: Change,
    connector: &Connector,
    revision: Revision,
    shape: Shape,
) -> Vec<Member<'_>> {
    let part = match change {
        Change::Autoscaling | Change::Provisioned => Part::Capacity,
        Change::Configuration => Part::Configuration,
    };
    let mut members = of_part(part, connector, shape);
    if matches!(shape, Shape::Request | Shape::Body) && revision >= Revision::V2026_10 {
        members.push(members::health_validation());
        if part == Part::Capacity {
            members.push(members::plugin(connector));
            members.push(members::worker_configuration(connector));
        }
    }
    members
}

/// A document with this part of the connector alone.
pub(super) fn of_part(part: Part, connector: &Connector, shape: Shape) -> Vec<Member<'_>> {
    let change = match part {
        Part::Capacity => members::capacity(connector),
        Part::Configuration => members::configuration(connector),
        Part::Plugin => members::plugin(connector),
        Part::WorkerConfiguration => members::worker_configuration(connector),
    };
    match (shape, change) {
        (Shape::Capacity | Shape::Configuration, (_, Object(inside))) => inside,
        (Shape::Request, change) => {
            let mut members = members::connector(connector);
            members.push(change);
            members
        }
        (_, change) => vec![change],
    }
}
