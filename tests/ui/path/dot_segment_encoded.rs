// no segment is an encoded `.`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/%2e/rooms", response = ())]
pub struct ListRooms;

fn main() {}
