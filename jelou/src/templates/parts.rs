//! The values of a template message, and the actions of its buttons.
//!
//! `others` holds the members that the documentation allows without naming them.

use std::collections::BTreeMap;

use jelou_core::jelou_model;
use serde_json::Value;

use crate::ids::HttpsUrl;

/// The value of a button with a dynamic address `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct ButtonParameter {
    /// `URL`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What the button carries.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub payload: BTreeMap<String, Value>,
    /// The placeholder that gets the value.
    pub param: Option<PlaceholderNumber>,
}

/// The number of a placeholder: an integer, or a text `[openapi]`.
///
/// ```
/// use jelou::templates::{ButtonParameter, PlaceholderNumber};
///
/// let first = ButtonParameter::new("URL").param(1);
/// assert_eq!(serde_json::to_string(&first)?, r#"{"type":"URL","param":1}"#);
/// assert_eq!(PlaceholderNumber::from("1"), PlaceholderNumber::Text("1".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[jelou_model]
#[derive(PartialEq, Eq)]
#[serde(untagged)]
pub enum PlaceholderNumber {
    /// An integer.
    Integer(i64),
    /// A text.
    Text(String),
}

macro_rules! from_integer {
    ($($integer:ty)*) => {$(
        impl From<$integer> for PlaceholderNumber {
            fn from(number: $integer) -> Self {
                Self::Integer(number.into())
            }
        }
    )*};
}

from_integer!(i32 i64 u32);

impl From<&str> for PlaceholderNumber {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for PlaceholderNumber {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The action of one button of a quick-reply template `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct ButtonPayload {
    /// The flow that it starts.
    pub flow_id: Option<i64>,
    /// The label of the button.
    pub action: Option<String>,
    /// Other members.
    #[serde(default, flatten)]
    pub others: BTreeMap<String, Value>,
}

/// What happens when the user replies to a template `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct TemplateActions {
    /// Starts a flow.
    pub set_flow: Option<FlowAction>,
    /// Starts a flow by the chosen option.
    pub set_state: Option<StateAction>,
    /// Stores variables `[observed]`.
    pub set_store_params: Option<BTreeMap<String, Value>>,
    /// Other actions.
    #[serde(default, flatten)]
    pub others: BTreeMap<String, Value>,
}

/// A flow to start `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct FlowAction {
    /// The flow.
    pub id: i64,
}

/// Flows to start by the chosen option `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct StateAction {
    /// `options`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The options.
    pub options: Vec<StateOption>,
}

/// What happens for one option `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct StateOption {
    /// The index of the option. It is not documented whether the first is 0 or 1.
    pub index: Option<i64>,
    /// The kind of action, such as `flow`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Other members, such as those that name the flow.
    #[serde(default, flatten)]
    pub others: BTreeMap<String, Value>,
}

/// One card of a carousel template `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct TemplateCard {
    /// The medium of the card.
    pub media_url: Option<HttpsUrl>,
    /// The values of the placeholders.
    pub params: Option<Vec<String>>,
    /// The values of buttons with dynamic addresses.
    pub button_parameters: Option<Vec<ButtonParameter>>,
}

/// The end of a limited-time offer `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct LimitedTimeOffer {
    /// The time, as a number. Its unit is not documented.
    pub expiration_time: i64,
}
