//! Bad input of every kind: a clear error, nothing sent or nothing half-read, and no panic.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod base_urls;
mod credentials;
mod environment;
mod extremes;
mod headers;
mod large_responses;
mod services;
mod values;
