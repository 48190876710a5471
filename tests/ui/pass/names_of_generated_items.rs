// fields have the names of what the macro writes, where no method is lost

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/{self_}/{client}", response = ())]
pub struct Write {
    pub self_: String,
    pub client: String,
    #[query]
    pub request: Option<String>,
    #[query]
    pub value: Option<String>,
    pub new: String,
    pub send: bool,
    pub pages: Option<u32>,
    pub encode: Option<String>,
    pub decode: Option<String>,
    pub clone: Option<String>,
    pub fmt: Option<String>,
    pub f: Option<String>,
    pub path: Option<String>,
    pub query: Option<String>,
    pub header: Option<String>,
    pub body: Option<String>,
    pub serializer: Option<String>,
    pub into: Option<String>,
}

pub fn main() {
    let request = Write::new("a", "b", "c", true)
        .request("d")
        .encode("e")
        .f("f")
        .into("g");
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/a/b?request=d");
    assert_eq!(
        request.body(),
        r#"{"new":"c","send":true,"encode":"e","f":"f","into":"g"}"#
    );
}
