//! Approved templates: messages outside the 24-hour session (tag Campaigns).

use std::collections::BTreeMap;

use jelou_core::wire::text_or_number;
use jelou_core::{jelou_endpoint, jelou_model};
use serde_json::Value;

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
    /// The values of the placeholders, in their order.
    pub parameters: Option<Vec<String>>,
    /// The medium of an image, document or video template.
    pub media_url: Option<HttpsUrl>,
    /// The name under which a document is shown.
    pub filename: Option<String>,
    /// The values of the placeholders in the header.
    pub header_parameters: Option<Vec<String>>,
    /// The values of buttons with dynamic addresses.
    pub button_parameters: Option<Vec<ButtonParameter>>,
    /// What the buttons of a quick-reply template do, at most three.
    #[limit(..=3)]
    pub button_payloads: Option<Vec<BTreeMap<String, Value>>>,
    /// What happens when the user answers.
    pub actions: Option<TemplateActions>,
    /// The values of dynamic addresses, under their older name.
    pub dynamic_url_parameter: Option<Vec<String>>,
    /// The cards of a carousel template.
    pub cards: Option<Vec<TemplateCard>>,
    /// The end of a limited-time offer.
    pub lto_params: Option<LimitedTimeOffer>,
    /// When the message loses its worth.
    pub expiration_time: Option<String>,
    /// The campaign that the message is counted in.
    pub campaign_id: Option<String>,
}

/// What a template shows above its text.
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

/// The value of a button with a dynamic address.
#[jelou_model]
#[non_exhaustive]
pub struct ButtonParameter {
    /// `URL`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What the button carries.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub payload: BTreeMap<String, Value>,
    /// Which placeholder the value is for.
    pub param: Option<u32>,
}

/// What happens when the user answers a template.
#[jelou_model]
#[non_exhaustive]
pub struct TemplateActions {
    /// Starts a flow.
    pub set_flow: Option<FlowAction>,
    /// Starts a flow by the chosen option.
    pub set_state: Option<StateAction>,
    /// Stores variables `[observed]`.
    pub set_store_params: Option<BTreeMap<String, Value>>,
}

/// A flow to start.
#[jelou_model]
#[non_exhaustive]
pub struct FlowAction {
    /// The flow.
    pub id: Value,
}

/// Flows to start by the chosen option.
#[jelou_model]
#[non_exhaustive]
pub struct StateAction {
    /// `options`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The options.
    pub options: Vec<BTreeMap<String, Value>>,
}

/// One card of a carousel template.
#[jelou_model]
#[non_exhaustive]
pub struct TemplateCard {
    /// The medium of the card.
    pub media_url: HttpsUrl,
    /// The values of the placeholders.
    pub params: Option<Vec<String>>,
    /// The values of buttons with dynamic addresses.
    pub button_parameters: Option<Vec<ButtonParameter>>,
}

/// The end of a limited-time offer.
#[jelou_model]
#[non_exhaustive]
pub struct LimitedTimeOffer {
    /// The moment, as a number; its unit is not documented.
    pub expiration_time: i64,
}

/// One message of a sent template `[openapi]`.
///
/// No source says which members always come, so both are optional: the message was sent, whatever
/// the answer leaves out.
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
