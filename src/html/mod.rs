//! HTML: the one reader of it, and what is known from reading.
//!
//! In: HTML that authors or Løype wrote. Out: its [`Token`]s with their places in bytes, what its
//! tags refer to, the text that it shows, what is still open where it ends, and the same without
//! what could run, frame or fetch. Reading tags, entities and comments is left to html5gum and
//! building the final tree to ammonia; what a reference leads to is left to `course`.

mod address_list;
mod clean;
mod css;
mod foreign;
mod open_elements;
mod reader;
mod reference;
mod referrer;
mod rewrite;
mod slots;
mod text;

pub use clean::Cleaner;
pub use css::{CssAddress, TooDeep, css_addresses};
pub use open_elements::{OpenElements, end_is_optional, is_void};
pub use reader::{Attribute, Fragment, StartTag, Token, read};
pub use reference::{Reference, ReferenceKind};
pub use referrer::{Contents, Referrer};
pub use rewrite::{attribute_value, rewrite, with_addresses};
pub use slots::Slots;
pub use text::{RAW_TEXT_ELEMENTS, is_invisible, text_of};

/// Text escaped for HTML, in elements and in quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod differential;
