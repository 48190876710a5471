// names are of any script, and are encoded on the wire

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/{año}", response = ())]
pub struct Señal {
    pub año: u32,
    #[query]
    pub tamaño: Option<u32>,
}

#[jelou_model]
pub enum Día {
    Sábado,
    Domingo,
}

pub fn main() {
    let request = jelou::wire::encode(&Señal::new(2026).tamaño(5)).expect("encodes");
    assert_eq!(request.target(), "/v1/2026?tama%C3%B1o=5");
    assert_eq!(Día::Sábado.as_str(), "sábado");
    let client = Client::builder().build().expect("a client");
    drop(señal(&client, &Señal::new(2026)));
}
