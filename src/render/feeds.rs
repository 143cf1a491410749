//! The files for programs that follow a site: `robots.txt` and `sitemap.xml` for search engines,
//! and `feed.xml`, an Atom feed of the pages whose authors state when they were changed.
//!
//! In: the model. Out: the files. A sitemap and a feed need absolute addresses, so that without a
//! base address in the config there is only `robots.txt`. The same site gives the same bytes: the
//! time of a feed is that of its newest entry, and no clock is read.

use super::reads::Renderer;
use crate::config::Config;
use crate::course::address::absolute;
use crate::course::generated::{FEED, ROBOTS_FILE, SITEMAP};
use crate::course::updated::Updated;
use crate::course::{PageMeta, Site};
use crate::html::escape;
use crate::language::LanguageTag;

/// The number of entries in the feed, the newest; subscribers have seen the older ones.
const ENTRIES: usize = 50;

/// A list for programs.
#[derive(Debug, Clone, Copy, Hash)]
pub(super) enum Listing {
    Robots,
    Sitemap,
    Feed(&'static str),
}

/// The lists that a site has.
pub(super) fn listings(renderer: Renderer) -> impl Iterator<Item = Listing> {
    // A school may publish a `robots.txt` of its own.
    let robots = (!renderer.is_taken(ROBOTS_FILE)).then_some(Listing::Robots);
    let sitemap = renderer.config().base_url.is_some().then_some(Listing::Sitemap);
    robots.into_iter().chain(sitemap).chain(renderer.feed().map(Listing::Feed))
}

impl Listing {
    /// Its address.
    pub(super) fn address(self) -> &'static str {
        match self {
            Self::Robots => ROBOTS_FILE,
            Self::Sitemap => SITEMAP,
            Self::Feed(address) => address,
        }
    }

    /// Its text.
    pub(super) fn text(self, renderer: Renderer) -> String {
        let base = renderer.config().base_url.as_ref().map(url::Url::as_str);
        match self {
            Self::Robots => robots(base),
            Self::Sitemap => sitemap(base.unwrap_or_default(), renderer.site()),
            Self::Feed(_) => feed(base.unwrap_or_default(), renderer.config(), renderer.site()),
        }
    }
}

/// Robots Exclusion Protocol (RFC 9309): everything may be crawled. Crawlers request the file at
/// the root of the host only.
fn robots(base: Option<&str>) -> String {
    let sitemap = base.map(|base| format!("\nSitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// sitemaps.org, protocol 0.9.
fn sitemap(base: &str, site: &Site) -> String {
    let url = |meta: &PageMeta| {
        let changed =
            meta.updated.map(|updated| element("lastmod", &updated.iso8601())).unwrap_or_default();
        format!("<url>{}{changed}</url>\n", element("loc", &absolute(base, &meta.address)))
    };
    let urls: String = site.metas().map(url).collect();
    format!(
        "{DECLARATION}<urlset \
         xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    )
}

/// The Atom Syndication Format (RFC 4287).
fn feed(base: &str, config: &Config, site: &Site) -> String {
    let mut changes: Vec<(Updated, &PageMeta)> =
        site.metas().filter_map(|meta| Some((meta.updated?, meta))).collect();
    changes.sort_by(|(one, meta), (other, other_meta)| {
        other.day().cmp(&one.day()).then_with(|| meta.address.cmp(&other_meta.address))
    });
    let newest = changes.first().map(|(updated, _)| time(*updated)).unwrap_or_default();
    let author = config.contact.as_ref().map_or(&config.title, |contact| &contact.name);
    let head = [
        element("title", &config.title),
        config
            .description
            .as_ref()
            .map(|description| element("subtitle", description))
            .unwrap_or_default(),
        element("id", base),
        format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", xml(base)),
        format!(
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>",
            xml(&format!("{base}{FEED}"))
        ),
        element("updated", &newest),
        format!("<author>{}</author>", element("name", author)),
    ];
    let entries: String = changes
        .into_iter()
        .take(ENTRIES)
        .map(|(updated, meta)| entry(base, &config.language, (updated, meta)))
        .collect();
    let (language, head) = (xml(config.language.as_str()), head.concat());
    format!(
        "{DECLARATION}<feed xmlns=\"http://www.w3.org/2005/Atom\" \
         xml:lang=\"{language}\">\n{head}\n{entries}</feed>\n"
    )
}

/// An entry of a feed in a language.
fn entry(base: &str, language: &LanguageTag, (updated, meta): (Updated, &PageMeta)) -> String {
    let url = absolute(base, &meta.address);
    let parts = [
        element("title", &meta.title),
        element("id", &url),
        format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", xml(&url)),
        element("updated", &time(updated)),
        meta.description
            .as_ref()
            .map(|description| element("summary", description))
            .unwrap_or_default(),
    ];
    let own = if meta.language == *language {
        String::new()
    } else {
        format!(" xml:lang=\"{}\"", xml(meta.language.as_str()))
    };
    format!("<entry{own}>{}</entry>\n", parts.concat())
}

/// Atom requires a time; an author states a day, which begins at midnight.
fn time(updated: Updated) -> String {
    format!("{}T00:00:00Z", updated.iso8601())
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>", xml(text))
}

/// Text escaped for XML 1.0, for elements and attributes, without the characters that XML does not
/// allow at all.
fn xml(text: &str) -> String {
    let is_allowed = |letter: &char| {
        !matches!(
            letter,
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'
        )
    };
    escape(&text.chars().filter(is_allowed).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_its_meaning_in_xml_and_loses_only_what_xml_cannot_have() {
        assert_eq!(xml("a < b & \"c\"\u{8}\n]]>"), "a &lt; b &amp; &quot;c&quot;\n]]&gt;");
    }

    #[test]
    fn robots_are_told_of_the_sitemap_where_there_is_one() {
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
        assert_eq!(
            robots(Some("https://a.no/b/")),
            "User-agent: *\nAllow: /\n\nSitemap: https://a.no/b/sitemap.xml\n"
        );
    }
}
