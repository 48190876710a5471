// an option of `#[query]` has the form that the documentation shows

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(style = "comma")]
    pub states: Vec<String>,
    #[query(style = comma extra)]
    pub names: Vec<String>,
    #[query(flatten = true)]
    pub rest: Vec<String>,
    #[query(flatten, flatten)]
    pub more: Vec<String>,
}

fn main() {}
