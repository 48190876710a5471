//! The URLs of the hosts that a transport was used for.

use std::sync::Arc;

use http::Uri;
use http::uri::{Authority, Scheme};
use reqwest::Url;

use super::url_template::UrlTemplate;
use crate::append_list::AppendList;

/// A client has few hosts; more than these are parsed each time.
const MOST: usize = 8;

/// Hosts whose URL is parsed already: a request target is put behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins(Arc<AppendList<Origin>>);

#[derive(Debug)]
struct Origin {
    scheme: Scheme,
    authority: Authority,
    template: Option<UrlTemplate>,
}

impl Origin {
    /// By its bytes: authorities that differ in case only may be kept twice.
    #[inline]
    fn is(&self, scheme: &Scheme, authority: &Authority) -> bool {
        self.authority.as_str() == authority.as_str() && self.scheme == *scheme
    }
}

impl Origins {
    /// The URL of a request.
    #[inline]
    pub(super) fn url(&self, uri: &Uri) -> Result<Url, url::ParseError> {
        let parse = || Url::parse(&uri.to_string());
        let (Some(scheme), Some(authority), Some(target)) =
            (uri.scheme(), uri.authority(), uri.path_and_query())
        else {
            return parse();
        };
        if let Some(origin) = self.0.iter().find(|origin| origin.is(scheme, authority)) {
            let made = origin
                .template
                .as_ref()
                .and_then(|template| template.url(target));
            return made.map_or_else(parse, Ok);
        }
        let url = parse()?;
        if self.0.iter().count() < MOST {
            let origin = Origin {
                scheme: scheme.clone(),
                authority: authority.clone(),
                template: UrlTemplate::of(&url.join("/")?),
            };
            self.0
                .push_unless(origin, |known| known.is(scheme, authority));
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use reqwest::Url;

    use super::Origins;

    proptest! {
        #[test]
        fn every_url_is_the_parsed_one(
            host in "[a-z]{1,9}(:[1-9][0-9]{0,3})?",
            target in "/[-a-zA-Z0-9._~/%:@!$&'()*+,;=]{0,20}(\\?[-a-z0-9%=&+/?]{0,20})?",
            times in 1_usize..12,
        ) {
            let origins = Origins::default();
            for time in 0..times {
                let text = format!("https://{host}-{time}{target}");
                let Ok(uri) = text.parse() else { return Ok(()) };
                let parsed = Url::parse(&text);
                for _ in 0..2 {
                    prop_assert_eq!(origins.url(&uri), parsed.clone());
                }
            }
        }
    }

    #[test]
    fn no_target_leads_to_another_host() {
        let origins = Origins::default();
        for target in ["/a", "//evil.example/a", "//evil.example"] {
            let uri = format!("https://api.example.com{target}").parse().unwrap();
            for _ in 0..2 {
                let url = origins.url(&uri).unwrap();
                assert_eq!(url.host_str(), Some("api.example.com"));
                assert_eq!(url.path(), target);
            }
        }
    }
}
