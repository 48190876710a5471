//! A proxy that can cut, slow and delay the connection to a server.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{sleep, spawn};
use std::time::Duration;

/// How much later messages arrive that were under way when the connection was cut.
const LATE: Duration = Duration::from_millis(900);

/// Its threads end when the connections do, the first with the process.
pub(crate) struct Proxy {
    port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    is_cut: AtomicBool,
    holds_heartbeat: AtomicBool,
    /// The delay in milliseconds.
    delay: AtomicU64,
}

impl Proxy {
    pub(crate) fn to(port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let proxy = Self {
            port: listener.local_addr().unwrap().port(),
            state: Arc::default(),
        };
        let state = Arc::clone(&proxy.state);
        spawn(move || {
            for inner in listener.incoming().flatten() {
                let Ok(outer) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else {
                    continue;
                };
                let back = (outer.try_clone().unwrap(), inner.try_clone().unwrap());
                for (from, to) in [(inner, outer), back] {
                    let state = Arc::clone(&state);
                    spawn(move || forward(from, to, &state));
                }
            }
        });
        proxy
    }

    /// Delays every message from now on, in either direction.
    pub(crate) fn slow_down(&self, delay: Duration) {
        let delay = delay.as_millis().try_into().unwrap();
        self.state.delay.store(delay, Ordering::SeqCst);
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Blocks everything. No connection breaks.
    pub(crate) fn cut(&self) {
        self.state.is_cut.store(true, Ordering::SeqCst);
    }

    /// Lets everything through again, and at last the messages that were under way, as a network may.
    pub(crate) fn mend(&self) {
        self.state.is_cut.store(false, Ordering::SeqCst);
    }

    /// Delays only the next heartbeat. Returns when it was sent.
    pub(crate) async fn hold_heartbeat(&self) {
        let holds = &self.state.holds_heartbeat;
        holds.store(true, Ordering::SeqCst);
        while holds.load(Ordering::SeqCst) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn forward(mut from: TcpStream, mut to: TcpStream, state: &State) {
    let State {
        is_cut,
        holds_heartbeat,
        delay,
    } = state;
    let mut buffer = [0; 16 * 1024];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        if is_cut.load(Ordering::SeqCst) {
            while is_cut.load(Ordering::SeqCst) {
                sleep(Duration::from_millis(5));
            }
            sleep(LATE);
        }
        let is_heartbeat = buffer[..length].windows(4).any(|word| word == b"sync");
        if is_heartbeat && holds_heartbeat.swap(false, Ordering::SeqCst) {
            sleep(LATE);
        }
        sleep(Duration::from_millis(delay.load(Ordering::SeqCst)));
        if to.write_all(&buffer[..length]).is_err() {
            break;
        }
    }
    // Who is gone needs not be told.
    drop(to.shutdown(Shutdown::Write));
}
