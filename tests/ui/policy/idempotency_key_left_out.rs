// the field that makes a repetition harmless is in every request

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = (), idempotent_with = key)]
pub struct CreateBot {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
}

#[jelou_endpoint(POST, "/v1/rooms", response = (), idempotent_with = key)]
pub struct CreateRoom {
    #[query]
    pub key: Vec<String>,
}

#[jelou_endpoint(POST, "/v1/users", response = (), idempotent_with = key)]
pub struct CreateUser {
    #[cfg(any())]
    pub key: String,
}

fn main() {}
