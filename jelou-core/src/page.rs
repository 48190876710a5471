//! Page after page of a list, without running for ever.

use std::collections::HashSet;

use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;

/// An endpoint that answers one page of a list. `#[jelou_endpoint(.., paginate = page)]` implements
/// it.
pub trait Paginated: Endpoint {
    /// The number of the page that is asked for, from 1.
    fn page(&self) -> Option<u32>;

    /// Asks for another page.
    fn set_page(&mut self, page: u32);
}

/// An answer that is one page of a list.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a page of a list",
    label = "`paginate` needs a response that implements `Page`",
    note = "implement `Page` for it: its items, and the number of pages where the answer says it"
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

    /// How many pages the list has, where the answer says it.
    fn total_pages(&self) -> Option<u32>;

    /// The rows.
    fn into_items(self) -> Vec<Self::Item>;
}

/// The pages of a list, one call each.
///
/// They end after an empty page, after the last page that the answer names, and where the server
/// sends the same page again.
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
}

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
        }
    }

    /// The next page; `None` after the last. After an error, `next` asks for the same page again.
    ///
    /// # Errors
    /// As one call of the endpoint.
    pub async fn next(&mut self) -> Result<Option<E::Response>, Error> {
        let Some(number) = self.next else {
            return Ok(None);
        };
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

    /// All rows of all pages that are left, in memory.
    ///
    /// # Errors
    /// As one call of the endpoint; the rows read so far are dropped.
    pub async fn collect(mut self) -> Result<Vec<<E::Response as Page>::Item>, Error> {
        let mut items = Vec::new();
        while let Some(page) = self.next().await? {
            items.extend(page.into_items());
        }
        Ok(items)
    }
}
