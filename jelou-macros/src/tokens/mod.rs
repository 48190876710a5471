//! Reading and writing tokens. Nothing in here knows what they mean.

pub(crate) mod parse;
pub(crate) mod template;
pub(crate) mod to_tokens;
