//! Deserializes a message. It takes more than the `type`: a text with options has the `type` of a plain
//! text, and an unknown `type` is kept.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::message::Message;
use super::unknown::UnknownMessage;

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut members = Map::deserialize(deserializer)?;
        let kind = match members.remove("type") {
            Some(Value::String(kind)) => kind,
            Some(_) => return Err(D::Error::custom("invalid type of `type`, expected a text")),
            None => return Err(D::Error::missing_field("type")),
        };
        let message = match kind.as_str() {
            // Serialized again, its options would take another form, and `payload` would be lost.
            "text" if members.get("buttons").is_some_and(|older| !older.is_null()) => {
                return Err(D::Error::custom(
                    "`buttons` is an older form of options, which is not read; `options` stands \
                     beside `text`",
                ));
            }
            "text" if members.contains_key("options") => read(members).map(Self::Options),
            "text" => read(members).map(Self::Text),
            "quick_reply" => read(members).map(Self::QuickReplies),
            "image" => read(members).map(Self::Image),
            "audio" => read(members).map(Self::Audio),
            "video" => read(members).map(Self::Video),
            "file" => read(members).map(Self::File),
            "sticker" => read(members).map(Self::Sticker),
            "location" => read(members).map(Self::Location),
            "contacts" => read(members).map(Self::Contacts),
            "location_request" => read(members).map(Self::LocationRequest),
            "cta_url" => read(members).map(Self::UrlButton),
            "flow" => read(members).map(Self::FlowButton),
            "voice_call" => read(members).map(Self::CallButton),
            _ => {
                // A request body also holds these members, which belong to the request.
                members.retain(|name, _| !matches!(name.as_str(), "userId" | "botId"));
                Ok(Self::Unknown(UnknownMessage {
                    kind,
                    members: members.into_iter().collect(),
                }))
            }
        };
        message.map_err(D::Error::custom)
    }
}

fn read<T: DeserializeOwned>(members: Map<String, Value>) -> serde_json::Result<T> {
    serde_json::from_value(Value::Object(members))
}
