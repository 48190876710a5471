// an endpoint is a struct, not a trait

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub trait Bots {
    fn list(&self);
}

fn main() {}
