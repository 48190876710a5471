//! Reading Rust syntax: what both attributes have in common.

pub(crate) mod args;
pub(crate) mod attrs;
pub(crate) mod crate_path;
pub(crate) mod generics;
pub(crate) mod items;
pub(crate) mod names;
pub(crate) mod recovery;
pub(crate) mod serde;
pub(crate) mod text;
pub(crate) mod types;
pub(crate) mod values;
