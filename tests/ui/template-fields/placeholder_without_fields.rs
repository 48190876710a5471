// a path with placeholders needs named fields

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot;

fn main() {}
