//! A server that sends the same response to every request.

use std::io::{self, Write as _};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;

use crate::ours::SUCCESS;

/// Prints its address and serves until the process ends.
pub fn serve() -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        // A host name, as real servers have.
        println!("localhost:{}", listener.local_addr()?.port());
        io::stdout().flush()?;
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            // A connection that breaks is the client's problem.
            tokio::spawn(async move { respond(stream).await.ok() });
        }
    })
}

async fn respond(mut stream: TcpStream) -> io::Result<()> {
    let mut response = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\n\
         content-length: {}\r\ndate: Wed, 25 Nov 2026 03:04:05 GMT\r\n\r\n",
        SUCCESS.len()
    )
    .into_bytes();
    response.extend_from_slice(SUCCESS);
    let mut received = Vec::with_capacity(4096);
    loop {
        while let Some(length) = request_length(&received) {
            received.drain(..length);
            stream.write_all(&response).await?;
        }
        if stream.read_buf(&mut received).await? == 0 {
            return Ok(());
        }
    }
}

/// Returns the length of the first request in the buffer, if it is complete.
fn request_length(received: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"content-length: ";

    let head = received.windows(4).position(|end| end == b"\r\n\r\n")? + 4;
    let body = received[..head]
        .windows(NAME.len())
        .position(|name| name.eq_ignore_ascii_case(NAME))
        .and_then(|at| {
            let value = received[at + NAME.len()..head].split(|byte| *byte == b'\r');
            std::str::from_utf8(value.into_iter().next()?)
                .ok()?
                .parse()
                .ok()
        })
        .unwrap_or(0);
    (received.len() >= head + body).then_some(head + body)
}
