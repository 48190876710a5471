//! The attribute macros of jelou: one declaration holds everything about an HTTP endpoint.
//!
//! * [`jelou_endpoint`](macro@jelou_endpoint) turns a struct into a request: the attribute says how
//!   it is encoded, sent, and decoded.
//! * [`jelou_model`](macro@jelou_model) turns a struct or an enum into a type on the wire.
//!
//! The crate `jelou` re-exports both, and the runtime that the generated code calls. Nothing in
//! here knows an HTTP client or an endpoint of any API.
//!
//! ```no_run
//! use jelou::prelude::*;
//!
//! /// Sends an approved template.
//! #[jelou_endpoint(POST, "/v2/whatsapp/{bot_id}/hsm", response = Vec<TemplateDelivery>)]
//! pub struct SendTemplate {
//!     pub bot_id: BotId,                    // in the path, because the template names it
//!     pub element_name: String,             // in the JSON body, as `elementName`
//!     pub destinations: Vec<UserId>,
//!     pub parameters: Option<Vec<String>>,  // left out of the body when it is `None`
//! }
//!
//! /// One message.
//! #[jelou_model]
//! pub struct TemplateDelivery {
//!     pub id: String,
//!     pub destination: UserId,
//! }
//!
//! # async fn example() -> Result<(), Error> {
//! let jelou = Jelou::from_env()?;
//! let sent = SendTemplate::new("bot", "order_ready", ["593900000000"])
//!     .parameters(["Ana"])
//!     .send(&jelou)
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! # What both have in common
//!
//! * **Names on the wire** are camelCase, unless `rename_all`, an attribute or serde's `rename` say
//!   otherwise.
//! * **`None` is absent.** An `Option` is left out where it is `None`; `Patch<T>` says null.
//! * **Constructors.** `new` takes what is required, in the order of the fields; each other field
//!   has a setter of its name. Text takes `impl Into<String>`, a list takes anything that can be
//!   iterated, a number takes itself. A field is optional if it is an `Option` or a `Patch`, or has
//!   `#[serde(default)]` or `#[serde(skip)]`. Where nothing is required there is a `Default`.
//! * **`#[secret]`** hides a value from `Debug` and from every printed form of a request. The macro
//!   then implements `Debug` itself.
//! * **`#[length(1..=24)]`** (or `..=24`, `1..`) checks the characters of a text or the items of a
//!   list, **`#[range(900..=3600)]`** the value of a whole number, before anything is sent.
//! * **`#[cfg(..)]`** on a field is repeated wherever the field is named.
//! * **Order.** The macro has to see the derives, so it stands above `#[derive(..)]`. `Clone` and
//!   `Debug` are derived where the user does not.
//! * **`crate = ::path`** names the crate of the runtime where it is not `::jelou`: an absolute path,
//!   or `crate` inside that crate.
//!
//! # Features
//!
//! `server` also generates the server half of endpoints, which reads a request back into its
//! struct. Declarations with generics, raw or multipart bodies, flattened queries, fields behind a
//! `cfg`, or members that are written by a function but not read by one, have none.
//!
//! # Errors by code
//!
#![doc = include_str!("docs/errors.md")]

mod diagnostics;
mod endpoint;
mod fields;
mod model;
mod panic;
mod syntax;
#[cfg(test)]
mod tests;
mod tokens;

use proc_macro::TokenStream;

#[doc = include_str!("docs/endpoint.md")]
#[proc_macro_attribute]
pub fn jelou_endpoint(args: TokenStream, item: TokenStream) -> TokenStream {
    panic::catch(args.into(), item.into(), endpoint::expand).into()
}

#[doc = include_str!("docs/model.md")]
#[proc_macro_attribute]
pub fn jelou_model(args: TokenStream, item: TokenStream) -> TokenStream {
    panic::catch(args.into(), item.into(), model::expand).into()
}
