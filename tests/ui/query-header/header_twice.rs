// a header is declared once, whatever its case

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("X-Tenant")]
    pub tenant: String,
    #[header("x-tenant")]
    pub other: Option<String>,
}

fn main() {}
