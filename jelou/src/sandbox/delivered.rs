//! What the sandbox accepted, as a test reads it.

use crate::ids::{BotId, UserId};
use crate::messages::Message;

/// A message that the sandbox accepted.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeliveredMessage {
    /// The id in the response to the sender.
    pub message_id: String,
    /// The bot that sent it.
    pub bot_id: BotId,
    /// The user it was sent to.
    pub user_id: UserId,
    /// The message itself.
    pub message: Message,
}

/// A template message that the sandbox accepted.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeliveredTemplate {
    /// The id in the response to the sender.
    pub id: String,
    /// The bot that sent it.
    pub bot_id: BotId,
    /// The user it was sent to.
    pub destination: UserId,
    /// The name of the template.
    pub element_name: String,
    /// The values of its placeholders.
    pub parameters: Vec<String>,
}
