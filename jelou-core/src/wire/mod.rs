//! Encoding and decoding: plain values in, plain values out, no I/O.
//!
//! [`encode`] turns a request struct into an [`EncodedRequest`]; [`Received`] is a response ready to
//! be decoded. What each position of a request accepts is said by a trait: [`PathValue`],
//! [`QueryField`], [`HeaderField`], [`RawBody`], [`PartValue`]; bodies are `serde::Serialize`.

mod base_url;
mod charset;
mod compression;
mod content_length;
mod decode;
mod encode;
mod envelope;
mod error;
mod flatten;
mod header;
mod header_lines;
mod http_date;
mod inspect;
mod json_path;
mod lenient;
pub(crate) mod limits;
mod multipart;
mod parse_reason;
mod path;
mod query;
mod received;
pub(crate) mod redact;
mod repair;
mod retry_after;
mod shape;
mod text;

pub use base_url::BaseUrl;
pub(crate) use compression::ACCEPTED as ACCEPTED_ENCODING;
pub(crate) use content_length::expects_body;
pub use decode::{
    decode_bytes, decode_list, decode_one, decode_optional, decode_text, decode_unit,
};
pub(crate) use encode::{DEFAULT_CONTENT_TYPE, Encode, Encoded, encode_alone, encode_below};
pub use encode::{EncodedRequest, RawBody, RequestEncoder};
pub(crate) use error::too_large;
pub use error::{DecodeError, EncodeError};
pub(crate) use header::header_value;
pub use header::{HeaderField, HeaderText, HeaderWriter};
pub(crate) use header_lines::HeaderLines;
#[cfg(feature = "server")]
pub(crate) use json_path::locate;
pub use lenient::{empty_list_as_none, null_as_default, one_or_many, text_or_number};
pub use limits::{Measure, Measured};
pub use multipart::{Part, PartValue};
pub use path::PathValue;
pub use query::{ListStyle, QueryField, QueryValue, QueryWriter};
pub use received::Received;
pub(crate) use received::request_id;
pub use redact::{Redact, redacted};
pub(crate) use repair::repaired;
pub(crate) use retry_after::retry_after;
pub use text::FromText;

// The one import that runs back up: users look for `encode` here, and it needs the trait `Endpoint`,
// which is above this module. Nothing in here calls it.
pub use crate::endpoint::encode;
