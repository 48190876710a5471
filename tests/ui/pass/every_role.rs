// every location that a field has, with lists, secrets and constraints

use std::collections::BTreeMap;

use bytes::Bytes;
use jelou::prelude::*;
use jelou::wire::Part;

#[jelou_endpoint(POST, "/v1/bots/{botId}", response = Option<Bot>)]
pub struct Write {
    #[path("botId")]
    pub bot_id: BotId,
    #[query]
    pub active: bool,
    #[query("q")]
    #[length(1..=9)]
    pub words: Option<String>,
    #[query(name = "expand", style = brackets)]
    pub expand: Vec<String>,
    #[query(style = comma)]
    pub states: Option<Vec<u32>>,
    #[query(flatten)]
    pub filter: BTreeMap<String, u32>,
    #[header("X-Trace")]
    pub trace: Option<String>,
    #[header("X-Labels")]
    pub labels: Vec<String>,
    #[header("X-Token")]
    #[secret]
    pub token: String,
    #[secret]
    #[length(..=72)]
    pub password: String,
    #[serde(rename = "remark", skip_serializing_if = "String::is_empty", default)]
    pub note: String,
    #[serde(flatten)]
    pub bot: Bot,
    #[serde(skip)]
    pub local: Option<u8>,
    pub patch: Patch<u32>,
}

#[jelou_endpoint(PUT, "/v1/bots", response = String)]
pub struct Replace {
    #[body]
    pub bot: Option<Bot>,
}

#[jelou_endpoint(PUT, "/v1/files", response = Bytes, content_type = "application/octet-stream")]
pub struct Put {
    #[raw_body]
    pub content: Bytes,
}

#[jelou_endpoint(POST, "/v1/files", response = ())]
pub struct Upload {
    #[part]
    pub title: String,
    #[part("file")]
    pub content: Part,
    #[part]
    pub copies: Option<u32>,
}

#[jelou_model]
pub struct Bot {
    pub name: String,
}

pub fn main() {
    let filter = BTreeMap::from([("size".to_owned(), 5)]);
    let request = Write::new("b", true, ["a"], filter, ["l"], "t", "p", Bot::new("n"))
        .states([1, 2])
        .patch(5);
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(
        request.target(),
        "/v1/bots/b?active=true&expand%5B%5D=a&states=1,2&size=5"
    );
    assert_eq!(request.body(), r#"{"password":"p","name":"n","patch":5}"#);
    assert!(jelou::wire::encode(&Replace::new().bot(Bot::new("n"))).is_ok());
    assert!(jelou::wire::encode(&Put::new("x")).is_ok());
    assert!(jelou::wire::encode(&Upload::new("t", Part::new("x"))).is_ok());
}
