//! Encoding and decoding: plain values in, plain values out, no I/O.
//!
//! [`encode`] turns a request struct into an [`EncodedRequest`]; [`Received`] is a response ready to
//! be decoded. Each position of a request has a trait for the values that it accepts: [`PathValue`],
//! [`QueryField`], [`HeaderField`], [`RawBody`], [`PartValue`]. JSON bodies are `serde::Serialize`.

mod base_url;
mod charset;
mod compression;
pub(crate) mod constraints;
mod content_length;
mod decode;
pub(crate) mod encode;
mod envelope;
mod error;
pub(crate) mod exact;
mod flatten;
mod header;
mod header_lines;
mod header_value;
mod inspect;
mod json;
mod json_path;
mod lenient;
mod multipart;
mod parse_reason;
mod part;
mod path;
mod query;
mod raw_body;
mod received;
pub(crate) mod redact;
mod repair;
mod retry_after;
mod shape;
mod text;
mod truncation;

pub use base_url::BaseUrl;
pub(crate) use compression::ACCEPTED as ACCEPTED_ENCODING;
pub use constraints::{HasLength, Length, Numeric};
pub(crate) use content_length::expects_body;
pub use decode::{
    decode_bytes, decode_list, decode_one, decode_optional, decode_text, decode_unit,
};
pub(crate) use encode::{DEFAULT_CONTENT_TYPE, Encode, Encoded, encode_alone, encode_below};
pub use encode::{EncodedRequest, RequestEncoder};
pub(crate) use error::too_large;
pub use error::{DecodeError, EncodeError};
pub use header::{HeaderField, HeaderText, HeaderWriter};
pub(crate) use header_lines::HeaderLines;
pub(crate) use header_value::header_value;
pub use json::Json;
#[cfg(feature = "server")]
pub(crate) use json_path::locate;
pub use lenient::{empty_list_as_none, null_as_default, one_or_many, text_or_number};
pub use part::{Part, PartValue};
pub use path::PathValue;
pub use query::{ListStyle, QueryField, QueryValue, QueryWriter};
pub use raw_body::RawBody;
pub use received::Received;
pub(crate) use received::request_id;
pub use redact::{Redact, redacted};
pub(crate) use repair::read_repaired;
pub(crate) use retry_after::retry_after;
pub use text::FromText;
pub use truncation::Truncation;

// The one import that runs back up: users look for `encode` here, and it needs the trait `Endpoint`,
// which is above this module. Nothing in here calls it.
pub use crate::endpoint::encode;
