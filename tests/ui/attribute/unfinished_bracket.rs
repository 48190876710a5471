// rustc: an unfinished attribute: brackets that do not match

use jelou::prelude::*;

#[jelou_endpoint(GET, ]
pub struct ListBots;

fn main() {}
