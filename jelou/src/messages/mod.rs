//! Messages inside the 24-hour session (tag Messages).
//!
//! The platform accepts free messages only within 24 hours of the user's last message `[docs]`. Later,
//! send a [template](crate::templates).

mod buttons;
mod contacts;
mod location;
mod media;
mod message;
mod reading;
mod rules;
mod text;
mod unknown;

use jelou_core::wire::text_or_number;
use jelou_core::{jelou_endpoint, jelou_model};

pub use buttons::{
    CallButtonMessage, CallButtonParameters, FlowActionPayload, FlowButtonMessage, FlowMode,
    FlowParameters, UrlButtonMessage, UrlButtonParameters,
};
pub use contacts::{
    Contact, ContactAddress, ContactEmail, ContactName, ContactPhone, ContactsMessage,
};
pub use location::{Coordinates, LocationMessage, LocationRequestMessage};
pub use media::{AudioMessage, FileMessage, ImageMessage, StickerMessage, VideoMessage};
pub use message::Message;
pub use text::{
    ButtonText, OptionItem, OptionsMessage, QuickRepliesMessage, QuickReply, TextMessage,
};
pub use unknown::UnknownMessage;

use crate::ids::{BotId, UserId};

/// Sends a message to a user who wrote within the last 24 hours `[openapi]`.
///
/// The API also allows `botId` in the body. It is optional there, and this crate does not send it.
///
/// ```
/// use jelou::prelude::*;
///
/// let request = SendMessage::new("bot", "593900000000", Message::text("Hello"));
/// let wire = jelou::wire::encode(&request)?;
/// assert_eq!(wire.target(), "/v1/bots/bot/messages");
/// assert_eq!(wire.body(), &br#"{"userId":"593900000000","type":"text","text":"Hello"}"#[..]);
/// # Ok::<(), Error>(())
/// ```
#[jelou_endpoint(POST, "/v1/bots/{bot_id}/messages", response = SentMessage)]
#[non_exhaustive]
pub struct SendMessage {
    /// The bot that sends the message.
    pub bot_id: BotId,
    /// The user who receives it.
    pub user_id: UserId,
    /// The message.
    #[serde(flatten)]
    pub message: Message,
}

/// A message that the platform accepted for delivery `[openapi]`.
///
/// No source says which members are always present, so both are optional. The message was sent even
/// if the response has neither.
#[jelou_model]
#[non_exhaustive]
pub struct SentMessage {
    /// Whether the platform reports success. A response with `false` is an error.
    pub success: Option<bool>,
    /// The message's id, such as `msg_123456789`. A number is accepted, too.
    #[serde(default, deserialize_with = "text_or_number")]
    pub message_id: Option<String>,
}
