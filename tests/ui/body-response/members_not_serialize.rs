// rustc: each member without a form in JSON is reported once, wherever it stands

use std::collections::BTreeMap;

use jelou::prelude::*;

pub mod parts {
    pub struct Plan;
    pub struct Channel;
    pub struct Token;
    pub struct Host;
    pub struct Tag;
    pub struct Rest;
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub name: String,
    pub plan: Option<parts::Plan>,
    pub channels: BTreeMap<String, Vec<parts::Channel>>,
    #[secret]
    pub token: Option<parts::Token>,
    pub host: Patch<parts::Host>,
    #[length(1..=3)]
    pub tags: Vec<parts::Tag>,
}

#[jelou_endpoint(PUT, "/v1/bots", response = ())]
pub struct ReplaceBots {
    #[body]
    pub bots: Option<Vec<parts::Plan>>,
}

#[jelou_endpoint(PATCH, "/v1/bots", response = ())]
pub struct ChangeBot {
    pub name: String,
    #[serde(flatten)]
    pub rest: parts::Rest,
}

fn main() {
    let _ = ChangeBot::new("sales", parts::Rest).clone();
}
