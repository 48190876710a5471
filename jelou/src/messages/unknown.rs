//! Messages of kinds that this crate has no type for.

use std::collections::BTreeMap;

use jelou_core::jelou_model;
use serde_json::Value;

use super::rules;

/// A message of a `type` that this crate does not know, such as one that the platform added later. It
/// is not checked.
///
/// ```
/// use jelou::messages::UnknownMessage;
/// use jelou::prelude::*;
///
/// let poll = UnknownMessage::new("poll").members([("question".to_owned(), "Tea?".into())]);
/// let wire = jelou::wire::encode(&SendMessage::new("bot", "593900000000", poll))?;
/// assert_eq!(wire.body(), &br#"{"userId":"593900000000","type":"poll","question":"Tea?"}"#[..]);
/// # Ok::<(), Error>(())
/// ```
#[jelou_model]
#[non_exhaustive]
pub struct UnknownMessage {
    /// The `type`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The other members. `type` and `userId` are in the body already, and are refused here before
    /// anything is sent.
    #[serde(default, flatten, serialize_with = "rules::other_members")]
    pub members: BTreeMap<String, Value>,
}
