// an enum without a tag gives one error, wherever it is used

use jelou::prelude::*;

#[jelou_model]
pub enum Message {
    Text { text: String },
    Image { url: String },
}

#[jelou_endpoint(POST, "/v1/messages", response = Message)]
pub struct Send {
    pub message: Message,
}

async fn used(client: &Client) -> Result<(), Error> {
    let text = "hello".to_owned();
    match Send::new(Message::Text { text }).send(client).await? {
        Message::Text { text } => println!("{text}"),
        Message::Image { url } => println!("{url}"),
    }
    Ok(())
}

fn main() {}
