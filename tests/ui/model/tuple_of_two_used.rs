// a tuple struct of two gives one error, wherever it is used

use jelou::prelude::*;

#[jelou_model]
pub struct Position(pub f64, pub f64);

#[jelou_endpoint(POST, "/v1/places", response = Position)]
pub struct CreatePlace {
    pub position: Position,
}

async fn used(client: &Client) -> Result<(), Error> {
    let Position(x, y) = CreatePlace::new(Position(1.0, 2.0)).send(client).await?;
    println!("{x} {y}");
    Ok(())
}

fn main() {}
