//! The grammar of path templates.

use proc_macro2::Span;
use syn::LitStr;

use super::soup::Random;
use crate::diagnostics::Diagnostics;
use crate::endpoint::path::{PathTemplate, Piece};

fn read(text: &str) -> (PathTemplate, Vec<String>) {
    let mut diagnostics = Diagnostics::new();
    let (template, is_right) =
        PathTemplate::read(&LitStr::new(text, Span::call_site()), &mut diagnostics);
    let messages = diagnostics.into_messages();
    assert_eq!(is_right, messages.is_empty(), "{text}: {messages:?}");
    (template, messages)
}

/// The template as it would be sent, with the placeholders as they are.
fn written(template: &PathTemplate) -> String {
    let mut text = String::new();
    for piece in &template.pieces {
        match piece {
            Piece::Literal(literal) => text.push_str(literal),
            Piece::Placeholder { name, offset } => {
                assert_eq!(*offset, text.len() + 1);
                text.push('{');
                text.push_str(name);
                text.push('}');
            }
        }
    }
    if let Some(query) = &template.query {
        text.push('?');
        text.push_str(query);
    }
    text
}

#[test]
fn right_templates_are_read_as_they_are_written() {
    for text in [
        "/",
        "/v1/bots",
        "/v1/bots/",
        "/v1/bots/{bot_id}",
        "/{a}/{b}/",
        "/{a}-{b}.json",
        "/v1/%2F/{type}",
        "/v1/bots:batch",
        "/v1/~a!$&'()*+,;=:@b",
        "/v1/{año}",
        "/v1/{a}?x=1&flag&y=%20/?",
        "/v1/{a}?x=",
    ] {
        let (template, messages) = read(text);
        assert!(messages.is_empty(), "{text}: {messages:?}");
        assert_eq!(written(&template), text);
    }
}

#[test]
fn each_error_is_found_and_drawn_at_its_span() {
    for (text, code, column) in [
        ("/a/{b", "JEL106", 3),
        ("/a/{b/c}", "JEL106", 3),
        ("/a/b}", "JEL107", 4),
        ("/a/{}", "JEL108", 4),
        ("/a/{b-c}", "JEL109", 4),
        ("/a/<b>", "JEL110", 3),
        ("/a/{{b}}", "JEL110", 3),
        ("/a/{b:?}", "JEL111", 4),
        ("/{a}/{a}", "JEL112", 6),
        ("/{a}{b}", "JEL113", 4),
        ("/{*a}", "JEL114", 2),
        ("/{a...}", "JEL114", 2),
        ("/a/../b", "JEL115", 3),
        ("/a//b", "JEL116", 3),
        ("/ñ b", "JEL117", 1),
        ("/ñ/%2", "JEL118", 3),
        ("/a?x={y}", "JEL119", 5),
        ("/a?x=1&&y", "JEL105", 7),
        ("/a?", "JEL105", 2),
        ("/ñ#b", "JEL104", 2),
    ] {
        let (_, messages) = read(text);
        let message = messages
            .iter()
            .find(|message| message.contains(code))
            .unwrap_or_else(|| {
                panic!("{text}: no {code} in {messages:?}");
            });
        let drawn = message
            .lines()
            .find(|line| line.trim_start().starts_with('^'))
            .expect("a caret");
        assert_eq!(drawn.find('^'), Some(4 + column), "{text}\n{message}");
    }
}

#[test]
fn several_mistakes_are_reported_together() {
    let (template, messages) = read("/a b/{c-d}//{e");
    assert_eq!(messages.len(), 4, "{messages:?}");
    assert!(template.mentions("c_d") && template.mentions("e"));
}

/// Whatever stands in the template, reading ends without a panic, and what is accepted is sent as
/// it was written.
#[test]
fn random_texts_are_read_or_refused() {
    const LETTERS: [&str; 22] = [
        "/",
        "/",
        "/",
        "{",
        "}",
        "a",
        "b",
        "bot_id",
        ":",
        "<",
        ">",
        "?",
        "&",
        "=",
        "%",
        "%2F",
        ".",
        "*",
        "#",
        " ",
        "ñ",
        "\u{1F600}",
    ];
    let mut random = Random::new(7);
    let mut right = 0;
    for _ in 0..20_000 {
        let mut text = String::from("/");
        for _ in 0..random.below(12) {
            text.push_str(LETTERS[random.below(LETTERS.len())]);
        }
        let (template, messages) = read(&text);
        if messages.is_empty() {
            right += 1;
            assert_eq!(written(&template), text);
        }
    }
    assert!(
        right > 1_000,
        "the generator makes too few right templates: {right}"
    );
}
