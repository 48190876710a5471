//! A typed SDK of the Jelou API: messages, templates, the state and cache of users, and declarative
//! HTTP endpoints of your own.
//!
//! ```no_run
//! use jelou::prelude::*;
//!
//! # async fn example() -> Result<(), Error> {
//! let jelou = Jelou::from_env()?; // JELOU_CLIENT_ID, JELOU_CLIENT_SECRET
//! let sent = SendMessage::new("bot-id", "593900000000", Message::text("Hello")).send(&jelou).await?;
//! println!("{}", sent.message_id.unwrap_or_default());
//! # Ok(())
//! # }
//! ```
//!
//! # What is typed so far
//!
//! | operation | HTTP line | source |
//! | --- | --- | --- |
//! | [`SendMessage`](messages::SendMessage) | `POST /v1/bots/{botId}/messages` | `[openapi]` |
//! | [`SendTemplate`](templates::SendTemplate) | `POST /v2/whatsapp/{botId}/hsm` | `[openapi]` |
//! | [`GetUserState`](users::GetUserState) | `GET /v1/users/{userId}/state` | `[openapi]` |
//! | [`SetUserState`](users::SetUserState) | `POST /v1/users/state` | `[docs]` |
//! | [`GetUserCache`](users::GetUserCache) | `GET /v1/users/{userId}/cache` | `[docs]` |
//! | [`SetUserCache`](users::SetUserCache) | `POST /v1/users/{userId}/cache` | `[docs]` |
//!
//! The API has more: campaigns, conversations, databases, widgets and others. Declare such an operation
//! in a few lines, on any of the hosts [`Api`], [`Gateway`] and [`Chatbot`], as below.
//!
//! # A new endpoint
//!
//! The struct is the request, and its attribute the HTTP line.
//!
//! ```
//! use jelou::prelude::*;
//!
//! /// Closes a ticket.
//! #[jelou_endpoint(POST, "/v1/bots/{bot_id}/tickets/{ticket_id}/close", response = Ticket)]
//! pub struct CloseTicket {
//!     /// In the path, because the template names it.
//!     pub bot_id: BotId,
//!     /// In the path.
//!     pub ticket_id: String,
//!     /// In the JSON body, as `closingNote`; left out when `None`.
//!     pub closing_note: Option<String>,
//! }
//!
//! /// A ticket.
//! #[jelou_model]
//! pub struct Ticket {
//!     /// Its id.
//!     pub id: String,
//! }
//!
//! let jelou = Jelou::new("id", "secret")?;
//! let request = CloseTicket::new("bot", "t/1").closing_note("done").send(&jelou).dry_run()?;
//! assert_eq!(request.uri(), "https://api.jelou.ai/v1/bots/bot/tickets/t%2F1/close");
//! assert_eq!(request.body(), &br#"{"closingNote":"done"}"#[..]);
//! # Ok::<(), Error>(())
//! ```
//!
//! [`jelou_endpoint`] and [`jelou_model`] document the whole grammar.
//!
//! # Confidence
//!
//! The API's documentation has gaps. Each item names its source: **`[openapi]`** the official OpenAPI
//! document, **`[docs]`** prose or examples of docs.jelou.ai, **`[observed]`** public code only.
//!
//! # Features
//!
//! | feature | gives |
//! | --- | --- |
//! | `rustls` (default) | the default transport, with rustls |
//! | `native-tls` | the default transport, with the platform's TLS |
//! | `hyper` | a second transport, at half the cost: no proxy, no cookies, no redirects |
//! | `gzip` | asks for compressed responses |
//! | `signature` | signs requests with HMAC-SHA256, as [`Chatbot`] requires, and checks such signatures |
//! | `blocking` | calls without async: `request.send(&jelou).wait()?` |
//! | `drift` | [`drift`]: collects members and values of responses that the declarations do not know |
//! | `metrics` | counters, a gauge and histograms, over the facade of the crate `metrics` |
//! | `redis` | one rate limit for all processes of a credential, over Redis |
//! | `tower` | a transport over a tower service |
//! | `sandbox` | [`sandbox`]: a stand-in for the platform on loopback |

// Generated code names this crate by its public path, also inside this crate.
#[allow(unused_extern_crates)]
extern crate self as jelou;

mod client;
mod ids;
pub mod messages;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod services;
pub mod templates;
pub mod users;

pub use client::{Jelou, JelouBuilder};
pub use ids::{BotId, HttpsUrl, UserId};
pub use jelou_core::*;
pub use services::{Api, Chatbot, Gateway};

/// The service of an endpoint that names none.
pub type DefaultService = Api;

#[doc(hidden)]
pub use jelou_core::__private;

/// The items that most programs need to call Jelou or to declare endpoints.
pub mod prelude {
    pub use crate::client::{Jelou, JelouBuilder};
    pub use crate::ids::{BotId, HttpsUrl, UserId};
    pub use crate::messages::{Message, SendMessage};
    pub use crate::services::{Api, Chatbot, Gateway};
    pub use crate::templates::{SendTemplate, TemplateDelivery};
    pub use crate::users::{
        GetUserCache, GetUserState, SetUserCache, SetUserState, UserCache, UserState,
    };
    pub use jelou_core::{
        Call, Client, Credential, Endpoint, Error, ErrorCode, ErrorKind, Outcome, Patch, RateLimit,
        RetryPolicy, jelou_endpoint, jelou_model,
    };
}
