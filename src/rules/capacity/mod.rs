//! Rules about which members `capacity` has.

pub(crate) mod exactly_one_capacity;
