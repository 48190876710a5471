// scalars of the standard library, and pointers to them, in path, query and headers

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;
use std::rc::Rc;
use std::sync::Arc;

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}", response = ())]
pub struct Get<'a> {
    pub a: char,
    pub b: bool,
    pub c: u128,
    pub d: i8,
    pub e: NonZeroU32,
    pub f: IpAddr,
    pub g: Arc<str>,
    pub h: &'a Box<str>,
    #[query]
    pub i: f64,
    #[query]
    pub j: Rc<String>,
    #[query]
    pub k: Option<Cow<'a, str>>,
    #[query(style = comma)]
    pub l: [u8; 2],
    #[header("X-M")]
    pub m: i64,
    #[header("X-N")]
    pub n: Option<bool>,
    #[header("X-O")]
    pub o: Vec<Cow<'a, str>>,
}

pub fn main() {
    let one = NonZeroU32::MIN;
    let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let text: Box<str> = "h".into();
    let request = Get::new(
        '/',
        true,
        1,
        -1,
        one,
        local,
        "g",
        &text,
        0.5,
        "j".to_owned(),
        [1, 2],
        3,
        ["o"],
    );
    let request = jelou::wire::encode(&request.n(true)).expect("encodes");
    assert_eq!(
        request.target(),
        "/v1/%2F/true/1/-1/1/127.0.0.1/g/h?i=0.5&j=j&l=1,2"
    );
    assert_eq!(request.headers()["x-m"], "3");
}
