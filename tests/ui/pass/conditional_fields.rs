// 319: fields outside the path depend on `cfg`

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[cfg(not(any()))]
    #[query]
    pub tenant: String,
    #[cfg(any())]
    #[query]
    pub tenant: Missing,
    #[cfg(not(any()))]
    #[header("X-Trace")]
    pub trace: Option<String>,
    #[cfg(any())]
    #[header("X-Trace")]
    pub trace: Option<Missing>,
    #[cfg(not(any()))]
    #[secret]
    #[limit(1..=9)]
    pub password: String,
    #[cfg(any())]
    pub other: Missing,
    #[cfg_attr(not(any()), serde(rename = "label"))]
    pub name: Option<String>,
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Bot {
    #[cfg(not(any()))]
    pub name: String,
    #[cfg(any())]
    pub name: Missing,
    #[cfg(any())]
    pub other: Option<Missing>,
}

#[jelou_model]
pub enum State {
    Open,
    #[cfg(any())]
    Gone,
    #[cfg(not(any()))]
    Closed,
}

pub fn main() {
    let request = CreateBot::new("t", "pass").trace("x").name("n");
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/bots?tenant=t");
    assert_eq!(request.body(), r#"{"password":"pass","label":"n"}"#);
    assert_eq!(request.headers()["x-trace"], "x");
    assert_eq!(Bot::new("a").name, "a");
    assert_eq!(State::from("gone"), State::Unknown("gone".to_owned()));
}
