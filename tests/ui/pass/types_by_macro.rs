// types and documentation are written by macros

use jelou::prelude::*;

macro_rules! text {
    () => {
        String
    };
}

macro_rules! maybe {
    ($ty:ty) => { Option<$ty> };
}

#[doc = concat!("Writes ", "a room.")]
#[jelou_endpoint(POST, "/v1/{room}", response = Vec<text!()>)]
pub struct WriteRoom {
    #[doc = concat!("The ", "room.")]
    pub room: text!(),
    #[doc(hidden)]
    pub note: maybe!(u32),
}

#[jelou_model]
pub struct Room {
    pub name: text!(),
    pub note: maybe!(u32),
}

pub fn main() {
    let request = WriteRoom::new("red", 5);
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/red");
    assert_eq!(request.body(), r#"{"note":5}"#);
    assert_eq!(Room::new("red", None).name, "red");
}
