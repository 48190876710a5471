// functions of the user's are named by any path, and parameters of `new` do not hide them

use jelou::prelude::*;

fn language() -> String {
    "es".to_owned()
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Plan {
    name: String,
}

/// `Self` in the code of the request itself.
#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot<'a, T: Clone + std::fmt::Debug + serde::Serialize> {
    pub language: String,
    #[serde(default = "language")]
    pub fallback: String,
    #[serde(default = "Self::default_port", skip_serializing_if = "Self::is_default")]
    pub port: u16,
    #[serde(serialize_with = "Self::write_label")]
    pub label: &'a str,
    pub rest: T,
}

impl<T: Clone + std::fmt::Debug + serde::Serialize> CreateBot<'_, T> {
    fn default_port() -> u16 {
        80
    }

    fn is_default(port: &u16) -> bool {
        *port == 80
    }

    fn write_label<S: serde::Serializer>(label: &&str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&label.to_uppercase())
    }
}

/// `Self` in what serde derives.
#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct Flattened {
    #[serde(flatten)]
    pub plan: Plan,
    #[serde(skip_serializing_if = "Self::is_default")]
    pub port: u16,
}

impl Flattened {
    fn is_default(port: &u16) -> bool {
        *port == 80
    }
}

/// `Self` in a model.
#[jelou_model]
#[derive(PartialEq)]
pub struct Bot {
    pub plan: Plan,
    #[serde(default = "Self::default_port", skip_serializing_if = "Self::is_default")]
    pub port: u16,
    #[serde(rename = "Self::name")]
    pub name: String,
}

impl Bot {
    fn default_port() -> u16 {
        80
    }

    fn is_default(port: &u16) -> bool {
        *port == 80
    }
}

/// A default that its parameter has to have.
#[jelou_model]
#[derive(PartialEq)]
pub struct Defaulted<T> {
    #[serde(default)]
    pub value: T,
    #[serde(default)]
    pub pair: (T, u8),
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct SendDefaulted<T>
where
    Self: Sized,
    T: Clone + std::fmt::Debug + serde::Serialize,
{
    #[serde(default)]
    pub value: T,
}

/// Texts and numbers with constant parameters.
#[jelou_model]
pub struct Text<const MAX: usize>(String);

#[jelou_model]
pub struct Number<const MAX: usize>(#[range(1..)] u32);

#[jelou_endpoint(GET, "/v1/{text}", response = ())]
pub struct Get {
    pub text: Text<3>,
    pub number: Number<4>,
}

/// A text that is called like a type of `FromStr`.
#[jelou_model]
pub enum Outcome {
    Ok,
    Err,
}

/// What stands in a box has no size.
#[jelou_model]
#[derive(PartialEq)]
pub struct Boxed {
    pub plans: Box<[Plan]>,
    pub bytes: Option<Box<[u8]>>,
}

/// What lives for ever, beside a model.
#[jelou_model]
#[derive(PartialEq)]
pub struct Static {
    pub plan: Plan,
    pub text: &'static str,
    #[serde(borrow)]
    pub cow: std::borrow::Cow<'static, str>,
    pub bytes: Option<&'static [u8]>,
}

mod api {
    use jelou::prelude::*;

    /// A response that says whether it is a success.
    #[jelou_model]
    pub struct Result<T> {
        pub value: T,
    }
}

#[jelou_endpoint(GET, "/v1/bots", response = api::Result<String>)]
pub struct GetResult;

pub fn main() {
    let body = |request: jelou::wire::EncodedRequest| {
        String::from_utf8(request.body().to_vec()).expect("a text")
    };
    let create = CreateBot::<u8>::new("en", "a", 5_u8);
    assert_eq!(
        body(jelou::wire::encode(&create).expect("encodes")),
        r#"{"language":"en","fallback":"es","label":"A","rest":5}"#
    );
    let flattened = Flattened::new(Plan::new("a"), 80_u16);
    assert_eq!(
        body(jelou::wire::encode(&flattened).expect("encodes")),
        r#"{"name":"a"}"#
    );
    let bot = Bot::new(Plan::new("a"), "b");
    let text = serde_json::to_string(&bot).expect("writes");
    assert_eq!(text, r#"{"plan":{"name":"a"},"Self::name":"b"}"#);
    assert_eq!(serde_json::from_str::<Bot>(&text).expect("reads"), bot);
    assert_eq!(Defaulted::<u8>::new(), Defaulted::default().value(0_u8));
    let sent = SendDefaulted::<u8>::default();
    assert_eq!(body(jelou::wire::encode(&sent).expect("encodes")), r#"{"value":0}"#);
    let get = jelou::wire::encode(&Get::new("a", 5)).expect("encodes");
    assert_eq!(get.target(), "/v1/a?number=5");
    assert_eq!("err".parse::<Outcome>(), Ok(Outcome::Err));
    let boxed = Boxed::new([Plan::new("a")]);
    let text = serde_json::to_string(&boxed).expect("writes");
    assert_eq!(text, r#"{"plans":[{"name":"a"}]}"#);
    let fixed = Static::new(Plan::new("a"), "b", "c");
    let text: &'static str = r#"{"plan":{"name":"a"},"text":"b","cow":"c"}"#;
    assert_eq!(serde_json::to_string(&fixed).expect("writes"), text);
    assert_eq!(serde_json::from_str::<Static>(text).expect("reads"), fixed);
    let _ = GetResult::new();
}
