// generated code needs no prelude

#![no_implicit_prelude]

#[::jelou::jelou_endpoint(POST, "/v1/bots/{bot_id}", response = Bots, paginate = page)]
pub struct CreateBot {
    pub bot_id: ::jelou::BotId,
    #[query(style = comma)]
    pub states: ::std::option::Option<::std::vec::Vec<State>>,
    #[query(flatten)]
    pub filter: Bot,
    #[header("X-Trace")]
    pub trace: ::std::option::Option<::std::string::String>,
    #[secret]
    #[length(1..=24)]
    pub password: ::std::string::String,
    pub page: ::std::option::Option<u32>,
    pub note: ::jelou::Patch<::std::string::String>,
}

#[::jelou::jelou_endpoint(POST, "/v1/files", response = ())]
pub struct Upload {
    #[part]
    pub content: ::std::vec::Vec<u8>,
    #[part]
    pub title: ::std::option::Option<::std::string::String>,
}

#[::jelou::jelou_model]
pub struct Bot {
    pub name: ::std::string::String,
    #[secret]
    pub token: ::std::option::Option<::std::string::String>,
}

#[::jelou::jelou_model]
pub struct Bots {
    pub bots: ::std::vec::Vec<Bot>,
}

impl ::jelou::Page for Bots {
    type Item = Bot;

    fn len(&self) -> usize {
        self.bots.len()
    }

    fn total_pages(&self) -> ::std::option::Option<u32> {
        ::std::option::Option::None
    }

    fn into_items(self) -> ::std::vec::Vec<Bot> {
        self.bots
    }
}

#[::jelou::jelou_model]
pub struct Text(#[length(1..)] ::std::string::String);

#[::jelou::jelou_model]
pub struct Number(u64);

#[::jelou::jelou_model]
pub enum State {
    Open,
    Closed,
}

#[::jelou::jelou_model]
#[serde(tag = "type")]
pub enum Content {
    Text { text: Text },
    Bot(Bot),
}

pub fn main() {
    let request = CreateBot::new("b", Bot::new("n"), "pass")
        .page(1)
        .note(::std::format!("x"))
        .states([State::Open]);
    let request = ::jelou::wire::encode(&request).expect("encodes");
    ::std::assert_eq!(request.target(), "/v1/bots/b?states=open&name=n");
    ::std::assert_eq!(request.body(), r#"{"password":"pass","page":1,"note":"x"}"#);
}
