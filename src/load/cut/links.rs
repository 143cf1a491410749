//! Links whose address changes or goes, while their text stays.
//!
//! In: the links of a text as the parser meets them, and the tags of its raw HTML. Out: edits. A
//! link that leads nowhere any more keeps its brackets and gets an empty address, `[text]()`, so
//! that no sign in its text can come to mean something else; whoever renders the page shows such a
//! link as its text. In raw HTML the attribute goes.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{Edit, Fate};
use crate::html;
use crate::load::HtmlTag;

/// A link or an image.
struct Found {
    range: Range<usize>,
    /// Where its text ends.
    text_end: usize,
    target: String,
    title: String,
    /// The label by which its address is found elsewhere in the text.
    label: Option<String>,
}

/// The links and images of a text.
#[derive(Default)]
pub(super) struct Links {
    open: Vec<Found>,
    closed: Vec<Found>,
}

impl Links {
    /// Takes note of what an event opens, closes or adds to the text of what is open.
    pub(super) fn pass(&mut self, event: &Event, range: &Range<usize>) {
        match event {
            Event::End(TagEnd::Link | TagEnd::Image) => self.closed.extend(self.open.pop()),
            _ => self.pass_html(range),
        }
        let Event::Start(tag) = event else { return };
        let (Tag::Link { link_type, dest_url, title, id }
        | Tag::Image { link_type, dest_url, title, id }) = tag
        else {
            return;
        };
        let by_label =
            matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
        self.open.push(Found {
            range: range.clone(),
            text_end: range.start,
            target: dest_url.to_string(),
            title: title.to_string(),
            label: by_label.then(|| id.to_string()),
        });
    }

    /// Takes note of raw HTML, or of anything else that is a part of the text of what is open.
    pub(super) fn pass_html(&mut self, range: &Range<usize>) {
        self.open.iter_mut().for_each(|open| open.text_end = open.text_end.max(range.end));
    }

    /// The edits, and the places of the links that lead nowhere now; the address of a label may be
    /// lost.
    pub(super) fn edits(
        &self,
        text: &str,
        fate: &dyn Fn(&str) -> Fate,
        is_lost: &dyn Fn(&str) -> bool,
    ) -> (Vec<Edit>, Vec<Range<usize>>) {
        let (mut edits, mut unlinked) = (Vec::new(), Vec::new());
        for found in &self.closed {
            let is_lost = found.label.as_deref().is_some_and(is_lost);
            let instead = match fate(&found.target) {
                Fate::Unlinked => "]()".to_owned(),
                _ if is_lost => "]()".to_owned(),
                Fate::Moved(target) => {
                    format!("](<{}>{})", escaped(&target, &['<', '>', '\\']), title(&found.title))
                }
                Fate::Kept => continue,
            };
            let after_text =
                text.get(found.text_end..found.range.end).and_then(|rest| rest.find(']'));
            let Some(end) = after_text.map(|length| found.text_end + length) else { continue };
            if instead == "]()" {
                unlinked.push(found.range.clone());
            }
            edits.push((end..found.range.end, instead));
        }
        (edits, unlinked)
    }
}

fn title(title: &str) -> String {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { line } else { format!(" \"{}\"", escaped(&line, &['"', '\\'])) }
}

fn escaped(text: &str, signs: &[char]) -> String {
    let letters = text
        .chars()
        .flat_map(|letter| signs.contains(&letter).then_some('\\').into_iter().chain([letter]));
    letters.collect()
}

/// The edits in the tags of raw HTML, and the places of the attributes that go; `base` is where the
/// text begins in its file.
pub(super) fn in_tags<'a>(
    tags: impl Iterator<Item = &'a HtmlTag>,
    text: &str,
    base: usize,
    fate: &dyn Fn(&str) -> Fate,
) -> (Vec<Edit>, Vec<Range<usize>>) {
    let (mut edits, mut unlinked) = (Vec::new(), Vec::new());
    for (attribute, name, value) in tags.flat_map(HtmlTag::referring) {
        let at = |offset: u32| (offset as usize).saturating_sub(base);
        let (start, end) = (at(value.start), at(value.end));
        let is_quoted = |part: Option<&str>, is_at: fn(&str) -> bool| part.is_some_and(is_at);
        if attribute.targets().iter().any(|target| fate(target) == Fate::Unlinked) {
            let quote = is_quoted(text.get(end..), |rest| rest.starts_with(['"', '\'']));
            let end = end + usize::from(quote);
            unlinked.push(at(name.start)..end);
            // The gap before it goes too, over lines and the marks of quotations. Markdown would
            // end the tag at a line that is left empty, and take a `>` that is left to begin a
            // line for a quotation.
            let before = text.get(..at(name.start)).unwrap_or_default();
            let is_gap = |letter: char| letter.is_whitespace() || letter == '>';
            edits.push((before.trim_end_matches(is_gap).len()..end, String::new()));
            continue;
        }
        let moved = |target: &str| match fate(target) {
            Fate::Moved(target) => Some(target),
            Fate::Kept | Fate::Unlinked => None,
        };
        if let Some(moved) = attribute.with(moved) {
            let escaped = html::escape(&moved).replace('\'', "&#39;");
            let quoted = is_quoted(text.get(..start), |before| before.ends_with(['"', '\'']));
            let instead = if quoted { escaped } else { format!("\"{escaped}\"") };
            edits.push((start..end, instead));
        }
    }
    (edits, unlinked)
}
