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
/// Which members are required is inferred from the documentation's examples: its table is
/// incomplete.
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
    /// Who gets it, at least one.
    #[limit(1..)]
    pub destinations: Vec<UserId>,
    /// What the template shows above its text; `text` if absent.
    #[serde(rename = "type")]
    pub kind: Option<TemplateKind>,
    /// The language of the template, such as `en`.
    pub language: Option<String>,
    /// The values of the placeholders, in their order. Those of an authentication template have at most
    /// 15 characters, which is not checked here: the request does not tell what kind the template is.
    pub parameters: Option<Vec<String>>,
    /// The medium. A template of the kind `image`, `document` or `video` needs it, which is not checked
    /// here: the platform refuses the message without it.
    pub media_url: Option<HttpsUrl>,
    /// The name under which a document is shown.
    pub filename: Option<String>,
    /// The values of the placeholders in the header.
    pub header_parameters: Option<Vec<String>>,
    /// The values of buttons with dynamic addresses.
    pub button_parameters: Option<Vec<ButtonParameter>>,
    /// What the buttons of a quick-reply template do, at most three.
    #[limit(..=3)]
    pub button_payloads: Option<Vec<ButtonPayload>>,
    /// What happens when the user responses.
    pub actions: Option<TemplateActions>,
    /// The values of dynamic addresses, under their older name.
    pub dynamic_url_parameter: Option<Vec<String>>,
    /// The cards of a carousel template.
    pub cards: Option<Vec<TemplateCard>>,
    /// The end of a limited-time offer.
    pub lto_params: Option<LimitedTimeOffer>,
    /// When the message expires; its format is not documented.
    pub expiration_time: Option<String>,
    /// The campaign that the message is counted in.
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
/// No source says which members always come, so both are optional: the message was sent, whatever
/// the response leaves out.
#[jelou_model]
#[non_exhaustive]
pub struct TemplateDelivery {
    /// The message's id, a UUID; a number is taken, too.
    #[serde(default, deserialize_with = "text_or_number")]
    pub id: Option<String>,
    /// Who gets it; a number is taken, too.
    #[serde(default, deserialize_with = "text_or_number")]
    pub destination: Option<UserId>,
}
