// rustc: a path value is not a struct

use jelou::prelude::*;

#[jelou_model]
pub struct Room {
    pub number: u32,
}

#[jelou_endpoint(GET, "/v1/rooms/{room}", response = ())]
pub struct GetRoom {
    pub room: Room,
}

fn main() {}
