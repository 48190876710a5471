// documentation and attributes of others stay on the struct and on its fields

use jelou::prelude::*;

/// Creates a bot.
///
/// It is ready at once.
#[jelou_endpoint(POST, "/v1/bots", response = ())]
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
#[repr(C)]
pub struct CreateBot {
    /// Its name.
    #[allow(unused)]
    #[doc(alias = "title")]
    pub name: String,
    #[deprecated(note = "use `name`")]
    pub label: Option<String>,
}

/// Its serde attributes are for the user's own derive, too.
#[jelou_endpoint(PUT, "/v1/bots", response = ())]
#[derive(Default, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplaceBot {
    #[serde(rename = "botName")]
    pub name: Option<String>,
    #[serde(default)]
    pub is_active: bool,
}

#[jelou_model]
#[derive(Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bot {
    #[serde(default, alias = "title")]
    pub name: String,
}

pub fn main() {
    assert!(CreateBot::new("a") < CreateBot::new("b"));
    assert!(CreateBot::METADATA.docs.starts_with("Creates a bot."));
    let request: ReplaceBot = serde_json::from_str(r#"{"botName":"x"}"#).expect("a request");
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.body(), r#"{"botName":"x","isActive":false}"#);
    let bot: Bot = serde_json::from_str(r#"{"title":"x"}"#).expect("a bot");
    assert_eq!(
        bot,
        Bot {
            name: "x".to_owned()
        }
    );
}
