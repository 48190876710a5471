//! A server on loopback that records the bytes of each request and responds with fixed bytes.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Records every request as it came over the socket. Dropping it stops it.
pub struct RawServer {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

impl RawServer {
    /// Responds to every request with `response`, then closes the connection.
    ///
    /// # Panics
    /// Panics if no port is available.
    pub async fn responding(response: impl Into<Vec<u8>>) -> Self {
        let response = response.into();
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a free port on loopback");
        let address = listener
            .local_addr()
            .expect("a bound socket has an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        let serving = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                if let Some(request) = read_request(&mut stream).await {
                    kept.lock()
                        .expect("no test panics while it holds the lock")
                        .push(request);
                    // The client may have disconnected. The test sees that on its side.
                    let _ = stream.write_all(&response).await;
                    let _ = stream.shutdown().await;
                }
            }
        });
        Self {
            address,
            requests,
            serving,
        }
    }

    /// A 200 with a JSON body.
    pub async fn responding_json(body: &str) -> Self {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n";
        Self::responding(format!(
            "{head}content-length: {}\r\n\r\n{body}",
            body.len()
        ))
        .await
    }

    /// Returns the address it listens on.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the requests so far: request line, headers and body.
    ///
    /// # Panics
    /// Panics if a test panicked while it held the lock.
    pub fn requests(&self) -> Vec<String> {
        self.requests
            .lock()
            .expect("no test panics while it holds the lock")
            .clone()
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Reads a head, and a body of the announced length.
async fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = stream.read(&mut buffer).await.ok()?;
        bytes.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let announced = head
                .lines()
                .filter_map(|line| line.split_once(':'))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .and_then(|(_, value)| value.trim().parse().ok())
                .unwrap_or(0);
            if body.len() >= announced {
                return Some(text.into_owned());
            }
        }
        if read == 0 {
            return None;
        }
    }
}
