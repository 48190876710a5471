//! The names of the attributes that the macros consume.

/// The attributes that give a field of an endpoint its location.
pub(crate) const LOCATION: [&str; 6] = ["path", "query", "header", "body", "raw_body", "part"];

/// The attributes that fields of endpoints and of models share.
pub(crate) const SHARED: [&str; 4] = ["secret", "length", "range", "limit"];

/// Every attribute that a field can have.
pub(crate) const ALL: [&str; 10] = {
    let [path, query, header, body, raw_body, part] = LOCATION;
    let [secret, length, range, limit] = SHARED;
    [
        path, query, header, body, raw_body, part, secret, length, range, limit,
    ]
};
