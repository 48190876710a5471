//! Missing and invalid credentials.

use jelou::users::GetUserState;
use jelou::{Api, Client, Credential, Error, ErrorKind, Jelou, Service};
use jelou_tests::Memory;

use crate::services::{
    Basic, Bearer, Key, OnlyId, OnlySecret, ReadBasic, ReadBearer, ReadKey, ReadOnlyId,
    ReadOnlySecret, ReadSigned, Signed, refused, unbuildable,
};

fn invalid<S: Service>(credential: Credential) -> Error {
    let error = unbuildable(|client| client.credential::<S>(credential));
    assert_eq!(error.kind(), ErrorKind::Credential);
    for printed in [error.to_string(), format!("{error:?}")] {
        assert!(!printed.contains("hunter2"), "{printed}");
    }
    error
}

#[test]
fn a_credential_that_cannot_be_sent_is_refused_and_not_repeated() {
    const COLON: &str = "the client id holds a colon, which ends the id in HTTP Basic (RFC 7617)";
    const CONTROL: &str =
        "the client id or secret holds a control character, such as a line break at its end";
    const SPACE: &str = "a header value cannot begin or end with white space, which receivers drop";
    let found = |what: &str| format!("a header value holds visible ASCII only; there is {what}");
    let rows = [
        (
            invalid::<Basic>(Credential::basic("hunter2:a", "s")),
            "basic",
            COLON.to_owned(),
        ),
        (
            invalid::<Basic>(Credential::basic(":", "")),
            "basic",
            COLON.to_owned(),
        ),
        (
            invalid::<Basic>(Credential::basic("id", "hunter2\n")),
            "basic",
            CONTROL.to_owned(),
        ),
        (
            invalid::<Basic>(Credential::basic("hunter2\r\n", "s")),
            "basic",
            CONTROL.to_owned(),
        ),
        (
            invalid::<Basic>(Credential::basic("id", "a\0b")),
            "basic",
            CONTROL.to_owned(),
        ),
        (
            invalid::<Bearer>(Credential::bearer("hunter2\n")),
            "bearer",
            found("a line break at byte 14"),
        ),
        (
            invalid::<Bearer>(Credential::bearer("hunter2ñ")),
            "bearer",
            found("a character outside ASCII at byte 14"),
        ),
        (
            invalid::<Bearer>(Credential::bearer("hunter2 ")),
            "bearer",
            SPACE.to_owned(),
        ),
        (
            invalid::<Bearer>(Credential::bearer("")),
            "bearer",
            SPACE.to_owned(),
        ),
        (
            invalid::<Key>(Credential::api_key("hunter2\r")),
            "key",
            found("a line break at byte 7"),
        ),
        (
            invalid::<Key>(Credential::api_key(" hunter2")),
            "key",
            SPACE.to_owned(),
        ),
    ];
    for (error, service, reason) in rows {
        let expected = format!("the credential of service `{service}` is not valid: {reason}");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn the_platform_client_refuses_a_bad_pair() {
    let error = Jelou::new("a:b", "secret").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the credential of service `api` is not valid: the client id holds a colon, which ends the \
         id in HTTP Basic (RFC 7617)",
    );
    let error = Jelou::new("id", "secret\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the credential of service `api` is not valid: the client id or secret holds a control \
         character, such as a line break at its end",
    );
}

#[tokio::test]
async fn a_missing_credential_names_the_variables() {
    let rows = [
        (
            refused(ReadBasic, |client| client).await,
            "basic",
            "HTTP Basic",
            "JELOU_TESTS_NO_ID and JELOU_TESTS_NO_SECRET",
        ),
        (
            refused(ReadBearer, |client| client).await,
            "bearer",
            "bearer token",
            "JELOU_TESTS_NO_TOKEN",
        ),
        (
            refused(ReadKey, |client| client).await,
            "key",
            "API key",
            "JELOU_TESTS_NO_KEY",
        ),
        (
            refused(ReadSigned, |client| client).await,
            "signed",
            "signature",
            "JELOU_TESTS_NO_SIGNING",
        ),
    ];
    for (error, service, scheme, variables) in rows {
        assert_eq!(error.kind(), ErrorKind::Credential);
        assert_eq!(
            error.to_string(),
            format!(
                "read_{service} (GET /thing): service `{service}` needs {scheme} authentication and \
                 has no credential: set {variables} and call `read_env()` on the client builder, or \
                 give one with `credential(..)` [not sent]"
            ),
        );
    }
}

#[tokio::test]
async fn a_missing_credential_names_the_variable_to_set() {
    let error = refused(ReadKey, jelou::ClientBuilder::read_env).await;
    assert_eq!(
        error.to_string(),
        "read_key (GET /thing): service `key` needs API key authentication and has no credential: \
         set JELOU_TESTS_NO_KEY, or give one with `credential(..)` [not sent]",
    );
}

#[tokio::test]
async fn a_pair_that_is_half_set_names_both_halves() {
    let rows = [
        (
            refused(ReadOnlyId, jelou::ClientBuilder::read_env).await,
            "read_only_id (GET /thing): the credential of service `only-id` is not valid: \
             CARGO_PKG_NAME is set, but JELOU_TESTS_NO_SECRET is not [not sent]",
        ),
        (
            refused(ReadOnlySecret, jelou::ClientBuilder::read_env).await,
            "read_only_secret (GET /thing): the credential of service `only-secret` is not valid: \
             CARGO_PKG_NAME is set, but JELOU_TESTS_NO_ID is not [not sent]",
        ),
    ];
    for (error, expected) in rows {
        assert_eq!(error.kind(), ErrorKind::Credential);
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn a_credential_of_one_service_is_not_used_for_another() {
    let given = |client: jelou::ClientBuilder| {
        client
            .credential::<Basic>(Credential::basic("id", "secret"))
            .credential::<OnlyId>(Credential::basic("id", "secret"))
            .credential::<OnlySecret>(Credential::basic("id", "secret"))
            .credential::<Signed>(Credential::signing_secret("s"))
            .credential::<Key>(Credential::api_key("k"))
            .credential::<Api>(Credential::basic("id", "secret"))
    };
    let error = refused(ReadBearer, given).await;
    assert!(
        error.message().contains("`bearer` needs bearer token"),
        "{error}"
    );
}

#[tokio::test]
async fn the_platform_client_names_its_variables() {
    let memory = Memory::new();
    let client = Client::builder().transport(memory.clone()).build().unwrap();
    let error = GetUserState::new("u").send(&client).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "get_user_state (GET /v1/users/{user_id}/state): service `api` needs HTTP Basic \
         authentication and has no credential: set JELOU_CLIENT_ID and JELOU_CLIENT_SECRET and call \
         `read_env()` on the client builder, or give one with `credential(..)` [not sent]",
    );
    assert!(memory.requests().is_empty());
}
