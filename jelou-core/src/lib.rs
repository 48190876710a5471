//! The runtime of jelou: what carries a declared endpoint over HTTP.
//!
//! A declaration (`#[jelou_endpoint]`) turns a struct into an [`Endpoint`]. This crate encodes it,
//! authenticates it, waits for the rate limit, sends it, decides about retries, decodes the response
//! and says what went wrong. It knows no endpoint of any particular API; the crate `jelou` holds
//! those of the Jelou platform.
//!
//! ```
//! use jelou_core::{AuthScheme, Client, Credential, RateLimit, Service, ServiceInfo, StandardError};
//! use jelou_core::{jelou_endpoint, jelou_model};
//!
//! /// A stock service of our own.
//! pub struct Stock;
//!
//! impl Service for Stock {
//!     const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com")
//!         .auth(AuthScheme::api_key("x-api-key", "STOCK_API_KEY"))
//!         .rate_limit(RateLimit::per_second(20));
//!     type Error = StandardError;
//! }
//!
//! /// Reads an article.
//! #[jelou_endpoint(GET, "/articles/{article_id}", response = Article, service = Stock,
//!     crate = ::jelou_core)]
//! pub struct GetArticle {
//!     /// Which article.
//!     pub article_id: String,
//! }
//!
//! /// An article.
//! #[jelou_model(crate = ::jelou_core)]
//! pub struct Article {
//!     /// How many are left.
//!     pub in_stock: u32,
//! }
//!
//! let client = Client::builder().credential::<Stock>(Credential::api_key("k-1")).build()?;
//! let request = GetArticle::new("a/1").send(&client).dry_run()?;
//! assert_eq!(request.uri(), "https://stock.example.com/articles/a%2F1");
//! # Ok::<(), jelou_core::Error>(())
//! ```
//!
//! # Layers
//!
//! | module | task |
//! | --- | --- |
//! | [`wire`] | encodes a request, decodes a response; no I/O |
//! | [`Client`], [`Call`] | settings, services, the way of a call |
//! | [`auth`] | credentials |
//! | [`limit`] | the rate limit |
//! | [`RetryPolicy`] | which failures are tried again, and when |
//! | [`Error`] | what went wrong, and what it did at the server |
//! | [`transport`] | what carries bytes: reqwest, or your own |

// Generated code names this crate by its public path, here too.
#[allow(unused_extern_crates)]
extern crate self as jelou_core;

pub mod auth;
#[cfg(feature = "blocking")]
mod blocking;
mod client;
mod curl;
#[cfg(feature = "drift")]
pub mod drift;
mod endpoint;
pub mod error;
pub mod limit;
mod metadata;
pub mod observe;
mod page;
mod patch;
mod random;
mod retry;
#[cfg(feature = "server")]
pub mod server;
mod service;
pub mod transport;
mod type_checks;
pub mod wire;

pub use auth::{AuthScheme, Credential};
pub use client::{Call, CallFuture, Client, ClientBuilder, DryRun, RawCall, Response};
pub use endpoint::Endpoint;
pub use error::{ApiError, Error, ErrorCode, ErrorKind, Outcome, StandardError};
pub use jelou_macros::{jelou_endpoint, jelou_model};
pub use limit::{Priority, RateLimit};
pub use metadata::{Field, Location, Metadata, Method, RetryClass};
pub use page::{Page, Pages, Paginated};
pub use patch::Patch;
/// The HTTP client below the default transport, in the version that
/// [`ReqwestTransport::from_client`](transport::ReqwestTransport::from_client) takes.
#[cfg(feature = "reqwest")]
pub use reqwest;
pub use retry::RetryPolicy;
pub use service::{Service, ServiceInfo};
pub use transport::Transport;
pub use wire::Json;

/// Keeps the server half of a declaration where the feature `server` is on, and drops it where it
/// is not.
#[cfg(feature = "server")]
#[doc(hidden)]
#[macro_export]
macro_rules! __server {
    ($($item:tt)*) => { $($item)* };
}

/// Keeps the server half of a declaration where the feature `server` is on, and drops it where it
/// is not.
#[cfg(not(feature = "server"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __server {
    ($($item:tt)*) => {};
}

/// What generated code names. Not part of the public interface: it may change in any release.
#[doc(hidden)]
pub mod __private {
    pub use serde;
    pub use serde::ser::SerializeStruct;

    pub use crate::__server as server;

    pub use crate::metadata::{Field, Location, Metadata, Method, RetryClass};
    #[cfg(feature = "server")]
    pub use crate::server::{
        FromHeader, FromPath, FromQuery, Rejection, ServerEndpoint, ServerRequest,
    };
    pub use crate::wire::constraints::{
        length_refusal, range_refusal, serialize_length, serialize_range, serialize_secret_length,
        serialize_secret_range, unless_refused,
    };
    pub use crate::wire::encode::Members;
    pub use crate::wire::redact::{Redact, serialize_secret};
    pub use crate::wire::{DecodeError, EncodeError};
    pub use crate::wire::{
        FromText, HasLength, HeaderField, HeaderText, Length, ListStyle, Numeric, PartValue,
        PathValue, QueryField, QueryValue, RawBody, Received, RequestEncoder, decode_bytes,
        decode_list, decode_one, decode_optional, decode_text, decode_unit,
    };

    /// What each place of a declaration asks of a type.
    pub mod type_checks {
        pub use crate::type_checks::*;
    }

    /// What encoding gives.
    pub type Encoded = Result<(), EncodeError>;

    /// What decoding gives.
    pub type Decoded<T> = Result<T, DecodeError>;

    /// A text that is none of the variants of the string enum `of` was read.
    #[inline]
    pub fn unknown_value(of: &'static str, value: &str) {
        #[cfg(feature = "drift")]
        crate::drift::unknown_value(of, value);
        #[cfg(not(feature = "drift"))]
        let _ = (of, value);
    }

    /// A type that has another one, such as a service its error: where the other one is wrong,
    /// so is [`Itself`](Self::Itself), and it is not reported again.
    pub trait Having<Other> {
        /// The type.
        type Itself;
    }

    impl<T, Other> Having<Other> for T {
        type Itself = T;
    }

    /// Stands in for code that could not be generated because the declaration has an error, which
    /// the compiler reports; it is never reached in a program that compiles.
    pub fn broken<T>() -> T {
        unreachable!("the declaration has errors")
    }
}
