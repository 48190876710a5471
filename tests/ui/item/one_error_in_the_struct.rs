// a missing response gives one error, wherever the struct is used

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots/{bot_id}/rooms")]
pub struct CreateRoom {
    pub bot_id: BotId,
    pub name: String,
}

async fn used(client: &Client) -> Result<Vec<String>, Error> {
    let request = CreateRoom::new("bot", "red");
    println!("{request:?} {}", CreateRoom::METADATA.name);
    create_room(client, &request).await?;
    client.call(&request).await?;
    let room = request.clone().send(client).await?;
    let names: Vec<String> = room.names.iter().map(|name| name.trim().to_owned()).collect();
    println!("{names:?}");
    request.send(client).await
}

fn main() {}
