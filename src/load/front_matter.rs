//! The front matter of a Markdown file.
//!
//! In: a file's text. Out: the YAML between the two `---` lines as a tree, and the place of the
//! text below. A file without front matter, or with one that is never closed, is a diagnostic:
//! elsewhere such a file was taken for text, or skipped. Which keys are allowed is left to
//! `course`, since that depends on what the file is.

use serde::{Deserialize, Serialize};

use super::slips::broken_letters;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::source::{FileId, Sources, Span};
use crate::text;
use crate::yaml::{self, Node};

/// The keys whose values are sentences, in which a colon is punctuation: "Vurdering: Modul 2".
const SENTENCES: [&str; 2] = ["prerequisites", "forutsetninger"];

/// The front matter of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontMatter {
    /// The values.
    pub node: Node,
    /// The place of the YAML, without the `---` lines.
    pub span: Span,
}

/// Splits the front matter from the text below and reads it.
pub(super) fn read(
    file: FileId,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<FrontMatter>, Span) {
    let whole = sources.whole(file);
    let text = sources.text(whole);
    let opening = text.lines().next().unwrap_or_default();
    if opening.trim_end() != "---" {
        diagnostics.push(missing(file, text));
        return (None, whole);
    }
    let start = opening.len() + 1;
    let Some((end, body)) = closing_line(text, start) else {
        diagnostics.push(unclosed(file, text));
        // What no longer looks like front matter is shown in the preview.
        return (
            None,
            Span::new(file, start + keys_at(text.get(start..).unwrap_or_default()), text.len()),
        );
    };
    let span = Span::new(file, start, end);
    let body = Span::new(file, body, text.len());
    diagnostics.extend(broken_letters(sources.text(span), |of| span.part(of.start, of.end)));
    match yaml::parse(sources, span, &SENTENCES) {
        Ok(node) => {
            diagnostics.extend(yaml::value_cut(&node, sources));
            (Some(FrontMatter { node, span }), body)
        }
        Err(fault) => {
            diagnostics.push(*fault);
            (None, body)
        }
    }
}

/// The offsets of the line that closes the front matter, and of the text after it.
fn closing_line(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut offset = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((offset, offset + line.len()));
        }
        offset += line.len();
    }
    None
}

/// How much stands before the front matter that a text has further down: empty lines, and letters
/// that are not seen. Zero where it has none.
fn before_front_matter(text: &str) -> usize {
    // The zero-width space and its like, and the mark of byte order.
    let is_hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let is_nothing = |c: char| c.is_whitespace() || is_hidden(c);
    let rest = text.trim_start_matches(is_nothing);
    let opens = rest.lines().next().is_some_and(|line| line.trim_end() == "---");
    if opens { text.len() - rest.len() } else { 0 }
}

fn missing(file: FileId, text: &str) -> Diagnostic {
    let opening = text.lines().next().unwrap_or_default();
    let message = text!(
        en: "the file does not begin with front matter",
        nb: "filen begynner ikke med metadata"
    );
    let is_dashes =
        !opening.trim().is_empty() && opening.trim().chars().all(|c| matches!(c, '-' | '–' | '—'));
    let place = Span::new(file, 0, opening.len());
    let trimmed = opening.trim();
    let hidden = before_front_matter(text);
    let help = if hidden > 0 && trimmed != "---" {
        let help = text!(
            en: "remove what stands before `---`: an empty line, or a letter that is not seen",
            nb: "fjern det som står foran `---`: en tom linje, eller et tegn som ikke vises"
        );
        Help::safe(help, [Edit::remove(Span::new(file, 0, hidden))])
    } else if trimmed != "---" && is_dashes {
        let help = text!(
            en: "write three hyphens on the first line: `---`",
            nb: "skriv tre bindestreker på den første linjen: `---`"
        );
        Help::safe(help, [Edit::replace(place, "---")])
    } else if trimmed == "---" {
        let help =
            text!(en: "remove the spaces before `---`", nb: "fjern mellomrommene foran `---`");
        let spaces = opening.len() - opening.trim_start().len();
        Help::safe(help, [Edit::remove(place.part(0, spaces))])
    } else {
        Help::Example(text!(
            en: "begin the file with a line `---`, then `title: …`, then a line `---`",
            nb: "begynn filen med en linje `---`, så `title: …`, så en linje `---`"
        ))
    };
    Diagnostic::new(Rule::FrontMatterMissing, place, message).help(help)
}

fn unclosed(file: FileId, text: &str) -> Diagnostic {
    let message = text!(
        en: "the front matter is opened here and never closed",
        nb: "metadataene åpnes her og lukkes aldri"
    );
    let help = text!(
        en: "write a line `---` after the last key",
        nb: "skriv en linje `---` etter den siste nøkkelen"
    );
    let opening = text.split_inclusive('\n').next().map_or(0, str::len);
    let end = opening + keys_at(text.get(opening..).unwrap_or_default());
    let is_last_line = !text.get(..end).unwrap_or_default().ends_with('\n');
    let line = if is_last_line { "\n---\n" } else { "---\n" };
    let help = Help::suggest(help, [Edit::replace(Span::new(file, end, end), line)]);
    Diagnostic::new(Rule::FrontMatterUnclosed, Span::new(file, 0, 3), message).help(help)
}

/// The length of the lines at the start of a text that may be keys, values and items of lists.
fn keys_at(text: &str) -> usize {
    let is_yaml = |line: &&str| {
        line.starts_with([' ', '-']) && !line.trim().is_empty()
            || line.trim_end().split_once(':').is_some_and(|(key, value)| {
                !key.contains(' ') && (value.is_empty() || value.starts_with(' '))
            })
    };
    text.split_inclusive('\n').take_while(is_yaml).map(str::len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn split(text: &str) -> (bool, String, Vec<&'static str>) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let mut diagnostics = Vec::new();
        let (front_matter, body) = read(file, &sources, &mut diagnostics);
        (
            front_matter.is_some(),
            sources.text(body).to_owned(),
            diagnostics.iter().map(|diagnostic| diagnostic.rule.name()).collect(),
        )
    }

    #[test]
    fn the_text_begins_after_the_second_line_of_dashes() {
        assert_eq!(
            split("---\ntitle: a\n---\nHei\n---\n"),
            (true, "Hei\n---\n".to_owned(), vec![])
        );
        assert_eq!(split("---\n---"), (true, String::new(), vec![]));
    }

    #[test]
    fn front_matter_that_is_missing_or_open_is_said_and_never_text() {
        assert_eq!(split("Hei\n"), (false, "Hei\n".to_owned(), vec!["front-matter-missing"]));
        assert_eq!(
            split("---\ntitle: a\nHei\n"),
            (false, "Hei\n".to_owned(), vec!["front-matter-unclosed"])
        );
        assert_eq!(split(""), (false, String::new(), vec!["front-matter-missing"]));
    }
}
