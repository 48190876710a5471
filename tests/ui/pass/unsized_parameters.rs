// a parameter may stand for an unsized type

use std::fmt::Debug;

use jelou::prelude::*;
use jelou::wire::PathValue;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot<'a, T: ?Sized>
where
    T: Debug + PathValue,
{
    pub bot_id: &'a T,
}

pub fn main() {
    let request = GetBot::<str>::new("b");
    assert_eq!(
        jelou::wire::encode(&request).expect("encodes").target(),
        "/v1/bots/b"
    );
    let client = Client::builder().build().expect("a client");
    drop(get_bot(&client, &request));
}
