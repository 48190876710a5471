// requests and models are generic, with bounds, clauses and defaults

use std::fmt::Debug;

use jelou::prelude::*;
use jelou::wire::{PathValue, QueryField};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub trait Kind {
    type Id: Clone + Debug + PathValue;
}

#[derive(Clone, Debug)]
pub struct Bots;

impl Kind for Bots {
    type Id = u64;
}

#[jelou_endpoint(POST, "/v1/{id}", response = Answer<R>)]
pub struct Write<K: Kind, Q, T, R = String>
where
    Q: Clone + Debug + QueryField,
    T: Clone + Debug + Serialize,
    R: Clone + Debug + DeserializeOwned,
{
    pub id: K::Id,
    #[query]
    pub filter: Q,
    pub value: T,
    pub others: Option<Vec<T>>,
    #[serde(skip)]
    pub answer: std::marker::PhantomData<R>,
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Answer<T> {
    pub value: T,
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(tag = "type", content = "value")]
pub enum Either<A, B> {
    Left(A),
    Right(B),
}

pub fn main() {
    let request = Write::<Bots, &str, f64, u8>::new(7_u64, "x", 1.5).others([2.5]);
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/7?filter=x");
    assert_eq!(request.body(), r#"{"value":1.5,"others":[2.5]}"#);
    let answer: Answer<u8> = serde_json::from_str(r#"{"value":1}"#).expect("a response");
    assert_eq!(answer, Answer::new(1));
    let either: Either<u8, String> =
        serde_json::from_str(r#"{"type":"left","value":1}"#).expect("a number");
    assert_eq!(either, Either::Left(1));
}
