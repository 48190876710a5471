//! URLs of one host, made without parsing.
//!
//! `url` has no way to take a request target that is known to be encoded: to parse or join one
//! costs more than all headers together. It does hand out and take back its own form of a URL, as
//! a sequence of ten values; so the form of the host's URL is kept, and text and place of the query
//! are put into it.

use std::mem;

use http::uri::PathAndQuery;
use reqwest::Url;
use serde::de::value::Error as ValueError;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

/// What stands where in `url`'s own form. All else are places in the text, and the port.
const TEXT: usize = 0;
const HOST: usize = 5;
const QUERY_START: usize = 8;
const PARTS: usize = 10;

/// `url`'s own form of `scheme://host/`.
#[derive(Debug)]
pub(super) struct UrlTemplate {
    origin: String,
    host: Value,
    places: [Option<u32>; PARTS],
}

impl UrlTemplate {
    /// The template of a URL without path and query, unless `url` has got another form than it had.
    pub(super) fn of(root: &Url) -> Option<Self> {
        let parts: [Value; PARTS] = form(root)?.try_into().ok()?;
        let place = |part: &Value| part.as_u64().and_then(|place| u32::try_from(place).ok());
        let template = Self {
            origin: root.as_str().strip_suffix('/')?.to_owned(),
            host: parts[HOST].clone(),
            places: parts.each_ref().map(place),
        };
        // The parsed URLs tell whether those that are made can be trusted.
        let is_trusted = ["/", "/a", "/a/b%20c?d=e&f=%2F", "/?", "/a?b"]
            .iter()
            .all(|target| {
                let made = template.make(&PathAndQuery::from_static(target));
                let parsed = root.join(target);
                made.is_some_and(|made| parsed.is_ok_and(|parsed| form(&made) == form(&parsed)))
            });
        is_trusted.then_some(template)
    }

    /// The URL of a request target. `None` where parsing would change it.
    #[inline]
    pub(super) fn url(&self, target: &PathAndQuery) -> Option<Url> {
        keeps_its_form(target.as_str()).then(|| self.make(target))?
    }

    #[inline]
    fn make(&self, target: &PathAndQuery) -> Option<Url> {
        let mut text = String::with_capacity(self.origin.len() + target.as_str().len());
        text.push_str(&self.origin);
        text.push_str(target.as_str());
        let query_start = match target.query() {
            Some(_) => Some(u32::try_from(self.origin.len() + target.path().len()).ok()?),
            None => None,
        };
        Url::deserialize_internal(Parts {
            template: self,
            next: 0,
            text,
            query_start,
        })
        .ok()
    }
}

/// A URL in `url`'s own form.
fn form(url: &Url) -> Option<Vec<Value>> {
    match url.serialize_internal(serde_json::value::Serializer) {
        Ok(Value::Array(parts)) => Some(parts),
        _ => None,
    }
}

/// Whether a URL parser would leave a request target as it is: everything that has a meaning of its
/// own or has to be encoded is left to the parser, and so is a segment that may be `.` or `..`.
fn keeps_its_form(target: &str) -> bool {
    const IS_PLAIN: [bool; 256] = {
        let mut is_plain = [false; 256];
        let plain = b"-._~%?&=+:@!$(),;*0123456789\
            abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let mut index = 0;
        while index < plain.len() {
            is_plain[plain[index] as usize] = true;
            index += 1;
        }
        is_plain
    };

    let mut rest = target.as_bytes();
    if !rest.starts_with(b"/") {
        return false;
    }
    while let Some(at) = rest.iter().position(|&byte| !IS_PLAIN[usize::from(byte)]) {
        if rest[at] != b'/' {
            return false;
        }
        rest = &rest[at + 1..];
        // `//` may begin a host.
        if let [b'.' | b'/', ..] | [b'%', b'2', b'e' | b'E', ..] = rest {
            return false;
        }
    }
    true
}

/// A value of `url`'s own form.
enum Part<'a> {
    Text(String),
    Place(Option<u32>),
    Host(&'a Value),
}

/// The values of one URL, in order.
struct Parts<'a> {
    template: &'a UrlTemplate,
    next: usize,
    text: String,
    query_start: Option<u32>,
}

impl<'a> Parts<'a> {
    #[inline]
    fn next(&mut self) -> Option<Part<'a>> {
        let part = match self.next {
            TEXT => Part::Text(mem::take(&mut self.text)),
            HOST => Part::Host(&self.template.host),
            QUERY_START => Part::Place(self.query_start),
            other => Part::Place(*self.template.places.get(other)?),
        };
        self.next += 1;
        Some(part)
    }
}

impl<'de> SeqAccess<'de> for Parts<'de> {
    type Error = ValueError;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ValueError> {
        self.next().map(|part| seed.deserialize(part)).transpose()
    }
}

impl<'de> Deserializer<'de> for Parts<'de> {
    type Error = ValueError;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_seq(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl<'de> Deserializer<'de> for Part<'de> {
    type Error = ValueError;

    #[cold]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Self::Text(text) => visitor.visit_string(text),
            Self::Place(Some(place)) => visitor.visit_u32(place),
            Self::Place(None) => visitor.visit_none(),
            Self::Host(value) => value.deserialize_any(visitor).map_err(ValueError::custom),
        }
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Self::Text(text) => visitor.visit_string(text),
            other => other.deserialize_any(visitor),
        }
    }

    #[inline]
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Self::Place(Some(place)) => visitor.visit_u32(place),
            other => other.deserialize_any(visitor),
        }
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Self::Place(Some(place)) => visitor.visit_some(place.into_deserializer()),
            Self::Place(None) => visitor.visit_none(),
            other => other.deserialize_any(visitor),
        }
    }

    #[inline]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        match self {
            // The usual host is a name.
            Self::Host(Value::String(variant)) => {
                visitor.visit_enum(variant.as_str().into_deserializer())
            }
            Self::Host(value) => value
                .deserialize_enum(name, variants, visitor)
                .map_err(ValueError::custom),
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use http::uri::PathAndQuery;
    use proptest::prelude::*;
    use reqwest::Url;

    use super::{UrlTemplate, form};

    fn template(origin: &str) -> UrlTemplate {
        UrlTemplate::of(&Url::parse(origin).unwrap()).expect("the form is the known one")
    }

    proptest! {
        #[test]
        fn a_made_url_is_the_parsed_one(
            origin in prop_oneof![
                "https?://[a-z]{1,9}(\\.[a-z]{1,5})?(:[1-9][0-9]{0,3})?",
                Just("http://127.0.0.1:8080".to_owned()),
                Just("http://[::1]:80".to_owned()),
                Just("https://[2001:db8::1]:444".to_owned()),
            ],
            target in prop_oneof![
                "/[-a-zA-Z0-9._~%/:@!$&()*+,;=]{0,20}(\\?[-a-z0-9%=&+/?.]{0,20})?",
                "/([.a]|%2[eEfF5]|/|\\?){0,9}",
                "/[ -~]{0,20}",
            ],
        ) {
            let Ok(target) = target.parse::<PathAndQuery>() else { return Ok(()) };
            let parsed = Url::parse(&format!("{origin}{target}")).unwrap();
            if let Some(made) = template(&origin).url(&target) {
                made.check_invariants().unwrap();
                prop_assert_eq!(form(&made), form(&parsed));
            }
        }

        #[test]
        fn what_the_encoder_writes_needs_no_parser(
            segments in prop::collection::vec("([-a-z0-9_~]|%20|%2B|%C3%A9)([a-z.]|%2[0-9A-F]){0,5}", 1..5),
            query in proptest::option::of("[a-z]{1,5}=([-a-z0-9._~]|%[2-7][0-9A-F]){0,9}"),
        ) {
            let mut target = format!("/{}", segments.join("/"));
            if let Some(query) = &query {
                target.push('?');
                target.push_str(query);
            }
            let target = target.parse().unwrap();
            prop_assert!(template("https://api.example.com").url(&target).is_some());
        }
    }

    #[test]
    fn what_a_parser_would_change_is_left_to_it() {
        let template = template("https://api.example.com");
        for target in [
            "*",
            "//evil.example",
            "/a//b",
            "/..",
            "/a/./b",
            "/%2e%2E/b",
            "/.%2e",
            "/a\\b",
            "/\"",
            "/a?'",
            "/é",
            "/{a}",
            "/^",
            "/|",
        ] {
            assert_eq!(template.url(&target.parse().unwrap()), None, "{target}");
        }
    }
}
