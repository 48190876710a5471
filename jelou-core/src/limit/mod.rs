//! Rate limits: as fast as the server allows, and never faster.
//!
//! # The promise
//!
//! **At no instant has the server counted more than `N` requests of ours within one window, be the
//! window sliding or fixed.** The first `N` requests go at once. Those that have to wait go in the
//! order in which they came, interactive ones before bulk ones, and every fourth to bulk so that
//! it does not starve.
//!
//! TODO

mod acquire;
mod clock;
mod limiter;
mod link;
mod pause;
mod permit;
mod queue;
mod rate;
pub mod registry;
#[cfg(test)]
mod simulation;
mod slots;
mod state;
#[cfg(test)]
mod tests;

pub use acquire::Acquire;
pub use limiter::Limiter;
pub use permit::Permit;
pub use rate::{CostExceedsLimit, Priority, RateLimit};
