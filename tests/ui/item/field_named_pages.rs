// the setter of a paginated endpoint is not `pages`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, paginate = page)]
pub struct ListBots {
    pub page: Option<u32>,
    pub pages: Option<u32>,
}

fn main() {}
