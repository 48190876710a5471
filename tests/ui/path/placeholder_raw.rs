// a placeholder is written without `r#`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{r#type}", response = ())]
pub struct ListBots {
    pub r#type: String,
}

fn main() {}
