//! Buttons that open an address, start a flow, or call. The members of their parameters are
//! `snake_case` on the wire.

use jelou_core::jelou_model;

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

/// Where a button leads, and what it is called.
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

/// Which flow a button starts, and how.
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

/// Where a flow begins.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct FlowActionPayload {
    /// The screen.
    pub screen: String,
}

/// Which state of a flow is meant.
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

/// What a call button is called.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct CallButtonParameters {
    /// The label.
    pub display_text: String,
}
