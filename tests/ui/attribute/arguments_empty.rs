// the parentheses are not empty

use jelou::prelude::*;

#[jelou_endpoint()]
pub struct ListBots;

fn main() {}
