// rustc: a member and a variant are declared once, and the compiler says so once

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name: Option<String>,
    pub name: u32,
}

#[jelou_model]
pub enum State {
    Open,
    Closed,
    Open,
}

#[jelou_model]
#[serde(tag = "type")]
pub enum Event {
    Moved { from: u32, from: String },
    Closed(u32),
    Closed(Bot),
}

fn main() {
    let _ = Bot::new().name("a");
    let _ = (State::Open, Event::Closed(5));
}
