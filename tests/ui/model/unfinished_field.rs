// rustc: an unfinished model: a type is missing

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name:,
}

fn used(bot: &Bot) -> String {
    bot.name.clone()
}

fn main() {}
