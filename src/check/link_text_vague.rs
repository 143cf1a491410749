//! The text of a link says where it leads, also when it is read alone.
//!
//! In: the links of a text. Out: `link-text-vague` if the whole text of a link is one of a few
//! words that say nothing, a web address that leads somewhere else, or empty. A word such as "her"
//! inside a longer text is accepted, and so is an address that stands bare in a text.
//!
#![doc = include_str!("../../manual/en/link-text-vague.md")]

use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::load::{Link, LinkKind, Outline};
use crate::text;

/// What says nothing as the whole text of a link, in bokmål, nynorsk and English.
#[rustfmt::skip]
const VAGUE: [&str; 78] = [
    "her", "klikk", "klikk her", "trykk her", "trykk", "les her", "les mer", "les mer her",
    "les meir", "les meir her", "les videre", "les vidare", "se her", "sjå her", "se mer",
    "sjå meir", "mer", "meir", "mer her", "meir her", "mer info", "meir info", "mer informasjon",
    "meir informasjon", "finn ut mer", "finn ut meir", "denne", "dette", "den", "det",
    "denne lenken", "denne lenka", "denne lenkja", "denne siden", "denne sida", "denne artikkelen",
    "lenke", "lenken", "lenka", "lenkje", "lenkja", "link", "linken", "hit", "gå hit",
    "gå til siden", "gå til sida", "last ned", "last ned her", "åpne", "opne", "vis", "side",
    "siden", "nettside", "nettsiden", "here", "click here", "click", "press here", "read here",
    "read more", "read on", "more", "see more", "see here", "more info", "more information",
    "learn more", "find out more", "this", "this link", "the link", "this page", "this article",
    "go here", "download", "download here",
];

/// Checks the links of a text.
#[must_use]
pub(super) fn check(outline: &Outline) -> Vec<Diagnostic> {
    outline.links.iter().filter(|link| link.kind == LinkKind::Link).filter_map(vague).collect()
}

fn vague(link: &Link) -> Option<Diagnostic> {
    let shown = link.text.trim();
    let bare = shown.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let message = if bare.is_empty() {
        text!(en: "the link has no text", nb: "lenken har ingen tekst")
    } else if is_address(shown) && !link.is_bare() {
        text!(
            en: "the text of the link is only an address",
            nb: "teksten i lenken er bare en adresse"
        )
    } else if VAGUE.contains(&bare.as_str()) {
        text!(
            en: "`{shown}` does not say where the link leads",
            nb: "`{shown}` sier ikke hvor lenken fører"
        )
    } else {
        return None;
    };
    let target = &link.target;
    let help = text!(
        en: "write in the link what is found there, for instance `[the plan for the \
             meeting]({target})`",
        nb: "skriv i lenken hva som finnes der, for eksempel `[planen for møtet]({target})`"
    );
    Some(Diagnostic::new(Rule::LinkTextVague, link.whole, message).help(Help::Example(help)))
}

/// A whole web address; the name of a site, such as `udir.no`, says enough.
fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources, Span};

    fn is_vague(text: &str) -> bool {
        let file = Sources::new().add(SourceFile::new("a.md", ""));
        let span = Span::start_of(file);
        vague(&Link {
            kind: LinkKind::Link,
            target: "om.md".to_owned(),
            text: text.to_owned(),
            span,
            whole: Span::new(file, 0, text.len() + "[](om.md)".len()),
        })
        .is_some()
    }

    #[test]
    fn what_says_nothing_alone_is_vague_in_any_dress() {
        for text in [
            "her",
            "Klikk her!",
            "Les mer …",
            "«Les meir»",
            "→ Read more",
            "https://udir.no/x",
            "",
            " - ",
        ] {
            assert!(is_vague(text), "{text}");
        }
    }

    #[test]
    fn what_says_something_is_left_alone() {
        for text in [
            "Her finner du planen",
            "Les mer om møtet",
            "her i kommunen",
            "udir.no",
            "post@skole.no",
            "Last ned kartet (PDF)",
            "2",
            "Del 2",
        ] {
            assert!(!is_vague(text), "{text}");
        }
    }
}
