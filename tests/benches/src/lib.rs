//! The same work, by hand and declared: what the programs of this package measure.

#![allow(
    clippy::missing_panics_doc,
    reason = "a program that cannot measure stops"
)]

pub mod by_hand;
pub mod ours;
pub mod server;
pub mod trips;
