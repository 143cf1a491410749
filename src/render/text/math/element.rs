//! Elements of MathML, before they are written.
//!
//! In: names, attributes and texts. Out: [`Element`]s, and their text with every sign of HTML
//! escaped. Which elements and attributes there are is left to `mathml_core`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::html::escape;

/// An element that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: &'static str,
    pub(super) attributes: BTreeMap<&'static str, String>,
    pub(super) content: Content,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    Text(String),
    Children(Vec<Element>),
}

impl Element {
    pub(super) fn of(name: &'static str, children: Vec<Self>) -> Self {
        Self { name, attributes: BTreeMap::new(), content: Content::Children(children) }
    }

    pub(super) fn text(name: &'static str, text: impl Into<String>) -> Self {
        Self { name, attributes: BTreeMap::new(), content: Content::Text(text.into()) }
    }

    pub(super) fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Self {
        self.attributes.insert(attribute, value.into());
        self
    }

    pub(super) fn class(self, classes: &[&str]) -> Self {
        if classes.is_empty() { self } else { self.with("class", classes.join(" ")) }
    }

    pub(super) fn words(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Children(_) => None,
        }
    }

    pub(super) fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            let _ = write!(out, " {name}=\"{}\"", escape(value));
        }
        out.push('>');
        match &self.content {
            Content::Text(text) => out.push_str(&escape(text)),
            Content::Children(children) => children.iter().for_each(|child| child.write(out)),
        }
        let _ = write!(out, "</{}>", self.name);
    }
}

/// A row of one element is that element.
pub(super) fn single(row: Element) -> Element {
    match row.content {
        Content::Children(mut children) if children.len() == 1 => {
            children.pop().unwrap_or_else(|| Element::of("mrow", Vec::new()))
        }
        content => Element { content, ..row },
    }
}

/// The children of a row that is the only element and says nothing itself.
pub(super) fn unwrapped(mut row: Vec<Element>) -> Vec<Element> {
    if let [only] = row.as_mut_slice()
        && only.name == "mrow"
        && only.attributes.is_empty()
        && let Content::Children(children) = &mut only.content
    {
        return unwrapped(std::mem::take(children));
    }
    row
}
