// a header holds a list of texts at most

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("X-Tenant")]
    pub tenants: Vec<Vec<String>>,
}

fn main() {}
