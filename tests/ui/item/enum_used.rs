// an enum gives one error, wherever it is used

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
#[derive(Clone, Debug)]
pub enum ListBots {
    All,
    Active,
}

async fn used(client: &Client) -> Result<(), Error> {
    let request = ListBots::All;
    list_bots(client, &request).await?;
    client.call(request.clone()).await?;
    request.send(client).await
}

fn main() {}
