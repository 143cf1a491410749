//! The id of a heading: `## Planen {#plan}`.
//!
//! In: pieces. Out: the same, with the id and the classes of a heading in its first event, and
//! without their text. Only what is all of it ids and classes counts: `## Fyll inn {navn}` is text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::piece::{Piece, Placed};

/// An iterator that reads the attributes of headings.
pub(super) struct Attributes<'a, I> {
    pieces: I,
    text: &'a str,
    /// Where the attributes of the open heading begin.
    tail: Option<usize>,
}

impl<'a, I: Iterator<Item = Placed<'a>>> Attributes<'a, I> {
    pub(super) fn new(pieces: I, text: &'a str) -> Self {
        Self { pieces, text, tail: None }
    }

    fn start(&mut self, level: HeadingLevel, range: &Range<usize>) -> Event<'a> {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let (mut id, mut classes) = (None, Vec::new());
        if let Some((start, written)) = written(source) {
            self.tail = Some(range.start + start);
            for attribute in written.split_whitespace() {
                match attribute.strip_prefix('.') {
                    Some(class) => classes.push(CowStr::Borrowed(class)),
                    None => id = attribute.strip_prefix('#').map(CowStr::Borrowed),
                }
            }
        }
        Event::Start(Tag::Heading { level, id, classes, attrs: Vec::new() })
    }

    /// A piece of the heading whose attributes begin at `tail`, as far as it stands before them.
    fn before(&self, tail: usize, piece: Piece<'a>, range: Range<usize>) -> Option<Placed<'a>> {
        if range.end <= tail {
            return Some((piece, range));
        }
        if range.start >= tail {
            return None;
        }
        let whole = self.text.get(range.clone());
        match &piece {
            Piece::Markdown(Event::Text(text)) if whole == Some(&**text) => {
                let kept = self.text.get(range.start..tail).unwrap_or_default().trim_end();
                let range = range.start..range.start + kept.len();
                let event = Event::Text(CowStr::Borrowed(kept));
                (!kept.is_empty()).then_some((Piece::Markdown(event), range))
            }
            _ => Some((piece, range)),
        }
    }
}

impl<'a, I: Iterator<Item = Placed<'a>>> Iterator for Attributes<'a, I> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (piece, range) = self.pieces.next()?;
            match &piece {
                Piece::Markdown(Event::Start(Tag::Heading { level, .. })) => {
                    let event = self.start(*level, &range);
                    return Some((Piece::Markdown(event), range));
                }
                Piece::Markdown(Event::End(TagEnd::Heading(_))) => self.tail = None,
                _ => {}
            }
            let Some(tail) = self.tail else { return Some((piece, range)) };
            if let Some(kept) = self.before(tail, piece, range) {
                return Some(kept);
            }
        }
    }
}

/// The attributes at the end of a heading's source, and where their brace is.
fn written(source: &str) -> Option<(usize, &str)> {
    let line = source.trim_end();
    let line = if line.starts_with('#') {
        line.trim_end_matches('#').trim_end()
    } else {
        // An underlined heading: the last line is its mark.
        line.rsplit_once('\n').map_or(line, |(text, _)| text).trim_end()
    };
    let (before, written) = line.strip_suffix('}')?.rsplit_once('{')?;
    let is_attribute = |word: &str| word.len() > 1 && word.starts_with(['#', '.']);
    let is_all = written.split_whitespace().all(is_attribute) && !written.trim().is_empty();
    (is_all && !before.ends_with('\\')).then_some((before.len(), written))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::markdown::pieces;

    /// The ids and the texts of the headings of a text.
    fn headings(text: &str) -> Vec<(Option<String>, String)> {
        let masked = pieces(text);
        let mut found = Vec::new();
        for (piece, _) in masked.walk() {
            match piece {
                Piece::Markdown(Event::Start(Tag::Heading { id, .. })) => {
                    found.push((id.map(String::from), String::new()));
                }
                Piece::Markdown(Event::Text(text) | Event::Code(text)) => {
                    found.last_mut().unwrap().1.push_str(&text);
                }
                _ => {}
            }
        }
        found
    }

    #[test]
    fn ids_and_classes_are_attributes() {
        for text in [
            "## A *b* {#c}\n",
            "## A b {#c .d}\n",
            "A b {#c}\n===\n",
            "## A b {.d #c} ##\n",
            "> ## A b {#c}\n",
        ] {
            let (id, heading) = headings(text).remove(0);
            assert_eq!((id.as_deref(), heading.trim_end()), (Some("c"), "A b"), "{text}");
        }
        assert_eq!(headings("## `a` {#min_id_her}\n")[0].0.as_deref(), Some("min_id_her"));
    }

    #[test]
    fn all_else_in_braces_is_text() {
        for text in [
            "Fyll inn {navn}",
            "Mengden {1, 2, 3}",
            "A {#b c}",
            "A {}",
            "A {#}",
            "{navn} A",
            "A { }",
            "A {#b} c",
            "{x}",
            "A {:b}",
        ] {
            assert_eq!(headings(&format!("## {text}\n")), [(None, text.to_owned())], "{text}");
        }
        assert_eq!(headings("## A \\{#b}\n"), [(None, "A {#b}".to_owned())]);
    }
}
