// rustc: an unfinished attribute: its parenthesis is open

use jelou::prelude::*;

#[jelou_endpoint(
pub struct ListBots;

fn main() {}
