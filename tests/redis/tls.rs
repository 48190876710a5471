//! Redis over TLS.

use std::fs;
use std::thread::{scope, sleep};
use std::time::Instant;

use jelou_core::ErrorKind;
use jelou_core::limit::WhenUnavailable;

use super::certificates::Authority;
use super::redis_server::{RedisServer, free_port};
use super::server::Server;
use super::worker::{Hit, TOKEN, Worker, client_of, limit};
use super::{rate, runtime, seconds};

struct Scene {
    authority: Authority,
    url: String,
    server: Server,
    _redis: RedisServer,
}

/// Starts a server with this kind of certificate. `asks`: it asks for a client certificate.
fn set(kind: &str, asks: bool) -> Scene {
    let (authority, port) = (Authority::new(), free_port().to_string());
    let files = authority.certificate(kind);
    let [certificate, key] = files.each_ref().map(|path| path.to_str().unwrap());
    let redis = RedisServer::of(
        &RedisServer::program(),
        &[
            "--tls-port",
            &port,
            "--tls-cert-file",
            certificate,
            "--tls-key-file",
            key,
            "--tls-ca-cert-file",
            authority.root().to_str().unwrap(),
            "--tls-auth-clients",
            if asks { "yes" } else { "no" },
        ],
    );
    Scene {
        authority,
        url: format!("rediss://127.0.0.1:{port}"),
        server: Server::start(),
        _redis: redis,
    }
}

/// Two processes, one of which finds the authority on its platform.
fn an_authority_of_ones_own() {
    let Scene {
        authority,
        url,
        server,
        _redis,
    } = &set("holder", false);
    let root = authority.root();
    let order = |number| Worker::of(server, "hit", number, seconds(14));
    let workers = [
        order(0).trust(&root).start(url),
        order(1).platform_trusts(&root).start(url),
    ];
    sleep(seconds(14));
    let now = Instant::now();
    for (number, worker) in workers.into_iter().enumerate() {
        assert_eq!(worker.report()["failed"], 0);
        assert!(server.hits_of(&format!("/hit/{number}")) > 5);
    }
    // Without Redis each would have a share of one. A handshake may take too long at first: without
    // optimization, and beside other tests.
    let rate = rate(server, now.checked_sub(seconds(5)).unwrap(), now);
    assert!(rate >= 4.0, "{rate}");
    server.check();
}

/// A process that does not trust the certificate uses its share, and the warning says why.
fn a_certificate_that_is_not_trusted() {
    let (stranger, mine) = (set("stranger", false), set("holder", false));
    let root = stranger.authority.root();
    let worker = |scene: &Scene| {
        let order = Worker::of(&scene.server, "hit", 0, seconds(8)).trust(&root);
        order.start(&scene.url)
    };
    let workers = [
        (&mine, "UnknownIssuer", worker(&mine)),
        (&stranger, "not valid for name", worker(&stranger)),
    ];
    for (scene, reason, worker) in workers {
        let text = worker.output();
        assert!(text.contains(reason), "{text}");
        assert!(text.contains("failed=0 outages=1 warnings=1"), "{text}");
        assert!(scene.server.hits_of("/hit/0") >= 2, "its share");
        scene.server.check();
    }
}

/// A Redis that asks for a client certificate.
fn a_certificate_to_show() {
    let scene = set("holder", true);
    let [certificate, key] = scene.authority.certificate("stranger");
    let runtime = runtime();
    let limit = || {
        let root = fs::read(scene.authority.root()).unwrap();
        let limit = limit(&scene.url, WhenUnavailable::Fail);
        limit.ca_certificates_pem(root).unwrap()
    };
    let without = client_of(limit(), &scene.server.url(), TOKEN);
    let error = runtime.block_on(Hit::new("hit", 1).send(&without).into_future());
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Connect);
    assert_eq!(scene.server.hits().len(), 0);

    let [certificate, key] = [certificate, key].map(|path| fs::read(path).unwrap());
    let limit = limit().client_certificate_pem(certificate, key).unwrap();
    // Another way in is another connection, in the same process.
    let with = client_of(limit, &scene.server.url(), TOKEN);
    runtime
        .block_on(Hit::new("hit", 1).send(&with).into_future())
        .unwrap();
    assert_eq!(scene.server.hits().len(), 1);
}

#[test]
fn over_tls() {
    scope(|threads| {
        threads.spawn(an_authority_of_ones_own);
        threads.spawn(a_certificate_that_is_not_trusted);
        threads.spawn(a_certificate_to_show);
    });
}
