// rustc: a header is not a map

use std::collections::BTreeMap;

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("X-Labels")]
    pub labels: BTreeMap<String, String>,
}

fn main() {}
