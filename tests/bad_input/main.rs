//! Bad input of every kind gives a clear error, sends nothing, and never panics.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod base_urls;
mod credentials;
mod environment;
mod extremes;
mod headers;
mod large_responses;
mod services;
mod values;
