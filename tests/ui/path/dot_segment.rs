// no segment is `..`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/../users", response = ())]
pub struct ListUsers;

fn main() {}
