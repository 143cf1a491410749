//! SVG and MathML inside HTML.
//!
//! In: the tags of HTML, one by one. Out: whether what comes next is inside SVG or MathML, where
//! the tokenizer follows other rules.

/// The elements of SVG and MathML that are open, and those in them that hold HTML again (HTML,
/// "HTML integration point").
#[derive(Default)]
pub(super) struct ForeignContent(Vec<String>);

/// Elements in SVG and MathML that hold HTML.
const HTML_INSIDE: [&str; 9] =
    ["foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"];

/// Elements of HTML that close all SVG and MathML around them (HTML, "The rules for parsing tokens
/// in foreign content").
#[rustfmt::skip]
const BREAKS_OUT: [&str; 44] = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em",
    "embed", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing",
    "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike",
    "sub", "sup", "table", "tt", "u", "ul", "var",
];

impl ForeignContent {
    /// Takes a tag that opens an element; returns whether that is one of SVG or MathML.
    pub(super) fn open(&mut self, name: &str, self_closing: bool) -> bool {
        if self.is_inside() && BREAKS_OUT.contains(&name) {
            while self.is_inside() {
                self.0.pop();
            }
        }
        let is_root = ["svg", "math"].contains(&name);
        let is_foreign = is_root || self.is_inside();
        if is_foreign && !self_closing && (is_root || HTML_INSIDE.contains(&name)) {
            self.0.push(name.to_owned());
        }
        is_foreign
    }

    pub(super) fn close(&mut self, name: &str) {
        if let Some(at) = self.0.iter().rposition(|open| open == name) {
            self.0.truncate(at);
        }
    }

    /// Whether what comes next is inside SVG or MathML and not in HTML.
    pub(super) fn is_inside(&self) -> bool {
        self.0.last().is_some_and(|open| !HTML_INSIDE.contains(&open.as_str()))
    }
}
