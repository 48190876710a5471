// rustc: an alias does not hide that the key may be left out

use jelou::prelude::*;

type Key = Option<String>;
type Keys = Vec<String>;

#[jelou_endpoint(POST, "/v1/bots", response = (), idempotent_with = key)]
pub struct CreateBot {
    #[header("Idempotency-Key")]
    pub key: Key,
}

#[jelou_endpoint(POST, "/v1/rooms", response = (), idempotent_with = key)]
pub struct CreateRoom {
    #[query]
    #[secret]
    pub key: Keys,
}

fn main() {}
