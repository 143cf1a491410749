//! `:::språk`: text in another language than the page, so that it is read aloud and searched as
//! what it is.

use super::{BlockType, Manual, Names, Words};
use crate::config::unreadable_language;
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
    let (block, word) = (&line.name.text, &line.words);
    if let Some(tag) = LanguageTag::read(&word.text) {
        return Some(tag);
    }
    if !word.text.is_empty() {
        diagnostics.push(unreadable_language(Rule::BlockArgument, word));
        return None;
    }
    let message = text!(
        en: "the block `{block}` names no language",
        nb: "blokken `{block}` sier ikke hvilket språk det er"
    );
    let help =
        text!(en: "write for instance `:::{block} nb`", nb: "skriv for eksempel `:::{block} en`");
    let finding = Diagnostic::new(Rule::BlockArgument, line.name.span, message);
    diagnostics.push(finding.help(Help::Example(help)));
    None
}
