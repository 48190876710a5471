// fields outside the path depend on `cfg`

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[cfg(not(any()))]
    #[query]
    pub tenant: String,
    #[cfg(any())]
    #[query]
    pub tenant: Missing,
    #[cfg(not(any()))]
    #[header("X-Trace")]
    pub trace: Option<String>,
    #[cfg(any())]
    #[header("X-Trace")]
    pub trace: Option<Missing>,
    #[cfg(not(any()))]
    #[secret]
    #[length(1..=9)]
    pub password: String,
    #[cfg(any())]
    pub other: Missing,
    #[cfg_attr(not(any()), serde(serialize_with = "in_capitals"))]
    pub name: Option<String>,
    #[cfg_attr(any(), serde(skip_serializing_if = "missing"))]
    pub label: Option<String>,
    #[cfg_attr(not(any()), serde(skip_serializing_if = "Self::is_short"))]
    pub note: String,
}

impl CreateBot {
    fn is_short(text: &str) -> bool {
        text.len() < 3
    }
}

fn in_capitals<S: serde::Serializer>(text: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.as_deref().unwrap_or_default().to_uppercase())
}

/// What serde is told under a condition decides nothing of the constructor.
#[jelou_model]
#[cfg_attr(any(), serde(rename_all = "UPPERCASE"))]
#[derive(PartialEq)]
pub struct Unsure {
    #[cfg_attr(any(), serde(skip))]
    pub kept_value: Option<String>,
    #[cfg_attr(not(any()), serde(rename = "label"))]
    pub name: Option<String>,
    #[cfg_attr(any(), serde(default))]
    pub required: u8,
    #[cfg_attr(not(any()), serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
    #[cfg_attr(not(any()), serde(skip))]
    pub skipped: Option<String>,
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(untagged)]
pub enum Data {
    #[cfg(any())]
    Gone(Missing),
    #[cfg(any())]
    AlsoGone { missing: Vec<Missing> },
    Shifted(#[cfg(any())] Missing, Bot),
    #[serde(skip)]
    Local(NotOnTheWire),
    #[serde(serialize_with = "write_local", deserialize_with = "read_local")]
    Written { local: Option<u8> },
}

#[derive(Clone, Debug, PartialEq)]
pub struct NotOnTheWire;

fn write_local<S: serde::Serializer>(_: &Option<u8>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("local")
}

fn read_local<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    let text: String = serde::Deserialize::deserialize(deserializer)?;
    Ok(text.parse().ok())
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Bot {
    #[cfg(not(any()))]
    pub name: String,
    #[cfg(any())]
    pub name: Missing,
    #[cfg(any())]
    pub other: Option<Missing>,
}

#[jelou_model]
pub enum State {
    Open,
    #[cfg(any())]
    Gone,
    #[cfg(not(any()))]
    Closed,
}

pub fn main() {
    let request = CreateBot::new("t", "pass", "no").trace("x").name("n");
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/bots?tenant=t");
    assert_eq!(request.body(), r#"{"password":"pass","name":"N"}"#);
    assert_eq!(request.headers()["x-trace"], "x");
    assert_eq!(Bot::new("a").name, "a");
    let unsure = Unsure::new(5).kept_value("k").name("n").skipped("s");
    let text = serde_json::to_string(&unsure).expect("writes");
    assert_eq!(text, r#"{"keptValue":"k","label":"n","required":5}"#);
    let read: Unsure = serde_json::from_str(&text).expect("reads");
    assert_eq!(read, Unsure { skipped: None, ..unsure });
    let shifted = Data::Shifted(Bot::new("a"));
    assert_eq!(serde_json::to_string(&shifted.clone()).expect("writes"), r#"{"name":"a"}"#);
    assert_eq!(format!("{shifted:?}"), r#"Shifted(Bot { name: "a" })"#);
    assert!(serde_json::to_string(&Data::Local(NotOnTheWire)).is_err());
    let written = serde_json::to_string(&Data::Written { local: None }).expect("writes");
    assert_eq!(written, r#""local""#);
    assert_eq!(State::from("gone"), State::Unknown("gone".to_owned()));
}
