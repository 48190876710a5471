//! Page after page of a list, without running for ever.

mod rows;

use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::{DecodeError, Error};
use crate::wire::Received;

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

    /// Whether the page has no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many pages the list has, where the response says it: pages, not rows. [`Pages`] goes on to
    /// the last of them.
    fn total_pages(&self) -> Option<u32>;

    /// The rows.
    fn into_items(self) -> Vec<Self::Item>;
}

/// The pages of a list, one call each.
///
/// Where the responses count the pages, they end after the last one: an empty page before it, and one
/// with the rows of the page before, are pages as all others. A response that leaves the count out
/// changes nothing about it. Where no response counts them, they end after an empty page, and a page
/// that has the rows of the page before is an error: the server may not read the page number, or send
/// its last page for every number beyond.
///
/// The first page is page 1, unless the request asks for another. Where it asks for page 0 and rows
/// stand there, the last of three pages is page 2. A page 1 with the rows of page 0 is an error: the
/// server takes 0 for 1.
///
/// A list of more than [`max_pages`](Self::max_pages) is an error, too.
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
    /// A number beyond the last one is an error, where the list has not ended.
    next: Option<u64>,
    /// Whether rows stand on page 0.
    from_zero: bool,
    /// How many pages the list has, as far as it is known.
    total: Option<u32>,
    /// The rows of the page before.
    previous: Option<u64>,
    read: u32,
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
        let first = request.page().unwrap_or(1);
        Self {
            client: client.clone(),
            request,
            next: Some(first.into()),
            from_zero: false,
            total: None,
            previous: None,
            read: 0,
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
    /// As one call of the endpoint; [`ErrorKind::Decode`](crate::ErrorKind::Decode) where the page
    /// repeats the rows of the one before, and the pages are not counted;
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) where the list has more pages than
    /// may be read.
    pub async fn next(&mut self) -> Result<Option<E::Response>, Error> {
        let Some(number) = self.next else {
            return Ok(None);
        };
        if self.read >= self.most {
            let message = format!("the list goes on after {} pages", self.most);
            return Err(Self::too_many(&message));
        }
        let Ok(page_number) = u32::try_from(number) else {
            let message = "the list goes on after page 4294967295, the last that has a number";
            return Err(Error::configuration(message).with_endpoint(E::METADATA));
        };
        self.request.set_page(page_number);
        let (page, received) = self
            .client
            .call(self.request.clone())
            .with_received()
            .await?;
        let is_empty = page.is_empty();
        if page_number == 0 && !is_empty {
            self.from_zero = true;
        }
        self.total = match (self.total, page.total_pages()) {
            // Beyond the rows there may be nothing to count.
            (Some(known), Some(total)) if is_empty => Some(known.max(total)),
            (known, total) => total.or(known),
        };
        let rows = (!is_empty).then(|| rows::hash_of_rows(&received.text(), page.len()));
        let is_repeated = rows.is_some() && rows == self.previous;
        let is_second_from_zero = self.from_zero && number == 1;
        if is_repeated && (self.total.is_none() || is_second_from_zero) {
            return Err(Self::repeated(page_number, received));
        }
        self.previous = rows;
        self.read += 1;
        let read = number + u64::from(self.from_zero);
        let (has_ended, is_last) = match self.total {
            Some(total) => (is_empty && read > total.into(), read >= total.into()),
            // A list that is counted from 1 has nothing on page 0.
            None => (is_empty && number > 0, false),
        };
        self.next = (!has_ended && !is_last).then_some(number + 1);
        Ok((!has_ended).then_some(page))
    }

    #[cold]
    fn repeated(number: u32, received: Received) -> Error {
        let reason = if number == 1 {
            "the server counts its pages from 1, and takes 0 for 1; begin with page 1"
        } else {
            "the server may not read the page number, or send its last page for every number beyond"
        };
        let before = number - 1;
        let message = format!("page {number} repeats the rows of page {before}: {reason}");
        Error::decode(received, DecodeError::content(message)).with_endpoint(E::METADATA)
    }

    #[cold]
    fn too_many(message: &str) -> Error {
        let message = format!("{message}; raise `max_pages` if that is expected");
        Error::configuration(message).with_endpoint(E::METADATA)
    }

    /// All rows of all pages that are left, in memory.
    ///
    /// # Errors
    /// As [`next`](Self::next); the rows read so far are dropped. A count of more pages than may be
    /// read is an error as soon as it is known.
    pub async fn collect(mut self) -> Result<Vec<<E::Response as Page>::Item>, Error> {
        let mut items = Vec::new();
        while let Some(page) = self.next().await? {
            if let (Some(total), Some(next)) = (self.total, self.next)
                && u64::from(total) - next + u64::from(!self.from_zero)
                    > u64::from(self.most - self.read)
            {
                let message = format!("the list has {total} pages, and {} may be read", self.most);
                return Err(Self::too_many(&message));
            }
            items.extend(page.into_items());
        }
        Ok(items)
    }
}
