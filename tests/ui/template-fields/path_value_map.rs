// rustc: a path value is not a map

use std::collections::BTreeMap;

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{filters}", response = ())]
pub struct ListBots {
    pub filters: BTreeMap<String, String>,
}

fn main() {}
