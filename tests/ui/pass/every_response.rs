// responses of every shape

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name: String,
}

type Named<T> = BTreeMap<String, T>;

macro_rules! responses {
    ($($name:ident: $response:ty,)*) => {
        $(
            #[jelou_endpoint(GET, "/v1/bots", response = $response)]
            pub struct $name;
        )*
    };
}

responses! {
    Nothing: (),
    Text: String,
    LongText: std::string::String,
    Binary: Bytes,
    LongBinary: ::bytes::Bytes,
    One: Bot,
    Maybe: Option<Bot>,
    MaybeMany: Option<Vec<Bot>>,
    Many: Vec<Bot>,
    Nested: Vec<Vec<Option<Bot>>>,
    Boxed: Box<Bot>,
    Mapped: HashMap<String, Vec<Bot>>,
    Alias: Named<Bot>,
    Pair: (u32, String),
    Array: [f64; 2],
    Anything: serde_json::Value,
    Number: u64,
    Truth: bool,
}

#[jelou_endpoint(GET, "/v1/bots", response = Option<Vec<Bot>>, envelope = "data.results")]
pub struct Enveloped;

#[jelou_endpoint(GET, "/v1/bots", response = String, envelope = "data")]
pub struct EnvelopedText;

pub fn main() {
    fn answers<E: Endpoint<Response = T>, T>() {}
    answers::<Nothing, ()>();
    answers::<Text, String>();
    answers::<LongText, String>();
    answers::<Binary, Bytes>();
    answers::<Maybe, Option<Bot>>();
    answers::<Many, Vec<Bot>>();
    answers::<Pair, (u32, String)>();
    answers::<Enveloped, Option<Vec<Bot>>>();
    answers::<EnvelopedText, String>();
}
