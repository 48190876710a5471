//! Shared by the test programs: a server that sends raw bytes, and a transport in memory.

mod memory;
mod raw_server;

pub use memory::{Memory, response};
pub use raw_server::RawServer;

/// The code of the README, which must compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
