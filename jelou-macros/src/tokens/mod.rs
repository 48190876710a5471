//! Reading and writing tokens. Nothing in here knows what they mean.

pub(crate) mod parse;
