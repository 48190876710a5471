// serde's settings mean the same in models that hold models

use std::borrow::Cow;
use std::collections::BTreeMap;

use jelou::prelude::*;
use serde::{Deserialize, Serialize};

#[jelou_model]
#[derive(PartialEq)]
pub struct Plan {
    pub name: String,
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub plan: Plan,
    pub others: Vec<Plan>,
}

impl Default for Settings {
    fn default() -> Self {
        Self::new(Plan::new("free"), [Plan::new("other")])
    }
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(tag = "kind", rename = "bot")]
pub struct Bot {
    pub r#type: Option<Box<Self>>,
    pub settings: BTreeMap<String, Settings>,
    #[serde(flatten)]
    pub plan: Plan,
    #[serde(alias = "former")]
    pub previous: Patch<Plan>,
    #[cfg(not(unix))]
    pub missing: Missing,
    #[deprecated]
    pub old: Option<Plan>,
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(untagged)]
enum Either {
    One(Plan),
    Many(Vec<Plan>),
    Named { plan: Plan, note: Option<String> },
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(tag = "type", content = "data")]
enum Event {
    Changed { from: Plan, to: Either },
    Chosen(Plan, u32),
    Closed,
}

#[jelou_model]
#[derive(PartialEq)]
struct Events(Vec<Event>);

/// What the user derives, and what is imported for it.
#[jelou_model]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct Derived {
    plan: Plan,
}

#[jelou_model]
#[derive(PartialEq)]
struct Generic<'a, T> {
    name: Cow<'a, str>,
    plans: Vec<Plan>,
    extra: T,
    more: Option<Vec<T>>,
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(tag = "type")]
enum GenericEvent<T> {
    Changed { from: Plan, to: T },
    Closed,
}

/// Another type travels, so that the members need no form.
#[jelou_model]
#[serde(from = "String", into = "String")]
struct Converted {
    formless: Option<Opaque>,
}

#[derive(Clone, Debug)]
struct Opaque;

impl From<String> for Converted {
    fn from(_: String) -> Self {
        Self { formless: None }
    }
}

impl From<Converted> for String {
    fn from(_: Converted) -> Self {
        "converted".into()
    }
}

#[jelou_model]
#[derive(PartialEq)]
struct Bounded {
    #[serde(bound(serialize = "Plan: Serialize"))]
    plan: Plan,
}

#[track_caller]
fn assert_both_ways<T>(value: &T, json: &str)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    assert_eq!(serde_json::to_string(value).expect("JSON"), json);
    let read: T = serde_json::from_str(json).expect("a value");
    assert_eq!(&read, value);
}

pub fn main() {
    assert_both_ways(
        &Settings::default(),
        r#"{"plan":{"name":"free"},"others":[{"name":"other"}]}"#,
    );
    assert_both_ways(
        &Derived::new(Plan::new("free")),
        r#"{"PLAN":{"name":"free"}}"#,
    );
    assert_both_ways(
        &Generic::<u8>::new("bot", [Plan::new("free")], 1_u8),
        r#"{"name":"bot","plans":[{"name":"free"}],"extra":1}"#,
    );
    assert_both_ways(
        &GenericEvent::Changed {
            from: Plan::new("free"),
            to: 1_u8,
        },
        r#"{"type":"changed","from":{"name":"free"},"to":1}"#,
    );
    assert_both_ways(&GenericEvent::<u8>::Closed, r#"{"type":"closed"}"#);
    let converted: Converted = serde_json::from_str("\"\"").expect("a text");
    assert!(converted.formless.is_none());
    assert_eq!(
        serde_json::to_string(&converted.clone()).expect("JSON"),
        "\"converted\""
    );
    assert_both_ways(
        &Bounded::new(Plan::new("free")),
        r#"{"plan":{"name":"free"}}"#,
    );
    let read: Settings = serde_json::from_str("{}").expect("defaults");
    assert_eq!(read, Settings::default());
    assert!(serde_json::from_str::<Settings>(r#"{"unknown":1}"#).is_err());

    let bot = Bot::new([("a".to_owned(), Settings::default())], Plan::new("pro"));
    let bot = bot.clone().r#type(bot);
    let inner = r#""settings":{"a":{"plan":{"name":"free"},"others":[{"name":"other"}]}},"name":"pro""#;
    assert_both_ways(
        &bot,
        &format!(r#"{{"kind":"bot","type":{{"kind":"bot",{inner}}},{inner}}}"#),
    );
    assert_eq!(format!("{:?}", Plan::new("a")), r#"Plan { name: "a" }"#);

    let event = Event::Changed {
        from: Plan::new("a"),
        to: Either::Named {
            plan: Plan::new("b"),
            note: None,
        },
    };
    assert_eq!(
        format!("{event:?}"),
        r#"Changed { from: Plan { name: "a" }, to: Named { plan: Plan { name: "b" }, note: None } }"#
    );
    let events = Events(vec![event.clone(), Event::Chosen(Plan::new("c"), 1), Event::Closed]);
    assert_eq!(format!("{:?}", Event::Chosen(Plan::new("c"), 1)), r#"Chosen(Plan { name: "c" }, 1)"#);
    assert_eq!(format!("{:?}", Event::Closed), "Closed");
    assert_both_ways(
        &events,
        r#"[{"type":"changed","data":{"from":{"name":"a"},"to":{"plan":{"name":"b"}}}},{"type":"chosen","data":[{"name":"c"},1]},{"type":"closed"}]"#,
    );
    assert_both_ways(
        &vec![Either::One(Plan::new("a")), Either::Many(vec![])],
        r#"[{"name":"a"},[]]"#,
    );
    assert!(format!("{events:?}").starts_with("Events([Changed {"));
    let wrong = serde_json::from_str::<Bot>("[]").expect_err("no object").to_string();
    assert!(wrong.contains("Bot"), "{wrong}");
}
