// `macro_rules!` writes declarations, with fragments of every kind

use jelou::prelude::*;

macro_rules! endpoint {
    (
        $(#[$meta:meta])*
        $vis:vis $name:ident, $method:ident, $path:literal, $response:ty, $timeout:expr,
        [$($field:ident : $ty:ty),*], $renamed:literal => $other:ident : $wrapped:ty
    ) => {
        $(#[$meta])*
        #[jelou_endpoint($method, $path, response = $response, timeout = $timeout)]
        $vis struct $name {
            $($vis $field: $ty,)*
            #[query($renamed)]
            $vis $other: Option<$wrapped>,
        }
    };
}

endpoint!(
    /// Writes a room.
    #[derive(PartialEq)]
    pub WriteRoom, POST, "/v1/bots/{bot_id}", Vec<String>, "5s",
    [bot_id: BotId, number: u32, labels: Option<Vec<String>>], "roomState" => state: Vec<State>
);

macro_rules! whole {
    ($($tokens:tt)*) => {
        $($tokens)*
    };
}

whole! {
    #[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
    pub struct GetBot {
        pub bot_id: BotId,
    }
}

macro_rules! item {
    ($item:item) => {
        #[jelou_endpoint(GET, "/v1/rooms/{number}", response = ())]
        $item
    };
}

item! {
    pub struct GetRoom {
        pub number: u32,
    }
}

macro_rules! states {
    ($name:ident, $($variant:ident = $text:literal),*) => {
        #[jelou_model]
        pub enum $name {
            $(#[serde(rename = $text)] $variant,)*
        }
    };
}

states!(State, Open = "OPEN", Closed = "CLOSED");

macro_rules! newtype {
    ($name:ident($ty:ty), $max:literal) => {
        #[jelou_model]
        pub struct $name(#[length(1..=$max)] $ty);
    };
}

newtype!(Label(String), 24);

pub fn main() {
    let request = WriteRoom::new("b", 7).labels(["x"]).state([State::Open]);
    assert_eq!(request, request.clone());
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/bots/b?roomState=OPEN");
    assert_eq!(request.body(), r#"{"number":7,"labels":["x"]}"#);
    assert_eq!(
        jelou::wire::encode(&GetBot::new("b"))
            .expect("encodes")
            .target(),
        "/v1/bots/b"
    );
    assert_eq!(
        jelou::wire::encode(&GetRoom::new(7))
            .expect("encodes")
            .target(),
        "/v1/rooms/7"
    );
    assert_eq!(Label::from("x").as_str(), "x");
}
