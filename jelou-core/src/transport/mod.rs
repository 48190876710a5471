//! Transports carry a request to the server and bring its response back.

mod error;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod exchange;
#[cfg(feature = "reqwest")]
mod host_urls;
#[cfg(feature = "hyper")]
mod hyper;
#[cfg(feature = "reqwest")]
mod reqwest;
mod send;
#[cfg(feature = "tower")]
mod tower;
#[cfg(feature = "reqwest")]
mod watched_body;

pub use self::error::TransportError;
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
pub use self::send::{SendFuture, SendOptions, Transport};
#[cfg(feature = "tower")]
pub use self::tower::TowerTransport;
