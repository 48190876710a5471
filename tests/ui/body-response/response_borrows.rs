// a response owns its data

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<&'static str>)]
pub struct ListStaticNames;

#[jelou_endpoint(GET, "/v1/bots", response = Names<'a>)]
pub struct ListNames<'a> {
    pub tenant: &'a str,
}

#[jelou_model]
pub struct Names<'a> {
    pub first: &'a str,
}

fn main() {}
