//! Rules about which members a document has.

pub(crate) mod exactly_one_change;
pub(crate) mod worker_configuration_choice;
