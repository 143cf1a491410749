//! Links, images, and the references of raw HTML.
//!
//! In: targets as authors write them. Out: HTML with references from the page's address. Targets
//! that do not exist are reported by the check and are written as they are.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::writer::{HtmlWriter, Image, OpenLink};
use crate::course::address::{escape as escape_path, relative};
use crate::course::link::{Target, query_of, values_of};
use crate::html::{self, Cleaner, Reference, Token, escape};
use crate::load::{DECORATION, RawHtml};

impl<'e> HtmlWriter<'_, 'e, '_> {
    /// Takes the start of a link.
    pub(super) fn start_link(&mut self, tag: Tag<'e>) {
        let Tag::Link { link_type, dest_url, title, id } = tag else { return };
        let (href, is_external) = self.href(&dest_url);
        let internal = if href.is_empty() { OpenLink::Omitted } else { OpenLink::Internal };
        let link = if is_external { OpenLink::External } else { internal };
        self.links.push(link);
        match link {
            OpenLink::Omitted => {}
            OpenLink::External => {
                let (href, title) = (escape(&href), title_attribute(&title));
                // Print shows the address of a link behind its text, where that is another.
                let class =
                    if link_type == LinkType::Autolink { "external address" } else { "external" };
                self.push_markup(format!("<a class=\"{class}\" href=\"{href}\"{title}>"), 1);
            }
            OpenLink::Internal => {
                let dest_url = href.into();
                self.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
        }
    }

    /// Takes the end of a link.
    pub(super) fn end_link(&mut self) {
        match self.links.pop() {
            Some(OpenLink::Omitted) => {}
            Some(OpenLink::External) => self.push_markup("</a>".to_owned(), -1),
            Some(OpenLink::Internal) | None => self.push(Event::End(TagEnd::Link)),
        }
    }

    /// The reference to a target, empty where this build leaves its page out; and whether the
    /// target is on the web.
    fn href(&self, target: &str) -> (String, bool) {
        let values = values_of(target);
        let whole = |address: &str, query: Option<&str>, fragment: Option<String>| {
            let path = if address == self.page.address && query.is_none() && fragment.is_some() {
                String::new()
            } else {
                relative(self.page.address, address)
            };
            let query = query.map_or(String::new(), |query| format!("?{query}"));
            let fragment = match (fragment, values) {
                (None, "") => String::new(),
                (id, values) => format!("#{}{values}", escape_path(&id.unwrap_or_default())),
            };
            format!("{path}{query}{fragment}")
        };
        let query = query_of(target);
        match self.renderer.resolve(target) {
            Some(
                Target::Page { address, fragment, .. }
                | Target::Asset { address, fragment, .. }
                | Target::Generated { address, fragment, .. },
            ) => (whole(address, query, fragment), false),
            Some(Target::Here { fragment }) => {
                (format!("#{}{values}", escape_path(&fragment)), false)
            }
            // A browser reads a backslash in an address as a slash.
            Some(Target::Outside) => (target.replace('\\', "%5C"), target.starts_with("http")),
            None => (target.to_owned(), false),
        }
    }

    /// Takes the start of an image.
    pub(super) fn start_image(&mut self, target: &str, title: &str) {
        let size = self.renderer.asset(target).and_then(|asset| asset.size);
        let src = self.href(target).0;
        self.images.push(Image { src, title: title.to_owned(), alt: String::new(), size });
    }

    /// Takes an event inside an image: its alternative text, and its end.
    pub(super) fn inside_image(&mut self, event: &Event) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images.push(Image::default()),
            Event::End(TagEnd::Image) => self.end_image(),
            Event::Text(text) | Event::Code(text) => {
                if let Some(image) = self.images.last_mut() {
                    image.alt.push_str(text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(image) = self.images.last_mut() {
                    image.alt.push(' ');
                }
            }
            _ => {}
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.images.pop() else { return };
        if let Some(outer) = self.images.last_mut() {
            outer.alt.push_str(&image.alt);
            return;
        }
        // A picture that this build leaves out is replaced by its alternative text.
        if image.src.is_empty() {
            self.push_markup(escape(&image.alt), 0);
            return;
        }
        let alt = if image.alt == DECORATION { "" } else { &image.alt };
        let (src, alt, title) = (escape(&image.src), escape(alt), title_attribute(&image.title));
        let size = image
            .size
            .map(|size| format!(" width=\"{}\" height=\"{}\"", size.width, size.height))
            .unwrap_or_default();
        let html = format!(
            "<img src=\"{src}\" alt=\"{alt}\"{title}{size} loading=\"lazy\" decoding=\"async\">"
        );
        self.push_markup(html, 0);
        self.captions.keep(&image.title);
    }

    /// Takes raw HTML; its references are rewritten like those of links.
    pub(super) fn raw_html(&mut self, html: &RawHtml) {
        let fragment = html::read(&html.text);
        self.sections.html(&fragment, html.is_block);
        fragment
            .tokens
            .iter()
            .filter_map(heading_level)
            .for_each(|level| self.levels.heading(level));
        if !self.images.is_empty() {
            return;
        }
        let address = |reference: &Reference| Some(self.href(&reference.target).0);
        if self.renderer.config().trust_html {
            // An unfinished tag or comment would swallow everything behind it.
            let end = fragment.unfinished.unwrap_or(html.text.len());
            let finished = html.text.get(..end).unwrap_or_default();
            let rewritten = html::rewrite(finished, &fragment, |value| value.with(address));
            if let Some(buffer) = self.buffers.last_mut() {
                buffer.push_trusted(&rewritten, &fragment);
            }
        } else {
            let cleaned = Cleaner::get().kept(&fragment, address);
            if let Some(buffer) = self.buffers.last_mut() {
                buffer.push_raw(cleaned, &fragment.tokens);
            }
        }
    }
}

/// The level of a heading that begins in raw HTML.
fn heading_level(token: &Token) -> Option<usize> {
    let Token::Start(tag) = token else { return None };
    let level = tag.name.strip_prefix('h')?.parse().ok()?;
    (2..=6).contains(&level).then_some(level)
}

/// The title of a link or an image as an attribute with a space before it; empty without a title.
pub(super) fn title_attribute(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) }
}
