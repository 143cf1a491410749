//! The description of a page whose author has written none.
//!
//! In: the text of a page. Out: its first paragraph, cut to the length that search engines show.
//! Blocks are for participants and leaders, so that only text before the first block is used.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::load::{Piece, pieces};

/// The greatest length of a description, in characters.
const LENGTH: usize = 160;

/// The first paragraph of a page, given the Markdown under its front matter.
pub(super) fn summary(markdown: &str) -> Option<String> {
    let masked = pieces(markdown);
    let mut first = FirstParagraph::default();
    for (piece, _) in masked.walk() {
        let event = match piece {
            Piece::Markdown(event) => event,
            Piece::Html(_) => continue,
            Piece::BlockLine | Piece::StrayBlockLine | Piece::DeepBlockLine => break,
        };
        if first.event(&event) {
            return Some(shortened(&first.text, LENGTH));
        }
    }
    None
}

/// The first paragraph with words in it, while it is looked for.
#[derive(Default)]
struct FirstParagraph {
    text: String,
    /// How many elements are open, the paragraph itself not counted.
    depth: usize,
    in_paragraph: bool,
}

impl FirstParagraph {
    /// Takes the next event; returns whether a paragraph with words in it has ended.
    fn event(&mut self, event: &Event) -> bool {
        match event {
            Event::Start(Tag::Paragraph) if self.depth == 0 => self.in_paragraph = true,
            Event::End(TagEnd::Paragraph) if self.depth == 0 => {
                self.in_paragraph = false;
                return !self.text.trim().is_empty();
            }
            Event::Start(tag) if !is_inline(tag) => self.depth += 1,
            Event::End(tag) if !is_inline_end(*tag) => self.depth = self.depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if self.takes_text() => {
                self.text.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak if self.takes_text() => self.text.push(' '),
            _ => {}
        }
        false
    }

    fn takes_text(&self) -> bool {
        self.in_paragraph && self.depth == 0
    }
}

/// Whether the text of an element is part of the sentence around it; the alternative text of a
/// picture is not.
fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// The text in one line, cut after a word where it has more than `length` characters.
pub(crate) fn shortened(text: &str, length: usize) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() + 2 > length {
            return if short.is_empty() {
                word.chars().take(length - 1).collect::<String>() + "…"
            } else {
                short + " …"
            };
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paragraph_is_read_without_its_marks() {
        let text = "## Før møtet\n\n![Et kart](kart.svg)\n\n- en liste\n\nLes \
                    [planen](plan.md)[^1] og\n*skriv* `ned`.\n\nMer.\n\n[^1]: Note\n";
        assert_eq!(summary(text).unwrap(), "Les planen og skriv ned.");
    }

    #[test]
    fn what_stands_in_blocks_or_after_them_is_left_out() {
        assert_eq!(summary(":::leder\nHemmelig?\n:::\n\nEtterpå.\n"), None);
        assert_eq!(summary("Før.\n\n:::leder\nTil lederen.\n:::\n").unwrap(), "Før.");
        assert_eq!(summary(""), None);
    }

    #[test]
    fn a_long_paragraph_is_cut_after_a_word() {
        let short = summary(&"ordene ".repeat(60)).unwrap();
        assert!(short.chars().count() <= LENGTH && short.ends_with("ordene …"), "{short}");
        assert_eq!(summary(&"ø".repeat(400)).unwrap().chars().count(), LENGTH);
    }
}
