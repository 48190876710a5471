//! Credentials on requests. The vectors are those of RFC 7617 and RFC 4231, and others that were computed
//! independently of this library.

use jelou::auth::{Secret, sign, verify};
use jelou::{
    AuthScheme, Client, Credential, DryRun, Error, Service, ServiceInfo, StandardError,
    jelou_endpoint,
};
use jelou_tests::Memory;
use serde::Serialize;

macro_rules! services {
    ($($service:ident: $scheme:expr),* $(,)?) => {$(
        /// A service with a scheme.
        struct $service;

        impl Service for $service {
            const INFO: &'static ServiceInfo =
                &ServiceInfo::new(stringify!($service), "https://auth.example.com").auth($scheme);
            type Error = StandardError;
        }
    )*};
}

services!(
    Basic: AuthScheme::basic("TESTS_ID", "TESTS_SECRET"),
    Bearer: AuthScheme::bearer("TESTS_TOKEN"),
    Key: AuthScheme::api_key("x-api-key", "TESTS_KEY"),
    Signed: AuthScheme::signature("x-jelou-signature", "TESTS_SIGNING"),
);

/// A call of each service.
#[jelou_endpoint(GET, "/basic", response = (), service = Basic)]
struct CallBasic;

/// A call of each service.
#[jelou_endpoint(GET, "/bearer", response = (), service = Bearer)]
struct CallBearer;

/// A call of each service.
#[jelou_endpoint(GET, "/key", response = (), service = Key)]
struct CallKey;

/// A call with a JSON body.
#[jelou_endpoint(POST, "/signed", response = (), service = Signed)]
struct CallSigned<T: Serialize> {
    #[body]
    value: T,
}

/// A call with any bytes.
#[jelou_endpoint(POST, "/signed", response = (), service = Signed, content_type = "text/plain")]
struct CallSignedBytes {
    #[raw_body]
    content: Vec<u8>,
}

/// A call without a body.
#[jelou_endpoint(GET, "/signed", response = (), service = Signed)]
struct CallSignedEmpty;

fn client<S: Service>(credential: Credential) -> Result<Client, Error> {
    Client::builder()
        .transport(Memory::new())
        .credential::<S>(credential)
        .build()
}

/// Returns the header of a request, which must be marked sensitive.
fn header(request: &http::Request<bytes::Bytes>, name: &str) -> String {
    let value = &request.headers()[name];
    assert!(value.is_sensitive(), "{name} may be printed");
    value.to_str().unwrap().to_owned()
}

#[test]
fn basic_authentication_matches_the_vectors() {
    let rows = [
        ("Aladdin", "open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ("test", "123£", "dGVzdDoxMjPCow=="),
        (
            "my_client_id",
            "my_client_secret",
            "bXlfY2xpZW50X2lkOm15X2NsaWVudF9zZWNyZXQ=",
        ),
        ("id", "", "aWQ6"),
        ("", "s", "OnM="),
        ("a", "b:c:d", "YTpiOmM6ZA=="),
        ("ñandú", "😀", "w7FhbmTDujrwn5iA"),
    ];
    for (id, secret, encoded) in rows {
        let client = client::<Basic>(Credential::basic(id, secret)).unwrap();
        let request = client.call(CallBasic).dry_run().unwrap();
        assert_eq!(
            header(&request, "authorization"),
            format!("Basic {encoded}"),
            "{id}"
        );
    }
}

#[test]
fn a_token_and_a_key_are_sent_unchanged() {
    let bearer = client::<Bearer>(Credential::bearer("a.b-c_d~+/==")).unwrap();
    let request = bearer.call(CallBearer).dry_run().unwrap();
    assert_eq!(header(&request, "authorization"), "Bearer a.b-c_d~+/==");
    let key = client::<Key>(Credential::api_key("k-1")).unwrap();
    let request = key.call(CallKey).dry_run().unwrap();
    assert_eq!(header(&request, "x-api-key"), "k-1");
    assert!(!request.headers().contains_key("authorization"));
}

#[test]
fn a_signature_covers_the_exact_bytes_of_the_body() {
    let signed = client::<Signed>(Credential::signing_secret("whsec_1")).unwrap();
    let of = |request: Result<DryRun, Error>| header(&request.unwrap(), "x-jelou-signature");
    let message = serde_json::json!({"referenceId": "r-1", "text": "¡Hola! 😀"});
    let rows = [
        (
            "JSON",
            of(signed.call(CallSigned { value: message }).dry_run()),
            "2ad71e8e8b44b9acf9f4dfb61b0cc2899550e45dd06de8f514dcf69ac57b3cb9",
        ),
        (
            "JSON with spaces",
            of(signed
                .call(CallSignedBytes::new(*b"{ \"referenceId\" : \"r-1\" }\n"))
                .dry_run()),
            "5e1bc9cce0b43ee033ab710573c63d30abfc6fe4fd94b5e627418aac8bbfd875",
        ),
        (
            "every byte",
            of(signed
                .call(CallSignedBytes::new((0..=255).collect::<Vec<u8>>()))
                .dry_run()),
            "5288c3514d74e455017e7f59777507365c070752239f4b21ea39783b01b621b5",
        ),
        (
            "no body",
            of(signed.call(CallSignedEmpty).dry_run()),
            "8ceccb8bb0dcfcf2e6926915c3f16b0f51dc972a9d15f0e9d34a7565b4016981",
        ),
    ];
    for (name, found, expected) in rows {
        assert_eq!(found, format!("sha256={expected}"), "{name}");
    }
}

#[test]
fn signatures_match_the_vectors() {
    let long_key = "a".repeat(131);
    let rows = [
        (
            "Jefe",
            "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            long_key.as_str(),
            "Test Using Larger Than Block-Size Key - Hash Key First",
            "d021303c2f34bf3ae541b4ec9c672691694c6f71c5c0c55781545a66115b14a7",
        ),
        (
            "clave ñ",
            "x",
            "258b84ba623bcbb07b3968c63b9129a72497d77f648cc5587a8167b166ecec6b",
        ),
    ];
    for (key, message, digest) in rows {
        let (key, signature) = (Secret::from(key), format!("sha256={digest}"));
        assert_eq!(sign(&key, message.as_bytes()), signature);
        assert!(verify(&key, message.as_bytes(), &signature));
        assert!(verify(
            &key,
            message.as_bytes(),
            &format!("sha256={}", digest.to_uppercase())
        ));
        assert!(!verify(&key, format!("{message} ").as_bytes(), &signature));
        for wrong in [
            digest,
            "",
            "sha256=",
            &signature[..signature.len() - 2],
            "sha256=ñ0",
        ] {
            assert!(!verify(&key, message.as_bytes(), wrong), "{wrong}");
        }
    }
}

#[test]
fn a_credential_of_another_kind_is_refused_when_the_client_is_built() {
    let refused = |built: Result<Client, Error>| built.unwrap_err().to_string();
    let expected = |service: &str, scheme: &str, given: &str| {
        format!(
            "the credential of service `{service}` is not valid: the service asks for {scheme} \
             authentication, the credential given is for {given}"
        )
    };
    let rows = [
        (
            refused(client::<Basic>(Credential::bearer("t"))),
            expected("Basic", "HTTP Basic", "bearer token"),
        ),
        (
            refused(client::<Bearer>(Credential::api_key("t"))),
            expected("Bearer", "bearer token", "API key"),
        ),
        (
            refused(client::<Key>(Credential::signing_secret("t"))),
            expected("Key", "API key", "signature"),
        ),
        (
            refused(client::<Signed>(Credential::basic("i", "s"))),
            expected("Signed", "signature", "HTTP Basic"),
        ),
    ];
    for (found, expected) in rows {
        assert_eq!(found, expected);
    }
}

#[test]
fn curl_names_the_variables_of_a_credential() {
    let basic = client::<Basic>(Credential::basic("hunter2", "hunter2")).unwrap();
    let bearer = client::<Bearer>(Credential::bearer("hunter2")).unwrap();
    let key = client::<Key>(Credential::api_key("hunter2")).unwrap();
    let signed = client::<Signed>(Credential::signing_secret("hunter2")).unwrap();
    let rows = [
        (
            basic.call(CallBasic).curl(),
            " -u \"$TESTS_ID:$TESTS_SECRET\" ",
        ),
        (
            bearer.call(CallBearer).curl(),
            " -H \"authorization: Bearer $TESTS_TOKEN\" ",
        ),
        (key.call(CallKey).curl(), " -H \"x-api-key: $TESTS_KEY\" "),
        (
            signed.call(CallSignedEmpty).curl(),
            " -H 'x-jelou-signature: ***' ",
        ),
    ];
    for (line, part) in rows {
        let line = line.unwrap();
        assert!(line.contains(part), "{line}");
        assert!(
            !line.contains("hunter2") && !line.contains("aHVudGVyMjp"),
            "{line}"
        );
    }
}

#[test]
fn nothing_that_holds_a_credential_prints_it() {
    let credentials = [
        Credential::basic("hunter2", "hunter2"),
        Credential::bearer("hunter2"),
        Credential::api_key("hunter2"),
        Credential::signing_secret("hunter2"),
    ];
    for credential in credentials {
        assert!(!format!("{credential:?}").contains("hunter2"));
    }
    let builder = Client::builder()
        .transport(Memory::new())
        .credential::<Basic>(Credential::basic("hunter2", "hunter2"))
        .header("x-own", "hunter2");
    assert!(!format!("{builder:?}").contains("hunter2"));
    let client = builder.build().unwrap();
    assert!(!format!("{client:?}").contains("hunter2"));
    let request = client.call(CallBasic).dry_run().unwrap();
    assert!(!format!("{request:?} {:?}", request.headers()).contains("aHVudGVyMjp"));
}
