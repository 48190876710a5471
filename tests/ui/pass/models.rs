// every shape of a model

use jelou::prelude::*;

#[jelou_model]
#[derive(Default, PartialEq)]
pub struct Settings {
    pub page_size: Option<u32>,
    pub note: Patch<String>,
    #[serde(default)]
    pub labels: Vec<String>,
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Empty {}

#[jelou_model]
pub struct RoomId(String);

#[jelou_model]
pub struct Number(#[range(1..=9)] u32);

#[jelou_model]
#[derive(PartialEq)]
pub struct Labels(Vec<String>);

#[jelou_model(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    InProgress,
    #[serde(rename = "done", alias = "finished", alias = "closed")]
    Done,
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(tag = "type")]
pub enum Content {
    PlainText { text_body: String },
    Empty,
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(untagged)]
pub enum Either {
    Number(u32),
    Text(String),
}

pub fn main() {
    assert_eq!(
        serde_json::to_string(&Settings::new().page_size(5)).expect("JSON"),
        r#"{"pageSize":5,"labels":[]}"#
    );
    assert_eq!(serde_json::to_string(&Empty::new()).expect("JSON"), "{}");
    assert_eq!(RoomId::from("x").to_string(), "x");
    assert_eq!(Number::from(5).get(), 5);
    assert_eq!(Labels::from(vec![]), Labels(Vec::new()));
    assert_eq!(State::from("closed"), State::Done);
    assert_eq!(State::InProgress.to_string(), "IN_PROGRESS");
    assert!(matches!(State::from("new"), State::Unknown(text) if text == "new"));
    let content: Content =
        serde_json::from_str(r#"{"type":"plainText","textBody":"x"}"#).expect("a text");
    assert_eq!(
        content,
        Content::PlainText {
            text_body: "x".to_owned()
        }
    );
    assert_eq!(
        serde_json::from_str::<Either>("5").expect("a number"),
        Either::Number(5)
    );
}
