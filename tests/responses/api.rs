//! The declarations whose responses these tests read.

use std::collections::BTreeMap;

use bytes::Bytes;
use jelou::{
    Client, RetryPolicy, Service, ServiceInfo, StandardError, jelou_endpoint, jelou_model,
};
use jelou_tests::Memory;
use serde_json::Value;

/// A host without authentication.
pub(crate) struct Plain;

impl Service for Plain {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("plain", "https://plain.example.com");
    type Error = StandardError;
}

/// Returns a client that receives these responses and makes one attempt for each call.
pub(crate) fn client(memory: &Memory) -> Client {
    Client::builder()
        .transport(memory.clone())
        .retry(RetryPolicy::never())
        .build()
        .unwrap()
}

/// A thing.
#[jelou_model]
#[derive(PartialEq)]
pub(crate) struct Item {
    /// Its number.
    pub(crate) id: u64,
    /// Its name.
    pub(crate) name: Option<String>,
}

/// Nothing is required.
#[jelou_model]
#[derive(PartialEq)]
pub(crate) struct Loose {
    /// Any value.
    pub(crate) extra: Option<Value>,
    /// A name.
    pub(crate) name: Option<String>,
}

/// A list with its own type.
#[jelou_model]
#[derive(PartialEq)]
pub(crate) struct Tags(pub(crate) Vec<String>);

macro_rules! reading {
    ($($declared:ident: $method:ident $response:ty $(, $envelope:literal)?;)*) => {$(
        /// Reads a response.
        #[jelou_endpoint($method, "/v1/items", response = $response, service = Plain $(, envelope = $envelope)?)]
        pub(crate) struct $declared;
    )*};
}

reading! {
    One: GET Item;
    Many: GET Vec<Item>;
    Maybe: GET Option<Item>;
    Nothing: GET ();
    Text: GET String;
    Raw: GET Bytes;
    Number: GET u64;
    Any: GET Value;
    Map: GET BTreeMap<String, u64>;
    AllOptional: GET Loose;
    OwnList: GET Tags;
    Texts: GET Vec<String>;
    OneInData: GET Item, "data";
    ManyInData: GET Vec<Item>, "data";
    MaybeInData: GET Option<Item>, "data";
    TextInData: GET String, "data";
    NumberInData: GET u64, "data";
    FlagInData: GET bool, "data";
    AnyInData: GET Value, "data";
    OwnListInData: GET Tags, "data";
    OneInResults: GET Item, "data.results";
    ManyInResults: GET Vec<Item>, "data.results";
    MaybeInResults: GET Option<Item>, "data.results";
    Create: POST Item;
    CreateNothing: POST ();
    CreateMaybe: POST Option<Item>;
    CreateText: POST String;
    Replace: PUT Item;
}
