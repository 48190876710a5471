// the attribute has arguments

use jelou::prelude::*;

#[jelou_endpoint]
pub struct ListBots;

fn main() {}
