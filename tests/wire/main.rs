//! Conformance of the wire: from a declaration to the exact bytes.
//!
//! Each module holds the tables of one topic. A table is checked as a whole and reports all of its
//! rows that fail.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod auth;
mod base_url;
mod body_bytes;
mod body_members;
mod body_serde;
mod body_whole;
mod constraints;
mod curl;
mod header;
mod jelou_messages;
mod jelou_operations;
mod jelou_rules;
mod multipart;
mod not_finite;
mod path;
mod path_templates;
mod plain;
mod properties;
mod query;
mod query_flatten;
mod query_names;
mod request_headers;
mod secrets;
mod secrets_printed;
mod server_half;
mod socket;
mod table;
