//! Buttons that open an address, start a flow, or call. The members of their parameters are
//! `snake_case` on the wire.
//!
//! Whether `text` is required for a URL button and a flow button, the sources do not say alike: the
//! schemas of the messages list it, the tables of their members do not. It is optional here, as the
//! tables have it, so that neither form is refused before it is sent. For a call button both require
//! it.

use std::collections::BTreeMap;

use jelou_core::jelou_model;
use serde_json::Value;

use crate::ids::HttpsUrl;

/// A button that opens an address `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct UrlButtonMessage {
    /// The title.
    pub title: Option<String>,
    /// The text above the button.
    pub text: Option<String>,
    /// The footer.
    pub caption: Option<String>,
    /// The address and the label.
    pub parameters: UrlButtonParameters,
}

/// Where a button leads, and what it is called `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct UrlButtonParameters {
    /// The address.
    pub url: HttpsUrl,
    /// The label.
    pub display_text: String,
}

/// A button that starts a WhatsApp Flow, in the older form `[openapi]`. The newer one is an
/// operation of its own; whether this one still works is not known.
#[jelou_model]
#[non_exhaustive]
pub struct FlowButtonMessage {
    /// The title.
    pub title: Option<String>,
    /// The text above the button.
    pub text: Option<String>,
    /// The footer.
    pub caption: Option<String>,
    /// The flow.
    pub parameters: FlowParameters,
}

/// Which flow a button starts, and how `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct FlowParameters {
    /// The flow's id.
    pub flow_id: Option<String>,
    /// The label of the button.
    pub flow_cta: Option<String>,
    /// The flow's name.
    pub flow_name: Option<String>,
    /// Where the flow begins.
    pub flow_action_payload: Option<FlowActionPayload>,
    /// Whether the draft or the published flow is meant.
    pub mode: Option<FlowMode>,
    /// What the button does; only `navigate` is documented.
    pub flow_action: Option<String>,
    /// The version of the flow's messages; only `3` is documented.
    pub flow_message_version: Option<String>,
}

/// Where a flow begins, and what it begins with `[openapi]`.
///
/// ```
/// use jelou::messages::FlowActionPayload;
///
/// let data = serde_json::json!({"name": "Ana"});
/// let payload = FlowActionPayload::new().screen("RECOMMEND").others([("data".to_owned(), data)]);
/// assert_eq!(
///     serde_json::to_string(&payload)?,
///     r#"{"screen":"RECOMMEND","data":{"name":"Ana"}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct FlowActionPayload {
    /// The screen.
    pub screen: Option<String>,
    /// Members that the documentation allows and does not name.
    #[serde(default, flatten)]
    pub others: BTreeMap<String, Value>,
}

/// Which state of a flow is meant `[openapi]`.
#[jelou_model]
pub enum FlowMode {
    /// The draft.
    Draft,
    /// The published flow.
    Published,
}

/// A button that calls; calling must be enabled for the account `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct CallButtonMessage {
    /// The title.
    pub header: Option<String>,
    /// The text above the button.
    #[limit(1..)]
    pub text: String,
    /// The label.
    pub parameters: CallButtonParameters,
}

/// What a call button is called `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct CallButtonParameters {
    /// The label.
    pub display_text: String,
}
