//! Identifiers and other texts with a meaning.

use jelou_core::jelou_model;

use crate::rules;

/// A bot: an opaque text. A UUID and a phone-like id with a leading `+` are both seen `[docs]`.
///
/// ```
/// use jelou::BotId;
///
/// let bot = BotId::from("+593000000000");
/// assert_eq!(bot.as_str(), "+593000000000");
/// ```
#[jelou_model]
pub struct BotId(String);

/// An end user: the phone number with country code and without `+` `[docs]`.
///
/// An empty id is refused before anything is sent. That there is no `+` and that the rest is a number is
/// not checked.
///
/// ```
/// use jelou::UserId;
///
/// assert_eq!(UserId::from("593900000000").to_string(), "593900000000");
/// ```
#[jelou_model]
pub struct UserId(#[limit(1..)] String);

/// A public `https` address, direct and without authentication, as the platform wants it for media
/// and buttons `[docs]`. Another scheme, an address without a host, and one with a user name or
/// password are refused before anything is sent.
///
/// ```
/// use jelou::prelude::*;
///
/// let insecure = SendMessage::new("bot", "593900000000", Message::image("http://example.com/a.png"));
/// let error = jelou::wire::encode(&insecure).unwrap_err();
/// assert_eq!(
///     error.message(),
///     "field `mediaUrl`: must be a public address that begins with `https://`",
/// );
/// ```
#[jelou_model]
pub struct HttpsUrl(#[serde(serialize_with = "rules::https")] String);
