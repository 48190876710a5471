//! The HTTP server: connections in, whole requests to the world, whole responses out.

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

use super::responses::Refusal;
use super::world::World;

/// More than any documented request needs.
const LARGEST_REQUEST: usize = 4 * 1024 * 1024;

/// Accepts connections until the task is aborted, which ends the connections, too.
pub(super) async fn serve(listener: TcpListener, world: Arc<Mutex<World>>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                // A connection that fails while it is accepted is its client's affair.
                let Ok((stream, _)) = accepted else { continue };
                let world = Arc::clone(&world);
                connections.spawn(async move {
                    let service = service_fn(move |request| response(request, Arc::clone(&world)));
                    let connection =
                        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                    // A broken connection is its client's affair, too.
                    let _ = connection.await;
                });
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn response(
    request: Request<Incoming>,
    world: Arc<Mutex<World>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let response = match Limited::new(body, LARGEST_REQUEST).collect().await {
        Ok(body) => {
            let request = Request::from_parts(head, body.to_bytes());
            world
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .response(&request)
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
