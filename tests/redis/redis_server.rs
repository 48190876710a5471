//! A Redis or Valkey server for one test, on free ports of the loopback interface, with files in its
//! own directory.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use super::clock::Clock;

/// The variable that names another program to run.
const VARIABLE: &str = "JELOU_TEST_REDIS_SERVER";

/// A directory that is removed when the test ends.
pub(crate) struct Directory(PathBuf);

impl Directory {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("jelou-redis-{}-{number}", std::process::id());
        let path = env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Is killed when the test ends, even if it fails.
pub(crate) struct RedisServer {
    program: String,
    port: u16,
    arguments: Vec<String>,
    clock: Option<Clock>,
    directory: Directory,
    child: Option<Child>,
}

/// Runs a test at the same time on each kind of server: on the program that
/// `JELOU_TEST_REDIS_SERVER` names, or on `redis-server` and, if installed, on `valkey-server`.
pub(crate) fn on_each_server(test: impl Fn(&str) + Sync) {
    let programs = match env::var(VARIABLE) {
        Ok(program) => vec![program],
        Err(_) => vec!["redis-server".to_owned(), "valkey-server".to_owned()],
    };
    scope(|threads| {
        for program in programs.iter().filter(|program| {
            **program != "valkey-server" || Command::new(program).arg("--version").output().is_ok()
        }) {
            let test = &test;
            threads.spawn(move || {
                println!("on {program}");
                test(program);
            });
        }
    });
}

impl RedisServer {
    /// Starts a server without persistence.
    pub(crate) fn start() -> Self {
        Self::of(&Self::program(), &[])
    }

    /// Starts the server that is tested thoroughly.
    pub(crate) fn program() -> String {
        env::var(VARIABLE).unwrap_or_else(|_| "redis-server".to_owned())
    }

    /// Starts this program, with more arguments.
    pub(crate) fn of(program: &str, arguments: &[&str]) -> Self {
        let mut server = Self::new(program);
        server.arguments = arguments.iter().map(|&it| it.to_owned()).collect();
        server.restart();
        server
    }

    fn new(program: &str) -> Self {
        let directory = Directory::new();
        Self {
            program: program.to_owned(),
            port: free_port(),
            arguments: Vec::new(),
            clock: cfg!(target_os = "linux").then(|| Clock::new(directory.path())),
            directory,
            child: None,
        }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Restarts the server on its port. Loses what was not persisted.
    pub(crate) fn restart(&mut self) {
        self.kill();
        let child = Command::new(&self.program)
            .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .args(["--port", &self.port.to_string(), "--dir"])
            .arg(self.directory.path())
            .args(&self.arguments)
            .envs(self.clock.iter().flat_map(Clock::environment))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("`redis-server` of the Debian package of this name");
        self.child = Some(child);
        let start = Instant::now();
        while self
            .ask("PING")
            .is_none_or(|response| response != "+PONG\r\n")
        {
            assert!(start.elapsed() < Duration::from_secs(10), "no response");
            sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Sends the signal `STOP` or `CONT`.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.as_ref().unwrap().id().to_string();
        let status = Command::new("kill").args(["-s", name, &pid]).status();
        assert!(status.unwrap().success());
    }

    /// Sets how far the server's clock is ahead of the time at its start.
    #[cfg(target_os = "linux")]
    pub(crate) fn set_clock(&self, microseconds: i64) {
        self.clock.as_ref().unwrap().set(microseconds);
    }

    /// Returns the whole response to an inline command, if one arrives.
    pub(crate) fn ask(&self, command: &str) -> Option<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok()?;
        let limit = Some(Duration::from_secs(2));
        stream.set_read_timeout(limit).ok()?;
        stream
            .write_all(format!("{command}\r\nQUIT\r\n").as_bytes())
            .ok()?;
        let mut response = String::new();
        stream.read_to_string(&mut response).ok()?;
        response.strip_suffix("+OK\r\n").map(ToOwned::to_owned)
    }

    /// Returns how often the script was run.
    pub(crate) fn round_trips(&self) -> f64 {
        let stats = self.ask("INFO commandstats").unwrap();
        ["cmdstat_evalsha:calls=", "cmdstat_eval:calls="]
            .iter()
            .filter_map(|name| stats.split(name).nth(1)?.split(',').next()?.parse().ok())
            .fold(0.0, |sum, calls: f64| sum + calls)
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// Below the ports of outgoing connections, so that it stays free while the server is down.
pub(crate) fn free_port() -> u16 {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let number = std::process::id() * 64 + COUNT.fetch_add(1, Ordering::Relaxed);
        let port = u16::try_from(15_000 + number % 16_384).unwrap();
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}
