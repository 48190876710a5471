// rustc: a member of a model is `Serialize` and `Deserialize`

use jelou::prelude::*;

pub struct Owner;

#[jelou_model]
pub struct Bot {
    pub owner: Owner,
}

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = Bot)]
pub struct GetBot {
    pub bot_id: BotId,
}

fn main() {
    let bot = Bot::new(Owner);
    println!("{:?}", bot.clone());
}
