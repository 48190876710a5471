//! `Content-Encoding`: supported codings are decoded, others are refused.

use std::io::Write;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use http::Response;
use jelou::{Client, ErrorKind, Outcome, RetryPolicy};
use jelou_tests::{Memory, response};

use crate::api::{Maybe, Nothing, Number, One, Raw, Text};
use crate::shapes::item;
use crate::table::{check, failed, fails, gives, ok, response_of, undecodable};

const ITEM: &[u8] = br#"{"id": 7}"#;

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn encoded(status: u16, encoding: &str, body: impl Into<Bytes>) -> Response<Bytes> {
    let headers = [
        ("content-type", "application/json"),
        ("content-encoding", encoding),
    ];
    response(status, &headers, body)
}

#[test]
fn gzip_is_undone() {
    let members = [gzip(b"{\"id\":"), gzip(b" 7}")].concat();
    check(vec![
        gives("gzip", One, encoded(200, "gzip", gzip(ITEM)), &item(7)),
        gives(
            "in capitals",
            One,
            encoded(200, "GZIP", gzip(ITEM)),
            &item(7),
        ),
        gives(
            "under its old name",
            One,
            encoded(200, "x-gzip", gzip(ITEM)),
            &item(7),
        ),
        gives(
            "in two members",
            One,
            encoded(200, "gzip", members),
            &item(7),
        ),
        gives(
            "a text",
            Text,
            encoded(200, "gzip", gzip("ñ".as_bytes())),
            &"ñ".to_owned(),
        ),
        gives(
            "bytes",
            Raw,
            encoded(200, "gzip", gzip(b"\xff\0")),
            &(&b"\xff\0"[..]).into(),
        ),
        gives(
            "nothing in it",
            Maybe,
            encoded(200, "gzip", gzip(b"")),
            &None,
        ),
        fails(
            "an error response",
            One,
            encoded(
                404,
                "gzip",
                gzip(br#"{"code": "bot_not_found", "description": "No bot"}"#),
            ),
            ErrorKind::Api,
            Outcome::Refused,
        )
        .code("bot_not_found")
        .says("No bot"),
    ]);
}

#[test]
fn an_uncompressed_body_may_have_the_header() {
    check(vec![
        gives("identity", One, encoded(200, "identity", ITEM), &item(7)),
        gives("JSON", One, encoded(200, "gzip", ITEM), &item(7)),
        gives("no body", Maybe, encoded(204, "gzip", ""), &None),
        gives(
            "no body and nothing to read",
            Nothing,
            encoded(200, "gzip", ""),
            &(),
        ),
    ]);
}

#[test]
fn broken_or_foreign_compression_is_an_error() {
    let whole = gzip(ITEM);
    let mut wrong_sum = whole.clone();
    let sum = whole.len() - 8;
    wrong_sum[sum] ^= 1;
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::default());
    deflate.write_all(ITEM).unwrap();
    let broken = "the gzip content is broken: ";
    check(vec![
        undecodable("cut off", One, encoded(200, "gzip", whole[..12].to_vec())).begins(broken),
        undecodable("a wrong sum", One, encoded(200, "gzip", wrong_sum)).begins(broken),
        undecodable(
            "two bytes of it",
            One,
            encoded(200, "gzip", whole[..2].to_vec()),
        )
        .begins(broken),
        undecodable("text", Text, encoded(200, "gzip", "hello"))
            .says("the response says `Content-Encoding: gzip`, but is not gzip"),
        undecodable("Brotli", One, encoded(200, "br", "x"))
            .says("the response says `Content-Encoding: br`, which was not asked for"),
        undecodable(
            "Brotli that begins as JSON does",
            One,
            encoded(200, "br", "[\u{b}\u{2}"),
        )
        .says("the response says `Content-Encoding: br`, which was not asked for"),
        gives(
            "a header that stayed when the content was decompressed on the way",
            One,
            encoded(200, "br", ITEM),
            &item(7),
        ),
        undecodable(
            "deflate",
            One,
            encoded(200, "deflate", deflate.finish().unwrap()),
        )
        .says("the response says `Content-Encoding: deflate`, which was not asked for"),
        fails(
            "an error response keeps its status",
            One,
            encoded(502, "gzip", whole[..12].to_vec()),
            ErrorKind::Api,
            Outcome::Unknown,
        ),
    ]);
}

#[test]
fn no_body_needs_no_decompression() {
    let mut rows = Vec::new();
    for encoding in ["br", "deflate", "gzip", "zstd, gzip"] {
        for status in [200, 204] {
            let name = |what: &str| format!("{what}, {encoding}, {status}");
            let empty = || encoded(status, encoding, "");
            rows.extend([
                gives(&name("nothing"), Nothing, empty(), &()),
                gives(&name("one or none"), Maybe, empty(), &None),
                gives(&name("a text"), Text, empty(), &String::new()),
                gives(&name("bytes"), Raw, empty(), &Bytes::new()),
                undecodable(&name("one"), One, empty()).says(&format!(
                    "empty body where `Item` was expected, status {status}"
                )),
            ]);
        }
    }
    check(rows);
}

#[test]
fn an_unused_body_is_not_decompressed() {
    let cut = gzip(ITEM)[..12].to_vec();
    check(vec![
        gives("Brotli", Nothing, encoded(200, "br", "\u{b}\u{2}"), &()),
        gives("broken gzip", Nothing, encoded(200, "gzip", cut), &()),
        gives("no gzip", Nothing, encoded(200, "gzip", "hello"), &()),
        fails(
            "a failure inside",
            Nothing,
            encoded(200, "gzip", gzip(br#"{"status": 0, "message": "Bad"}"#)),
            ErrorKind::Api,
            Outcome::Refused,
        )
        .says("Bad"),
    ]);
}

#[test]
fn bytes_and_text_that_begin_as_json_may_still_be_compressed() {
    let brotli = "the response says `Content-Encoding: br`, which was not asked for";
    let no_gzip = "the response says `Content-Encoding: gzip`, but is not gzip";
    check(vec![
        undecodable("bytes", Raw, encoded(200, "br", "[\u{b}\u{2}")).says(brotli),
        undecodable("other bytes", Raw, encoded(200, "br", "{\u{b}\u{2}")).says(brotli),
        undecodable("a text", Text, encoded(200, "br", "[\u{b}\u{2}")).says(brotli),
        undecodable("a list or none", Maybe, encoded(200, "br", "[\u{b}")).says(brotli),
        undecodable("a number", Number, encoded(200, "br", "3")).says(brotli),
        undecodable("gzip", Raw, encoded(200, "gzip", "{\u{b}\u{2}")).says(no_gzip),
        gives(
            "what was decompressed on the way",
            Raw,
            encoded(200, "br", ITEM),
            &ITEM.into(),
        ),
        gives("no header", Raw, ok("[\u{b}\u{2}"), &"[\u{b}\u{2}".into()),
    ]);
}

fn limited(limit: usize, response: Response<Bytes>) -> Result<String, jelou::Error> {
    let client = Client::builder()
        .transport(Memory::new().then(Ok(response)))
        .retry(RetryPolicy::never())
        .max_response_bytes(limit)
        .build()
        .unwrap();
    response_of(&client, Text).map(|text| text.len().to_string())
}

#[test]
fn a_small_response_cannot_grow_without_bounds() {
    const LIMIT: usize = 1 << 18;
    let zeros = |length: usize| encoded(200, "gzip", gzip(&vec![b'0'; length]));
    assert!(
        zeros(64 * LIMIT).body().len() < LIMIT,
        "the bomb is small on the wire"
    );
    assert_eq!(limited(LIMIT, zeros(LIMIT)).unwrap(), LIMIT.to_string());
    check([LIMIT + 1, 64 * LIMIT].into_iter().map(|length| {
        failed(
            format!("{length} bytes"),
            limited(LIMIT, zeros(length)),
            ErrorKind::Decode,
            Outcome::Accepted,
        )
        .status(200)
        .says(
            "the response is larger than 262144 bytes; raise `max_response_bytes` of the \
                     client builder if that is expected",
        )
    }));
}
