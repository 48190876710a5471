// requests borrow: in the path, in the query, in headers, in the body

use std::borrow::Cow;

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots/{bot_id}/{room}", response = ())]
pub struct Write<'a, 'b> {
    pub bot_id: &'a str,
    pub room: Cow<'b, str>,
    #[query]
    pub states: &'a [&'b str],
    #[header("X-Trace")]
    pub trace: Option<&'b str>,
    pub text: &'a str,
    pub labels: Option<Vec<Cow<'a, str>>>,
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Label<'a> {
    #[serde(borrow)]
    pub text: Cow<'a, str>,
}

pub fn main() {
    let bot = String::from("b/1");
    let states = ["open", "new"];
    let request = Write::new(&*bot, "red", &states[..], "hello").trace("t");
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(
        request.target(),
        "/v1/bots/b%2F1/red?states=open&states=new"
    );
    assert_eq!(request.body(), &br#"{"text":"hello"}"#[..]);
    let label: Label<'_> = serde_json::from_str(r#"{"text":"a"}"#).expect("a label");
    assert_eq!(label, Label::new("a"));
}
