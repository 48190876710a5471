//! An HTTP server that records when it counts each request.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::iter::repeat_n;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

pub(crate) const LIMIT: usize = 5;
pub(crate) const WINDOW: Duration = Duration::from_secs(1);
/// How long the response to `/slow` takes, and how late `/late` is counted.
pub(crate) const SLOW: Duration = Duration::from_millis(700);

#[derive(Default)]
struct State {
    hits: Vec<(Instant, String)>,
    /// The next refusals, each with its `Retry-After` in seconds, if any.
    refuse: VecDeque<Option<u32>>,
    refused: Option<Instant>,
}

/// Its threads end when the connections do, the first with the process.
#[derive(Clone)]
pub(crate) struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            state: Arc::default(),
        };
        let shared = server.clone();
        spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = shared.clone();
                spawn(move || server.serve(&stream));
            }
        });
        server
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A path that begins with `/hang` gets no response, and `/slow` a late one. `/late` is counted
    /// late, and `/cost` several times.
    fn serve(&self, mut stream: &TcpStream) -> Option<()> {
        stream.set_nodelay(true).ok()?;
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        loop {
            let path = lines.next()?.split(' ').nth(1)?.to_owned();
            while !lines.next()?.is_empty() {}
            if path.starts_with("/late") {
                sleep(SLOW);
            }
            let refuse = {
                let mut state = self.state.lock().unwrap();
                let cost = path
                    .strip_prefix("/cost/")
                    .and_then(|it| it.split('/').next());
                let cost = cost.map_or(1, |cost| cost.parse().unwrap());
                let hit = (Instant::now(), path.clone());
                state.hits.extend(repeat_n(hit, cost));
                let refuse = state.refuse.pop_front();
                if refuse.is_some() {
                    state.refused = Some(Instant::now());
                }
                refuse
            };
            if path.starts_with("/hang") {
                sleep(Duration::from_secs(60));
                return None;
            }
            if path.starts_with("/slow") {
                sleep(SLOW);
            }
            let head = match refuse {
                Some(Some(after)) => format!("429 Too Many Requests\r\nretry-after: {after}"),
                Some(None) => "429 Too Many Requests".to_owned(),
                None => "200 OK".to_owned(),
            };
            let response = format!(
                "HTTP/1.1 {head}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{{}}"
            );
            stream.write_all(response.as_bytes()).ok()?;
        }
    }

    /// Returns when the requests so far were counted, in order.
    pub(crate) fn hits(&self) -> Vec<Instant> {
        let state = self.state.lock().unwrap();
        let mut hits: Vec<_> = state.hits.iter().map(|(at, _)| *at).collect();
        hits.sort_unstable();
        hits
    }

    pub(crate) fn hits_of(&self, path: &str) -> usize {
        let state = self.state.lock().unwrap();
        state.hits.iter().filter(|(_, hit)| hit == path).count()
    }

    pub(crate) fn between(&self, from: Instant, to: Instant) -> usize {
        let hits = self.hits();
        hits.iter().filter(|at| **at >= from && **at < to).count()
    }

    /// Refuses the next requests, each with this `Retry-After`.
    pub(crate) fn refuse(&self, retry_after: &[Option<u32>]) {
        self.state.lock().unwrap().refuse.extend(retry_after);
    }

    /// Refuses the next request, and returns when it did.
    pub(crate) fn refuse_next(&self, retry_after: u32) -> Instant {
        self.refuse(&[Some(retry_after)]);
        let start = Instant::now();
        loop {
            if let Some(at) = self.state.lock().unwrap().refused.take() {
                return at;
            }
            assert!(start.elapsed() < Duration::from_secs(10), "no request");
            sleep(Duration::from_millis(5));
        }
    }

    /// Returns which requests were counted when, in order.
    fn since_first(&self) -> Vec<(Duration, String)> {
        let mut hits = self.state.lock().unwrap().hits.clone();
        hits.sort_unstable();
        let first = hits[0].0;
        hits.into_iter()
            .map(|(at, path)| (at - first, path))
            .collect()
    }

    /// Returns the requests in order, with the time of the first count of each.
    pub(crate) fn log(&self) -> Vec<(Instant, String)> {
        let mut hits = self.state.lock().unwrap().hits.clone();
        hits.dedup_by(|one, other| one.1 == other.1);
        hits
    }

    /// Returns the most requests counted in any window, and the shortest time in which one more than
    /// the limit was counted.
    pub(crate) fn worst(&self) -> (usize, Duration) {
        worst(&self.hits())
    }

    /// Returns the same for the requests counted in this time.
    pub(crate) fn worst_of(&self, from: Instant, to: Instant) -> (usize, Duration) {
        let mut hits = self.hits();
        hits.retain(|at| *at >= from && *at < to);
        worst(&hits)
    }

    /// Asserts that no window has more than the limit.
    pub(crate) fn check(&self) {
        let (most, shortest) = self.worst();
        println!(
            "at most {most} in a window, {} took {shortest:?}",
            LIMIT + 1
        );
        assert!(
            most <= LIMIT,
            "{most} in a window: {:?}",
            self.since_first()
        );
    }
}

fn worst(hits: &[Instant]) -> (usize, Duration) {
    let in_window = |(i, from): (usize, &Instant)| {
        hits[i..]
            .iter()
            .take_while(|at| **at - *from < WINDOW)
            .count()
    };
    let most = hits.iter().enumerate().map(in_window).max().unwrap_or(0);
    let shortest = hits
        .windows(LIMIT + 1)
        .map(|some| some[LIMIT] - some[0])
        .min();
    (most, shortest.unwrap_or(Duration::MAX))
}
