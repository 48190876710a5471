//! Page after page of a list, without running for ever.

use std::collections::HashSet;

use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;

/// An endpoint that responds with one page of a list. `#[jelou_endpoint(.., paginate = page)]` implements
/// it.
pub trait Paginated: Endpoint {
    /// The number of the page that is asked for, from 1.
    fn page(&self) -> Option<u32>;

    /// Asks for another page.
    fn set_page(&mut self, page: u32);
}

/// A response that is one page of a list.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a page of a list",
    label = "`paginate` needs a response that implements `Page`",
    note = "implement `Page` for it: its items, and the number of pages where the response says it"
)]
pub trait Page {
    /// One row.
    type Item;

    /// How many rows the page has.
    fn len(&self) -> usize;

    /// Whether the page has no rows: the list has ended.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many pages the list has, where the response says it.
    fn total_pages(&self) -> Option<u32>;

    /// The rows.
    fn into_items(self) -> Vec<Self::Item>;
}

/// The pages of a list, one call each.
///
/// They end after an empty page, after the last page that the response names, and where the server
/// sends the same response again. A list of more than [`max_pages`](Self::max_pages) is an error: a
/// server that knows no end may send each response with another time stamp.
///
/// ```no_run
/// # use jelou_core::{Client, Error, Page, Paginated, Pages};
/// # async fn example<E>(client: &Client, rows: E) -> Result<(), Error>
/// # where E: Paginated + Clone, E::Response: Page {
/// let mut pages = Pages::new(client, rows);
/// while let Some(page) = pages.next().await? {
///     println!("{} rows", page.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "pages do nothing until `next` is called"]
#[derive(Debug)]
pub struct Pages<E> {
    client: Client,
    request: E,
    next: Option<u32>,
    seen: HashSet<u64>,
    most: u32,
}

/// How many pages a list may have unless the caller says otherwise.
const MAX_PAGES: u32 = 10_000;

impl<E> Pages<E>
where
    E: Paginated + Clone,
    E::Response: Page,
{
    /// The pages from the one that `request` asks for, or from the first.
    pub fn new(client: &Client, request: E) -> Self {
        let next = Some(request.page().unwrap_or(1));
        Self {
            client: client.clone(),
            request,
            next,
            seen: HashSet::new(),
            most: MAX_PAGES,
        }
    }

    /// Sets how many pages may be read at most; 10,000 by default. One page more is an error.
    pub fn max_pages(mut self, max_pages: u32) -> Self {
        self.most = max_pages;
        self
    }

    /// The next page; `None` after the last. After an error, `next` asks for the same page again.
    ///
    /// # Errors
    /// As one call of the endpoint; [`ErrorKind::Configuration`](crate::ErrorKind::Configuration)
    /// where the list has more pages than may be read.
    pub async fn next(&mut self) -> Result<Option<E::Response>, Error> {
        let Some(number) = self.next else {
            return Ok(None);
        };
        if self.seen.len() >= usize::try_from(self.most).unwrap_or(usize::MAX) {
            return Err(self.too_many());
        }
        self.request.set_page(number);
        let (page, hash) = self
            .client
            .call(self.request.clone())
            .with_body_hash()
            .await?;
        let repeated = !self.seen.insert(hash);
        let last = page.total_pages().is_some_and(|total| number >= total);
        self.next = if last { None } else { number.checked_add(1) };
        if page.is_empty() || repeated {
            self.next = None;
            return Ok(None);
        }
        Ok(Some(page))
    }

    fn too_many(&self) -> Error {
        let message = format!(
            "the list goes on after {} pages; raise `max_pages` if that is expected",
            self.most
        );
        Error::configuration(message).with_endpoint(E::METADATA)
    }

    /// All rows of all pages that are left, in memory.
    ///
    /// # Errors
    /// As [`next`](Self::next); the rows read so far are dropped.
    pub async fn collect(mut self) -> Result<Vec<<E::Response as Page>::Item>, Error> {
        let mut items = Vec::new();
        while let Some(page) = self.next().await? {
            items.extend(page.into_items());
        }
        Ok(items)
    }
}
