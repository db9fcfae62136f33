//! A capacity that the connector already has.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the service refuses it: \"The specified parameter value is identical to the current value\"",
    source: "https://github.com/aws/aws-cdk/issues/28128",
    bulk: Bulk::Few,
    invalid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)),
    valid_example: request!(provisioned!(r#""mcuCount": 1, "workerCount": 3"#)),
};

pub(crate) const CONNECTORS: [&str; 2] =
    [connector!(provisioned!(r#""mcuCount": 1, "workerCount": 2"#)); 2];

/// Whether the request changes nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts(bool);

pub(crate) fn check(on: &Comparing<'_>, reporter: &mut Reporter<'_, Facts>) {
    if let (Some(old), Some(new)) = (&on.connector.capacity, &on.capacity)
        && Member::ALL
            .iter()
            .all(|member| old.settled(*member) == new.settled(*member))
    {
        let is_alone = on.plugin.is_none()
            && on.worker_configuration.is_none()
            && on.use_default_worker_configuration.is_none();
        reporter.at(At::new(Member::Capacity), Facts(is_alone));
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        format!("{of} is identical to the current one")
    }

    fn help(&self, of: &Subject) -> String {
        if self.0 {
            "change a value, or do not send the request: the service refuses it".to_owned()
        } else {
            format!("remove {of}")
        }
    }

    fn level(&self) -> Option<Level> {
        (!self.0).then_some(Level::Advice)
    }

    fn is_about_the_name(&self, _: &Subject) -> bool {
        true
    }
}
