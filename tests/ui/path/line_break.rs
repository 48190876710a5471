// a path stands on one line

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots
/rooms", response = ())]
pub struct ListRooms;

fn main() {}
