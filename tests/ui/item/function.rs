// an endpoint is a struct, not a function

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
async fn list_bots(tenant: String) -> Vec<String> {
    vec![tenant]
}

fn main() {}
