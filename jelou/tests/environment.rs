//! The client's environment variables without the feature `signature`. The other tests of the workspace
//! turn the feature on, so this one runs with `cargo test -p jelou`. Each row runs in its own process,
//! with its own environment.

#![cfg(not(feature = "signature"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::process::Command;

use jelou::Jelou;
use jelou::users::GetUserState;

/// Marks the process that only reads its environment.
const CHILD: &str = "JELOU_TESTS_CHILD";

#[test]
fn reads_the_environment_of_this_process() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let said = Jelou::from_env()
        .and_then(|jelou| GetUserState::new("u").send(&jelou).dry_run())
        .map_or_else(
            |error| error.to_string(),
            |request| request.uri().to_string(),
        );
    println!("said: {said}");
}

fn said(environment: &[(&str, &str)]) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args([
            "reads_the_environment_of_this_process",
            "--exact",
            "--nocapture",
        ])
        .env(CHILD, "1");
    for variable in [
        "JELOU_CLIENT_ID",
        "JELOU_CLIENT_SECRET",
        "JELOU_BASE_URL",
        "JELOU_API_KEY",
        "JELOU_SIGNING_SECRET",
    ] {
        child.env_remove(variable);
    }
    let output = child.envs(environment.iter().copied()).output().unwrap();
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = output.lines().find_map(|line| line.split_once("said: "));
    line.unwrap_or_else(|| panic!("the child said nothing: {output}"))
        .1
        .to_owned()
}

#[test]
fn a_signing_secret_without_the_feature_does_not_affect_the_main_host() {
    let signing = ("JELOU_SIGNING_SECRET", "secret");
    assert_eq!(
        said(&[
            signing,
            ("JELOU_CLIENT_ID", "id"),
            ("JELOU_CLIENT_SECRET", "s")
        ]),
        "https://api.jelou.ai/v1/users/u/state",
    );
    assert_eq!(
        said(&[signing]),
        "service `api` needs HTTP Basic authentication and has no credential: set JELOU_CLIENT_ID and \
         JELOU_CLIENT_SECRET, or give one with `credential(..)`",
    );
}
