//! Approved templates: messages outside the 24-hour session (tag Campaigns).

mod parts;

use jelou_core::wire::text_or_number;
use jelou_core::{jelou_endpoint, jelou_model};

pub use parts::{
    ButtonParameter, ButtonPayload, FlowAction, LimitedTimeOffer, PlaceholderNumber, StateAction,
    StateOption, TemplateActions, TemplateCard,
};

use crate::ids::{BotId, HttpsUrl, UserId};

/// Sends an approved template to one or more users `[openapi]`.
///
/// The documentation's table is incomplete. Which members are required is inferred from its examples.
///
/// ```
/// use jelou::prelude::*;
///
/// let request = SendTemplate::new("bot", "order_ready", ["593900000000"]).parameters(["Ana"]);
/// let wire = jelou::wire::encode(&request)?;
/// assert_eq!(wire.target(), "/v2/whatsapp/bot/hsm");
/// assert_eq!(
///     wire.body(),
///     &br#"{"elementName":"order_ready","destinations":["593900000000"],"parameters":["Ana"]}"#[..],
/// );
/// # Ok::<(), Error>(())
/// ```
#[jelou_endpoint(POST, "/v2/whatsapp/{bot_id}/hsm", response = Vec<TemplateDelivery>)]
#[non_exhaustive]
pub struct SendTemplate {
    /// The bot.
    pub bot_id: BotId,
    /// The name of the approved template.
    pub element_name: String,
    /// The recipients, at least one.
    #[length(1..)]
    pub destinations: Vec<UserId>,
    /// What the template shows above its text. `text` by default.
    #[serde(rename = "type")]
    pub kind: Option<TemplateKind>,
    /// The language of the template, such as `en`.
    pub language: Option<String>,
    /// The values of the placeholders, in order. In an authentication template they have at most 15
    /// characters. That is not checked here, because the request does not tell the template's kind.
    pub parameters: Option<Vec<String>>,
    /// The medium. A template of the kind `image`, `document` or `video` needs it. That is not checked
    /// here; the platform refuses a message without it.
    pub media_url: Option<HttpsUrl>,
    /// The name of a document, as shown to the user.
    pub filename: Option<String>,
    /// The values of the placeholders in the header.
    pub header_parameters: Option<Vec<String>>,
    /// The values of buttons with dynamic addresses.
    pub button_parameters: Option<Vec<ButtonParameter>>,
    /// The actions of the buttons of a quick-reply template, at most three.
    #[length(..=3)]
    pub button_payloads: Option<Vec<ButtonPayload>>,
    /// What happens when the user replies.
    pub actions: Option<TemplateActions>,
    /// The values of dynamic addresses, under their older name.
    pub dynamic_url_parameter: Option<Vec<String>>,
    /// The cards of a carousel template.
    pub cards: Option<Vec<TemplateCard>>,
    /// The end of a limited-time offer.
    pub lto_params: Option<LimitedTimeOffer>,
    /// When the message expires. The format is not documented.
    pub expiration_time: Option<String>,
    /// The campaign that the message belongs to.
    pub campaign_id: Option<String>,
}

/// What a template shows above its text `[openapi]`.
#[jelou_model]
pub enum TemplateKind {
    /// Nothing.
    Text,
    /// An image.
    Image,
    /// A document.
    Document,
    /// A video.
    Video,
}

/// One message of a sent template `[openapi]`.
///
/// No source says which members are always present, so both are optional. The message was sent even if
/// the response has neither.
#[jelou_model]
#[non_exhaustive]
pub struct TemplateDelivery {
    /// The message's id, a UUID. A number is accepted, too.
    #[serde(default, deserialize_with = "text_or_number")]
    pub id: Option<String>,
    /// The recipient. A number is accepted, too.
    #[serde(default, deserialize_with = "text_or_number")]
    pub destination: Option<UserId>,
}
