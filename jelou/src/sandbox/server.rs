//! The HTTP server: reads whole requests, and writes whole responses.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use super::platform::Platform;
use super::responses::Refusal;
use super::routes;

/// Larger than any documented request.
const LARGEST_REQUEST: usize = 4 * 1024 * 1024;

/// Accepts connections until the task is aborted. Aborting it also closes the connections.
pub(super) async fn serve(listener: TcpListener, platform: Arc<Mutex<Platform>>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                // A connection that fails here is the client's problem.
                let Ok((stream, _)) = accepted else { continue };
                let platform = Arc::clone(&platform);
                connections.spawn(async move {
                    let service = service_fn(move |request| respond(request, Arc::clone(&platform)));
                    let connection =
                        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                    // So is one that breaks later.
                    let _ = connection.await;
                });
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn respond(
    request: Request<Incoming>,
    platform: Arc<Mutex<Platform>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let response = match Limited::new(body, LARGEST_REQUEST).collect().await {
        Ok(body) => {
            let request = Request::from_parts(head, body.to_bytes());
            let mut platform = platform.lock().unwrap_or_else(PoisonError::into_inner);
            routes::handle(&mut platform, &request)
        }
        Err(_) => Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "payload_too_large",
            "The body is too large",
        )
        .into_response(),
    };
    Ok(response.map(Full::new))
}
