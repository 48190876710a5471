//! A list that only grows, and is read without a lock.

use std::fmt;
use std::iter::successors;
use std::sync::OnceLock;

/// Values that stay where they are until the list is dropped. It is for a few values, each of which
/// is added once and looked for often.
pub(crate) struct AppendList<T>(OnceLock<Box<Node<T>>>);

struct Node<T> {
    value: T,
    rest: AppendList<T>,
}

impl<T> Default for AppendList<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> AppendList<T> {
    /// The values, the oldest first.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        successors(self.0.get(), |node| node.rest.0.get()).map(|node| &node.value)
    }

    /// Adds a value at the end, unless `is_same` says of another that it is there already, as when
    /// another thread was faster. Gives the one that is in the list.
    #[cold]
    pub(crate) fn push_unless(&self, value: T, is_same: impl Fn(&T) -> bool) -> &T {
        let mut list = self;
        let mut new = Some(value);
        loop {
            let node = list.0.get_or_init(|| {
                let value = new.take().expect("a value is added once");
                Box::new(Node {
                    value,
                    rest: Self::default(),
                })
            });
            if new.is_none() || is_same(&node.value) {
                return &node.value;
            }
            list = &node.rest;
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for AppendList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::AppendList;

    #[test]
    fn every_value_is_added_once_and_in_order() {
        let list = AppendList::default();
        assert_eq!(list.iter().count(), 0);
        for value in [3, 1, 3, 2, 1] {
            assert_eq!(*list.push_unless(value, |known| *known == value), value);
        }
        assert_eq!(list.iter().copied().collect::<Vec<_>>(), [3, 1, 2]);
    }

    #[test]
    fn threads_that_add_the_same_get_the_same() {
        let list = AppendList::default();
        let threads = 8;
        thread::scope(|scope| {
            for thread in 0..threads {
                let list = &list;
                scope.spawn(move || {
                    for value in 0..100 {
                        let kept = list.push_unless((value, thread), |known| known.0 == value);
                        assert_eq!(kept.0, value);
                        assert!(list.iter().any(|known| known == kept));
                    }
                });
            }
        });
        let mut values: Vec<_> = list.iter().map(|(value, _)| *value).collect();
        values.sort_unstable();
        assert_eq!(values, (0..100).collect::<Vec<_>>());
    }
}
