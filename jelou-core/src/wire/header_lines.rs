//! The headers of one request, without those that all requests of a service share.

use http::header::{HeaderMap, HeaderName, HeaderValue};

/// Header lines in order. There are few or none, so a list is smaller and faster than a map.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeaderLines(Vec<(HeaderName, HeaderValue)>);

impl HeaderLines {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds a line.
    pub(crate) fn append(&mut self, name: HeaderName, value: HeaderValue) {
        self.0.push((name, value));
    }

    /// Makes this the only line of its name.
    pub(crate) fn insert(&mut self, name: HeaderName, value: HeaderValue) {
        self.remove(&name);
        self.append(name, value);
    }

    /// Removes all lines of a name.
    pub(crate) fn remove(&mut self, name: &HeaderName) {
        self.0.retain(|(known, _)| known != name);
    }

    /// Replaces the lines of the same names in `headers`.
    pub(crate) fn apply(&self, headers: &mut HeaderMap) {
        for (at, (name, value)) in self.0.iter().enumerate() {
            let is_first = self.0[..at].iter().all(|(earlier, _)| earlier != name);
            if is_first {
                headers.insert(name.clone(), value.clone());
            } else {
                headers.append(name.clone(), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use http::header::{ACCEPT, HOST, HeaderMap, HeaderValue, VIA};

    use super::HeaderLines;

    #[test]
    fn lines_replace_those_of_their_names_and_keep_their_order() {
        let mut lines = HeaderLines::default();
        let value = HeaderValue::from_static;
        lines.append(VIA, value("a"));
        lines.append(ACCEPT, value("b"));
        lines.append(VIA, value("c"));
        lines.insert(ACCEPT, value("d"));

        let mut headers = HeaderMap::new();
        headers.append(VIA, value("old"));
        headers.append(VIA, value("older"));
        headers.append(HOST, value("stays"));
        lines.apply(&mut headers);
        let all = |name| headers.get_all(name).iter().collect::<Vec<_>>();
        assert_eq!(all(VIA), ["a", "c"]);
        assert_eq!(all(ACCEPT), ["d"]);
        assert_eq!(all(HOST), ["stays"]);

        lines.remove(&VIA);
        assert_eq!(lines.len(), 1);
    }
}
