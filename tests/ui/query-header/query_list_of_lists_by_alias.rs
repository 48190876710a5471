// rustc: an alias does not hide a list of lists

use jelou::prelude::*;

type Group = Vec<String>;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub groups: Vec<Group>,
}

fn main() {}
