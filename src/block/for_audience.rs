//! `:::for`: content for one audience.

use super::{BlockType, Manual, Names, Words};
use crate::config::{AudienceId, Audiences};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::load::BlockLine;
use crate::text;

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "for",
    names: Names { nb: &["for"], nn: &[], en: &["for"] },
    manual: Manual { en: "content for one audience", nb: "innhold for én målgruppe" },
    words: Words::Audience,
    interface_words: &["for-audience"],
    ..BlockType::PLAIN
};

/// The audience that a line names.
pub(super) fn audience(
    line: &BlockLine,
    audiences: &Audiences,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<AudienceId> {
    let words = &line.words;
    let found = audiences.find(&words.text);
    if words.text.is_empty() {
        let block = &line.name.text;
        let message = text!(
            en: "the block `{block}` does not say whom it is for",
            nb: "blokken `{block}` sier ikke hvem den er for"
        );
        let help = text!(
            en: "write for instance `:::{block} leader`",
            nb: "skriv for eksempel `:::{block} leder`"
        );
        let help = Help::Example(help);
        diagnostics.push(Diagnostic::new(Rule::BlockArgument, line.name.span, message).help(help));
    } else if found.is_none() {
        diagnostics.push(audiences.unknown(words, |word, other| Edit::replace(word.span, other)));
    }
    found
}
