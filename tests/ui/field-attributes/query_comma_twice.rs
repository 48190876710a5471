// one comma between two options of `#[query]`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(name = "tenantId",, style = comma)]
    pub tenants: Vec<String>,
}

fn main() {}
