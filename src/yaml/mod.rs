//! YAML as a tree in which every value has its span.
//!
//! In: a span of a source file. Out: a [`Node`], or one diagnostic `yaml-unreadable` in words that
//! a non-programmer can act on. Duplicate keys are kept, and scalars keep the text as written: what
//! a value means, and whether it is allowed, is left to [`Fields`] and its callers. Parsing YAML
//! itself is left to serde-saphyr.

mod across_lines;
mod data;
mod fields;
mod key;
mod scalar;
mod sentence;
mod silences;
mod syntax_error;
mod value_cut;

pub use data::Data;
pub use fields::Fields;
pub use key::Key;
pub use scalar::{quoted, rewritten, whole};
pub use silences::SILENCE;
pub use value_cut::value_cut;

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_saphyr::{Spanned, options::DuplicateKeyPolicy};

use crate::diagnostic::Diagnostic;
use crate::source::{SourceText, Sources, Span};

/// A value and its span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it is written; for a list or a map in block style, its first line.
    pub span: Span,
}

/// A YAML value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing, as after `duration:`.
    Empty,
    /// A text, a number, a date, yes or no, as written.
    Scalar(SourceText),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the order in which they were written, including duplicates.
    Map(Vec<(SourceText, Node)>),
}

/// Parses the YAML in `span`. Empty YAML gives an empty map. The values of the top-level keys
/// `sentences` are sentences, in which a colon is not YAML syntax.
///
/// # Errors
///
/// One diagnostic if the text is not valid YAML: a YAML parser cannot recover from an error, so
/// only the first is certain.
pub fn parse(sources: &Sources, span: Span, sentences: &[&str]) -> Result<Node, Box<Diagnostic>> {
    let text = sources.text(span);
    let masked = sentence::mask(text, sentences);
    let masked = without_closing_line(with_soft_spaces(masked));
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::PassThrough };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(&masked, options) {
        Ok(raw) => Ok(NodeBuilder { text, masked: &masked, base: span }.node(raw)),
        Err(error) => Err(Box::new(syntax_error::explain(&error, text, span))),
    }
}

/// A text that does not end with `---` where it begins with it, as front matter does: to YAML, the
/// last line would begin a second document.
fn without_closing_line(text: Cow<'_, str>) -> Cow<'_, str> {
    let end = text.trim_end().len();
    let is_framed = text.lines().next().is_some_and(|line| line.trim_end() == "---")
        && text.get(..end).is_some_and(|text| text.len() > 3 && text.ends_with("\n---"));
    if !is_framed {
        return text;
    }
    let mut opened = text.into_owned();
    opened.replace_range(end - 3..end, "#  ");
    Cow::Owned(opened)
}

/// A text in which ordinary spaces stand behind the colons of keys and the dashes of lists, where an
/// author has typed hard ones (U+00A0, of the same length as two): they look the same.
fn with_soft_spaces(text: Cow<'_, str>) -> Cow<'_, str> {
    const MARKS: [(&str, &str); 2] = [(":\u{a0}", ":  "), ("-\u{a0}", "-  ")];
    let is_mark = |before: &str, mark: &str| {
        let line = before.rsplit('\n').next().unwrap_or_default().trim_start_matches([' ', '-']);
        if mark == "-" { line.is_empty() } else { !line.contains([' ', '"', '\'']) }
    };
    let mut softened = text;
    for (hard, soft) in MARKS {
        let places: Vec<usize> = softened
            .match_indices(hard)
            .filter(|(at, _)| {
                is_mark(softened.get(..*at).unwrap_or_default(), hard.get(..1).unwrap_or_default())
            })
            .map(|(at, _)| at)
            .collect();
        for at in places {
            softened.to_mut().replace_range(at..at + hard.len(), soft);
        }
    }
    softened
}

/// A value as serde gives it, before its span is computed.
enum Raw {
    Empty,
    /// A scalar that YAML does not interpret as text. Its text is taken from the source.
    Plain,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// Turns serde's values into nodes with spans in the source file.
struct NodeBuilder<'a> {
    text: &'a str,
    /// The text as given to the YAML parser.
    masked: &'a str,
    base: Span,
}

impl NodeBuilder<'_> {
    fn node(&self, raw: Spanned<Raw>) -> Node {
        let (start, end) = self.range(&raw);
        let span = self.base.part(start, end);
        let value = match raw.value {
            Raw::Empty => Value::Empty,
            Raw::Plain => {
                Value::Scalar(self.written(self.slice(start, end).to_owned(), start, end))
            }
            Raw::Text(text) => Value::Scalar(self.written(text, start, end)),
            Raw::List(items) => {
                Value::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            Raw::Map(entries) => Value::Map(
                entries.into_iter().map(|(key, value)| (self.key(key), self.node(value))).collect(),
            ),
        };
        Node { value, span }
    }

    /// Takes a key as written, however YAML interprets it. A list or a map as a key keeps its first
    /// character as its name.
    fn key(&self, raw: Spanned<Raw>) -> SourceText {
        let (start, end) = self.range(&raw);
        match raw.value {
            Raw::Text(text) => self.written(text, start, end),
            _ => self.written(self.slice(start, end).to_owned(), start, end),
        }
    }

    fn written(&self, text: String, start: usize, end: usize) -> SourceText {
        let source = self.slice(start, end);
        let text = match self.masked.get(start..end) {
            Some(masked) if masked == text => source.to_owned(),
            Some(masked) if masked != source => sentence::unmask(&text),
            _ => text,
        };
        let unquoted =
            source.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\'']));
        let (inner, offset) = match unquoted {
            Some(inner) if inner == text => (inner, 1),
            _ => (source, 0),
        };
        let verbatim = inner == text;
        let span = if verbatim {
            self.base.part(start + offset, start + offset + text.len())
        } else {
            self.base.part(start, end)
        };
        SourceText { text, span, verbatim, quoted: source.starts_with(['"', '\'']) }
    }

    fn range(&self, raw: &Spanned<Raw>) -> (usize, usize) {
        let span = raw.referenced.span();
        let start = span
            .byte_offset()
            .map_or(0, |offset| usize::try_from(offset).unwrap_or(usize::MAX))
            .min(self.text.len());
        let length =
            span.byte_len().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
        let source = self.slice(start, start.saturating_add(length).min(self.text.len()));
        (start, start + source.trim_end().len())
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn tree(text: &str) -> (Node, Sources) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let node = parse(&sources, sources.whole(file), &["prerequisites"]).unwrap();
        (node, sources)
    }

    fn entries(node: &Node) -> Vec<(String, String)> {
        let Value::Map(entries) = &node.value else { panic!("a map") };
        let text = |node: &Node| match &node.value {
            Value::Scalar(written) => written.text.clone(),
            other => format!("{other:?}"),
        };
        entries.iter().map(|(key, value)| (key.text.clone(), text(value))).collect()
    }

    #[test]
    fn scalars_keep_the_text_that_was_written() {
        let (node, _) = tree("module: 05\ntitle: Nei\ndraft: true\nn: 1.50\nopens: 2019-11-01\n");
        let expected = [
            ("module", "05"),
            ("title", "Nei"),
            ("draft", "true"),
            ("n", "1.50"),
            ("opens", "2019-11-01"),
        ];
        assert_eq!(entries(&node), expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }

    #[test]
    fn hard_spaces_behind_marks_are_spaces() {
        let (node, _) = tree("title:\u{a0}A\u{a0}b\nsrc: c:\u{a0}d\n");
        let expected = [("title", "A\u{a0}b"), ("src", "c:\u{a0}d")];
        assert_eq!(entries(&node), expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }

    #[test]
    fn dashes_above_and_below_are_no_second_document() {
        let (node, _) = tree("---\ntitle: A\n---\n\n");
        assert_eq!(entries(&node), [("title".to_owned(), "A".to_owned())]);
    }

    #[test]
    fn keys_that_stand_twice_are_both_there() {
        let (node, _) = tree("title: a\ntitle: b\n");
        assert_eq!(entries(&node).len(), 2);
    }

    #[test]
    fn places_are_those_of_the_text_without_its_quotes() {
        let (node, sources) = tree("title: \"Måned: mai\"\n");
        let Value::Map(entries) = &node.value else { panic!("a map") };
        let Value::Scalar(written) = &entries[0].1.value else { panic!("a scalar") };
        assert_eq!(sources.text(written.span), "Måned: mai");
        assert!(written.verbatim);
        assert_eq!(sources.text(written.part(8..11)), "mai");
    }

    #[test]
    fn a_sentence_keeps_its_colons_and_its_place() {
        let (node, sources) =
            tree("prerequisites:\n  - Kurs: Modul 1 før Å: 2 # fast\n  - Å: Modul 2\n");
        let Value::Map(entries) = &node.value else { panic!("a map") };
        let Value::List(items) = &entries[0].1.value else { panic!("a list") };
        let written = items.iter().map(|item| match &item.value {
            Value::Scalar(written) if written.verbatim => {
                (written.text.as_str(), sources.text(written.span))
            }
            other => panic!("{other:?}"),
        });
        assert_eq!(
            written.collect::<Vec<_>>(),
            [("Kurs: Modul 1 før Å: 2", "Kurs: Modul 1 før Å: 2"), ("Å: Modul 2", "Å: Modul 2")]
        );
    }

    #[test]
    fn a_sentence_of_several_lines_keeps_its_colons() {
        let (node, _) = tree("prerequisites:\n  - Kurs: Modul 1\n    før Å: Modul 2\n");
        let Value::Map(entries) = &node.value else { panic!("a map") };
        let Value::List(items) = &entries[0].1.value else { panic!("a list") };
        let Value::Scalar(written) = &items[0].value else { panic!("a scalar") };
        assert_eq!(written.text, "Kurs: Modul 1 før Å: Modul 2");
    }

    #[test]
    fn text_with_escapes_is_pointed_at_as_a_whole() {
        let (node, sources) = tree("title: \"a\\tb\"\n");
        let Value::Map(entries) = &node.value else { panic!("a map") };
        let Value::Scalar(written) = &entries[0].1.value else { panic!("a scalar") };
        assert_eq!((written.text.as_str(), written.verbatim), ("a\tb", false));
        assert_eq!(sources.text(written.part(0..1)), "\"a\\tb\"");
    }
}
