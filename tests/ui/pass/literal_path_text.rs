// what RFC 3986 allows in a path is legal: escapes, punctuation, a slash at the end

use jelou::prelude::*;

#[jelou_endpoint(GET, "/", response = ())]
pub struct Root;

#[jelou_endpoint(GET, r"/v1/a%2Fb/~x/a,b;c=d/(1)/.well-known/{bot_id}/", response = ())]
pub struct Known {
    pub bot_id: BotId,
}

pub fn main() {
    assert_eq!(jelou::wire::encode(&Root).expect("encodes").target(), "/");
    let request = jelou::wire::encode(&Known::new("b")).expect("encodes");
    assert_eq!(request.target(), "/v1/a%2Fb/~x/a,b;c=d/(1)/.well-known/b/");
}
