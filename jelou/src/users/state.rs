//! The state of a user: whether the bot or a person replies.

use jelou_core::wire::text_or_number;
use jelou_core::{jelou_endpoint, jelou_model};

use crate::ids::{BotId, UserId};

/// Reads whether the bot or a person replies to a user `[openapi]`.
///
/// The request names no bot. What that means for a user of several bots is not documented.
#[jelou_endpoint(GET, "/v1/users/{user_id}/state", response = UserState)]
#[non_exhaustive]
pub struct GetUserState {
    /// The user.
    pub user_id: UserId,
}

/// Sets whether the bot or a person replies to a user `[docs]`.
///
/// In `manual` the bot stays silent, and the user's messages go to the bot's webhook.
#[jelou_endpoint(POST, "/v1/users/state", response = UserState)]
#[non_exhaustive]
pub struct SetUserState {
    /// The bot.
    pub bot_id: BotId,
    /// The user.
    pub user_id: UserId,
    /// The new state.
    pub state: State,
    /// The seconds after which the state reverts. What happens without it is not documented.
    pub ttl: Option<u32>,
}

/// Who replies to a user `[docs]`.
#[jelou_model]
pub enum State {
    /// A person, through the bot's webhook.
    Manual,
    /// The bot.
    Auto,
}

/// The state of a user `[openapi]`.
///
/// No source says which members are always present, so all are optional. A missing member, or an id
/// that is a number, does not turn a change that the platform made into an error.
#[jelou_model]
#[non_exhaustive]
pub struct UserState {
    /// The user's id.
    #[serde(default, deserialize_with = "text_or_number")]
    pub id: Option<UserId>,
    /// The user's names.
    pub names: Option<String>,
    /// The bot that the user talks to.
    #[serde(default, deserialize_with = "text_or_number")]
    pub bot_id: Option<BotId>,
    /// The group of the user.
    #[serde(default, deserialize_with = "text_or_number")]
    pub group_id: Option<String>,
    /// Who replies.
    #[serde(default, deserialize_with = "text_or_number")]
    pub state: Option<State>,
}
