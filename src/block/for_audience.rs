//! `:::for`: content for one audience, or for several.

use super::{BlockType, Manual, Names, Words};
use crate::config::{AudienceId, Audiences};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::load::BlockLine;
use crate::source::SourceText;
use crate::text;

/// The block.
pub(super) static BLOCK: BlockType = BlockType {
    id: "for",
    names: Names { nb: &["for"], nn: &[], en: &["for"] },
    manual: Manual {
        en: "content for one audience or several",
        nb: "innhold for én målgruppe eller flere",
    },
    words: Words::Audience,
    interface_words: &["for-audience"],
    ..BlockType::PLAIN
};

/// The audiences that a line names, as a list or a sentence; `None` where none is known.
pub(super) fn audience(
    line: &BlockLine,
    audiences: &Audiences,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<AudienceId>> {
    if line.words.text.is_empty() {
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
        return None;
    }
    let mut known = |name: &SourceText| {
        let found = audiences.find(&name.text);
        if found.is_none() {
            let rewritten = |word: &SourceText, other: &str| Edit::replace(word.span, other);
            diagnostics.push(audiences.unknown(name, rewritten));
        }
        found
    };
    // In an edition some of the names are no audiences any more.
    let named = audiences.named_in(&line.words);
    let mut named: Vec<AudienceId> = named.iter().filter_map(&mut known).collect();
    named.sort_unstable();
    named.dedup();
    Some(named).filter(|named| !named.is_empty())
}
