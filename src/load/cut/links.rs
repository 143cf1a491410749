//! Links whose address changes or goes, while their text stays.
//!
//! In: the links of a text as the parser meets them, and what its raw HTML refers to. Out: edits. A
//! link that leads nowhere any more keeps its brackets and gets an empty address, `[text]()`, so
//! that no sign in its text can come to mean something else; whoever renders the page shows such a
//! link as its text. In raw HTML the attribute goes.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::edit::Edit;
use super::link_action::LinkAction;
use crate::html::{attribute_value, escape};
use crate::load::html_referrer::HtmlReferrer;

/// A link or an image.
struct FoundLink {
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
    open: Vec<FoundLink>,
    closed: Vec<FoundLink>,
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
        self.open.push(FoundLink {
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
        link_action: &dyn Fn(&str) -> LinkAction,
        is_lost: &dyn Fn(&str) -> bool,
    ) -> (Vec<Edit>, Vec<Range<usize>>) {
        let (mut edits, mut unlinked) = (Vec::new(), Vec::new());
        for found in &self.closed {
            let is_lost = found.label.as_deref().is_some_and(is_lost);
            let instead = match link_action(&found.target) {
                LinkAction::Unlinked => "]()".to_owned(),
                _ if is_lost => "]()".to_owned(),
                LinkAction::Moved(target) => {
                    format!("](<{}>{})", escaped(&target, &['<', '>', '\\']), title(&found.title))
                }
                LinkAction::Kept => continue,
            };
            let after_text =
                text.get(found.text_end..found.range.end).and_then(|rest| rest.find(']'));
            let Some(end) = after_text.map(|length| found.text_end + length) else { continue };
            if instead == "]()" {
                unlinked.push(found.range.clone());
            }
            edits.push(Edit::new(end..found.range.end, instead));
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

/// The edits in raw HTML, and the places of the references that go; `base` is where the text begins
/// in its file.
pub(super) fn in_html(
    referrers: &[HtmlReferrer],
    text: &str,
    base: usize,
    link_action: &dyn Fn(&str) -> LinkAction,
) -> (Vec<Edit>, Vec<Range<usize>>) {
    let (mut edits, mut unlinked) = (Vec::new(), Vec::new());
    for referrer in referrers {
        let at = |offset: u32| (offset as usize).saturating_sub(base);
        let (start, end) = (at(referrer.value.span.start), at(referrer.value.span.end));
        let goes = referrer.targets().any(|target| link_action(target) == LinkAction::Unlinked);
        if let Some(name) = referrer.attribute_name.filter(|_| goes) {
            let is_quoted = text.get(end..).is_some_and(|rest| rest.starts_with(['"', '\'']));
            let end = end + usize::from(is_quoted);
            unlinked.push(at(name.start)..end);
            edits.push(Edit::new(with_gap_before(text, at(name.start))..end, ""));
            continue;
        }
        if goes {
            unlinked.push(start..end);
        }
        let moved = |target: &str| match link_action(target) {
            LinkAction::Moved(target) => Some(target),
            LinkAction::Unlinked => Some(String::new()),
            LinkAction::Kept => None,
        };
        let Some(moved) = referrer.with(moved) else { continue };
        let instead = match referrer.attribute_name {
            Some(_) => attribute_value(&moved, text.get(..start).unwrap_or_default()),
            None if referrer.is_encoded => escape(&moved),
            None => moved,
        };
        edits.push(Edit::new(start..end, instead));
    }
    (edits, unlinked)
}

/// Where the gap begins that ends at a place, over lines and the marks of quotations. It goes with
/// the attribute behind it: Markdown would end the tag at a line that is left empty, and take a `>`
/// that is left to begin a line for a quotation.
fn with_gap_before(text: &str, place: usize) -> usize {
    let before = text.get(..place).unwrap_or_default();
    before.trim_end_matches(|letter: char| letter.is_whitespace() || letter == '>').len()
}
