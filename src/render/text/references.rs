//! Links and pictures: where they lead from the page.
//!
//! In: references as authors write them. Out: references between published addresses, and `img`
//! elements with the size of their picture, so that nothing moves while it is loaded.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::{Image, Writer};
use crate::course::address::{escape as escape_path, relative};
use crate::course::link::Target;
use crate::html::escape;
use crate::load::DECORATION;

impl Writer<'_, '_, '_> {
    /// The reference to what a link leads to, and whether it leads outside. What leads nowhere has
    /// been reported.
    pub(super) fn href(&self, target: &str) -> (String, bool) {
        let with_fragment = |address: &str, fragment: Option<String>| {
            let place = if address == self.address && fragment.is_some() {
                String::new()
            } else {
                relative(self.address, address)
            };
            fragment.map_or(place.clone(), |fragment| format!("{place}#{}", escape_path(&fragment)))
        };
        match self.renderer.resolve(target) {
            Some(
                Target::Page { address, fragment, .. } | Target::Asset { address, fragment, .. },
            ) => (with_fragment(address, fragment), false),
            Some(Target::Here { fragment }) => (format!("#{}", escape_path(&fragment)), false),
            Some(Target::Outside) => (target.to_owned(), target.starts_with("http")),
            None => (target.to_owned(), false),
        }
    }

    /// A picture that begins here.
    pub(super) fn image(&self, target: &str, title: &str) -> Image {
        let size = self.renderer.asset(target).and_then(|asset| asset.size);
        Image { src: self.href(target).0, title: title.to_owned(), alt: String::new(), size }
    }

    /// Takes an event inside a picture: its text is the alternative text.
    pub(super) fn inside_image(&mut self, event: &Event) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images.push(Image::default()),
            Event::End(TagEnd::Image) => self.end_image(),
            Event::Text(text) | Event::Code(text) => {
                if let Some(image) = self.images.last_mut() {
                    image.alt.push_str(text);
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
        // A picture that is left out of this build is what is said of it.
        if image.src.is_empty() {
            self.own(escape(&image.alt), 0);
            return;
        }
        let alt = if image.alt == DECORATION { "" } else { &image.alt };
        let (src, alt, title) = (escape(&image.src), escape(alt), title_attribute(&image.title));
        let size = image
            .size
            .map(|size| format!(" width=\"{}\" height=\"{}\"", size.width, size.height))
            .unwrap_or_default();
        self.own(
            format!(
                "<img src=\"{src}\" alt=\"{alt}\"{title}{size} loading=\"lazy\" decoding=\"async\">"
            ),
            0,
        );
    }
}

/// The title that an author gave a link or an image, as an attribute with a space before it; empty
/// where there is none.
pub(super) fn title_attribute(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) }
}
