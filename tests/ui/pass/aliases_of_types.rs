// aliases stand for scalars, options, lists and responses

use jelou::prelude::*;

type Maybe = Option<String>;
type Ids = Vec<u64>;
type Name = String;
type Bots = Vec<String>;

#[jelou_endpoint(POST, "/v1/bots/{name}", response = Bots)]
pub struct Write {
    pub name: Name,
    #[query]
    pub maybe: Maybe,
    #[query(style = comma)]
    pub ids: Ids,
    pub text: Name,
}

pub fn main() {
    let request = Write::new("n", Some("m".to_owned()), vec![1, 2], "t");
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/bots/n?maybe=m&ids=1,2");
}
