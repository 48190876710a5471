//! What is wrong with which field: the `validationError` of a 422.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A text in one or more languages, by their codes (`es`, `en`, `pt`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalizedText(Sorted<String>);

/// Pairs in the order of their names, each name once: no tree for the few that there are.
type Sorted<T> = Vec<(String, T)>;

/// Of pairs of one name, the last stays.
fn sorted<T>(pairs: impl IntoIterator<Item = (String, T)>) -> Sorted<T> {
    let map: BTreeMap<String, T> = pairs.into_iter().collect();
    map.into_iter().collect()
}

fn find<'a, T>(pairs: &'a Sorted<T>, name: &str) -> Option<&'a T> {
    let found = pairs.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value)
}

impl LocalizedText {
    /// The text in `language`, or in English, or in any language.
    pub fn get(&self, language: &str) -> Option<&str> {
        [language, "en"]
            .iter()
            .find_map(|code| find(&self.0, code))
            .or_else(|| self.0.first().map(|(_, text)| text))
            .map(String::as_str)
    }

    /// The texts with their language codes; a text without a language has the code `""`.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(code, text)| (code.as_str(), text.as_str()))
    }

    pub(super) fn from_loose(value: Loose) -> Self {
        Self(match value {
            Loose::Text(text) => vec![(String::new(), text)],
            Loose::Members(members) => sorted(
                members
                    .into_iter()
                    .filter_map(|(code, text)| Some((code, text.into_text()?))),
            ),
            Loose::List(_) | Loose::Other => Vec::new(),
        })
    }
}

/// Accepts an object of texts, a bare text, and ignores everything else.
impl<'de> Deserialize<'de> for LocalizedText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(LooseVisitor)
            .map(Self::from_loose)
    }
}

/// Field names with what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValidationErrors(Sorted<Vec<LocalizedText>>);

impl ValidationErrors {
    /// Whether no field is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The messages about `field`.
    pub fn field(&self, field: &str) -> &[LocalizedText] {
        find(&self.0, field).map_or(&[], Vec::as_slice)
    }

    /// The fields with their messages in `language`, or in English, or in any language.
    ///
    /// ```
    /// use jelou_core::StandardError;
    ///
    /// let error: StandardError = serde_json::from_str(
    ///     r#"{"validationError": {"status": [{"en": "is not valid", "es": "no es válido"}]}}"#,
    /// )?;
    /// assert_eq!(error.validation.in_language("es")["status"], ["no es válido"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn in_language(&self, language: &str) -> BTreeMap<&str, Vec<&str>> {
        self.0
            .iter()
            .map(|(field, messages)| {
                let texts = messages.iter().filter_map(|message| message.get(language));
                (field.as_str(), texts.collect())
            })
            .collect()
    }

    /// The fields with their messages.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[LocalizedText])> {
        self.0
            .iter()
            .map(|(field, messages)| (field.as_str(), messages.as_slice()))
    }
}

impl<'de> Deserialize<'de> for ValidationErrors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Loose::Members(fields) = deserializer.deserialize_any(LooseVisitor)? else {
            return Ok(Self::default());
        };
        Ok(Self(sorted(fields.into_iter().map(|(field, value)| {
            let messages = match value {
                Loose::List(items) => items.into_iter().map(LocalizedText::from_loose).collect(),
                single => vec![LocalizedText::from_loose(single)],
            };
            (field, messages)
        }))))
    }
}

/// A JSON value of an error body: what is not text, a list or an object is dropped.
#[derive(Debug, Default)]
pub(super) enum Loose {
    Text(String),
    List(Vec<Loose>),
    Members(Vec<(String, Loose)>),
    #[default]
    Other,
}

impl Loose {
    /// The text, or the texts of a list joined.
    pub(super) fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text).filter(|text| !text.is_empty()),
            Self::List(items) => {
                let texts: Vec<String> = items.into_iter().filter_map(Self::into_text).collect();
                (!texts.is_empty()).then(|| texts.join("; "))
            }
            Self::Members(_) | Self::Other => None,
        }
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

pub(super) struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Loose, E> {
        Ok(Loose::Other)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
        Ok(Loose::Text(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
        Ok(Loose::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Loose, E> {
        Ok(Loose::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Loose, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Loose::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        let mut members = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            // The echo of the request (`_metadata.body`) holds phone numbers: it is not kept.
            if name == "_metadata" {
                map.next_value::<IgnoredAny>()?;
            } else {
                members.push((name, map.next_value()?));
            }
        }
        Ok(Loose::Members(members))
    }
}
