// an error is reported once, though the struct is used in ten places

use jelou::prelude::*;

/// Lists the rooms of a bot.
#[jelou_endpoint(GET, "/v1/bots/{bot_id}/rooms", response = Vec<Room>, paginate = page, tiemout = "5s")]
pub struct ListRooms {
    /// Which bot.
    pub bot_id: BotId,
    /// How many.
    pub limit: Option<u32>,
    /// Which page.
    pub page: Option<u32>,
    /// Where the request comes from.
    #[header("X-Trace")]
    pub trace: Option<String>,
}

/// A room.
#[jelou_model]
pub struct Room {
    /// Its name.
    pub name: String,
}

fn endpoint<E: Endpoint<Response = Vec<Room>>>(_: &E) {}

async fn used(client: &Client) -> Result<Vec<Room>, Error> {
    let request = ListRooms::new("bot");
    let request = request.limit(5).page(2).trace("test");
    endpoint(&request);
    println!("{request:?} {}", ListRooms::METADATA.template);
    let copy = request.clone();
    let ListRooms { bot_id, .. } = &copy;
    println!("{bot_id} {:?}", copy.limit);
    let written = ListRooms {
        bot_id: bot_id.clone(),
        limit: None,
        page: None,
        trace: None,
    };
    println!("{:?}", written.send(client).dry_run()?.uri());
    let _pages = request.clone().pages(client);
    let handle = list_rooms(client, &copy);
    drop(handle);
    client.call(copy.clone()).await?;
    let rooms = request.send(client).await?;
    println!("{}", rooms[0].name);
    Ok(rooms)
}

fn main() {}
