// an endpoint is a struct, not a function of a trait

use jelou::prelude::*;

pub trait Bots {
    #[jelou_endpoint(GET, "/v1/bots", response = ())]
    fn list(&self) -> Vec<String>;
}

fn main() {}
