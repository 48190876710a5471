//! The server half of a declaration: reading a request back into the struct that declares it.
//!
//! A stand-in for a server, in tests or on loopback, finds the endpoint that a request means by its
//! [`Metadata`] and decodes it with the same declaration that the client encodes with.
//!
//! ```
//! use bytes::Bytes;
//! use jelou_core::server::{ServerEndpoint, ServerRequest};
//! use jelou_core::{Endpoint, Service, ServiceInfo, StandardError, jelou_endpoint};
//! # pub struct Stock;
//! # impl Service for Stock {
//! #     const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com");
//! #     type Error = StandardError;
//! # }
//!
//! /// Finds articles.
//! #[jelou_endpoint(GET, "/shelves/{shelf}/articles", response = (), service = Stock,
//!     crate = ::jelou_core)]
//! pub struct FindArticles {
//!     shelf: String,
//!     limit: Option<u32>,
//! }
//!
//! let request = http::Request::get("/shelves/a%2F1/articles?limit=5").body(Bytes::new())?;
//! let request = ServerRequest::matching(FindArticles::METADATA, &request).expect("it matches");
//! let found = FindArticles::from_request(&request)?;
//! assert_eq!((found.shelf.as_str(), found.limit), ("a/1", Some(5)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::header::HeaderMap;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use crate::endpoint::Endpoint;
use crate::metadata::{Metadata, Method};
use crate::wire::{FromText, ListStyle, exact};

/// An endpoint whose requests can be read back. Declarations without generics, raw or multipart
/// bodies and flattened queries implement it.
pub trait ServerEndpoint: Endpoint + Sized {
    /// Reads the request.
    ///
    /// # Errors
    /// A value is missing or does not have its type.
    fn from_request(request: &ServerRequest<'_>) -> Result<Self, Rejection>;
}

/// A request that matches an endpoint, taken apart.
pub struct ServerRequest<'a> {
    method: Method,
    template: &'static str,
    path: Vec<(&'static str, String)>,
    /// Names decoded, values as they came.
    query: Vec<(String, &'a str)>,
    headers: &'a HeaderMap,
    body: &'a Bytes,
}

impl<'a> ServerRequest<'a> {
    /// Takes `request` apart if its method and target match the endpoint.
    pub fn matching(endpoint: &Metadata, request: &'a http::Request<Bytes>) -> Option<Self> {
        if request.method().as_str() != endpoint.method.as_str() {
            return None;
        }
        let (template, fixed) = endpoint
            .template
            .split_once('?')
            .map_or((endpoint.template, ""), |(path, query)| (path, query));
        let path = match_path(template, request.uri().path())?;
        let query = pairs(request.uri().query().unwrap_or_default());
        if !pairs(fixed).iter().all(|pair| query.contains(pair)) {
            return None;
        }
        Some(Self {
            method: endpoint.method,
            template: endpoint.template,
            path,
            query,
            headers: request.headers(),
            body: request.body(),
        })
    }

    /// A path value.
    ///
    /// # Errors
    /// The value does not have its type.
    pub fn path<T: FromPath>(&self, name: &str) -> Result<T, Rejection> {
        let text = self
            .path
            .iter()
            .find(|(placeholder, _)| *placeholder == name);
        let (_, text) = text.ok_or_else(|| Rejection::missing(name))?;
        T::from_path(text).map_err(|reason| Rejection::new(name, reason))
    }

    /// The values of a query name, which is not encoded; `name` is that of the field.
    ///
    /// # Errors
    /// A value is missing or does not have its type.
    pub fn query<T: FromQuery>(
        &self,
        name: &str,
        wire_name: &str,
        style: ListStyle,
    ) -> Result<T, Rejection> {
        let bracketed = format!("{wire_name}[]");
        let wanted = if style == ListStyle::Brackets {
            &bracketed
        } else {
            wire_name
        };
        let given = self
            .query
            .iter()
            .filter(|(given, _)| given == wanted)
            .map(|(_, value)| value);
        // A list is taken apart before its items are decoded: `%2C` is a comma inside an item.
        let values: Vec<Cow<'_, str>> = if style == ListStyle::Comma {
            given
                .flat_map(|value| value.split(','))
                .map(decoded)
                .collect()
        } else {
            given.map(|value| decoded(value)).collect()
        };
        let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        let _ = name;
        T::from_query(&values).map_err(|reason| Rejection::of(wire_name, reason))
    }

    /// The value of a header; `name` is that of the field.
    ///
    /// # Errors
    /// The value is missing or does not have its type.
    pub fn header<T: FromHeader>(&self, name: &str, header: &str) -> Result<T, Rejection> {
        let _ = name;
        let values: Vec<&str> = self
            .headers
            .get_all(header)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect();
        T::from_header(&values).map_err(|reason| Rejection::of(header, reason))
    }

    /// The JSON body. No body counts as `{}`.
    ///
    /// # Errors
    /// The body is not JSON, a member is missing or does not have its type, or a `serde_json::Value`
    /// would change a number.
    pub fn json_body<T: DeserializeOwned>(&self) -> Result<T, Rejection> {
        let body: &[u8] = if self.body.is_empty() {
            b"{}"
        } else {
            self.body
        };
        let read = match std::str::from_utf8(body) {
            Ok(text) => exact::from_str(text),
            Err(_) => serde_json::from_slice(body),
        };
        read.map_err(|error| {
            let text = error.to_string();
            let path = crate::wire::locate(body, error.line(), error.column()).path;
            match text
                .strip_prefix("missing field `")
                .and_then(|rest| rest.split_once('`'))
            {
                Some((member, _)) if path.is_empty() => Rejection::missing(member),
                Some((member, _)) => Rejection::missing(&format!("{path}.{member}")),
                None if error.is_data() => Rejection::new(&path, text),
                None => Rejection {
                    field: None,
                    reason: format!("the body is not JSON: {text}"),
                },
            }
        })
    }
}

/// Values may be secrets or personal data: names and sizes are printed.
impl fmt::Debug for ServerRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers = self.headers.iter();
        let headers = headers.map(|(name, value)| format!("{name} ({} bytes)", value.len()));
        f.debug_struct("ServerRequest")
            .field("method", &self.method)
            .field("template", &self.template)
            .field("query_pairs", &self.query.len())
            .field("headers", &headers.collect::<Vec<_>>())
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Why a request cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    field: Option<String>,
    reason: String,
}

/// Why a value cannot be read: it is missing, or it has the wrong form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// There is none.
    Missing,
    /// It has the wrong form.
    Wrong(String),
}

impl Rejection {
    /// A value of the wrong form.
    pub fn new(field: &str, reason: impl Into<String>) -> Self {
        Self {
            field: Some(field.to_owned()).filter(|field| !field.is_empty()),
            reason: reason.into(),
        }
    }

    fn missing(field: &str) -> Self {
        Self::new(field, "is required")
    }

    fn of(field: &str, reason: Unreadable) -> Self {
        match reason {
            Unreadable::Missing => Self::missing(field),
            Unreadable::Wrong(reason) => Self::new(field, reason),
        }
    }

    /// The wire name of the value, or the path to the body member.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// What is wrong.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(field) => write!(f, "`{field}`: {}", self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

impl std::error::Error for Rejection {}

/// A value that can be read from a path segment.
pub trait FromPath: Sized {
    /// Reads the decoded text.
    ///
    /// # Errors
    /// What is wrong with it.
    fn from_path(text: &str) -> Result<Self, String>;
}

impl<T: FromText> FromPath for T {
    fn from_path(text: &str) -> Result<Self, String> {
        T::from_text(text)
    }
}

/// A field that can be read from query values.
pub trait FromQuery: Sized {
    /// Reads the decoded values in their order.
    ///
    /// # Errors
    /// What is wrong with them.
    fn from_query(values: &[&str]) -> Result<Self, Unreadable>;
}

/// A field that can be read from header lines.
pub trait FromHeader: Sized {
    /// Reads the lines in their order.
    ///
    /// # Errors
    /// What is wrong with them.
    fn from_header(values: &[&str]) -> Result<Self, Unreadable>;
}

macro_rules! impl_from_values {
    ($trait:ident :: $method:ident) => {
        impl<T: FromText> $trait for T {
            fn $method(values: &[&str]) -> Result<Self, Unreadable> {
                let text = values.first().ok_or(Unreadable::Missing)?;
                T::from_text(text).map_err(Unreadable::Wrong)
            }
        }

        impl<T: $trait> $trait for Option<T> {
            fn $method(values: &[&str]) -> Result<Self, Unreadable> {
                if values.is_empty() {
                    Ok(None)
                } else {
                    T::$method(values).map(Some)
                }
            }
        }

        impl<T: FromText> $trait for Vec<T> {
            fn $method(values: &[&str]) -> Result<Self, Unreadable> {
                values
                    .iter()
                    .map(|text| T::from_text(text).map_err(Unreadable::Wrong))
                    .collect()
            }
        }
    };
}

impl_from_values!(FromQuery::from_query);
impl_from_values!(FromHeader::from_header);

fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

fn pairs(query: &str) -> Vec<(String, &str)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name).into_owned(), value))
        .collect()
}

/// The placeholders of `template` with their values in `path`.
fn match_path(template: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let (wanted, given) = (template.split('/'), path.split('/'));
    let mut values = Vec::new();
    if wanted.clone().count() != given.clone().count() {
        return None;
    }
    for (pattern, segment) in wanted.zip(given) {
        match_segment(pattern, segment, &mut values)?;
    }
    Some(values)
}

fn match_segment(
    mut pattern: &'static str,
    mut segment: &str,
    values: &mut Vec<(&'static str, String)>,
) -> Option<()> {
    while let Some((literal, rest)) = pattern.split_once('{') {
        segment = segment.strip_prefix(literal)?;
        let (name, rest) = rest.split_once('}')?;
        let following = rest.split('{').next().unwrap_or_default();
        let end = if following.is_empty() {
            segment.len()
        } else {
            // The last placeholder takes what it can: its value may hold the text behind it.
            let last = !rest.contains('{');
            if last {
                segment.rfind(following)?
            } else {
                segment.find(following)?
            }
        };
        if end == 0 {
            return None;
        }
        values.push((name, decoded(&segment[..end]).into_owned()));
        segment = &segment[end..];
        pattern = rest;
    }
    (pattern == segment).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_whole_segments_and_parts_of_them() {
        let values = |template, path| match_path(template, path);
        assert_eq!(
            values("/v1/{a}/x-{b}.json", "/v1/1%202/x-y.json"),
            Some(vec![("a", "1 2".to_owned()), ("b", "y".to_owned())]),
        );
        assert_eq!(values("/v1/{a}", "/v1/1/2"), None);
        assert_eq!(values("/v1/{a}", "/v1/"), None);
        assert_eq!(values("/v1/a", "/v1/b"), None);
        assert_eq!(values("/v1/a/", "/v1/a/"), Some(vec![]));
    }
}
