//! Footnotes: numbered in the order of their first references, listed at the end of the page, with
//! links both ways.
//!
//! In: references and texts, in any order. Out: the HTML of each reference, and of the list.

use std::collections::BTreeMap;

use crate::html::escape;
use crate::render::words::Speaker;

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// The names in the order of their first references, with the number of references.
    referred: Vec<(String, usize)>,
    /// The HTML of each footnote, by name.
    texts: BTreeMap<String, String>,
}

impl Footnotes {
    /// The HTML of a reference to a footnote; `lang` is the attribute of words that are in another
    /// language than the text.
    pub(super) fn reference(&mut self, name: &str, speaker: Speaker, lang: &str) -> String {
        let index =
            self.referred.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
                self.referred.push((name.to_owned(), 0));
                self.referred.len() - 1
            });
        let number = index + 1;
        let times = self.referred.get_mut(index).map_or(1, |(_, times)| {
            *times += 1;
            *times
        });
        let id = reference_id(number, times);
        let label = escape(&speaker.numbered("footnote-ref", number));
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\" \
             role=\"doc-noteref\" aria-label=\"{label}\"{lang}>{number}</a></sup>"
        )
    }

    /// Stores the HTML of a footnote.
    pub(super) fn define(&mut self, name: String, html: String) {
        self.texts.insert(name, html);
    }

    /// The list of all footnotes that are referred to; empty when there are none.
    pub(super) fn section(&self, speaker: Speaker, lang: &str) -> String {
        if self.referred.is_empty() {
            return String::new();
        }
        let notes: String = self
            .referred
            .iter()
            .zip(1..)
            .map(|((name, times), number)| self.note((name, *times), number, speaker, lang))
            .collect();
        let label = escape(&speaker.plain("footnotes"));
        format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\" \
             aria-label=\"{label}\">\n<ol>\n{notes}</ol>\n</section>\n"
        )
    }

    fn note(
        &self,
        (name, times): (&str, usize),
        number: usize,
        speaker: Speaker,
        lang: &str,
    ) -> String {
        let text = self.texts.get(name).map_or("", String::as_str).trim_end();
        let label = escape(&speaker.numbered("footnote-back", number));
        let back = |time: usize| {
            // Two links back need two names.
            let which = if times == 1 { String::new() } else { format!(" ({time})") };
            let id = reference_id(number, time);
            format!(
                " <a class=\"footnote-back\" href=\"#{id}\" role=\"doc-backlink\" \
                 aria-label=\"{label}{which}\"{lang}>↩</a>"
            )
        };
        let back = (1..=times).map(back).collect::<Vec<_>>().concat();
        // The link back comes after the last word of the last paragraph.
        let text = text
            .strip_suffix("</p>")
            .map_or_else(|| format!("{text}{back}"), |start| format!("{start}{back}</p>"));
        format!("<li id=\"fn-{number}\">{text}</li>\n")
    }
}

fn reference_id(number: usize, times: usize) -> String {
    if times == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{times}") }
}
