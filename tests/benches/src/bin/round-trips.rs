//! Whole round trips, with the allocator that every program has.
//!
//! `tests/benches/measure` runs the server in one process, and each contender in one of its own.

use std::env;
use std::io::{self, BufRead as _, Write as _};
use std::process::ExitCode;

use jelou_benches::server;
use jelou_benches::trips::{CARRIERS, Trips};

const USAGE: &str = "usage: round-trips serve
       round-trips CARRIER CONCURRENCY ADDRESS

A contender reads how many round trips it is to make, a turn in each line, and prints the seconds of
each turn.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let ended = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => server::serve(),
        [carrier, concurrency, address] if CARRIERS.contains(&carrier) => {
            match concurrency.parse() {
                Ok(concurrency) => take_turns(&Trips::new(carrier, concurrency, address)),
                Err(_) => return misused(),
            }
        }
        _ => return misused(),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("round-trips: {error}");
            ExitCode::FAILURE
        }
    }
}

fn take_turns(trips: &Trips) -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let count = line?.trim().parse().map_err(io::Error::other)?;
        println!("{}", trips.turn(count).as_secs_f64());
        io::stdout().flush()?;
    }
    Ok(())
}

fn misused() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::FAILURE
}
