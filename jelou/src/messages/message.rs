//! The message itself: one variant for each kind.

use serde::Serialize;

use super::buttons::{
    CallButtonMessage, CallButtonParameters, FlowButtonMessage, UrlButtonMessage,
    UrlButtonParameters,
};
use super::contacts::{Contact, ContactsMessage};
use super::location::{Coordinates, LocationMessage, LocationRequestMessage};
use super::media::{AudioMessage, FileMessage, ImageMessage, StickerMessage, VideoMessage};
use super::text::{OptionItem, OptionsMessage, QuickRepliesMessage, QuickReply, TextMessage};
use super::unknown::UnknownMessage;
use crate::ids::HttpsUrl;

/// A message, by its `type` on the wire `[openapi]`.
///
/// Documented constraints are checked before anything is sent. The error names the member and the
/// rule.
///
/// Messages can also be deserialized. A `type` that this crate does not know is kept as
/// [`Unknown`](Self::Unknown). The older form of options, nested under `buttons`, is refused: it could
/// not be written back unchanged, and it is not known whether the platform still accepts it.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Message {
    /// A text.
    Text(TextMessage),
    /// A text with a list of options. Its type on the wire is also `text`.
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
    /// A location.
    Location(LocationMessage),
    /// One or more contacts.
    Contacts(ContactsMessage),
    /// A request for the user's location.
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
    /// A message of a `type` that this crate does not know, sent and read unchanged.
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

    /// A location, in decimal degrees.
    pub fn location(latitude: f64, longitude: f64) -> Self {
        LocationMessage::new(Coordinates::new(latitude, longitude)).into()
    }

    /// One or more contacts.
    pub fn contacts(contacts: impl IntoIterator<Item = impl Into<Contact>>) -> Self {
        ContactsMessage::new(contacts).into()
    }

    /// A request for the user's location.
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

    /// Returns the `type` on the wire.
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
