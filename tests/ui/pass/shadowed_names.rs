// names of the standard library mean something else in the user's module

#![allow(non_camel_case_types, unused_macros)]

use ::jelou::{jelou_endpoint, jelou_model};

mod core {}
mod std {}
mod alloc {}
mod serde {}
mod jelou {}
mod jelou_core {}
mod http {}

pub struct Option;
pub struct Result;
pub struct Vec;
pub struct String;
pub struct Box;
pub struct Some;
pub struct None;
pub struct Ok;
pub struct Err;
pub struct Client;
pub struct Call;
pub struct Error;
pub struct Patch;
pub trait Clone {}
pub trait Copy {}
pub trait Debug {}
pub trait Default {}
pub trait Into {}
pub trait From {}
pub trait IntoIterator {}
pub trait Iterator {}
pub trait Send {}
pub trait Endpoint {}
pub trait Serialize {}
pub trait Deserialize {}
pub trait Display {}

macro_rules! assert_eq {
    ($($tokens:tt)*) => {
        compile_error!("shadowed")
    };
}
macro_rules! format_args {
    ($($tokens:tt)*) => {
        compile_error!("shadowed")
    };
}
macro_rules! unreachable {
    ($($tokens:tt)*) => {
        compile_error!("shadowed")
    };
}

#[jelou_endpoint(POST, "/v1/bots/{bot_id}", response = ::std::vec::Vec<Bot>)]
pub struct CreateBot {
    pub bot_id: ::jelou::BotId,
    #[query]
    pub states: ::std::vec::Vec<State>,
    #[secret]
    #[length(1..=24)]
    pub password: ::std::string::String,
    pub note: ::std::option::Option<Text>,
    #[serde(flatten)]
    pub bot: Bot,
}

#[jelou_model]
pub struct Bot {
    pub name: ::std::string::String,
    #[secret]
    #[length(..=9)]
    pub token: ::std::option::Option<::std::string::String>,
}

#[jelou_model]
pub struct Text(::std::string::String);

#[jelou_model]
pub enum State {
    Open,
    Closed,
}

pub fn main() {
    let request = CreateBot::new("b", [State::Open], "pass", Bot::new("n")).note("x");
    let request = ::jelou::wire::encode(&request).expect("encodes");
    ::std::assert_eq!(request.target(), "/v1/bots/b?states=open");
    ::std::assert_eq!(
        request.body(),
        r#"{"password":"pass","note":"x","name":"n"}"#
    );
}
