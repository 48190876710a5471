//! Buttons that open an address, start a flow, or call. The members of their parameters are
//! `snake_case` on the wire.
//!
//! The sources disagree on whether a URL button and a flow button require `text`: the schemas of the
//! messages do, the tables of their members do not. It is optional here, so that a message without it
//! can be sent. For a call button both require it.

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

/// The address and the label of a button `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct UrlButtonParameters {
    /// The address.
    pub url: HttpsUrl,
    /// The label.
    pub display_text: String,
}

/// A button that starts a WhatsApp Flow, in the older form `[openapi]`. The newer form is an operation
/// of its own. It is not known whether the older one still works.
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

/// The flow that a button starts `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct FlowParameters {
    /// The flow's id.
    pub flow_id: Option<String>,
    /// The label of the button.
    pub flow_cta: Option<String>,
    /// The flow's name.
    pub flow_name: Option<String>,
    /// The first screen and its data.
    pub flow_action_payload: Option<FlowActionPayload>,
    /// The draft or the published flow.
    pub mode: Option<FlowMode>,
    /// The action of the button. Only `navigate` is documented.
    pub flow_action: Option<String>,
    /// The version of the flow's messages. Only `3` is documented.
    pub flow_message_version: Option<String>,
}

/// The first screen of a flow, and its data `[openapi]`.
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
    /// Other members. The documentation allows them without naming them.
    #[serde(default, flatten)]
    pub others: BTreeMap<String, Value>,
}

/// The draft or the published version of a flow `[openapi]`.
#[jelou_model]
pub enum FlowMode {
    /// The draft.
    Draft,
    /// The published flow.
    Published,
}

/// A button that calls. Calling must be enabled for the account `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct CallButtonMessage {
    /// The title.
    pub header: Option<String>,
    /// The text above the button.
    #[length(1..)]
    pub text: String,
    /// The label.
    pub parameters: CallButtonParameters,
}

/// The label of a call button `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct CallButtonParameters {
    /// The label.
    pub display_text: String,
}
