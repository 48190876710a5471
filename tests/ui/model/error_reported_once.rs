// an error in a model is reported once, wherever it is used

use jelou::prelude::*;

#[jelou_model]
pub struct Room {
    pub number: u32,
    #[length(24)]
    pub name: String,
    pub state: Option<State>,
}

#[jelou_model]
pub enum State {
    Open,
    Closed,
}

#[jelou_endpoint(POST, "/v1/rooms", response = Room)]
pub struct CreateRoom {
    #[body]
    pub room: Room,
}

async fn used(client: &Client) -> Result<(), Error> {
    let room = Room::new(5, "red").state(State::Open);
    println!(
        "{room:?} {}",
        serde_json::to_string(&room).unwrap_or_default()
    );
    let created = CreateRoom::new(room.clone()).send(client).await?;
    match created.state {
        Some(State::Open) => println!("{}", created.name),
        Some(state) => println!("{state}"),
        None => {}
    }
    Ok(())
}

fn main() {}
