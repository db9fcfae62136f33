//! Validates a part of a request in a struct of one's own, with garde.
//!
//! `cargo run --example garde_struct`

use std::error::Error;

use garde::Validate;
use msk_connect_preflight::{Options, draft::ProvisionedCapacityUpdate};

/// A change that somebody may plan.
#[derive(Validate)]
#[garde(context(Options))]
pub(crate) struct Plan {
    /// The person to ask.
    #[garde(length(min = 1))]
    pub(crate) owner: String,
    /// The new capacity.
    #[garde(dive)]
    pub(crate) capacity: ProvisionedCapacityUpdate,
}

#[allow(dead_code, reason = "a test uses `Plan`")]
fn main() -> Result<(), Box<dyn Error>> {
    let plan = Plan {
        owner: "orders team".to_owned(),
        capacity: ProvisionedCapacityUpdate::default()
            .mcu_count(2)
            .worker_count(3),
    };
    plan.validate()?;
    println!("{} may plan {:?}", plan.owner, plan.capacity);
    Ok(())
}
