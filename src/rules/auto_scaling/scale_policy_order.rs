//! The order of the percentages that scale in and out.

use crate::rules::prelude::*;

pub(crate) const ABOUT: About = About {
    since: Revision::V2026_02,
    evidence: Evidence::Inferred,
    basis: "the developer guide removes workers below one percentage and adds them above the other; unless the first is lower, the connector keeps scaling in and out",
    source: source::GUIDE_CAPACITY,
    bulk: Bulk::Few,
    invalid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 20)),
    valid_example: request!(auto_scaling!(max 4, mcu 1, min 1, cpu 21)),
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) scale_in: Number,
    pub(crate) scale_out: Number,
}

pub(crate) fn check(auto_scaling: &AutoScalingUpdate, reporter: &mut Reporter<'_, Facts>) {
    let [left, right] = [
        Member::ScaleInCpuUtilizationPercentage,
        Member::ScaleOutCpuUtilizationPercentage,
    ];
    if let Some(scale_in) = auto_scaling.integer(left)
        && let Some(scale_out) = auto_scaling.integer(right)
        && scale_in >= scale_out
    {
        let [left, right] = [left, right].map(At::new);
        let scale_in = reporter.context.number(left, scale_in);
        let scale_out = reporter.context.number(right, scale_out);
        reporter.at(
            left,
            Facts {
                scale_in,
                scale_out,
            },
        );
    }
}

impl Words for Facts {
    fn statement(&self, of: &Subject) -> String {
        let Self {
            scale_in,
            scale_out,
        } = self;
        format!(
            "{of} of `scaleInPolicy` ({scale_in}) is not less than that of `scaleOutPolicy` \
             ({scale_out})"
        )
    }

    fn help(&self, _: &Subject) -> String {
        "lower it or raise that of `scaleOutPolicy`, or the connector will keep scaling in and out"
            .to_owned()
    }
}
