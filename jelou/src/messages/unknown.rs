//! Messages of kinds that have no type here.

use std::collections::BTreeMap;

use jelou_core::jelou_model;
use serde_json::Value;

use crate::rules;

/// A message of a `type` that this crate does not know: one that the platform added later. Nothing in
/// it is checked.
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
    /// The other members. `type` and `userId`, which stand in the body already, are refused before
    /// anything is sent.
    #[serde(default, flatten, serialize_with = "rules::other_members")]
    pub members: BTreeMap<String, Value>,
}
