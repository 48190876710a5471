//! Sends every kind of message, sets and reads a user's state and cache, sends a template, and shows two
//! typed errors.
//!
//! ```sh
//! cargo run -p jelou-examples --example quickstart             # against a sandbox on loopback
//! cargo run -p jelou-examples --example quickstart -- --live   # one text message, to the real API
//! ```
//!
//! `--live` needs `JELOU_CLIENT_ID`, `JELOU_CLIENT_SECRET`, `JELOU_BOT_ID` and `JELOU_USER_ID`.

use std::env;
use std::fmt::Display;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jelou::messages::{
    Contact, ContactName, ContactPhone, FileMessage, FlowActionPayload, FlowButtonMessage,
    FlowMode, FlowParameters, ImageMessage, OptionItem, OptionsMessage, SentMessage,
    UrlButtonMessage, UrlButtonParameters,
};
use jelou::prelude::*;
use jelou::sandbox::Sandbox;
use jelou::users::State;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = if env::args().any(|argument| argument == "--live") {
        live().await
    } else {
        against_sandbox().await
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("quickstart: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Sends one text message to the real API.
async fn live() -> Result<(), Box<dyn std::error::Error>> {
    let variable =
        |name: &str| env::var(name).map_err(|_| format!("--live needs the variable {name}"));
    let (bot, user) = (variable("JELOU_BOT_ID")?, variable("JELOU_USER_ID")?);
    let jelou = Jelou::from_env()?;
    let request = SendMessage::new(bot, user, Message::text("Hello from the jelou crate"));
    let url = request.clone().send(&jelou).dry_run()?.uri().to_string();
    println!("LIVE: sending one real text message: POST {url}\n");
    let mut report = Report::new(jelou);
    report.call(request, id).await?;
    report.summary();
    Ok(())
}

async fn against_sandbox() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start().await?;
    println!(
        "sandbox listening on {}; nothing leaves this machine\n",
        sandbox.base_url()
    );
    let mut report = Report::new(sandbox.client()?);
    let (bot, user) = (Sandbox::BOT, Sandbox::USER);

    println!("every kind of message");
    for message in every_kind_of_message() {
        let kind = message.kind().to_owned();
        report
            .call(SendMessage::new(bot, user, message), |sent| {
                format!("{kind} → {}", id(sent))
            })
            .await?;
    }

    println!("\na user's state and cache");
    let state = |user: &UserState| match &user.state {
        Some(state) => format!("state is {state}"),
        None => "no state".to_owned(),
    };
    report
        .call(SetUserState::new(bot, user, State::Manual).ttl(3600), state)
        .await?;
    report.call(GetUserState::new(user), state).await?;
    let cache = |cache: &UserCache| format!("cache is {}", serde_json::json!(cache));
    report
        .call(SetUserCache::new(bot, user, [("plan", "gold")]), cache)
        .await?;
    report.call(GetUserCache::new(bot, user), cache).await?;

    println!("\na template");
    report
        .call(
            SendTemplate::new(bot, Sandbox::TEMPLATE, [user, "593911111111"]).parameters(["Ana"]),
            |sent| format!("{} deliveries", sent.len()),
        )
        .await?;

    println!("\ntwo typed errors");
    let unknown_bot = SendMessage::new("no-such-bot", user, Message::text("Hello"));
    match report.call(unknown_bot, id).await {
        Err(error) if error.code() == Some(&ErrorCode::BotNotFound) => {
            println!(
                "    code {:?}, outcome {:?}",
                ErrorCode::BotNotFound,
                error.outcome()
            );
        }
        other => return Err(format!("expected bot_not_found, got {other:?}").into()),
    }
    let too_many = Message::options("Pick one", (1..=11).map(|n| OptionItem::new(n.to_string())));
    match report.call(SendMessage::new(bot, user, too_many), id).await {
        Err(error) if error.outcome() == Outcome::NotSent => {
            println!("    kind {:?}, outcome {:?}", error.kind(), error.outcome());
        }
        other => return Err(format!("expected a refused encoding, got {other:?}").into()),
    }

    report.summary();
    println!(
        "the sandbox took {} messages and {} template messages, and refused {} for the rate limit",
        sandbox.messages().len(),
        sandbox.templates().len(),
        sandbox.refused_requests(),
    );
    Ok(())
}

fn every_kind_of_message() -> Vec<Message> {
    vec![
        Message::text("Hello"),
        OptionsMessage::new(
            "What next?",
            [
                OptionItem::new("Order")
                    .id("order")
                    .description("Pick from the list"),
                "Track".into(),
            ],
        )
        .title("Menu")
        .button_text("See options")
        .into(),
        Message::quick_replies("Is that right?", ["Yes", "No"]),
        ImageMessage::new("https://example.com/a.jpg")
            .text("A caption")
            .into(),
        Message::audio("https://example.com/a.mp3"),
        Message::video("https://example.com/a.mp4"),
        FileMessage::new("https://example.com/a.pdf")
            .filename("invoice.pdf")
            .into(),
        Message::sticker("https://example.com/a.webp"),
        Message::location(-0.180_653, -78.467_834),
        Message::contacts([Contact::new()
            .name(ContactName::new().formatted_name("Ana"))
            .phones([ContactPhone::new().phone("+593900000000").kind("CELL")])]),
        Message::location_request("Where are you?"),
        UrlButtonMessage::new(UrlButtonParameters::new("https://example.com", "Open"))
            .text("Your order")
            .into(),
        FlowButtonMessage::new(
            FlowParameters::new()
                .flow_id("FLOW_ID")
                .flow_cta("Start")
                .flow_action_payload(FlowActionPayload::new().screen("RECOMMEND"))
                .mode(FlowMode::Draft),
        )
        .into(),
        Message::call_button("Call us", "Call"),
    ]
}

fn id(sent: &SentMessage) -> String {
    sent.message_id.clone().unwrap_or_default()
}

/// Makes calls, prints a line for each, and counts.
struct Report {
    jelou: Jelou,
    started: Instant,
    succeeded: u32,
    failed: u32,
    waited: Duration,
}

impl Report {
    fn new(jelou: Jelou) -> Self {
        Self {
            jelou,
            started: Instant::now(),
            succeeded: 0,
            failed: 0,
            waited: Duration::ZERO,
        }
    }

    async fn call<E: Endpoint>(
        &mut self,
        request: E,
        describe: impl Fn(&E::Response) -> String,
    ) -> Result<E::Response, Error> {
        let call = self.jelou.call(request);
        let path = call.dry_run().map_or_else(
            |_| E::METADATA.template.to_owned(),
            |request| request.uri().path().to_owned(),
        );
        let line = |status: &dyn Display, time: Duration, result: &str| {
            let millis = time.as_secs_f64() * 1000.0;
            println!(
                "  {:4} {path:40} {status:<8} {millis:7.1} ms  {result}",
                E::METADATA.method
            );
        };
        let asked = Instant::now();
        match call.with_response().await {
            Ok(response) => {
                self.succeeded += 1;
                self.waited += response.waited;
                let time = asked.elapsed().saturating_sub(response.waited);
                line(&response.status.as_u16(), time, &describe(&response.value));
                Ok(response.value)
            }
            Err(error) => {
                self.failed += 1;
                self.waited += error.timeline().waited();
                let time = asked.elapsed().saturating_sub(error.timeline().waited());
                match error.status() {
                    Some(status) => line(&status.as_u16(), time, error.message()),
                    None => line(&"not sent", time, error.message()),
                }
                Err(error)
            }
        }
    }

    fn summary(&self) {
        println!(
            "\n{} calls succeeded, {} failed, in {:.1} s, of which {:.1} s waiting for the rate limit",
            self.succeeded,
            self.failed,
            self.started.elapsed().as_secs_f64(),
            self.waited.as_secs_f64(),
        );
    }
}
