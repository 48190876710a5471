//! Declarations of a crate that calls its dependency another name: `crate = ::renamed`.

use renamed::{BotId, Patch, jelou_endpoint, jelou_model};

/// Writes a room.
#[jelou_endpoint(POST, "/v1/bots/{bot_id}/rooms", response = Vec<Room>, crate = ::renamed)]
pub struct WriteRoom {
    /// Which bot.
    pub bot_id: BotId,
    /// The states.
    #[query(style = comma)]
    pub states: Option<Vec<State>>,
    /// The trace.
    #[header("X-Trace")]
    pub trace: Option<String>,
    /// What opens it.
    #[secret]
    #[length(4..=8)]
    pub pin: String,
    /// The change.
    pub change: Patch<u32>,
    /// The room.
    #[serde(flatten)]
    pub room: Room,
}

/// A room.
#[jelou_model(crate = ::renamed)]
pub struct Room {
    /// Its name.
    pub name: RoomName,
    /// Its number.
    #[range(1..=99)]
    pub number: Option<u32>,
    /// Its label.
    #[secret]
    pub label: Option<String>,
}

/// The name of a room.
#[jelou_model(crate = ::renamed)]
pub struct RoomName(String);

/// The state of a room.
#[jelou_model(crate = ::renamed)]
pub enum State {
    /// It can be entered.
    Open,
    /// It cannot.
    Closed,
}

/// What stands in a room.
#[jelou_model(crate = ::renamed)]
#[serde(tag = "type")]
pub enum Content {
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// Nothing.
    Empty,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_of_a_renamed_crate_is_encoded() {
        let request = WriteRoom::new("b", "1234", Room::new("red")).states([State::Open]);
        let request = renamed::wire::encode(&request).expect("encodes");
        assert_eq!(request.target(), "/v1/bots/b/rooms?states=open");
        assert_eq!(request.body(), r#"{"pin":"1234","name":"red"}"#);
    }
}
