// the end of a range has no suffix, and 64 bits

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[range(1..=10u8)]
    pub small: u8,
    #[range(..=18446744073709551615)]
    pub large: u64,
}

fn main() {}
