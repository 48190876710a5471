// fixed query pairs stand in the path

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots?expand=all&active&filter=%5Bx%5D", response = ())]
pub struct ListBots {
    pub page: Option<u32>,
}

pub fn main() {
    let request = jelou::wire::encode(&ListBots::new().page(2)).expect("encodes");
    assert_eq!(
        request.target(),
        "/v1/bots?expand=all&active&filter=%5Bx%5D&page=2"
    );
}
