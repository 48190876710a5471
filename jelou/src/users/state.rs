//! Who responses a user, the bot or a person.

use jelou_core::wire::text_or_number;
use jelou_core::{jelou_endpoint, jelou_model};

use crate::ids::{BotId, UserId};

/// Reads who responds with a user: the bot or a person `[openapi]`.
///
/// Whether a user who talks to several bots needs a bot id here is not documented.
#[jelou_endpoint(GET, "/v1/users/{user_id}/state", response = UserState)]
#[non_exhaustive]
pub struct GetUserState {
    /// The user.
    pub user_id: UserId,
}

/// Changes who responds with a user: the bot or a person `[docs]`.
///
/// In `manual` the bot stays silent, and the user's messages go to the bot's webhook.
#[jelou_endpoint(POST, "/v1/users/state", response = UserState)]
#[non_exhaustive]
pub struct SetUserState {
    /// The bot.
    pub bot_id: BotId,
    /// The user.
    pub user_id: UserId,
    /// Who responses from now on.
    pub state: State,
    /// After how many seconds the state goes back; what happens without it is not documented.
    pub ttl: Option<u32>,
}

/// Who responses a user `[docs]`.
#[jelou_model]
pub enum State {
    /// A person, through the bot's webhook.
    Manual,
    /// The bot.
    Auto,
}

/// The state of a user `[openapi]`.
///
/// No source says which members always come, so all are optional: one that is missing, or an id that
/// is a number, does not turn a change that the platform made into an error.
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
    /// Who responses.
    #[serde(default, deserialize_with = "text_or_number")]
    pub state: Option<State>,
}
