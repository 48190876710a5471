//! The path template: `/v1/bots/{bot_id}/rows?expand=all`.

use syn::LitStr;

use super::path_encoding;
use super::path_text::{Problem, Problems, check_literal, check_query, check_segments};
use crate::diagnostics::{Code, Diagnostics};
use crate::syntax::names;
use crate::syntax::text::consists_of;

/// A template that was read without errors.
#[derive(Default)]
pub(crate) struct PathTemplate {
    /// The path, in order.
    pub(crate) pieces: Vec<Piece>,
    /// The fixed query pairs, as written after `?`.
    pub(crate) query: Option<String>,
    /// Names that were probably meant to be placeholders: they stand in malformed ones.
    guessed: Vec<String>,
}

/// A part of the path.
pub(crate) enum Piece {
    /// Text that is sent as it is.
    Literal(String),
    /// The value of a field.
    Placeholder {
        /// The name between the braces.
        name: String,
        /// Where the name begins in the template, in bytes.
        offset: usize,
    },
}

impl PathTemplate {
    /// Reads the template and tells whether it is right; reports all of its errors, each with a
    /// drawing. What could be read of a wrong one serves to check the fields.
    pub(crate) fn read(literal: &LitStr, diagnostics: &mut Diagnostics) -> (Self, bool) {
        let text = literal.value();
        let mut reader = Reader {
            text: &text,
            template: Self::default(),
            problems: Problems(Vec::new()),
        };
        reader.read();
        let Reader {
            mut template,
            mut problems,
            ..
        } = reader;
        path_encoding::together(&mut problems, &text);
        let right = problems.0.is_empty();
        for problem in problems.0 {
            if let Some(meant) = &problem.meant {
                template.guessed.push(meant.clone());
            }
            problem.report(literal, &text, diagnostics);
        }
        (template, right)
    }

    /// Whether the field of this name belongs to the path, as far as can be told.
    pub(crate) fn mentions(&self, name: &str) -> bool {
        self.placeholders().contains(&name) || self.guessed.iter().any(|guess| guess == name)
    }

    /// The names of the placeholders, in order.
    pub(crate) fn placeholders(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for piece in &self.pieces {
            if let Piece::Placeholder { name, .. } = piece {
                names.push(name.as_str());
            }
        }
        names
    }

    /// The names of the fixed query pairs, decoded no further than they are written.
    pub(crate) fn fixed_names(&self) -> Vec<&str> {
        let Some(query) = &self.query else {
            return Vec::new();
        };
        let mut names = Vec::new();
        for pair in query.split('&') {
            // A placeholder there was reported, and the field that it means is not to blame.
            if !pair.contains(['{', '}']) {
                names.push(pair.split_once('=').map_or(pair, |(name, _)| name));
            }
        }
        names
    }
}

struct Reader<'a> {
    text: &'a str,
    template: PathTemplate,
    problems: Problems,
}

impl Reader<'_> {
    fn read(&mut self) {
        if is_meaningless(self.text, &mut self.problems) {
            return;
        }
        let (path, query, fragment) = split(self.text);
        if let Some((offset, fragment)) = fragment {
            self.problems
                .add(
                    Code::FragmentInPath,
                    offset,
                    format_args!("a fragment never reaches the server: remove `#{fragment}`"),
                )
                .width(fragment.chars().count() + 1)
                .help(format_args!("write `{:?}`", &self.text[..offset]));
        }
        self.path(path);
        if let Some((offset, query)) = query {
            check_query(query, offset, &mut self.problems);
            self.template.query = Some(query.to_owned());
        }
        check_segments(path, self.text, &mut self.problems);
        self.sort();
    }

    /// Puts the problems into the order of the text. There are few: a sort of the standard library
    /// would be as much code as all that finds them.
    fn sort(&mut self) {
        let mut sorted: Vec<Problem> = Vec::new();
        for problem in std::mem::take(&mut self.problems.0) {
            let after = sorted
                .iter()
                .position(|known| known.offset > problem.offset);
            sorted.insert(after.unwrap_or(sorted.len()), problem);
        }
        self.problems.0 = sorted;
    }

    fn path(&mut self, path: &str) {
        let mut at = 0;
        let mut literal_from = 0;
        while let Some(found) = path[at..].find(['{', '}']) {
            let brace = at + found;
            self.literal(&path[literal_from..brace], literal_from);
            if path[brace..].starts_with('}') {
                self.problems
                    .add(
                        Code::UnmatchedBrace,
                        brace,
                        "unmatched `}` in the path template",
                    )
                    .label("this `}` closes nothing")
                    .help("remove it; a literal brace is written `%7D`")
                    .meant(unopened(&path[literal_from..brace]));
                at = brace + 1;
            } else {
                at = self.placeholder(path, brace);
            }
            literal_from = at;
        }
        self.literal(&path[literal_from..], literal_from);
    }

    fn literal(&mut self, text: &str, offset: usize) {
        if text.is_empty() {
            return;
        }
        check_literal(text, offset, &mut self.problems);
        match self.template.pieces.last_mut() {
            Some(Piece::Literal(before)) => before.push_str(text),
            _ => self.template.pieces.push(Piece::Literal(text.to_owned())),
        }
    }

    /// Reads the placeholder whose `{` stands at `brace`; gives the offset behind it.
    fn placeholder(&mut self, path: &str, brace: usize) -> usize {
        let inside = brace + 1;
        if path[inside..].starts_with('{') {
            return self.doubled_braces(path, brace);
        }
        let end = path[inside..]
            .find(['{', '}', '/'])
            .map_or(path.len(), |found| inside + found);
        let name = &path[inside..end];
        if !path[end..].starts_with('}') {
            self.problems
                .add(
                    Code::UnclosedBrace,
                    brace,
                    "unclosed `{` in the path template",
                )
                .label("this `{` is never closed")
                .meant(names::field_like(name));
            return end;
        }
        if is_name(name, inside, &mut self.problems) {
            self.check_position(name, inside, brace);
        }
        self.template.pieces.push(Piece::Placeholder {
            name: name.to_owned(),
            offset: inside,
        });
        end + 1
    }

    fn doubled_braces(&mut self, path: &str, brace: usize) -> usize {
        let end = path[brace..]
            .find("}}")
            .map_or(path.len(), |found| brace + found + 2);
        let name = path[brace..end].trim_matches(['{', '}']);
        self.problems
            .add(
                Code::ForeignPlaceholder,
                brace,
                "placeholders are written with single braces",
            )
            .width(path[brace..end].chars().count())
            .meant(names::field_like(name));
        end
    }

    /// Reports a well-formed placeholder that cannot stand in this place.
    fn check_position(&mut self, name: &str, inside: usize, brace: usize) {
        let width = name.chars().count();
        if self.template.placeholders().contains(&name) {
            self.problems
                .add(
                    Code::RepeatedPlaceholder,
                    inside,
                    format_args!("`{{{name}}}` appears twice in the path"),
                )
                .width(width)
                .help("a field is written once: name another field here");
        } else if self.text[..brace].ends_with('}')
            && matches!(self.template.pieces.last(), Some(Piece::Placeholder { .. }))
        {
            self.problems
                .add(
                    Code::AdjacentPlaceholders,
                    brace,
                    "nothing separates this placeholder from the one before it",
                )
                .width(width + 2)
                .help(format_args!(
                    "put text between them, such as `-{{{name}}}`, or a `/`"
                ));
        }
    }
}

/// The placeholder that lacks its `{`: the whole segment before a `}` that closes nothing.
fn unopened(before: &str) -> Option<String> {
    let (_, name) = before.rsplit_once('/')?;
    names::is_identifier(name).then(|| name.to_owned())
}

/// Whether an error, which is reported, makes the rest of the text meaningless.
fn is_meaningless(text: &str, problems: &mut Problems) -> bool {
    if text.is_empty() {
        problems
            .add(Code::EmptyPath, 0, "the path is empty")
            .bare()
            .help("write `\"/\"` for the root");
        return true;
    }
    let after_scheme = text.split_once("://").filter(|(scheme, _)| {
        !scheme.is_empty()
            && consists_of(scheme, |c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    if let Some(rest) = after_scheme
        .map(|(_, rest)| rest)
        .or_else(|| text.strip_prefix("//"))
    {
        let path = rest.find('/').map_or("/", |slash| &rest[slash..]);
        problems
            .add(Code::UrlInPath, 0, "expected a path, found a URL")
            .bare()
            .help(format_args!(
                "write `{path:?}`; the host belongs to the service"
            ));
        return true;
    }
    if !text.starts_with('/') {
        problems
            .add(Code::NoLeadingSlash, 0, "the path does not begin with `/`")
            .bare()
            .help(format_args!("write `{:?}`", format!("/{text}")));
        return true;
    }
    false
}

/// Whether the text between two braces is the name of a field; another text is reported.
fn is_name(name: &str, offset: usize, problems: &mut Problems) -> bool {
    let width = name.chars().count().max(1);
    let meant = names::field_like(name);
    if name.trim().is_empty() {
        problems
            .add(
                Code::EmptyPlaceholder,
                offset,
                "a placeholder without a name",
            )
            .label("name the field here")
            .help("write the name of a field, such as `{bot_id}`");
    } else if name.starts_with(['*', '+']) || name.ends_with('*') || name.ends_with("..") {
        let problem = problems
            .add(
                Code::CatchAll,
                offset,
                "a placeholder cannot hold several segments",
            )
            .width(width);
        if let Some(name) = meant {
            problem.help(format_args!(
                "write `{{{name}}}`: its value is one segment, and a `/` in it is encoded"
            ));
        }
    } else if let Some((field, _)) = name.split_once(':') {
        problems
            .add(
                Code::FormatInPlaceholder,
                offset,
                "formatting options are not allowed in a path placeholder",
            )
            .width(width)
            .meant(names::field_like(field));
    } else if let Some(field) = name.strip_prefix("r#") {
        problems
            .add(
                Code::BadPlaceholder,
                offset,
                "a placeholder is written without `r#`",
            )
            .width(width)
            .meant(Some(field.to_owned()));
    } else if !names::is_identifier(name) {
        problems
            .add(
                Code::BadPlaceholder,
                offset,
                format_args!("`{name}` is not a valid field name"),
            )
            .width(width)
            .help("write the name of a field, such as `{bot_id}`")
            .meant(meant);
    } else {
        return true;
    }
    false
}

/// A part of the text and where it begins.
type Part<'a> = Option<(usize, &'a str)>;

/// The path, what follows `?`, and what follows `#`. Braces hide both.
fn split(text: &str) -> (&str, Part<'_>, Part<'_>) {
    let (text, fragment) = match find_outside_braces(text, '#') {
        Some(at) => (&text[..at], Some((at, &text[at + 1..]))),
        None => (text, None),
    };
    match find_outside_braces(text, '?') {
        Some(at) => (&text[..at], Some((at + 1, &text[at + 1..])), fragment),
        None => (text, None, fragment),
    }
}

fn find_outside_braces(text: &str, wanted: char) -> Option<usize> {
    let mut inside = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => inside = true,
            '}' | '/' => inside = false,
            _ if letter == wanted && !inside => return Some(at),
            _ => {}
        }
    }
    None
}
