//! A server with a scripted fault for each connection.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// What the server does with a connection.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// Resets it before reading anything.
    ResetBeforeReading,
    /// Responds without waiting for a request, then closes.
    RespondUnasked(Vec<u8>),
    /// Reads the request, then resets.
    ResetAfterReading,
    /// Closes it without a response.
    CloseAfterReading,
    /// Responds with these bytes, then closes.
    Response(Vec<u8>),
    /// Responds one byte at a time, with a pause before each.
    Drip(Vec<u8>, Duration),
    /// Responds with a head, then an endless body.
    Endless,
    /// Responds, keeps the connection open for a moment, then closes it while it is idle.
    CloseWhileIdle(Vec<u8>, Duration),
}

/// Plays its faults in order, and repeats the last one.
pub(crate) struct FaultServer {
    address: SocketAddr,
    requests: Arc<AtomicUsize>,
    serving: JoinHandle<()>,
}

impl FaultServer {
    pub(crate) async fn playing(faults: impl IntoIterator<Item = Fault>) -> Self {
        let faults: Vec<Fault> = faults.into_iter().collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&requests);
        let serving = tokio::spawn(async move {
            let mut connections = 0;
            while let Ok((stream, _)) = listener.accept().await {
                let fault = faults[connections.min(faults.len() - 1)].clone();
                connections += 1;
                // Clients that disconnect are part of these tests.
                tokio::spawn(play(stream, fault, Arc::clone(&counted)));
            }
        });
        Self {
            address,
            requests,
            serving,
        }
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the number of requests that were read to the end.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn play(
    mut stream: TcpStream,
    fault: Fault,
    requests: Arc<AtomicUsize>,
) -> std::io::Result<()> {
    if let Fault::ResetBeforeReading = fault {
        return reset(stream);
    }
    if let Fault::RespondUnasked(bytes) = fault {
        stream.write_all(&bytes).await?;
        return stream.shutdown().await;
    }
    if read_request(&mut stream).await? {
        requests.fetch_add(1, Ordering::SeqCst);
        match &fault {
            Fault::ResetBeforeReading | Fault::ResetAfterReading => return reset(stream),
            Fault::RespondUnasked(_) | Fault::CloseAfterReading => return Ok(()),
            Fault::Response(bytes) => {
                stream.write_all(bytes).await?;
                return stream.shutdown().await;
            }
            Fault::Drip(bytes, pause) => {
                for byte in bytes {
                    sleep(*pause).await;
                    stream.write_all(&[*byte]).await?;
                }
                return stream.shutdown().await;
            }
            Fault::Endless => {
                stream
                    .write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n")
                    .await?;
                loop {
                    stream.write_all(&[b' '; 8 * 1024]).await?;
                }
            }
            Fault::CloseWhileIdle(bytes, idle) => {
                stream.write_all(bytes).await?;
                sleep(*idle).await;
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Closes with RST instead of FIN.
#[allow(deprecated, reason = "lingering for no time is what sends the reset")]
fn reset(stream: TcpStream) -> std::io::Result<()> {
    stream.set_linger(Some(Duration::ZERO))?;
    drop(stream);
    Ok(())
}

/// Reads a request with its body. Returns false at the end of the connection.
async fn read_request(stream: &mut TcpStream) -> std::io::Result<bool> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 8192];
    loop {
        let read = stream.read(&mut buffer).await?;
        if read == 0 {
            return Ok(false);
        }
        bytes.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"))
                .map_or(0, |length| length.trim().parse().unwrap());
            if body.len() >= length {
                return Ok(true);
            }
        }
    }
}

/// A whole response.
pub(crate) fn response(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
