// an error in a field is reported once, wherever the struct is used

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots/{bot_id}/rooms", response = ())]
pub struct CreateRoom {
    pub bot_id: BotId,
    #[length(1..24)]
    pub name: String,
    pub note: Option<String>,
}

async fn used(client: &Client) -> Result<(), Error> {
    let request = CreateRoom::new("bot", "red").note("first");
    println!(
        "{request:?} {:?} {}",
        request.note,
        CreateRoom::METADATA.name
    );
    create_room(client, &request).await?;
    client.call(&request).await?;
    request.clone().send(client).await
}

fn main() {}
