//! From HTML to tokens with places.
//!
//! In: a fragment of HTML. Out: its [`Token`]s in order. The states of the tokenizer follow the
//! HTML standard: the contents of `<script>`, `<style>`, `<title>`, `<textarea>` and their like are
//! text, except inside SVG and MathML, where they are not. Scripting counts as switched on, as in
//! browsers and in the parser of the cleaner, so that `<noscript>` holds text too.

use std::ops::Range;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, Error, ForwardingEmitter, Span, State, Tokenizer};

use super::foreign::ForeignContent;

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
    /// Text.
    Text {
        /// The text, entities decoded.
        text: String,
        /// Its place.
        place: Range<usize>,
    },
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
            Step::Token(mut token, place) => {
                end = place.end;
                if let Token::Text { text, place } = &mut token {
                    *place = without_markers(html, text, place.clone());
                }
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

/// The place of a text that is all in a section of CDATA. The tokenizer's begins at the marker in
/// front and ends before the one behind; where other text surrounds the section, it goes on behind
/// both.
fn without_markers(html: &str, text: &str, place: Range<usize>) -> Range<usize> {
    let source = html.get(place.clone()).unwrap_or_default();
    match source.strip_prefix("<![CDATA[") {
        Some(inside) if inside == text => place.end - text.len()..place.end,
        _ if source.contains("<![CDATA[") && !text.contains("<![CDATA[") => {
            let rest = html.get(place.end..).unwrap_or_default();
            place.start..place.end + if rest.starts_with("]]>") { "]]>".len() } else { 0 }
        }
        _ => place,
    }
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
                let is_foreign = self.foreign.open(&tag.name, self_closing);
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
                let text = Token::Text { text: decoded(value), place: place.clone() };
                Some(Step::Token(text, place))
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

fn decoded(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests;
