//! A call as a `curl` command that sends what the call would send.

use jelou::wire::RawBody;
use jelou::{Call, Endpoint, jelou_endpoint};

use crate::plain::{Plain, client};

/// Requests only the headers.
#[jelou_endpoint(HEAD, "/x", response = (), service = Plain)]
struct Ask;

/// Has no body, and could not have one.
#[jelou_endpoint(DELETE, "/x", response = (), service = Plain)]
struct Remove;

/// Has no body, and could have one.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
struct Start {
    #[header("X-Note")]
    note: Option<String>,
}

/// Has a body of any bytes.
#[jelou_endpoint(PUT, "/x", response = (), service = Plain, content_type = "text/csv")]
struct Store<T: RawBody> {
    #[raw_body]
    content: T,
}

/// The command without the headers that every call has.
fn command<E: Endpoint>(request: E) -> String {
    let call: Call<E> = client().call(request);
    let line = call.curl().unwrap();
    line.replace(" -H 'user-agent: jelou-rust/0.1.0'", "")
        .replace(" -H 'accept: application/json'", "")
        .replace(" -H 'content-type: application/json'", "")
}

#[test]
fn the_method_and_the_body_are_those_of_the_call() {
    const URL: &str = "'https://plain.example.com/x'";
    let store = |content: &'static str| command(Store { content });
    let stored =
        |data: &str| format!("curl -X PUT {URL} -H 'content-type: text/csv' --data-raw '{data}'");
    let rows = [
        (command(Ask::new()), format!("curl --head {URL}")),
        (command(Remove::new()), format!("curl -X DELETE {URL}")),
        (
            command(Start::new()),
            format!("curl -X POST {URL} --data-raw ''"),
        ),
        // `curl` leaves out a header that ends with its colon.
        (
            command(Start::new().note("")),
            format!("curl -X POST {URL} -H 'x-note;' --data-raw ''"),
        ),
        // After `--data-binary`, this would name a file.
        (store("@/etc/hostname"), stored("@/etc/hostname")),
        (store("a\r\nb"), stored("a\r\nb")),
        (store("it's"), stored(r"it'\''s")),
    ];
    for (line, expected) in rows {
        assert_eq!(line, expected);
    }
    let bytes = command(Store {
        content: &b"@\xff"[..],
    });
    assert!(
        bytes.ends_with(" --data-binary @FILE # 2 bytes that are not text"),
        "{bytes}"
    );
}
