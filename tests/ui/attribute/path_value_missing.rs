// an unfinished path

use jelou::prelude::*;

#[jelou_endpoint(method = GET, path = , response = ())]
pub struct ListBots;

fn main() {}
