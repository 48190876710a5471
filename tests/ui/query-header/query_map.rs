// rustc: a map is not one query value

use std::collections::BTreeMap;

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub filter: BTreeMap<String, String>,
}

fn main() {}
