//! The parts that an author's text divides the pages of a module into.
//!
//! In: the text of a module, and which page each of its links leads to. Out: [`Part`]s. A heading,
//! a definition or an item of a list whose text links to pages is a part, from the first of them
//! to the first of the next part. Where the links do not follow the order of the pages, or only
//! some of a list's items have any, the text says nothing of parts, and nothing is guessed. What
//! the page shows of a part is left to `parts`.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::load::{Piece, pieces};
use crate::render::text::Cut;

/// The longest first sentence of a list's item that is read as its title, in bytes.
const LONGEST_TITLE: usize = 100;

/// Some pages of a module in a row that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// What the text calls it; empty for an item of a list that begins with no title.
    pub(super) title: String,
    /// Where the text says so.
    pub(super) cut: Cut,
    /// The pages, by their places in the module.
    pub(super) pages: Range<usize>,
}

/// The parts of a module with `count` pages; `page` says to which of them a link leads.
pub(super) fn parts(text: &str, count: usize, page: impl Fn(&str) -> Option<usize>) -> Vec<Part> {
    let masked = pieces(text);
    let mut reader = Reader {
        text,
        page,
        section: Section::default(),
        found: Vec::new(),
        list: None,
        depth: 0,
        blocks: 0,
    };
    for (piece, range) in masked.walk() {
        match piece {
            Piece::Markdown(event) if reader.blocks == 0 => reader.event(&event, &range),
            Piece::BlockLine => reader.block_line(&range),
            _ => {}
        }
    }
    reader.end_section();
    owned(reader.found, count).unwrap_or_default()
}

/// What may be a part: a stretch of the text with a title and links to pages.
#[derive(Debug, Clone, Default)]
struct Passage {
    title: String,
    cut: Cut,
    links: Vec<usize>,
    /// Whether its text has begun: what an item of a list begins with may be its title.
    has_begun: bool,
}

/// A heading and what follows it up to the next.
#[derive(Debug, Default)]
struct Section {
    /// The heading, which grows down to the last of its links; without links so far.
    heading: Option<Passage>,
    /// How many of its links stand in what has ended.
    ended: usize,
    /// The entries of its lists, where each has links.
    entries: Vec<Passage>,
    /// Whether the text of the heading is being read.
    in_title: bool,
}

/// Reads a text, event by event.
struct Reader<'a, P> {
    text: &'a str,
    page: P,
    section: Section,
    found: Vec<Passage>,
    /// The open list at the top of the text, with its entries so far.
    list: Option<(Range<usize>, Vec<Passage>)>,
    /// How many elements are open.
    depth: usize,
    /// How many blocks are open.
    blocks: usize,
}

impl<P: Fn(&str) -> Option<usize>> Reader<'_, P> {
    fn block_line(&mut self, range: &Range<usize>) {
        let line = self.text.get(range.clone()).unwrap_or_default();
        let opens = line.trim().bytes().any(|byte| byte != b':');
        self.blocks = if opens { self.blocks + 1 } else { self.blocks.saturating_sub(1) };
    }

    fn event(&mut self, event: &Event, range: &Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.start(tag, range);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(*tag, range);
            }
            Event::Text(text) | Event::Code(text) => self.words(text, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag, range: &Range<usize>) {
        match (tag, self.depth) {
            (Tag::Heading { .. }, 0) => {
                self.end_section();
                let cut = Cut { whole: range.clone(), title: range.clone(), list: None };
                self.section.heading = Some(Passage { cut, ..Passage::default() });
                self.section.in_title = true;
            }
            (Tag::List(_) | Tag::DefinitionList, 0) => {
                self.list = Some((range.clone(), Vec::new()));
            }
            (Tag::Item | Tag::DefinitionListTitle, 1) => {
                let is_item = matches!(tag, Tag::Item);
                let Some((list, entries)) = &mut self.list else { return };
                let title = if is_item { range.start..range.start } else { range.clone() };
                let cut = Cut { whole: range.clone(), title, list: Some(list.clone()) };
                entries.push(Passage { cut, ..Passage::default() });
                self.section.in_title = !is_item;
            }
            (Tag::Link { dest_url, .. }, _) => self.link(dest_url),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match (tag, self.depth) {
            (TagEnd::Heading(_) | TagEnd::DefinitionListTitle, _) => self.section.in_title = false,
            (TagEnd::DefinitionListDefinition, 1) => {
                if let Some(entry) = self.entry() {
                    entry.cut.whole.end = range.end;
                }
            }
            (TagEnd::List(_) | TagEnd::DefinitionList, 0) => self.end_list(range),
            (_, 0) => self.end_passage(range),
            _ => {}
        }
    }

    fn entry(&mut self) -> Option<&mut Passage> {
        self.list.as_mut()?.1.last_mut()
    }

    /// The text of a title; the first sentence of an item is its title too.
    fn words(&mut self, text: &str, range: &Range<usize>) {
        let as_written = self.text.get(range.clone()) == Some(text);
        let in_title = self.section.in_title;
        match (&mut self.list, &mut self.section.heading) {
            (Some((_, entries)), _) => {
                let Some(entry) = entries.last_mut() else { return };
                if in_title {
                    entry.title.push_str(text);
                } else if !std::mem::replace(&mut entry.has_begun, true) && as_written {
                    let title = text.get(..sentence(text)).unwrap_or_default();
                    if entry.title.is_empty() && !title.is_empty() {
                        title.trim().clone_into(&mut entry.title);
                        entry.cut.title = entry.cut.whole.start..range.start + title.len();
                    }
                }
            }
            (None, Some(heading)) if in_title => heading.title.push_str(text),
            _ => {}
        }
    }

    fn link(&mut self, target: &str) {
        let Some(page) = (self.page)(target) else { return };
        let passage = match (&mut self.list, &mut self.section.heading) {
            (Some((_, entries)), _) => entries.last_mut(),
            (None, heading) => heading.as_mut(),
        };
        if let Some(passage) = passage {
            passage.links.push(page);
        }
    }

    /// Ends what stands at the top of the text: a heading is a part down to the last that links.
    fn end_passage(&mut self, range: &Range<usize>) {
        let Section { heading, ended, .. } = &mut self.section;
        if let Some(heading) = heading.as_mut().filter(|of| of.links.len() > *ended) {
            heading.cut.whole.end = range.end;
            *ended = heading.links.len();
        }
    }

    /// Ends a list: its entries are parts where each has links, and else it is a passage as others.
    fn end_list(&mut self, range: &Range<usize>) {
        let Some((_, entries)) = self.list.take() else { return };
        if entries.iter().all(|entry| !entry.links.is_empty()) {
            self.section.entries.extend(entries);
        } else if let Some(heading) = &mut self.section.heading {
            heading.links.extend(entries.into_iter().flat_map(|entry| entry.links));
            self.end_passage(range);
        }
    }

    /// Ends a section: it is one part where its own text links, and else its entries are.
    fn end_section(&mut self) {
        let Section { heading, entries, .. } = std::mem::take(&mut self.section);
        match heading.filter(|heading| !heading.links.is_empty()) {
            Some(mut heading) if entries.is_empty() => {
                heading.title = String::from(heading.title.trim());
                self.found.push(heading);
            }
            Some(_) => {}
            None => self.found.extend(entries),
        }
    }
}

/// How much of the beginning of a text is a sentence with more behind it; 0 where none is.
fn sentence(text: &str) -> usize {
    let end = text.match_indices(['.', '?', '!', ':']).find(|(at, mark)| {
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        let before = text.get(..*at).unwrap_or_default();
        rest.starts_with(' ') && !before.ends_with(|c: char| c.is_ascii_digit())
    });
    end.map(|(at, mark)| at + mark.len()).filter(|end| *end <= LONGEST_TITLE).unwrap_or(0)
}

/// Which pages each part has; `None` where their order is not that of the text.
fn owned(passages: Vec<Passage>, count: usize) -> Option<Vec<Part>> {
    let mut taken = BTreeSet::new();
    let mut parts: Vec<Part> = Vec::new();
    for Passage { title, cut, links, .. } in passages {
        let own: Vec<usize> = links.into_iter().filter(|page| taken.insert(*page)).collect();
        let Some((&first, &last)) = own.iter().min().zip(own.iter().max()) else { continue };
        if let Some(before) = parts.last_mut() {
            if first < before.pages.end {
                return None;
            }
            before.pages.end = first;
        }
        parts.push(Part { title, cut, pages: first..last + 1 });
    }
    parts.iter().all(|part| part.pages.end <= count).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text, in which `[x](3)` leads to the third page.
    fn found(text: &str) -> Vec<String> {
        let page = |target: &str| target.parse::<usize>().ok()?.checked_sub(1);
        let shown = |part: Part| {
            let whole = text.get(part.cut.whole).unwrap().trim().replace('\n', "|");
            format!("{} {}-{}: {whole}", part.title, part.pages.start + 1, part.pages.end)
        };
        parts(text, 9, page).into_iter().map(shown).collect()
    }

    #[test]
    fn a_heading_is_a_part_down_to_the_last_text_that_links() {
        let text = "Først.\n\n## Del 1\n\nSe [en](1) og [to](2).\n\n## Del 2\n\nHa *det*.\n\nLes [fem](5).\n\nTil slutt.\n";
        assert_eq!(
            found(text),
            [
                "Del 1 1-4: ## Del 1||Se [en](1) og [to](2).",
                "Del 2 5-5: ## Del 2||Ha *det*.||Les [fem](5)."
            ]
        );
    }

    #[test]
    fn each_definition_and_each_item_is_a_part() {
        let definitions =
            "Del 1: *Ord*\n: Dere leser [en](1).\n\nDel 2\n: Til [tre](3).\n\nEtter.\n";
        assert_eq!(
            found(definitions),
            [
                "Del 1: Ord 1-2: Del 1: *Ord*|: Dere leser [en](1).",
                "Del 2 3-3: Del 2|: Til [tre](3)."
            ]
        );
        let items = "1. Hvorfor? Du [leser](1).\n2. Møt [noen](2).\n";
        assert_eq!(
            found(items),
            ["Hvorfor? 1-1: 1. Hvorfor? Du [leser](1).", " 2-2: 2. Møt [noen](2)."]
        );
    }

    #[test]
    fn an_item_that_begins_with_no_sentence_has_no_title_and_loses_nothing() {
        let page = |target: &str| target.parse::<usize>().ok()?.checked_sub(1);
        for text in [
            "- \"Sitat\". Alfa [en](1)\n",
            "- ... Så [en](1)\n",
            "- [en](1) først. Så mer\n",
            "- **Del 1.** Les [en](1)\n",
        ] {
            let parts = parts(text, 9, page);
            let [Part { title, cut, .. }] = parts.as_slice() else { panic!("{text}: {parts:?}") };
            assert_eq!((title.as_str(), cut.title.clone()), ("", 0..0), "{text}");
        }
    }

    #[test]
    fn what_is_not_in_order_is_no_part() {
        assert_eq!(found("## A\n\n[to](2)\n\n## B\n\n[en](1)\n"), [""; 0]);
        assert_eq!(found("- [en](1)\n- ingen\n- [to](2)\n"), [""; 0]);
        assert_eq!(found("Se [en](1).\n"), [""; 0]);
        assert_eq!(found("## A\n\n:::tips\n[en](1)\n:::\n"), [""; 0]);
    }

    #[test]
    fn a_page_belongs_to_the_first_part_that_links_to_it() {
        let text = "## A\n\n[en](1) [to](2)\n\n## B\n\nFra [en](1) til [tre](3)\n";
        assert_eq!(
            found(text),
            ["A 1-2: ## A||[en](1) [to](2)", "B 3-3: ## B||Fra [en](1) til [tre](3)"]
        );
    }
}
