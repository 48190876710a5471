// requests without fields, and without required ones

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct Unit;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct Braces {}

#[jelou_endpoint(GET, "/v1/bots", response = ())]
#[derive(Copy, PartialEq)]
pub struct Optional {
    pub page: Option<u32>,
    #[serde(default)]
    pub active: bool,
    #[serde(default = "ten")]
    pub size: u32,
}

fn ten() -> u32 {
    10
}

pub fn main() {
    for target in [
        jelou::wire::encode(&Unit::new())
            .expect("encodes")
            .target()
            .to_owned(),
        jelou::wire::encode(&Unit)
            .expect("encodes")
            .target()
            .to_owned(),
        jelou::wire::encode(&Braces::default())
            .expect("encodes")
            .target()
            .to_owned(),
    ] {
        assert_eq!(target, "/v1/bots");
    }
    let request = Optional::default();
    assert_eq!(request, Optional::new());
    assert_eq!(
        jelou::wire::encode(&request.page(1))
            .expect("encodes")
            .target(),
        "/v1/bots?page=1&active=false&size=10"
    );
}
