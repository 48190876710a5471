//! The rules of the platform that are checked before anything is sent.

use jelou::messages::{Message, OptionItem, SendMessage, UnknownMessage};
use jelou::templates::SendTemplate;
use jelou::wire;

use crate::table::{check, refuses};

fn sending(message: Message) -> SendMessage {
    SendMessage::new("BOT_ID", "USER_ID", message)
}

fn is_sent(message: Message) -> Result<(), String> {
    wire::encode(&sending(message))
        .map(drop)
        .map_err(|error| error.message().to_owned())
}

#[test]
fn addresses_are_public_and_name_a_host() {
    let no_host = "field `mediaUrl`: must name a host after `https://`";
    let user =
        "field `mediaUrl`: must be a public address, and cannot hold a user name or password";
    let scheme = "field `mediaUrl`: must be a public address that begins with `https://`";
    for (url, expected) in [
        ("https://example.com/a.png", None),
        ("HTTPS://example.com/a.png", None),
        ("Https://example.com", None),
        ("https://example.com:8443/a@b.png?x=y@z#@", None),
        ("https://[2001:db8::1]/a.png", None),
        ("https://", Some(no_host)),
        ("https:///a.png", Some(no_host)),
        ("https://:443/a.png", Some(no_host)),
        ("https://?a", Some(no_host)),
        ("https://exam ple.com/a.png", Some(no_host)),
        ("https://user:pw@example.com/a.png", Some(user)),
        ("https://user@example.com", Some(user)),
        ("https:/example.com", Some(scheme)),
        ("http://example.com", Some(scheme)),
        ("ftp://example.com", Some(scheme)),
        ("//example.com", Some(scheme)),
        ("é", Some(scheme)),
        ("", Some(scheme)),
    ] {
        let sent = is_sent(Message::image(url));
        assert_eq!(sent.err().as_deref(), expected, "{url}");
    }
}

#[test]
fn titles_of_quick_replies_are_plain_text() {
    for plain in [
        "a_b_c",
        "2*3*4",
        "* a *",
        "*",
        "**",
        "5 * 3 * 2",
        "a*b* c",
        "~ no ~",
        "*Yes",
        "No. 1",
        "✓ Yes",
        "Ana & Co. ©",
    ] {
        let sent = is_sent(Message::quick_replies("?", [plain]));
        assert_eq!(sent, Ok(()), "{plain}");
    }
    for (formatted, marker) in [
        ("*Yes*", '*'),
        ("so *very* good", '*'),
        ("(_yes_)", '_'),
        ("~no~!", '~'),
        ("`code`", '`'),
        ("```code```", '`'),
        ("*a b*", '*'),
        ("a*b *c*", '*'),
    ] {
        let sent = is_sent(Message::quick_replies("?", [formatted]));
        let expected = format!(
            "field `quick_replies[0].title`: cannot be formatted, has text between `{marker}`"
        );
        assert_eq!(sent, Err(expected), "{formatted}");
    }
    for emoji in [
        "Yes 👍",
        "✔",
        "1\u{fe0f}\u{20e3}",
        "1\u{20e3}",
        "🇪🇨",
        "❤",
        "©\u{fe0f}",
    ] {
        let refused = is_sent(Message::quick_replies("?", [emoji])).unwrap_err();
        assert!(refused.contains("cannot hold emoji"), "{emoji}: {refused}");
    }
}

#[test]
fn an_empty_user_id_is_refused() {
    let nobody = SendMessage::new("bot", "", Message::text("Hello"));
    let destinations = SendTemplate::new("bot", "order_ready", ["593900000000", ""]);
    check(vec![
        refuses(
            "a message",
            &nobody,
            "field `userId`: must have at least 1 character, has 0",
        ),
        refuses(
            "a template",
            &destinations,
            "field `destinations[1]`: must have at least 1 character, has 0",
        ),
    ]);
}

#[test]
fn documented_constraints_of_messages_are_checked_before_sending() {
    let option = |title: &str| OptionItem::new(title);
    let options = |count: usize| Message::options("t", vec![option("a"); count]);
    let replies = |titles: &[&str]| Message::quick_replies("t", titles.to_vec());
    let row = |name: &str, message: Message, reason: &str| refuses(name, &sending(message), reason);
    check(vec![
        row(
            "no option",
            options(0),
            "field `options`: must have 1 to 10 items, has 0",
        ),
        row(
            "eleven options",
            options(11),
            "field `options`: must have 1 to 10 items, has 11",
        ),
        row(
            "an option's title",
            Message::options("t", [option("a"), option(&"b".repeat(25))]),
            "field `options[1].title`: must have 1 to 24 characters, has 25",
        ),
        row(
            "an option's description",
            Message::options("t", [option("a").description("d".repeat(73))]),
            "field `options[0].description`: must have at most 72 characters, has 73",
        ),
        row(
            "four replies",
            replies(&["a", "b", "c", "d"]),
            "field `quick_replies`: must have 1 to 3 items, has 4",
        ),
        row(
            "the same reply twice",
            replies(&["a", "a"]),
            "field `quick_replies`: the title `a` stands twice",
        ),
        row(
            "a reply's title",
            replies(&["a", &"b".repeat(21)]),
            "field `quick_replies[1].title`: must have 1 to 20 characters, has 21",
        ),
        row(
            "an emoji in a reply",
            replies(&["Yes 👍"]),
            "field `quick_replies[0].title`: cannot hold emoji, has `👍`",
        ),
        row(
            "a bold reply",
            replies(&["*Yes*"]),
            "field `quick_replies[0].title`: cannot be formatted, has text between `*`",
        ),
        row(
            "a medium without TLS",
            Message::audio("http://example.com/a.mp3"),
            "field `mediaUrl`: must be a public address that begins with `https://`",
        ),
        row(
            "a button without TLS",
            Message::url_button("http://example.com", "Open"),
            "field `parameters.url`: must be a public address that begins with `https://`",
        ),
        row(
            "a member that the request has already",
            UnknownMessage::new("poll")
                .members([("userId".to_owned(), "u".into())])
                .into(),
            "field `body`: cannot have a member `userId`, which the request has already",
        ),
        row(
            "beyond the pole",
            Message::location(90.5, 0.0),
            "field `coordinates.lat`: must be -90 to 90 degrees, is 90.5",
        ),
        row(
            "nowhere",
            Message::location(0.0, f64::NAN),
            "field `coordinates.long`: must be -180 to 180 degrees, is NaN",
        ),
    ]);
}
