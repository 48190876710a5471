//! Messages inside the 24-hour session (tag Messages).
//!
//! The platform takes free messages only within 24 hours of the user's last message `[docs]`;
//! outside it, send a [template](crate::templates).

mod buttons;
mod contacts;
mod media;
mod place;
mod reading;
mod text;
mod unknown;

use jelou_core::wire::text_or_number;
use jelou_core::{jelou_endpoint, jelou_model};
use serde::Serialize;

pub use buttons::{
    CallButtonMessage, CallButtonParameters, FlowActionPayload, FlowButtonMessage, FlowMode,
    FlowParameters, UrlButtonMessage, UrlButtonParameters,
};
pub use contacts::{
    Contact, ContactAddress, ContactEmail, ContactName, ContactPhone, ContactsMessage,
};
pub use media::{AudioMessage, FileMessage, ImageMessage, StickerMessage, VideoMessage};
pub use place::{Coordinates, LocationMessage, LocationRequestMessage};
pub use text::{
    ButtonText, OptionItem, OptionsMessage, QuickRepliesMessage, QuickReply, TextMessage,
};
pub use unknown::UnknownMessage;

use crate::ids::{BotId, HttpsUrl, UserId};

/// Sends a message to a user who wrote within the last 24 hours `[openapi]`.
///
/// The body may repeat the bot of the path as `botId`; it is optional there, and not sent.
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
    /// The bot that sends.
    pub bot_id: BotId,
    /// The user who gets it.
    pub user_id: UserId,
    /// What is sent.
    #[serde(flatten)]
    pub message: Message,
}

/// A message that was taken for delivery `[openapi]`.
///
/// No source says which members always come, so both are optional: the message was sent, whatever
/// the response leaves out.
#[jelou_model]
#[non_exhaustive]
pub struct SentMessage {
    /// `true` where the platform says so; a response that says `false` is an error.
    pub success: Option<bool>,
    /// The message's id, such as `msg_123456789`; a number is taken, too.
    #[serde(default, deserialize_with = "text_or_number")]
    pub message_id: Option<String>,
}

/// What can be sent, by its `type` on the wire `[openapi]`.
///
/// Documented limits are checked before anything is sent; the error names member and rule.
///
/// It is read back, too. A `type` that is not known is kept as [`Unknown`](Self::Unknown). An older
/// form of options, which nests them under `buttons`, is refused: it could not be written again as it
/// came, and whether the platform still takes it is not known.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Message {
    /// A text.
    Text(TextMessage),
    /// A text with a list of options. On the wire its type is `text`, too.
    #[serde(rename = "text")]
    Options(OptionsMessage),
    /// A text with up to three buttons.
    #[serde(rename = "quick_reply")]
    QuickReplies(QuickRepliesMessage),
    /// An image.
    Image(ImageMessage),
    /// An audio.
    Audio(AudioMessage),
    /// A video.
    Video(VideoMessage),
    /// A document.
    File(FileMessage),
    /// A sticker.
    Sticker(StickerMessage),
    /// A place.
    Location(LocationMessage),
    /// One or more contacts.
    Contacts(ContactsMessage),
    /// A request for the user's place.
    LocationRequest(LocationRequestMessage),
    /// A button that opens an address.
    #[serde(rename = "cta_url")]
    UrlButton(UrlButtonMessage),
    /// A button that starts a WhatsApp Flow, in the older form.
    #[serde(rename = "flow")]
    FlowButton(FlowButtonMessage),
    /// A button that calls.
    #[serde(rename = "voice_call")]
    CallButton(CallButtonMessage),
    /// A message of a `type` that this crate does not know, sent and read as it stands.
    #[serde(untagged)]
    Unknown(UnknownMessage),
}

impl Message {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        TextMessage::new(text).into()
    }

    /// A text with a list of 1 to 10 options.
    pub fn options(
        text: impl Into<String>,
        options: impl IntoIterator<Item = impl Into<OptionItem>>,
    ) -> Self {
        OptionsMessage::new(text, options).into()
    }

    /// A text with 1 to 3 buttons.
    pub fn quick_replies(
        text: impl Into<String>,
        replies: impl IntoIterator<Item = impl Into<QuickReply>>,
    ) -> Self {
        QuickRepliesMessage::new(text, replies).into()
    }

    /// An image; give it a caption with [`ImageMessage`].
    pub fn image(media_url: impl Into<HttpsUrl>) -> Self {
        ImageMessage::new(media_url).into()
    }

    /// An audio.
    pub fn audio(media_url: impl Into<HttpsUrl>) -> Self {
        AudioMessage::new(media_url).into()
    }

    /// A video; give it a caption with [`VideoMessage`].
    pub fn video(media_url: impl Into<HttpsUrl>) -> Self {
        VideoMessage::new(media_url).into()
    }

    /// A document; give it a name with [`FileMessage`].
    pub fn file(media_url: impl Into<HttpsUrl>) -> Self {
        FileMessage::new(media_url).into()
    }

    /// A sticker.
    pub fn sticker(media_url: impl Into<HttpsUrl>) -> Self {
        StickerMessage::new(media_url).into()
    }

    /// A place, in decimal degrees.
    pub fn location(latitude: f64, longitude: f64) -> Self {
        LocationMessage::new(Coordinates::new(latitude, longitude)).into()
    }

    /// One or more contacts.
    pub fn contacts(contacts: impl IntoIterator<Item = impl Into<Contact>>) -> Self {
        ContactsMessage::new(contacts).into()
    }

    /// A request for the user's place.
    pub fn location_request(text: impl Into<String>) -> Self {
        LocationRequestMessage::new(text).into()
    }

    /// A button that opens an address.
    pub fn url_button(url: impl Into<HttpsUrl>, label: impl Into<String>) -> Self {
        UrlButtonMessage::new(UrlButtonParameters::new(url, label)).into()
    }

    /// A button that calls.
    pub fn call_button(text: impl Into<String>, label: impl Into<String>) -> Self {
        CallButtonMessage::new(text, CallButtonParameters::new(label)).into()
    }

    /// The `type` on the wire.
    pub fn kind(&self) -> &str {
        match self {
            Self::Text(_) | Self::Options(_) => "text",
            Self::QuickReplies(_) => "quick_reply",
            Self::Image(_) => "image",
            Self::Audio(_) => "audio",
            Self::Video(_) => "video",
            Self::File(_) => "file",
            Self::Sticker(_) => "sticker",
            Self::Location(_) => "location",
            Self::Contacts(_) => "contacts",
            Self::LocationRequest(_) => "location_request",
            Self::UrlButton(_) => "cta_url",
            Self::FlowButton(_) => "flow",
            Self::CallButton(_) => "voice_call",
            Self::Unknown(message) => &message.kind,
        }
    }
}

macro_rules! from_kind {
    ($($variant:ident: $kind:ty),* $(,)?) => {$(
        impl From<$kind> for Message {
            fn from(message: $kind) -> Self {
                Self::$variant(message)
            }
        }
    )*};
}

from_kind!(
    Text: TextMessage,
    Options: OptionsMessage,
    QuickReplies: QuickRepliesMessage,
    Image: ImageMessage,
    Audio: AudioMessage,
    Video: VideoMessage,
    File: FileMessage,
    Sticker: StickerMessage,
    Location: LocationMessage,
    Contacts: ContactsMessage,
    LocationRequest: LocationRequestMessage,
    UrlButton: UrlButtonMessage,
    FlowButton: FlowButtonMessage,
    CallButton: CallButtonMessage,
    Unknown: UnknownMessage,
);
