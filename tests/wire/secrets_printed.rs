//! `#[secret]` fields: no printed form shows the secret.

use std::fmt::Debug;

use jelou::wire::{self, Part};
use jelou::{Call, Endpoint};

use crate::plain::client;
use crate::secrets::{
    InBody, InBytes, InFlatQuery, InHeader, InLimited, InMember, InModel, InOptional,
    InOptionalBody, InOptionalPart, InPart, InPath, InQuery, Login, SECRET, map,
};

/// Every printed form of a request.
struct Printed {
    name: &'static str,
    curl: String,
    debug: String,
    encoded: String,
}

fn printed<E: Endpoint + Debug>(name: &'static str, request: E) -> Printed {
    let debug = format!("{request:?}");
    let encoded = wire::encode(&request).map(|encoded| format!("{encoded:?}"));
    let call: Call<E> = client().call(request);
    assert!(
        !format!("{call:?} {:?}", call.dry_run()).contains(SECRET),
        "{name}"
    );
    Printed {
        name,
        curl: call
            .curl()
            .unwrap_or_else(|error| format!("no command: {error}")),
        debug,
        encoded: encoded.expect("the request is right"),
    }
}

fn present() -> Vec<Printed> {
    let login = || Login::new("ana", SECRET);
    vec![
        printed("path", InPath::new(SECRET)),
        printed("query", InQuery { value: SECRET }),
        printed(
            "option in the query",
            InQuery {
                value: Some(SECRET),
            },
        ),
        printed(
            "list in the query",
            InQuery {
                value: vec!["a", SECRET],
            },
        ),
        printed("flattened query", InFlatQuery::new(map())),
        printed("header", InHeader { value: SECRET }),
        printed(
            "list in a header",
            InHeader {
                value: vec!["a", SECRET],
            },
        ),
        printed(
            "member",
            InMember {
                value: SECRET,
                open: 1,
            },
        ),
        printed(
            "map",
            InMember {
                value: map(),
                open: 1,
            },
        ),
        printed("optional member", InOptional::new().value(SECRET)),
        printed("limited member", InLimited::new(SECRET)),
        printed(
            "member of a model",
            InModel::new(login().pin(SECRET), [login()]),
        ),
        printed("whole body", InBody::new(map())),
        printed("optional body", InOptionalBody::new().value(SECRET)),
        printed("bytes", InBytes::new(SECRET)),
        printed("part", InPart { value: SECRET }),
        printed(
            "list of parts",
            InPart {
                value: vec![SECRET.to_owned()],
            },
        ),
        printed(
            "optional part",
            InOptionalPart::new("o").value(Part::new(SECRET)),
        ),
    ]
}

/// Fails with the name of every row that `wrong` finds something in.
#[track_caller]
fn none_of(rows: &[Printed], wrong: impl Fn(&Printed) -> Option<String>) {
    let found: Vec<String> = rows
        .iter()
        .filter_map(|row| Some(format!("  {}: {}", row.name, wrong(row)?)))
        .collect();
    assert!(
        found.is_empty(),
        "{} of {} rows:\n{}",
        found.len(),
        rows.len(),
        found.join("\n")
    );
}

#[test]
fn curl_shows_stars_instead_of_a_secret() {
    none_of(&present(), |row| {
        let right = row.curl.contains("***") && !row.curl.contains(SECRET);
        (!right).then(|| row.curl.clone())
    });
}

#[test]
fn debug_shows_stars_instead_of_a_secret() {
    none_of(&present(), |row| {
        let right = row.debug.contains("***") && !row.debug.contains(SECRET);
        (!right).then(|| row.debug.clone())
    });
}

#[test]
fn an_encoded_request_does_not_print_the_secret() {
    none_of(&present(), |row| {
        row.encoded.contains(SECRET).then(|| row.encoded.clone())
    });
}

#[test]
fn curl_shows_nothing_for_an_absent_secret() {
    let absent = [
        printed(
            "query",
            InQuery {
                value: None::<String>,
            },
        ),
        printed(
            "list in the query",
            InQuery {
                value: Vec::<String>::new(),
            },
        ),
        printed(
            "header",
            InHeader {
                value: None::<String>,
            },
        ),
        printed("member", InOptional::new()),
        printed("whole body", InOptionalBody::new()),
        printed("part", InOptionalPart::new("o")),
    ];
    none_of(&absent, |row| {
        (row.curl.contains('*') || row.curl.contains("%2A")).then(|| row.curl.clone())
    });
}

#[test]
fn curl_of_a_secret_is_exactly_this() {
    let line = client()
        .call(InMember {
            value: SECRET,
            open: 1,
        })
        .curl()
        .unwrap();
    assert_eq!(
        line,
        "curl -X POST 'https://plain.example.com/x' -H 'content-type: application/json' \
         -H 'accept: application/json' -H 'user-agent: jelou-rust/0.1.0' \
         --data-raw '{\"value\":\"***\",\"open\":1}'",
    );
}

#[test]
fn serialization_by_the_user_is_not_masked() {
    let login = Login::new("ana", SECRET);
    let json = serde_json::to_string(&login).unwrap();
    assert_eq!(json, r#"{"user":"ana","password":"hunter2"}"#);
    let masked = wire::redacted(|| serde_json::to_string(&login)).unwrap();
    assert_eq!(masked, r#"{"user":"ana","password":"***"}"#);
}
