// a string enum with errors gives them alone, wherever it is used

use jelou::prelude::*;

#[jelou_model]
#[derive(Clone, Copy)]
pub enum State {
    Open = 1,
    Closed,
    Unknown,
}

#[jelou_endpoint(GET, "/v1/rooms/{state}", response = Vec<State>)]
pub struct ListRooms {
    pub state: State,
    pub other: Option<State>,
}

async fn used(client: &Client) -> Result<(), Error> {
    let states = ListRooms::new(State::Open)
        .other("closed")
        .send(client)
        .await?;
    for state in states {
        match state {
            State::Open => println!("{}", state.as_str()),
            State::Unknown(text) => println!("{text}"),
            other => println!("{other}"),
        }
    }
    Ok(())
}

fn main() {}
