//! From HTML to tokens with places.
//!
//! In: a fragment of HTML. Out: its [`Token`]s in order. The states of the tokenizer follow the
//! HTML standard: what stands in `<script>`, `<style>`, `<title>`, `<textarea>` and their like is
//! text, except inside SVG and MathML, where it is not. Scripting counts as switched on, as in
//! browsers and in the parser of the cleaner, so that `<noscript>` holds text too.

use std::ops::Range;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, Error, ForwardingEmitter, Span, State, Tokenizer};

/// An attribute of a tag. Of several with one name only the first counts, and is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in lower case.
    pub name: String,
    /// The place of its name.
    pub name_place: Range<usize>,
    /// Its value, entities decoded; empty where it has none.
    pub value: String,
    /// The place of its value, without quotes; the end of its name where it has none.
    pub value_place: Range<usize>,
}

/// A tag that opens an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartTag {
    /// The name of the element in lower case.
    pub name: String,
    /// The place of the name.
    pub name_place: Range<usize>,
    /// Its attributes, in order.
    pub attributes: Vec<Attribute>,
    /// Whether it ends with `/>`; that closes an element in SVG and MathML only.
    pub self_closing: bool,
}

impl StartTag {
    /// The value of an attribute.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|of| of.name == name).map(|of| of.value.as_str())
    }
}

/// What HTML is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A tag that opens an element.
    Start(StartTag),
    /// A tag that closes an element, by its name in lower case.
    End(String),
    /// Text, entities decoded.
    Text(String),
    /// The text of a comment.
    Comment(String),
}

/// A fragment of HTML that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment {
    /// What it is made of, in order.
    pub tokens: Vec<Token>,
    /// Where a tag or a comment begins that the fragment does not close.
    pub unfinished: Option<usize>,
}

impl Fragment {
    /// The tags that open elements.
    pub fn start_tags(&self) -> impl Iterator<Item = &StartTag> {
        self.tokens.iter().filter_map(|token| match token {
            Token::Start(tag) => Some(tag),
            _ => None,
        })
    }
}

/// Reads a fragment of HTML.
#[must_use]
pub fn read(html: &str) -> Fragment {
    let emitter = StateFollower(CallbackEmitter::new(Reading::default()));
    let mut fragment = Fragment::default();
    let (mut end, mut ends_in_tag) = (0, false);
    for step in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match step {
            Step::Token(token, place) => {
                end = place.end;
                fragment.tokens.push(token);
            }
            Step::EndsInTag => ends_in_tag = true,
            Step::EndsInComment(start) => fragment.unfinished = Some(start),
        }
    }
    if ends_in_tag {
        let rest = html.get(end..).unwrap_or_default();
        fragment.unfinished = rest.find('<').map(|length| end + length);
    }
    fragment
}

/// One thing that the tokenizer has met.
enum Step {
    Token(Token, Range<usize>),
    EndsInTag,
    /// The HTML ends in a comment that begins at this place.
    EndsInComment(usize),
}

/// Makes tokens of what the tokenizer meets.
#[derive(Default)]
struct Reading {
    /// The tag that is being read, and where it begins.
    tag: Option<(StartTag, usize)>,
    /// Whether the attribute that is being read is one of another name than those before it.
    is_new_attribute: bool,
    ends_in_comment: bool,
    /// The name of the tag that was read last, if it opens an element of HTML.
    opened: Option<String>,
    foreign: ForeignContent,
}

impl Callback<Step, usize> for Reading {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Step> {
        let place = span.start..span.end;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let at = span.start + 1;
                self.tag = Some((
                    StartTag {
                        name: decoded(name),
                        name_place: at..at + name.len(),
                        attributes: Vec::new(),
                        self_closing: false,
                    },
                    span.start,
                ));
                None
            }
            CallbackEvent::AttributeName { name } => self.attribute(decoded(name), place),
            CallbackEvent::AttributeValue { value } => {
                let (tag, _) = self.tag.as_mut()?;
                let attribute = tag.attributes.last_mut().filter(|_| self.is_new_attribute)?;
                (attribute.value, attribute.value_place) = (decoded(value), place);
                None
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let (mut tag, start) = self.tag.take()?;
                tag.self_closing = self_closing;
                let is_foreign = self.foreign.open(&tag);
                self.opened = Some(tag.name.clone()).filter(|_| !is_foreign);
                Some(Step::Token(Token::Start(tag), start..span.end))
            }
            CallbackEvent::EndTag { name } => {
                let name = decoded(name);
                self.foreign.close(&name);
                self.opened = None;
                Some(Step::Token(Token::End(name), place))
            }
            CallbackEvent::String { value } => {
                Some(Step::Token(Token::Text(decoded(value)), place))
            }
            CallbackEvent::Comment { .. } if std::mem::take(&mut self.ends_in_comment) => {
                Some(Step::EndsInComment(span.start))
            }
            CallbackEvent::Comment { value } => {
                Some(Step::Token(Token::Comment(decoded(value)), place))
            }
            CallbackEvent::Error(Error::EofInComment) => {
                self.ends_in_comment = true;
                None
            }
            CallbackEvent::Error(Error::EofInTag | Error::EofInDoctype) => Some(Step::EndsInTag),
            CallbackEvent::Error(_) | CallbackEvent::Doctype { .. } => None,
        }
    }
}

impl Reading {
    fn attribute(&mut self, name: String, place: Range<usize>) -> Option<Step> {
        let (tag, _) = self.tag.as_mut()?;
        self.is_new_attribute = tag.attributes.iter().all(|before| before.name != name);
        if self.is_new_attribute {
            let value_place = place.end..place.end;
            let value = String::new();
            tag.attributes.push(Attribute { name, name_place: place, value, value_place });
        }
        None
    }

    /// How the tokenizer goes on behind the tag that was read last.
    fn next_state(&self) -> Option<State> {
        match self.opened.as_deref()? {
            "title" | "textarea" => Some(State::RcData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
                Some(State::RawText)
            }
            "script" => Some(State::ScriptData),
            "plaintext" => Some(State::PlainText),
            _ => None,
        }
    }
}

/// Lets the tokenizer follow the elements that are open.
struct StateFollower(CallbackEmitter<Reading, Step, usize>);

impl ForwardingEmitter for StateFollower {
    type Token = Step;

    fn inner(&mut self) -> &mut impl Emitter<Token = Step> {
        &mut self.0
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        // The emitter itself never asks for a state.
        let _ = self.0.emit_current_tag();
        let state = self.0.callback_mut().next_state();
        if state.is_some() {
            self.0.init_string();
        }
        state
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.0.callback_mut().foreign.is_inside()
    }
}

/// The elements of SVG and MathML that are open, and those in them that hold HTML again (HTML,
/// "HTML integration point").
#[derive(Default)]
struct ForeignContent(Vec<String>);

/// Elements in SVG and MathML that hold HTML.
const HTML_INSIDE: [&str; 9] =
    ["foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"];

/// Elements of HTML that close all SVG and MathML around them (HTML, "The rules for parsing tokens
/// in foreign content").
const BREAKS_OUT: [&str; 44] = [
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strong",
    "strike",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
];

impl ForeignContent {
    /// Takes a tag that opens an element; says whether that is one of SVG or MathML.
    fn open(&mut self, tag: &StartTag) -> bool {
        let name = tag.name.as_str();
        if self.is_inside() && BREAKS_OUT.contains(&name) {
            while self.is_inside() {
                self.0.pop();
            }
        }
        let is_root = ["svg", "math"].contains(&name);
        let is_foreign = is_root || self.is_inside();
        if is_foreign && !tag.self_closing && (is_root || HTML_INSIDE.contains(&name)) {
            self.0.push(name.to_owned());
        }
        is_foreign
    }

    fn close(&mut self, name: &str) {
        if let Some(at) = self.0.iter().rposition(|open| open == name) {
            self.0.truncate(at);
        }
    }

    /// Whether what comes next stands in SVG or MathML and not in HTML.
    fn is_inside(&self) -> bool {
        self.0.last().is_some_and(|open| !HTML_INSIDE.contains(&open.as_str()))
    }
}

fn decoded(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The tokens of HTML in a short form, each attribute with the text at the place of its value.
    fn sketch(html: &str) -> String {
        let fragment = read(html);
        let mut sketch = String::new();
        for token in &fragment.tokens {
            match token {
                Token::Start(tag) => {
                    sketch.extend(["<", &tag.name]);
                    assert!(html[tag.name_place.clone()].eq_ignore_ascii_case(&tag.name));
                    for of in &tag.attributes {
                        assert!(html[of.name_place.clone()].eq_ignore_ascii_case(&of.name));
                        sketch.extend([" ", &of.name, "=", &html[of.value_place.clone()]]);
                        if html[of.value_place.clone()] != of.value {
                            sketch.extend(["→", &of.value]);
                        }
                    }
                    sketch += ">";
                }
                Token::End(name) => sketch.extend(["</", name, ">"]),
                Token::Text(text) => sketch += text,
                Token::Comment(text) => sketch.extend(["[", text, "]"]),
            }
        }
        sketch + &fragment.unfinished.map(|at| format!("…{at}")).unwrap_or_default()
    }

    #[test]
    fn tags_may_go_over_lines_and_quote_as_they_like() {
        assert_eq!(
            sketch("<IMG\n  src = \"a.png\"\n\talt='b c'\n hidden><br/></P\n><a href=om.md>x</a>"),
            "<img src=a.png alt=b c hidden=><br></p><a href=om.md>x</a>"
        );
        assert_eq!(sketch("<a href=\"\">"), "<a href=>");
        assert_eq!(sketch("<a title=\"a > b\" id=x/y>"), "<a title=a > b id=x/y>");
        assert_eq!(sketch("<a id=1 ID=2 class=c>"), "<a id=1 class=c>");
    }

    #[test]
    fn entities_are_decoded_and_keep_their_places() {
        assert_eq!(sketch("S&oslash;ster &#229;&amp;lt; AT&T"), "Søster å&lt; AT&T");
        assert_eq!(
            sketch("<a href=\"F&amp;U.pdf\" title='m&aring;ned'>"),
            "<a href=F&amp;U.pdf→F&U.pdf title=m&aring;ned→måned>"
        );
        assert_eq!(sketch("<a href=b&amp>"), "<a href=b&amp→b&>");
    }

    #[test]
    fn comments_end_where_the_standard_ends_them() {
        assert_eq!(
            sketch("a<!-->b<!--->c<!-- x --!>d<!-- y -- z -->e"),
            "a[]b[]c[ x ]d[ y -- z ]e"
        );
        assert_eq!(sketch("<!x><?php a ?></ x>f"), "[x][?php a ?][ x]f");
        assert_eq!(sketch("<![CDATA[<b>]]>"), "[[CDATA[<b]]]>");
    }

    #[test]
    fn what_is_not_closed_is_told() {
        assert_eq!(sketch("a<!-- hm <b>"), "a…1");
        assert_eq!(sketch("<p></p x=\"<!--\"><img id=a>"), "<p></p><img id=a>");
        assert_eq!(sketch("a <p x=\"<!--"), "a …2");
    }

    #[test]
    fn raw_text_holds_no_tags() {
        assert_eq!(sketch("<p><title><!--</title><img id=a>"), "<p><title><!--</title><img id=a>");
        assert_eq!(
            sketch("<script>const a = `<img src=\"x\">`; '</b>'</SCRIPT>d"),
            "<script>const a = `<img src=\"x\">`; '</b>'</script>d"
        );
        assert_eq!(sketch("<textarea>&lt;<b></textarea>"), "<textarea><<b></textarea>");
        assert_eq!(sketch("<style>&lt;<b></style>"), "<style>&lt;<b></style>");
        for name in ["xmp", "iframe", "noembed", "noframes", "noscript"] {
            let html = format!("<{name}><img></{name}><i>");
            assert_eq!(sketch(&html), html);
            assert_eq!(read(&html).start_tags().count(), 2, "{name}");
        }
    }

    #[test]
    fn svg_and_mathml_have_no_raw_text() {
        assert_eq!(
            read("<svg><title><b></b></title><style><i></style></svg>").start_tags().count(),
            5
        );
        assert_eq!(read("<svg><foreignObject><style><i></style></svg>").start_tags().count(), 3);
        assert_eq!(read("<svg/><style><i></style>").start_tags().count(), 2);
        assert_eq!(read("<math><p><style><i></style>").start_tags().count(), 3);
        assert_eq!(sketch("<svg><![CDATA[<b>]]></svg>"), "<svg><b></svg>");
    }

    proptest! {
        #[test]
        fn places_are_places_in_the_text(html in r#"(?s)(<a|<p |href=|="|"|'|>|/|&amp;|&oslash|<!--|-->|\r\n|\r|\n| |ø|=x|<script>|</|.){0,24}"#) {
            for tag in read(&html).start_tags() {
                prop_assert!(html.get(tag.name_place.clone()).is_some());
                for of in &tag.attributes {
                    prop_assert!(html.get(of.name_place.clone()).is_some(), "{of:?}");
                    let value = html.get(of.value_place.clone());
                    prop_assert!(value.is_some(), "{of:?}");
                    if !of.value.contains(['&', '\n', '\u{fffd}']) && !value.unwrap_or_default().contains('&') {
                        prop_assert_eq!(value, Some(of.value.as_str()));
                    }
                }
            }
        }
    }
}
