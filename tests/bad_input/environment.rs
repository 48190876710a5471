//! The environment variables of the platform client. Each row runs in its own process, with its own
//! environment.

use std::ffi::OsString;
use std::process::Command;

use jelou::Jelou;
use jelou::users::GetUserState;

/// Marks the process that only reads its environment.
const CHILD: &str = "JELOU_TESTS_CHILD";

/// The variables that the platform client reads.
const VARIABLES: [&str; 7] = [
    "JELOU_CLIENT_ID",
    "JELOU_CLIENT_SECRET",
    "JELOU_BASE_URL",
    "JELOU_API_KEY",
    "JELOU_GATEWAY_URL",
    "JELOU_SIGNING_SECRET",
    "JELOU_CHATBOT_URL",
];

#[test]
fn reads_the_environment_of_this_process() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let said = Jelou::from_env()
        .and_then(|jelou| {
            GetUserState::new("u")
                .send(&jelou)
                .dry_run()
                .map(|request| request.uri().to_string())
        })
        .unwrap_or_else(|error| error.to_string());
    println!("said: {said}");
}

fn said(environment: &[(&str, OsString)]) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args([
            "environment::reads_the_environment_of_this_process",
            "--exact",
            "--nocapture",
        ])
        .env(CHILD, "1");
    for variable in VARIABLES {
        child.env_remove(variable);
    }
    child.envs(environment.iter().map(|(name, value)| (*name, value)));
    let output = child.output().unwrap();
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = output.lines().find_map(|line| line.split_once("said: "));
    line.unwrap_or_else(|| panic!("the child said nothing: {output}"))
        .1
        .to_owned()
}

#[test]
fn the_platform_client_checks_its_environment() {
    let id = ("JELOU_CLIENT_ID", "id".into());
    let secret = || ("JELOU_CLIENT_SECRET", "secret".into());
    let url = |url: &str| ("JELOU_BASE_URL", url.into());
    let missing = "service `api` needs HTTP Basic authentication and has no credential: set \
                   JELOU_CLIENT_ID and JELOU_CLIENT_SECRET, or give one with `credential(..)`";
    let invalid = |reason: &str| format!("the credential of service `api` is not valid: {reason}");
    let rows: Vec<(Vec<(&str, OsString)>, String)> = vec![
        (vec![], missing.to_owned()),
        (vec![("JELOU_CLIENT_ID", "".into())], missing.to_owned()),
        (
            vec![id.clone()],
            invalid("JELOU_CLIENT_ID is set, but JELOU_CLIENT_SECRET is not"),
        ),
        (
            vec![secret()],
            invalid("JELOU_CLIENT_SECRET is set, but JELOU_CLIENT_ID is not"),
        ),
        (
            vec![("JELOU_CLIENT_ID", "a:b".into()), secret()],
            invalid("the client id holds a colon, which ends the id in HTTP Basic (RFC 7617)"),
        ),
        (
            vec![id.clone(), ("JELOU_CLIENT_SECRET", "secret\n".into())],
            invalid(
                "the client id or secret holds a control character, such as a line break at its end",
            ),
        ),
        (
            // The key is for another host: the client is built, and the call fails.
            vec![("JELOU_API_KEY", "key".into())],
            format!("get_user_state (GET /v1/users/{{user_id}}/state): {missing} [not sent]"),
        ),
        (vec![id.clone(), secret()], "https://api.jelou.ai/v1/users/u/state".to_owned()),
        (
            vec![id.clone(), secret(), url("http://127.0.0.1:8080/x/")],
            "http://127.0.0.1:8080/x/v1/users/u/state".to_owned(),
        ),
        (
            vec![id.clone(), secret(), url("127.0.0.1:8080")],
            "the base URL of service `api` is not valid: relative URL without a base; write it like \
             `https://api.example.com`"
                .to_owned(),
        ),
        (vec![id, secret(), url("")], "https://api.jelou.ai/v1/users/u/state".to_owned()),
    ];
    for (environment, expected) in rows {
        assert_eq!(said(&environment), expected, "{environment:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_unicode_is_named() {
    use std::os::unix::ffi::OsStringExt;

    let secret = OsString::from_vec(b"secret\xff".to_vec());
    let environment = [
        ("JELOU_CLIENT_ID", "id".into()),
        ("JELOU_CLIENT_SECRET", secret),
    ];
    assert_eq!(
        said(&environment),
        "the credential of service `api` is not valid: the variable JELOU_CLIENT_SECRET is not \
         Unicode text",
    );
}
