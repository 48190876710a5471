// keywords are names of fields, structs and functions

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/{type}/{gen}", response = ())]
pub struct Write {
    pub r#type: String,
    pub r#gen: u32,
    #[query]
    pub r#match: Option<String>,
    #[header("X-Ref")]
    pub r#ref: Option<String>,
    pub r#async: bool,
    pub r#try: Option<Vec<String>>,
}

#[jelou_endpoint(GET, "/v1/loop", response = Rows, paginate = r#for, name = r#loop, retry = safe)]
pub struct ListLoop {
    pub r#for: Option<u32>,
}

#[jelou_endpoint(POST, "/v1/move", response = (), idempotent_with = r#impl)]
pub struct Move {
    #[header("X-Id")]
    pub r#impl: String,
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Kind {
    pub r#type: String,
    pub r#use: Option<u32>,
}

#[jelou_model]
pub enum State {
    r#Open,
    Closed,
}

#[jelou_model]
pub struct Rows(Vec<String>);

impl jelou::Page for Rows {
    type Item = String;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn total_pages(&self) -> Option<u32> {
        None
    }

    fn into_items(self) -> Vec<String> {
        self.0
    }
}

pub fn main() {
    let request = Write::new("t", 5, true)
        .r#match("m")
        .r#ref("r")
        .r#try(["x"]);
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/t/5?match=m");
    assert_eq!(request.headers()["x-ref"], "r");
    assert_eq!(request.body(), r#"{"async":true,"try":["x"]}"#);
    let request = jelou::wire::encode(&ListLoop::new().r#for(2)).expect("encodes");
    assert_eq!(request.target(), "/v1/loop?for=2");
    assert!(jelou::wire::encode(&Move::new("i")).is_ok());
    let kind: Kind = serde_json::from_str(r#"{"type":"a","use":1}"#).expect("a kind");
    assert_eq!(kind, Kind::new("a").r#use(1));
    assert_eq!(State::r#Open.as_str(), "open");
}
