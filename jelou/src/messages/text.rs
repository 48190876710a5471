//! Texts, with options or quick replies.

use jelou_core::jelou_model;
use jelou_core::wire::Length;
use serde::ser::Error as _;
use serde::{Serialize, Serializer};

use super::rules;

/// A text `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct TextMessage {
    /// The text.
    #[length(1..)]
    pub text: String,
}

/// A text with a list of options `[openapi]`.
///
/// Earlier documentation nests title, button text and options under `buttons`. This is the newest form.
///
/// ```
/// use jelou::messages::{Message, OptionItem, OptionsMessage};
///
/// let menu = OptionsMessage::new("What next?", ["Order", "Track"]).title("Menu");
/// let detailed = OptionItem::new("Order").id("order").description("Pick from the list");
/// # let _ = (Message::from(menu), detailed);
/// ```
#[jelou_model]
#[non_exhaustive]
pub struct OptionsMessage {
    /// The text above the list.
    #[length(1..)]
    pub text: String,
    /// The title.
    pub title: Option<String>,
    /// The text of the button that opens the list; `Options` or `Opciones` by default.
    pub button_text: Option<ButtonText>,
    /// 1 to 10 options.
    #[length(1..=10)]
    pub options: Vec<OptionItem>,
}

/// The text of the button that opens a list of options `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct ButtonText {
    /// `text`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The text.
    pub text: String,
}

impl From<&str> for ButtonText {
    fn from(text: &str) -> Self {
        Self::new("text", text)
    }
}

/// One option of a list `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct OptionItem {
    /// The id that the bot receives when the option is chosen. A UUID by default.
    pub id: Option<String>,
    /// The title, 1 to 24 characters.
    #[length(1..=24)]
    pub title: String,
    /// The text below the title, at most 72 characters.
    #[length(..=72)]
    pub description: Option<String>,
}

impl From<&str> for OptionItem {
    fn from(title: &str) -> Self {
        Self::new(title)
    }
}

/// A text with up to three buttons `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct QuickRepliesMessage {
    /// The text above the buttons.
    #[length(1..)]
    pub text: String,
    /// The title, at most 20 characters.
    #[length(..=20)]
    pub title: Option<String>,
    /// 1 to 3 buttons with different titles.
    #[serde(rename = "quick_replies", serialize_with = "quick_replies")]
    pub quick_replies: Vec<QuickReply>,
}

/// A button that replies with its title `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct QuickReply {
    /// The title: 1 to 20 characters, without emoji or formatting.
    #[serde(serialize_with = "rules::quick_reply_title")]
    pub title: String,
}

impl From<&str> for QuickReply {
    fn from(title: &str) -> Self {
        Self::new(title)
    }
}

/// Checks quick replies: one to three, with different titles `[docs]`.
fn quick_replies<S: Serializer>(replies: &[QuickReply], serializer: S) -> Result<S::Ok, S::Error> {
    Length::Items(replies.len())
        .check(1, 3)
        .map_err(S::Error::custom)?;
    for (at, reply) in replies.iter().enumerate() {
        if replies[..at]
            .iter()
            .any(|earlier| earlier.title == reply.title)
        {
            return Err(S::Error::custom(format!(
                "the title `{}` stands twice",
                reply.title
            )));
        }
    }
    replies.serialize(serializer)
}
