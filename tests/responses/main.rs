//! Responses: from status, headers and bytes to a value or an error.
//!
//! Each module holds the tables of one topic. A table is checked as a whole and reports all of its
//! rows that fail.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod api;
mod charset;
mod compression;
mod decode_errors;
mod envelopes;
mod error_bodies;
mod error_codes;
mod failed_success;
mod foreign;
mod outcomes;
mod platform;
mod printed;
mod retries;
mod shapes;
mod table;
mod whole_response;
