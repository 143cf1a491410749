//! `:::språk`: text in another language than the page, so that it is read aloud and searched as
//! what it is.

use super::{BlockType, Manual, Names, Words};
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::language::LanguageTag;
use crate::load::BlockLine;
use crate::text;

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "lang",
    names: Names { nb: &["språk"], nn: &[], en: &["language"] },
    manual: Manual {
        en: "text in another language than the page",
        nb: "tekst på et annet språk enn siden",
    },
    words: Words::Language,
    ..BlockType::PLAIN
};

/// The language that a line names.
pub(super) fn language(line: &BlockLine, diagnostics: &mut Vec<Diagnostic>) -> Option<LanguageTag> {
    let (block, tag) = (&line.name.text, &line.words.text);
    if let Some(tag) = LanguageTag::parse(tag) {
        return Some(tag);
    }
    let (message, span) = if tag.is_empty() {
        (
            text!(
                en: "the block `{block}` names no language",
                nb: "blokken `{block}` sier ikke hvilket språk det er"
            ),
            line.name.span,
        )
    } else {
        (
            text!(en: "`{tag}` is not a language tag", nb: "`{tag}` er ikke en språkkode"),
            line.words.span,
        )
    };
    let help =
        text!(en: "write for instance `:::{block} nb`", nb: "skriv for eksempel `:::{block} en`");
    let help = Help::Example(help);
    diagnostics.push(Diagnostic::new(Rule::BlockArgument, span, message).help(help));
    None
}
