// rustc: a length or range fits the type behind a name

use jelou::prelude::*;

type Name = String;
type Size = u32;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[range(1..=24)]
    pub name: Name,
    #[query]
    #[length(1..=24)]
    pub size: Size,
}

#[jelou_model]
pub struct Bot {
    #[range(1..)]
    pub id: BotId,
}

fn main() {}
