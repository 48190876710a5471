// a paginated endpoint has fields

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, paginate = page)]
pub struct ListBots;

fn main() {}
