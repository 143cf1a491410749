//! A link that is none: `(text)[address]`, `[text] (address)`, `[[page]]`, a name with spaces, a
//! label that is not written, a bracket that is not closed.
//!
//! In: a run. Out: `link-form`. Brackets stand in texts for much else, so that what should be an
//! address must look like one.

use std::ops::Range;

use super::run::{GAP, Run};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::text;

/// The findings for what was meant as links.
pub(super) fn check(run: &Run) -> Vec<Diagnostic> {
    if !run.has(b"[]") {
        return Vec::new();
    }
    let brackets = run.text.match_indices(['[', ']']);
    let mut found = Vec::new();
    for (at, _) in brackets.filter(|(at, _)| !run.is_escaped(*at)) {
        let rest = run.text.get(at..).unwrap_or_default();
        found.extend(
            address_with_spaces(run, at, rest)
                .or_else(|| space_before_address(run, at, rest))
                .or_else(|| never_closed(run, at, rest))
                .or_else(|| turned_round(run, at, rest))
                .or_else(|| wiki(run, at, rest))
                .or_else(|| label(run, at, rest)),
        );
    }
    found
}

/// Whether a text can only be an address.
fn is_address(text: &str) -> bool {
    const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "www."];
    const ENDINGS: [&str; 14] = [
        "md", "html", "pdf", "png", "jpg", "jpeg", "svg", "webp", "docx", "pptx", "xlsx", "mp4",
        "mp3", "vtt",
    ];
    let path = text.split(['#', '?']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_file = ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) && path.len() > 3;
    let is_one_word = !text.contains([' ', '\n', GAP, '(', ')', '[', ']']);
    is_one_word && (SCHEMES.iter().any(|scheme| text.starts_with(scheme)) || is_file)
}

fn finding(run: &Run, range: Range<usize>, message: Text, help: Help) -> Diagnostic {
    Diagnostic::new(Rule::LinkForm, run.span(range), message).help(help)
}

/// `](two words.svg)`: the parser stops at the space, and nothing of it becomes a link.
fn address_with_spaces(run: &Run, at: usize, rest: &str) -> Option<Diagnostic> {
    let rest = rest.strip_prefix("](")?;
    let (target, after) = rest.split_at(rest.find([')', '"', '<', '(', '\n'])?);
    let is_file = after.starts_with(')') && target.contains(['.', '/', '\\']);
    if !target.trim().contains(' ') || !is_file {
        return None;
    }
    if let Some((name, size)) = target.split_once(" =").filter(|(_, size)| is_size(size)) {
        return Some(picture_size(run, at, name, size));
    }
    let message = text!(
        en: "a link to a name with spaces is not read as a link",
        nb: "en lenke til et navn med mellomrom blir ikke lest som lenke"
    );
    let help = text!(
        en: "write `](<{target}>)`, or take the spaces out of the file's name",
        nb: "skriv `](<{target}>)`, eller ta mellomrommene ut av filnavnet"
    );
    let range = at..at + "](".len() + target.len() + ")".len();
    let place = run.span(at + 2..range.end - 1);
    let edits = [Edit::insert_before(place, "<"), Edit::insert_after(place, ">")];
    Some(finding(run, range, message, Help::safe(help, edits)))
}

/// Whether a text is the size of a picture as some programs write it: `300x`, `300x200`.
fn is_size(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || ['x', 'X', '*', '%'].contains(&c))
}

/// `](map.png =300x)`.
fn picture_size(run: &Run, at: usize, name: &str, size: &str) -> Diagnostic {
    let message = text!(
        en: "the size of a picture cannot be set with `={size}`",
        nb: "størrelsen på et bilde kan ikke settes med `={size}`"
    );
    let help = text!(
        en: "write `]({name})`; a picture is as wide as its file says, and never wider than the page",
        nb: "skriv `]({name})`; et bilde er så bredt som filen sier, og aldri bredere enn siden"
    );
    let start = at + "](".len() + name.len();
    let end = start + " =".len() + size.len();
    let edit = Edit::remove(run.span(start..end));
    finding(run, at..end + ")".len(), message, Help::safe(help, [edit]))
}

/// `[text] (address)`.
fn space_before_address(run: &Run, at: usize, rest: &str) -> Option<Diagnostic> {
    let inner = rest.strip_prefix(']')?;
    let spaces = inner.len() - inner.trim_start_matches([' ', '\u{a0}', '\n']).len();
    let (address, _) = inner.get(spaces..)?.strip_prefix('(')?.split_once(')')?;
    let start = run.text.get(..at)?.rfind('[')?;
    // The address itself may have become a link: then it is not a gap, but text.
    if spaces == 0 || !is_address(address) || run.is_escaped(start) {
        return None;
    }
    let message = text!(
        en: "a space parts the link's text from its address, so that there is no link",
        nb: "et mellomrom skiller lenketeksten fra adressen, så det blir ingen lenke"
    );
    let text = run.source(&(start + 1..at));
    let help = text!(en: "write `[{text}]({address})`", nb: "skriv `[{text}]({address})`");
    let end = at + "] (".len() + spaces - 1 + address.len() + ")".len();
    let edit = Edit::remove(run.span(at + 1..at + 1 + spaces));
    Some(finding(run, start..end, message, Help::safe(help, [edit])))
}

/// `[text](address`, to the end of the line.
fn never_closed(run: &Run, at: usize, rest: &str) -> Option<Diagnostic> {
    let rest = rest.strip_prefix("](")?;
    let line = rest.lines().next().unwrap_or_default();
    let address = line.split([' ', GAP]).next().unwrap_or_default();
    let address = address.trim_end_matches(['.', ',', ';', ':']);
    let start = run.text.get(..at)?.rfind('[')?;
    if rest.contains(')') || !is_address(address) {
        return None;
    }
    let message = text!(
        en: "the address of the link is not closed",
        nb: "adressen til lenken er ikke lukket"
    );
    let text = run.source(&(start + 1..at));
    let help = text!(en: "write `[{text}]({address})`", nb: "skriv `[{text}]({address})`");
    let end = at + "](".len() + address.len();
    let edit = Edit::insert_after(run.span(end..end), ")");
    Some(finding(run, start..end, message, Help::safe(help, [edit])))
}

/// `(text)[address]`.
fn turned_round(run: &Run, at: usize, rest: &str) -> Option<Diagnostic> {
    let (address, _) = rest.strip_prefix('[')?.split_once(']')?;
    let before = run.text.get(..at)?.strip_suffix(')')?;
    let start = before.rfind('(')?;
    let text = run.source(&(start + 1..before.len()));
    if !is_address(address) || text.is_empty() {
        return None;
    }
    let message = text!(
        en: "round and square brackets have changed places, so that there is no link",
        nb: "runde og firkantede klammer har byttet plass, så det blir ingen lenke"
    );
    let help = text!(en: "write `[{text}]({address})`", nb: "skriv `[{text}]({address})`");
    let range = start..at + address.len() + "[]".len();
    let edit = Edit::replace(run.span(range.clone()), format!("[{text}]({address})"));
    Some(finding(run, range, message, Help::safe(help, [edit])))
}

/// `[[page]]`, as in a wiki.
fn wiki(run: &Run, at: usize, rest: &str) -> Option<Diagnostic> {
    let (inner, _) = rest.strip_prefix("[[")?.split_once("]]")?;
    let is_name = inner.starts_with(char::is_alphanumeric)
        && inner.contains(char::is_alphabetic)
        && !inner.contains(['[', ']', '\n', GAP, ',', ';', '"']);
    let is_free = !run.text.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '[');
    if !is_name || !is_free {
        return None;
    }
    let message = text!(
        en: "`[[{inner}]]` is a wiki's link, and is shown as it is written",
        nb: "`[[{inner}]]` er en lenke fra en wiki, og vises slik det er skrevet"
    );
    let help = text!(
        en: "write `[text](file.md)`, with the path from this file to the other",
        nb: "skriv `[tekst](fil.md)`, med stien fra denne filen til den andre"
    );
    let range = at..at + inner.len() + "[[]]".len();
    Some(finding(run, range, message, Help::Example(help)))
}

/// `[text][label]`, where the label is not written anywhere.
fn label(run: &Run, at: usize, rest: &str) -> Option<Diagnostic> {
    let (label, _) = rest.strip_prefix("][")?.split_once(']')?;
    let start = run.text.get(..at)?.rfind('[')?;
    let text = run.text.get(start + 1..at)?;
    let before = run.text.get(..start)?.chars().next_back();
    let is_label = label.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !label.contains(['\n', GAP, ' ', '='])
        && text.contains(char::is_alphabetic)
        && before.is_none_or(|c| c.is_whitespace() || ['(', '«', GAP].contains(&c));
    if !is_label || run.is_escaped(start) {
        return None;
    }
    let message = text!(
        en: "the address `{label}` of the link is not written on this page",
        nb: "adressen `{label}` til lenken er ikke skrevet på denne siden"
    );
    let help = text!(
        en: "write `[{label}]: …` on a line of its own, or the address itself: `[{text}](…)`",
        nb: "skriv `[{label}]: …` på en egen linje, eller adressen selv: `[{text}](…)`"
    );
    let range = start..at + label.len() + "][]".len();
    Some(finding(run, range, message, Help::Example(help)))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn links_that_are_none_are_told() {
        assert_told(
            "link-form",
            &[
                "Se (tekst)[02-b.md] her.",
                "Se [tekst] (02-b.md) her.",
                "[a] (https://a.no/b)",
                "Se [tekst][finnes-ikke] her.",
                "Se [[02-b]] her.",
                "![a](Min figur.svg)",
                "Se [tekst](02-b.md for mer",
                "[a](../to sider.md)",
                "[[Modul 1]]",
                "(les mer)[https://a.no]",
                "[a]\u{a0}(b.pdf)",
                "[a]\n(02-b.md)",
                "![Kart](kart.png =300x)",
                "![Kart](kart.png =300x200)",
            ],
        );
    }

    #[test]
    fn brackets_in_texts_are_text() {
        assert_silent(&[
            "[a](b.md)",
            "Matrisen [[1, 2], [3, 4]]",
            "liste[0][1]",
            "(se [kap. 2])",
            "[1][2]",
            "Ordet [sic] (Hansen 2019)",
            "[a][b]\n\n[b]: c.md",
            "`[[x]]`",
            "[ ] (valgfritt)",
            "f(x)[0]",
            "(a)[b]",
            "[...] (s. 12)",
            "[a](b \"c\")",
            "[a](<b c.md>)",
            "\\[a] (b.md)",
            "- [ ] a",
            "[x] (fil)",
            "Navn [navn@skole.no]",
            "[Hent][hent]\n\n[hent]: a.pdf",
        ]);
    }
}
