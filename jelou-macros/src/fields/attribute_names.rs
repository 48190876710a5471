//! The names of the attributes that the macros consume.

/// The attributes that give a field of an endpoint its location.
pub(crate) const LOCATION: [&str; 6] = ["path", "query", "header", "body", "raw_body", "part"];

/// The attributes that fields of endpoints and of models share.
pub(crate) const SHARED: [&str; 3] = ["secret", "length", "range"];

/// An attribute that no longer exists. It is consumed, and reported.
pub(crate) const OLD_LIMIT: &str = "limit";

/// Every attribute that a field can have.
pub(crate) const ALL: [&str; 9] = {
    let [path, query, header, body, raw_body, part] = LOCATION;
    let [secret, length, range] = SHARED;
    [
        path, query, header, body, raw_body, part, secret, length, range,
    ]
};
