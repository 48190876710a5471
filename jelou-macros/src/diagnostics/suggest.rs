//! Did you mean …?

/// The candidate nearest to a misspelt word, if one is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let mut nearest = None;
    let mut least = usize::MAX;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
        let is_near = distance <= (candidate.chars().count().max(3) / 3).min(3);
        if is_near && distance < word.len() && distance < least {
            nearest = Some(*candidate);
            least = distance;
        }
    }
    nearest
}

/// The words of a table, for the functions below.
pub(crate) fn words<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    let mut words = Vec::with_capacity(table.len());
    for (word, _) in table {
        words.push(*word);
    }
    words
}

/// What stands beside a word in a table.
pub(crate) fn entry<T: Copy>(table: &[(&'static str, T)], word: &str) -> Option<T> {
    let (_, value) = table.iter().find(|(known, _)| *known == word)?;
    Some(*value)
}

/// `` `a`, `b` and `c` ``
pub(crate) fn list(words: &[&str]) -> String {
    join(words, "and")
}

/// `` `a`, `b` or `c` ``
pub(crate) fn one_of(words: &[&str]) -> String {
    join(words, "or")
}

fn join(words: &[&str], last: &str) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == words.len() { " " } else { ", " });
            if index + 1 == words.len() {
                text.push_str(last);
                text.push(' ');
            }
        }
        text.push('`');
        text.push_str(word);
        text.push('`');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        assert_eq!(
            nearest("tiemout", &["cost", "timeout", "retry"]),
            Some("timeout")
        );
        assert_eq!(nearest("PSOT", &["GET", "POST", "PUT"]), Some("POST"));
        assert_eq!(nearest("get", &["GET", "POST"]), Some("GET"));
        assert_eq!(nearest("zzz", &["GET", "POST"]), None);
        assert_eq!(nearest("a", &["b"]), None);
    }

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(list(&["a"]), "`a`");
        assert_eq!(list(&["a", "b"]), "`a` and `b`");
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
