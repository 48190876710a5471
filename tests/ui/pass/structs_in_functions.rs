// declarations stand inside of functions, beside variables of the same names

use jelou::prelude::*;

pub fn main() {
    #[jelou_model]
    struct Room {
        number: u32,
    }

    #[jelou_endpoint(POST, "/v1/{room}", response = Room)]
    struct WriteRoom {
        room: String,
        text: Option<String>,
    }

    let room = "red";
    let request = WriteRoom::new(room).text("x");
    assert_eq!(
        jelou::wire::encode(&request).expect("encodes").target(),
        "/v1/red"
    );
    {
        #[jelou_endpoint(GET, "/v2/{room}", response = ())]
        struct WriteRoom {
            room: u32,
        }

        let request = WriteRoom::new(7);
        assert_eq!(
            jelou::wire::encode(&request).expect("encodes").target(),
            "/v2/7"
        );
    }
    assert_eq!(Room::new(1).number, 1);
}
